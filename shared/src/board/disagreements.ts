// Knows what is seen differently on a board, on which agreed step it stands, whom it concerns and when its clock may start; refuses to know who has said so.
import type { Board, Card, CardOf } from './board.ts'
import type { Reference } from './kinds/kind.ts'
import { compareOrder } from './order.ts'

export type AgreedSteps = CardOf<'if-we-disagree'>
export type Step = AgreedSteps['fields']['steps'][number]
/** Something we see differently, as it stands now. */
export interface Disagreement {
  readonly card: CardOf<'concern'>
  /** Where it stands; null = on no step, or on one that is gone. */
  readonly at: StepPlace | null
  /** Since when the clock of the step runs, YYYY-MM-DD; undefined = it does not. */
  readonly since: string | undefined
  /** Active organisations it is known to concern: who raised it, who says "us too", and whom it is about. */
  readonly concerned: readonly string[]
  /** Who may say that the clock starts: those concerned where two or more are known, else every active organisation. */
  readonly asked: readonly string[]
}
export interface StepPlace {
  readonly steps: AgreedSteps
  readonly step: Step
  /** From 0. */
  readonly index: number
}

/** Value of the field that says on which step something stands. */
export const stepReference = (steps: AgreedSteps, step: Step): string => `${steps.id}#${step.id}`

const isOpen = (card: Card): card is CardOf<'concern'> =>
  card.kind === 'concern' &&
  card.fields.issueKind === 'disagreement' &&
  (card.fields.state === 'open' || card.fields.state === 'being-worked')

/** Null = there is no such card, or it is no open disagreement. */
export function disagreementOf(board: Board, cardId: string): Disagreement | null {
  const card = board.cards.get(cardId)
  if (card === undefined || !isOpen(card)) return null
  const active = new Set(
    [...board.cards.values()]
      .filter((one) => one.kind === 'organisation' && one.fields.state === 'active')
      .map(({ id }) => id),
  )
  const lines = [...board.relations.values()]
  const named = [
    card.fields.raisedBy,
    ...lines
      .filter(({ kind, to }) => kind === 'sameBoat' && to === cardId)
      .map(({ from }) => organisationOf(board, from)),
    ...lines.filter(({ kind, from }) => kind === 'about' && from === cardId).map(({ to }) => to),
  ]
  const concerned = [...new Set(named)].filter((id) => id !== undefined && active.has(id)) as string[]
  return {
    card,
    at: placeOf(board, card.fields.stepId),
    since: card.fields.stepSince,
    concerned,
    asked: concerned.length < 2 ? [...active] : concerned,
  }
}

/** The clock of a step starts once all those concerned have said so, and never by one organisation alone. */
export const mayStart = ({ concerned }: Disagreement, starters: ReadonlySet<string>): boolean =>
  starters.size >= 2 && concerned.every((id) => starters.has(id))

/** What stands on each step of the card, by the id of the step, in reading order. */
export function disagreementsOn(board: Board, stepsId: string): ReadonlyMap<string, readonly CardOf<'concern'>[]> {
  const open = [...board.cards.values()].filter(isOpen).toSorted(compareOrder)
  return Map.groupBy(
    open.filter(({ fields: { stepId } }) => stepId?.startsWith(`${stepsId}#`) === true),
    ({ fields: { stepId } }) => stepId?.slice(stepsId.length + 1) ?? '',
  )
}

/** The card of steps that counts for everything, else the first one; null = none is written down yet. */
export function generalSteps(board: Board): AgreedSteps | null {
  const all = [...board.cards.values()].filter((card) => card.kind === 'if-we-disagree').toSorted(compareOrder)
  return all.find(({ fields: { scope, steps } }) => scope.trim() === '' && steps.length > 0) ?? all[0] ?? null
}

/** The step that follows where nothing else is written: null = it is the last one. */
export function nextStep({ steps, step, index }: StepPlace): Step | null {
  const all = steps.fields.steps
  const [only, ...others] = step.next
  if (only === undefined || others.length > 0) return all[index + 1] ?? null
  return all.find(({ id }) => id === only.to) ?? null
}

/** Help from outside the partnership. */
export const leadsOut = ({ outside, next }: Step): boolean => outside || next.some(({ to }) => to === 'beyond')

function placeOf(board: Board, reference: Reference | undefined): StepPlace | null {
  const [id = '', item] = typeof reference === 'string' ? reference.split('#') : []
  const steps = board.cards.get(id)
  if (steps?.kind !== 'if-we-disagree') return null
  const index = steps.fields.steps.findIndex((step) => step.id === item)
  const step = steps.fields.steps[index]
  return step === undefined ? null : { steps, step, index }
}

/** The organisation itself, or that of a person. */
function organisationOf(board: Board, id: string): string | undefined {
  const card = board.cards.get(id)
  return card?.kind === 'person' ? card.fields.orgId : card?.id
}
