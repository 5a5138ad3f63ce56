// Knows how header, leadership, recognition, continuity and review of a neutral description become the card of the partnership itself.
import type { BoardDraft, DraftCard } from './board-draft.ts'
import { objectOf, storedLine, storedText } from './board-draft.ts'
import type { FileObject } from './check-shape.ts'
import { keepTheRest } from './neutral-leftovers.ts'
import type { NeutralCards } from './neutral-partners.ts'
import { linked, references } from './neutral-partners.ts'

function leadershipModel(model: unknown): string | undefined {
  if (typeof model !== 'string') return undefined
  if (['single', 'lead-organisation', 'elected-chair', 'chair-and-vice'].includes(model)) return 'single'
  if (/^rotating(?:-|$)/.test(model)) return 'rotating'
  if (model.startsWith('co-')) return 'co-led'
  return model === 'distributed' || model === 'undecided' ? model : 'other'
}

const wholeMonths = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 1 ? value : undefined

/** Adds the card of the partnership with what the header says; the rest is filled in once partners have cards. */
export function addCharter(root: FileObject, draft: BoardDraft): DraftCard {
  const charter = draft.card(
    'charter',
    { path: '$', id: root['id'] },
    {
      name: storedLine(root['title']),
      place: storedText(root['area']),
      context: storedText(root['summary']),
    },
  )
  keepTheRest(charter, root, [], ['id', 'asOf', 'sources', 'size', 'sectionBasis'])
  keepTheRest(charter, objectOf(root['layout']), ['layout'], [], 'layout')
  return charter
}

/** Fills in how the partnership is led, decides, shares credit, carries on and looks again. */
export function fillCharter(root: FileObject, charter: DraftCard, cards: NeutralCards): void {
  const leadership = objectOf(root['leadership'])
  const review = objectOf(root['review'])
  const decisionNote = storedText(objectOf(root['disagreement'])['decisionRule'])
  Object.assign(charter.fields, {
    leadershipModel: leadershipModel(leadership['model']),
    leadershipWhy: storedText(leadership['note']),
    leadRef: linked(cards.who, leadership['lead'])?.id,
    deputyRef: linked(cards.who, leadership['deputy'])?.id,
    appointedBy: references(cards, leadership['appointedBy']),
    termMonths: wholeMonths(leadership['termMonths']),
    decisionRule: decisionNote === undefined ? undefined : 'other',
    decisionNote,
    creditRule: storedText(objectOf(root['recognition'])['text']),
    continuity: storedText(objectOf(root['continuity'])['text']),
    reviewEvery: wholeMonths(review['cycleMonths']),
    reviewWhat: storedText(review['what']),
    nextReviewOn: typeof review['next'] === 'string' ? review['next'] : undefined,
    reviewBy: references(cards, review['by']),
  })
  keepTheRest(charter, leadership, ['leadership'], ['model', 'basis'], 'leadership')
  keepTheRest(charter, objectOf(root['recognition']), ['recognition'], ['basis'], 'recognition')
  keepTheRest(charter, objectOf(root['continuity']), ['continuity'], ['basis'], 'continuity')
  keepTheRest(charter, review, ['review'], ['basis'], 'review')
}
