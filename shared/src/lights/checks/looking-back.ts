// Knows the checks on whether and when we look back; knows no other.
import { dateWords } from '../../board/calendar-words.ts'
import { CHARTER_ID } from '../../board/ids.ts'
import { fine, wrong, type Check } from '../finding.ts'

const FIX = { card: CHARTER_ID, field: 'nextReviewOn' } as const

const NEXT_DATE: Check = {
  id: 'T14.1',
  audience: 'everyone',
  from: 'proposal',
  look: ({ charter }) => [
    charter?.fields.nextReviewOn === undefined ? wrong('gap', [CHARTER_ID], FIX) : fine(CHARTER_ID),
  ],
  one: () => 'When we look again is not written down yet.',
  many: () => 'When we look again is not written down yet.',
}

const DATE_PASSED: Check = {
  id: 'T14.2',
  audience: 'everyone',
  from: 'start',
  look: ({ charter, cards, isPast }) => {
    const nextReviewOn = charter?.fields.nextReviewOn
    if (nextReviewOn === undefined) return []
    const isUnderWay = cards('review').some(({ fields }) => fields.state === 'open')
    return [
      isPast(nextReviewOn) && !isUnderWay ? wrong('stale', [CHARTER_ID], FIX, { nextReviewOn }) : fine(CHARTER_ID),
    ]
  },
  one: ({ wrong: { params } }) => `We planned to look again by ${dateWords(String(params['nextReviewOn']))}.`,
  many: () => 'The date on which we planned to look again has passed.',
}

export const LOOKING_BACK = [NEXT_DATE, DATE_PASSED] as const
