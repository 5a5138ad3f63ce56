// Proves what somebody who comes back compares with, which cards that marks, and how a review is written down.
import {
  mistakeIn,
  nextDate,
  nextReviewOn,
  reviewFields,
  reviewFile,
  type HeldReview,
} from '@common-ground/client/panels/coming-back/next-review.ts'
import { versionSeen, workedOnSince } from '@common-ground/client/panels/coming-back/versions-seen.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { isFree, whatWaits } from '@common-ground/client/panels/coming-back/what-waits.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { nextCallSetting } from '@common-ground/shared/board/next-call.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'
import { partnership } from '../../../shared/lights/partnership.ts'

const version = (id: string, at: string): VersionInfo => ({
  id,
  kind: 'auto',
  by: [],
  at,
  epoch: 1,
  seq: 1,
  hash: 'h',
  cards: 1,
  relations: 0,
})
const VERSIONS = [
  version('late', '2026-11-28T12:00:00.000Z'),
  version('mine', '2026-11-20T09:00:02.000Z'),
  version('early', '2026-11-10T09:00:00.000Z'),
]

test.each([
  ['2026-11-20T09:00:00.000Z', 'mine'],
  ['2026-11-20T08:59:50.000Z', 'early'],
  ['2026-11-27T09:00:00.000Z', 'mine'],
  ['2026-11-29T09:00:00.000Z', 'late'],
  ['2026-11-01T09:00:00.000Z', 'early'],
])('[CB3] who left at %s compares with the version %s', (left, id) => {
  expect(versionSeen(VERSIONS, left)?.id).toBe(id)
  expect(versionSeen(VERSIONS.toReversed(), left)?.id).toBe(id)
})

test('[CB3] who was never here, or where no version is kept, compares with nothing', () => {
  expect(versionSeen(VERSIONS, null)).toBeNull()
  expect(versionSeen(VERSIONS, 'yesterday')).toBeNull()
  expect(versionSeen([], '2026-11-20T09:00:00.000Z')).toBeNull()
})

test('[CB4] the version that is taken for the last one to leave is no news', () => {
  expect(workedOnSince(VERSIONS.slice(1), '2026-11-20T09:00:00.000Z')).toBe(false)
  expect(workedOnSince(VERSIONS, '2026-11-20T09:00:00.000Z')).toBe(true)
  expect(workedOnSince([], '2026-11-20T09:00:00.000Z')).toBe(false)
})

const HELD: HeldReview = {
  heldOn: '2027-05-12',
  people: ['ann'],
  others: ' Sam Reid, ,the minute taker\n',
  keep: ' The call ',
  change: '',
  stop: 'The newsletter',
  nextOn: '2027-11-10',
}

test('[CB10] a review is a closed card with who was there, what was said, and the date of the next one', () => {
  expect(reviewFields(HELD, 'Review', 'v1')).toEqual({
    title: 'Review',
    state: 'closed',
    heldOn: '2027-05-12',
    present: ['ann', { text: 'Sam Reid' }, { text: 'the minute taker' }],
    keep: 'The call',
    change: '',
    stop: 'The newsletter',
    nextReviewOn: '2027-11-10',
    baseVersionId: 'v1',
  })
  expect(reviewFields(HELD, 'Review', undefined)).not.toHaveProperty('baseVersionId')
  expect(nextDate(partnership(), '2027-11-10')).toEqual([
    { type: 'set-field', card: 'charter', field: 'nextReviewOn', value: '2027-11-10' },
  ])
})

test('[CB11] a review ends with the date of the next one', () => {
  expect(mistakeIn(HELD)).toBeNull()
  expect(mistakeIn({ ...HELD, heldOn: '' })).toBe('heldMissing')
  expect(mistakeIn({ ...HELD, nextOn: '' })).toBe('nextMissing')
  expect(mistakeIn({ ...HELD, nextOn: '2027-02-30' })).toBe('nextMissing')
  expect(mistakeIn({ ...HELD, nextOn: HELD.heldOn })).toBe('nextPast')
})

test('[CB12] the next review is a file for calendars where its day is known', () => {
  const board = partnership()
  const file = reviewFile(board, 'b1', '2027-11-10', 'https://board.example/b/b1', '2027-05-12T09:00:00Z')
  expect(file?.text).toContain('UID:next-review-b1')
  expect(file?.text).toContain('DTSTART;VALUE=DATE:20271110')
  expect(file?.name).toBe(`Review of ${board.title}, 2027-11-10.ics`)
  expect(nextReviewOn(board)).toBe('2027-05')
  expect(reviewFile(board, 'b1', '2027-05', '', '2027-05-12T09:00:00Z')).toBeNull()
})

const action = (id: string, values: object) => ({ id, order: `a${id}`, text: `Do ${id}`, ...values })
const promises = (actions: readonly object[], nextCall?: string): Board => {
  const review = card('look', 'review', { title: 'Spring', actions: [...actions] })
  const head = nextCall === undefined ? HEAD : { ...HEAD, settings: nextCallSetting(nextCall) }
  return boardOfContent({
    board: head,
    cards: [card('council', 'organisation', { name: 'Council' }), review],
    relations: [],
  })
}
const NOW = { own: 'council', lastCall: null, now: Date.parse('2026-11-29T12:00:00Z') }

test('[CB4] who comes back is told of the call to come and of what their own organisation has not done yet', () => {
  const board = promises(
    [action('1', { orgId: 'council' }), action('2', { orgId: 'council', doneOn: '2026-11-02' }), action('3', {})],
    '2026-12-04',
  )
  expect(whatWaits(board, NOW)).toMatchObject({ next: '2026-12-04', promised: 1, lastCall: null })
  expect(whatWaits(board, { ...NOW, own: undefined })).toMatchObject({ promised: 0, promisedBy: '' })
  expect(whatWaits(board, { ...NOW, now: Date.parse('2026-12-05T12:00:00Z') })).toMatchObject({ next: null })
  expect(whatWaits(promises([]), { ...NOW, lastCall: 7 })).toMatchObject({ lastCall: 7 })
  expect(whatWaits(promises([action('3', {})]), NOW).sign).toBe('')
})

test('[CB4] the first day of what is to be done is told, and the review where no call comes before it', () => {
  const two = [action('1', { orgId: 'council', by: '2027' }), action('2', { orgId: 'council', by: '2026-12-12' })]
  expect(whatWaits(promises(two), NOW)).toMatchObject({ promised: 2, promisedBy: '2026-12-12' })
  const looks = (nextReviewOn: string, nextCall?: string): Board => {
    const head = nextCall === undefined ? HEAD : { ...HEAD, settings: nextCallSetting(nextCall) }
    return boardOfContent({ board: head, cards: [card('charter', 'charter', { nextReviewOn })], relations: [] })
  }
  expect(whatWaits(looks('2027-05'), NOW).review).toBe('2027-05')
  expect(whatWaits(looks('2026-11'), NOW).review).toBe('2026-11')
  expect(whatWaits(looks('2026-10'), NOW).review).toBeNull()
  expect(whatWaits(looks('2027-05', '2026-12-04'), NOW).review).toBeNull()
  // A day that is years away brings nobody back to read it.
  expect(whatWaits(looks('2027-05'), NOW).sign).toBe('')
})

test('[CB30] nothing has to be done where no answer is asked of the organisation and it has nothing to do', () => {
  const asking = (answer?: 'yes' | 'checking'): ProposalInfo => ({
    id: 'first',
    title: 'First',
    note: '',
    on: '2026-11-20',
    by: 'Anna',
    at: '2026-11-20T09:00:00.000Z',
    cards: [],
    state: 'proposed',
    code: '0123abcd',
    organisations: [{ id: 'council', name: 'Council' }],
    answers: answer === undefined ? [] : [{ organisationId: 'council', answer } as ProposalInfo['answers'][number]],
  })
  const free = (proposals: readonly ProposalInfo[], own = 'council', on = promises([])): boolean =>
    isFree(on, { own, now: NOW.now, proposals })
  expect([free([]), free([asking('yes')]), free([asking()], 'health')]).toEqual([true, true, true])
  expect([free([asking()]), free([asking('checking')])]).toEqual([false, false])
  expect(free([], 'council', promises([action('1', { orgId: 'council' })]))).toBe(false)
})

test('[CB7] the sign of it changes when there is something else to tell, and only then', () => {
  const one = [action('1', { orgId: 'council' })]
  const sign = whatWaits(promises(one, '2026-12-04'), NOW).sign
  expect(whatWaits(promises([...one, action('3', {})], '2026-12-04'), NOW).sign).toBe(sign)
  const others = [
    whatWaits(promises(one, '2026-12-11'), NOW),
    whatWaits(promises(one, '2026-12-04'), { ...NOW, lastCall: 7 }),
    whatWaits(promises([...one, action('2', { orgId: 'council' })], '2026-12-04'), NOW),
    whatWaits(promises([action('2', { orgId: 'council' })], '2026-12-04'), NOW),
  ].map((other) => other.sign)
  expect(new Set([sign, ...others]).size).toBe(5)
  // The same is to be done by another day, or the partners look again on another one.
  const due = (by: string): string => whatWaits(promises([action('1', { orgId: 'council', by })]), NOW).sign
  const looks = (nextReviewOn: string): string => {
    const board = boardOfContent({ board: HEAD, cards: [card('charter', 'charter', { nextReviewOn })], relations: [] })
    return whatWaits(board, { ...NOW, lastCall: 7 }).sign
  }
  expect(due('2027-01-15')).not.toBe(due('2027-01-16'))
  expect(looks('2027-05')).not.toBe(looks('2027-06'))
  expect(looks('2027-05')).toBe(looks('2027-05'))
})
