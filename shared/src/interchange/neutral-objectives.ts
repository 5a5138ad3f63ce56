// Knows how objectives of a neutral description become cards with results, who does what, and whose own outcomes they help; nothing else.
import type { Point } from '../board/board.ts'
import type { BoardDraft, DraftCard } from './board-draft.ts'
import { objectsOf, storedLine, storedText } from './board-draft.ts'
import type { FileObject } from './check-shape.ts'
import { keepTheRest } from './neutral-leftovers.ts'
import type { NeutralCards } from './neutral-partners.ts'
import { linked } from './neutral-partners.ts'

const COMPARATORS: ReadonlyMap<string, string> = new Map([
  ['>=', 'at-least'],
  ['at-least', 'at-least'],
  ['at least', 'at-least'],
  ['<=', 'at-most'],
  ['at-most', 'at-most'],
  ['at most', 'at-most'],
  ['=', 'exactly'],
  ['==', 'exactly'],
  ['exactly', 'exactly'],
  ['grow-by', 'grow-by'],
  ['cut-by', 'cut-by'],
  ['yes-no', 'yes-no'],
  ['yes/no', 'yes-no'],
])

/** Numbers as they were written, by path, where a computer would have changed them. */
export type WrittenNumbers = ReadonlyMap<string, string>

const numberText = (value: unknown, path: string, written: WrittenNumbers): string | undefined =>
  typeof value === 'number' ? (written.get(path) ?? String(value)) : undefined

function addMeasures(
  card: DraftCard,
  objective: FileObject,
  path: string,
  draft: BoardDraft,
  written: WrittenNumbers,
): void {
  const measures = objectsOf(objective['measures'])
  const items = measures.map((measure, at) => {
    const here = `${path}.measures[${at}]`
    const { comparator } = measure
    const mapped = typeof comparator === 'string' ? COMPARATORS.get(comparator) : undefined
    const kept = ['basis', ...(mapped === undefined ? ['comparator'] : [])]
    keepTheRest(card, measure, ['objectives', 'measures'], kept, `measures[${at}]`)
    return {
      place: { path: here, id: measure['id'] },
      raw: measure,
      fields: {
        kind: 'result',
        text: storedLine(measure['name']),
        baseline: numberText(measure['baseline'], `${here}.baseline`, written),
        comparator: mapped,
        target: numberText(measure['target'], `${here}.target`, written),
        unit: storedLine(measure['unit']),
        by: typeof measure['due'] === 'string' ? measure['due'] : undefined,
        note: storedLine(measure['note']),
      },
    }
  })
  draft.items(card, 'markers', items)
}

interface Part {
  readonly card: DraftCard
  readonly path: string
  part: 'leads' | 'delivers'
  readonly brings: string[]
}

/** One line per organisation or person: a lead who also contributes leads, and brings what they contribute. */
function addContributions(
  card: DraftCard,
  objective: FileObject,
  path: string,
  draft: BoardDraft,
  cards: NeutralCards,
): void {
  const parts = new Map<string, Part>()
  const lead = linked(cards.who, objective['lead'])
  if (lead !== undefined) parts.set(lead.id, { card: lead, path: `${path}.lead`, part: 'leads', brings: [] })
  objectsOf(objective['contributors']).forEach((contributor, at) => {
    const here = `${path}.contributors[${at}]`
    keepTheRest(card, contributor, ['objectives', 'contributors'], ['basis'], `contributors[${at}]`)
    const who = linked(cards.who, contributor['partner'])
    if (who === undefined) {
      card.extra[`contributors[${at}].contribution`] = storedText(contributor['contribution']) ?? ''
      return
    }
    const part = parts.get(who.id) ?? { card: who, path: here, part: 'delivers', brings: [] }
    const brings = storedText(contributor['contribution'])
    if (part.brings.length > 0) {
      const message = 'This organisation contributes twice; both texts stand on one line now.'
      draft.findings.tell({
        path: here,
        code: 'joined',
        message,
        action: 'changed',
        ...(brings === undefined ? {} : { original: brings }),
      })
    }
    if (brings !== undefined) part.brings.push(brings)
    parts.set(who.id, part)
  })
  for (const { card: who, path: here, part, brings } of parts.values()) {
    draft.relation('does', { path: here }, who.id, card.id, {
      part,
      brings: brings.length === 0 ? undefined : brings.join('\n'),
    })
  }
}

/** An own outcome of one organisation: its text, and the objectives that help it. */
interface Outcome {
  readonly place: { readonly path: string }
  readonly raw: unknown
  readonly fields: { readonly text: string }
  readonly helpedBy: { readonly card: DraftCard; readonly path: string }[]
}

function addOutcomes(
  objectives: readonly { readonly card: DraftCard; readonly objective: FileObject; readonly path: string }[],
  draft: BoardDraft,
  cards: NeutralCards,
): void {
  const byOrganisation = new Map<DraftCard, Map<string, Outcome>>()
  for (const { card, objective, path } of objectives) {
    objectsOf(objective['alignsTo']).forEach((alignment, at) => {
      const here = `${path}.alignsTo[${at}]`
      keepTheRest(card, alignment, ['objectives', 'alignsTo'], ['basis'], `alignsTo[${at}]`)
      const organisation = linked(cards.who, alignment['partner'], 'organisation')
      const text = storedLine(alignment['outcome'])
      if (organisation === undefined) {
        if (text !== undefined) card.extra[`alignsTo[${at}].outcome`] = text
        return
      }
      if (text === undefined) {
        draft.relation('serves', { path: here }, card.id, organisation.id, { fit: 'strong' })
        return
      }
      const outcomes = byOrganisation.get(organisation) ?? new Map<string, Outcome>()
      byOrganisation.set(organisation, outcomes)
      const outcome = outcomes.get(text) ?? { place: { path: here }, raw: alignment, fields: { text }, helpedBy: [] }
      outcomes.set(text, outcome)
      outcome.helpedBy.push({ card, path: here })
    })
  }
  for (const [organisation, byText] of byOrganisation) {
    const outcomes = [...byText.values()]
    const ids = draft.items(organisation, 'ownOutcomes', outcomes)
    outcomes.forEach(({ helpedBy }, at) => {
      for (const { card, path } of helpedBy) {
        draft.relation('serves', { path }, card.id, organisation.id, { fit: 'strong' }, ids[at] ?? '')
      }
    })
  }
}

/** Adds the objective cards and every line that starts or ends at one. */
export function addObjectives(
  root: FileObject,
  draft: BoardDraft,
  cards: NeutralCards,
  positions: ReadonlyMap<string, Point>,
  written: WrittenNumbers,
): void {
  const added = objectsOf(root['objectives']).map((objective, at) => {
    const path = `objectives[${at}]`
    const id = String(objective['id'])
    const fields = { title: storedLine(objective['title']), theme: storedLine(objective['theme']) }
    const card = draft.card('objective', { path, id }, fields, positions.get(id))
    keepTheRest(card, objective, ['objectives'], ['basis', 'measuresBasis', 'contributorsBasis', 'alignmentBasis'])
    addMeasures(card, objective, path, draft, written)
    addContributions(card, objective, path, draft, cards)
    return { card, objective, path }
  })
  addOutcomes(added, draft, cards)
}
