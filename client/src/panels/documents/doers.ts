// Knows who can be named as the one who does something, how they are called, and how it is written down; refuses to know where they are chosen.
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName, itemsOf } from '@common-ground/shared/board/card.ts'
import { isDate } from '@common-ground/shared/board/calendar.ts'
import type { Action } from '@common-ground/shared/documents/actions.ts'
import { shortNameOf } from '@common-ground/shared/documents/agreement-cards.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import type { Participant } from '../../model/board-session.ts'
import { ownCard, ownPersonCard } from '../../model/own-card.ts'
import { documentWords } from '../../text/document-words.ts'

const words = documentWords.actions
/** Before the id of a participant; what has none is the id of a card. */
const HERE = 'here:'
const COLLATOR = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** The kinds of cards that can be named, and what is said beside each. */
const NOTES = { organisation: words.organisation, person: words.person, role: words.role } as const

export interface Doer {
  /** "" = nobody. */
  readonly value: string
  readonly label: string
  readonly note?: string
}

/** Where an action stands that belongs to no card in particular: among what the partnership does next. */
const NEXT = { card: CHARTER_ID, field: 'actions' } as const

/**
 * Whoever is here and has no card, oneself first; then organisations, people and roles, each by name. Somebody here who
 * stands on the map as a person is chosen by that card.
 *
 * @param here who is on the board now, oneself among them.
 * @param me participant id.
 */
export function doersOf(board: Board, here: readonly Participant[], me: string): readonly Doer[] {
  const named = (kind: keyof typeof NOTES): readonly Doer[] =>
    [...board.cards.values()]
      .filter((card) => card.kind === kind)
      .map((card) => ({ value: card.id, label: cardName(card), note: NOTES[kind] }))
      .toSorted((one, other) => COLLATOR.compare(one.label, other.label))
  return [
    ...here
      .filter((one) => one.name !== '' && ownPersonCard(board, one) === undefined)
      .toSorted(
        (one, other) => Number(other.id === me) - Number(one.id === me) || COLLATOR.compare(one.name, other.name),
      )
      .map((one) => ({
        value: HERE + one.id,
        label: calledHere(one, me),
        note: organisationOf(board, one) || words.here,
      })),
    ...named('organisation'),
    ...named('person'),
    ...named('role'),
  ]
}

/** How one of them is called, without the list of all; null = they can be named no more. */
export function doerLabel(board: Board, here: readonly Participant[], me: string, value: string): string | null {
  if (value.startsWith(HERE)) {
    const one = here.find(({ id }) => HERE + id === value)
    return one === undefined || one.name === '' || ownPersonCard(board, one) !== undefined ? null : calledHere(one, me)
  }
  const card = board.cards.get(value)
  return card !== undefined && Object.hasOwn(NOTES, card.kind) ? cardName(card) : null
}

const calledHere = ({ id, name }: Participant, me: string): string => (id === me ? words.me(name) : name)

/** By the short name the others use, where it has a card. */
function organisationOf(board: Board, one: Participant): string {
  const card = board.cards.get(ownCard(board, one) ?? '')
  return card?.kind === 'organisation' ? shortNameOf(card) : one.organisation
}

/** Names of the fields of an action by which somebody is named, with what stands in them; absent = nothing. */
function namedBy(
  board: Board,
  value: string,
  here: readonly Participant[],
): Partial<Record<'person' | 'organisation' | 'participant', string>> {
  if (value.startsWith(HERE)) {
    const participant = value.slice(HERE.length)
    const one = here.find(({ id }) => id === participant)
    const own = one === undefined ? undefined : ownCard(board, one)
    return { participant, ...(own === undefined ? {} : { organisation: own }) }
  }
  const card = board.cards.get(value)
  if (card === undefined) return {}
  return card.kind === 'organisation' ? { organisation: value } : { person: value }
}

/** One more thing to do, among those of the partnership. @param text without space around it. @param by a day; what is none is left out. */
export function newAction(
  board: Board,
  here: readonly Participant[],
  { id, text, who, by }: { readonly id: string; readonly text: string; readonly who: string; readonly by: string },
): Operation {
  const { person, organisation, participant } = namedBy(board, who, here)
  const values = {
    text,
    ...(person === undefined ? {} : { personId: person }),
    ...(organisation === undefined ? {} : { orgId: organisation }),
    ...(participant === undefined ? {} : { participantId: participant }),
    ...(isDate(by, false) ? { by } : {}),
  }
  return { type: 'add-item', ...NEXT, id, values }
}

/** Says who does something, instead of whoever was named for it before. */
export function nameDoer(
  board: Board,
  here: readonly Participant[],
  action: Action,
  who: string,
): readonly Operation[] {
  const { card, field, item, personField, organisationField, participantField } = action
  const { person, organisation, participant = '' } = namedBy(board, who, here)
  const set = (name: string, value: string | undefined): Operation => ({
    type: 'set-item-field',
    card,
    field,
    item,
    name,
    value: value ?? null,
  })
  // What stands there, not who counts: a card that was named since hides somebody, and takes nobody out.
  const holder = board.cards.get(card)
  const found = holder === undefined ? undefined : itemsOf(holder, field).find(({ id }) => id === item)
  const noted = found?.[participantField]
  const before = typeof noted === 'string' ? noted : ''
  return [
    set(personField, person),
    set(organisationField, organisation),
    ...(before === participant
      ? []
      : [
          {
            type: 'edit-text',
            at: { card, item, field: participantField },
            index: 0,
            remove: before.length,
            insert: participant,
          } as const,
        ]),
  ]
}

/** Who does it without a card, as long as no other organisation was chosen since; undefined = nobody. */
export function doerHere(
  board: Board,
  participants: readonly Participant[],
  { participantId, organisationId }: Action,
): Participant | undefined {
  const one = participantId === undefined ? undefined : participants.find(({ id }) => id === participantId)
  if (one === undefined || organisationId === undefined) return one
  const own = ownCard(board, one)
  return own === undefined || own === organisationId ? one : undefined
}

/** "Ann Able, Council"; "" = nobody is named. */
export function doerWords(board: Board, participants: readonly Participant[], action: Action): string {
  const { person, organisation } = action
  const name = doerHere(board, participants, action)?.name ?? ''
  return [person || name, organisation].filter((said) => said !== '').join(', ')
}
