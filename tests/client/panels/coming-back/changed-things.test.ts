// Proves that each thing that has changed is told once, with all that is said of it, that those of what is agreed are the ones the header counts, and who changed it last.
import { changedThings, isChangedByOthers } from '@common-ground/client/panels/coming-back/changed-cards.ts'
import { answeredCards, meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { changeSentence } from '@common-ground/shared/versions/change-sentence.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'

const SINCE = '2026-11-01T09:00:00.000Z'
const EARLY = { at: '2026-10-01T09:00:00.000Z', by: 'p-old' }
const TOM = { at: '2026-11-20T09:00:00.000Z', by: 'p-tom' }
const EVE = { at: '2026-11-21T09:00:00.000Z', by: 'p-eve' }
const line = (id: string, kind: 'does' | 'about', from: string, to: string, more: object = {}) =>
  ({ id, kind, from, to, ...more }) as BoardContent['relations'][number]

const BEFORE: BoardContent = {
  board: HEAD,
  cards: [
    card('charter', 'charter', { purpose: 'Home sooner.', touched: EARLY }),
    card('council', 'organisation', { name: 'Council' }),
    card('aim', 'objective', { title: 'Home sooner', touched: EARLY }),
    card('time', 'objective', { title: 'More time' }),
    card('gone', 'objective', { title: 'To be gone' }),
    card('worry', 'concern', { title: 'Two budgets' }),
    card('same', 'objective', { title: 'Stays' }),
  ],
  relations: [line('l1', 'does', 'council', 'time', { part: 'leads' })],
}
const AFTER: BoardContent = {
  board: HEAD,
  cards: [
    card('charter', 'charter', { purpose: 'Home sooner.', origin: 'A bad winter', touched: EARLY }),
    card('council', 'organisation', { name: 'Council' }),
    card('aim', 'objective', { title: 'Home soon', why: 'Nobody waits.', touched: TOM }),
    card('time', 'objective', { title: 'More time' }),
    card('gone', 'objective', { title: 'To be gone', bin: TOM }),
    card('worry', 'concern', { title: 'Two budgets', text: 'And one winter', touched: EVE }),
    card('same', 'objective', { title: 'Stays' }),
  ],
  relations: [
    line('l2', 'does', 'council', 'aim', { part: 'leads', made: EVE }),
    line('l3', 'about', 'worry', 'same', { made: EVE }),
  ],
}
const gone = boardOfContent(BEFORE).cards.get('gone')
const board = { ...boardOfContent(AFTER), bin: gone === undefined ? [] : [{ id: gone.id, card: gone, ...TOM }] }
const changes = changesBetween(BEFORE, AFTER).changes.map((one) => ({ ...one, sentence: changeSentence(one) }))
/** As the header counts them: by meaning. */
function sayElse(): ReadonlySet<string> {
  const [before, now] = [boardOfContent(BEFORE), board]
  const ids = [...answeredCards(before), ...answeredCards(now)].map(({ id }) => id)
  return new Set(ids.filter((id) => meaningsOf(before).hashOf(id) !== meaningsOf(now).hashOf(id)))
}
const told = (agreed: ReadonlySet<string> | null) =>
  changedThings(board, changes, { since: SINCE, agreed, visitor: null }).map(
    ({ id, isAgreed, isThere, sentences, last }) => [
      id,
      isAgreed ? 'agreed' : 'other',
      isThere,
      sentences.length,
      last?.by ?? null,
    ],
  )

test('[CB33] each thing that has changed is told once, a line with the card it says something of, as many of what is agreed as the header counts', () => {
  const agreed = sayElse()
  expect([...agreed].toSorted()).toEqual(['aim', 'gone', 'time'])
  const EXPECTED = [
    ['aim', 'agreed', true, 3, 'p-eve'],
    ['time', 'agreed', true, 1, null],
    ['gone', 'agreed', false, 1, 'p-tom'],
    ['charter', 'other', true, 1, null],
    ['worry', 'other', true, 2, 'p-eve'],
  ]
  const sorted = (rows: readonly (readonly unknown[])[]) => rows.toSorted((a, b) => String(a).localeCompare(String(b)))
  expect(sorted(told(agreed))).toEqual(sorted(EXPECTED))
  // From one's own last visit nobody counts by meaning, and it comes to the same.
  expect(sorted(told(null))).toEqual(sorted(EXPECTED))
  expect(
    told(agreed).map(([, which]) => which),
    'what is agreed first',
  ).toEqual(['agreed', 'agreed', 'agreed', 'other', 'other'])
})

test('[CB33] what says something else though nothing of it is told is told all the same', () => {
  const things = changedThings(board, [], { since: SINCE, agreed: new Set(['same']), visitor: null })
  expect(things).toMatchObject([{ id: 'same', name: 'Stays', isAgreed: true, sentences: [] }])
})

test('[CB3] what somebody changed last is no news to them; what others did stays news, however long ago they say', () => {
  const newsTo = (visitor: string, since = SINCE): readonly string[] =>
    changedThings(board, changes, { since, agreed: null, visitor })
      .filter(({ isOld }) => !isOld)
      .map(({ id }) => id)
      .toSorted()
  // The charter was touched long before, Eve drew the lines at “aim” and “worry”, Tom put “gone” away; of “time” a line went.
  expect(newsTo('p-zoe')).toEqual(['aim', 'charter', 'gone', 'time', 'worry'])
  expect(newsTo('p-tom')).toEqual(['aim', 'charter', 'time', 'worry'])
  expect(newsTo('p-eve')).toEqual(['charter', 'gone', 'time'])
  // As where it was done without a connection and came after she had left.
  expect(newsTo('p-zoe', '2026-11-25T09:00:00.000Z')).toEqual(newsTo('p-zoe'))
})

test('[CB40] whether anything of somebody else is new since a visit is told by its stamp, and stands first', () => {
  const isNew = (visitor: string, since: string): boolean => isChangedByOthers(board, since, visitor)
  expect(isNew('p-zoe', SINCE)).toBe(true)
  // Tom put something in the bin before Eve came; Eve wrote last of all.
  expect(isNew('p-eve', '2026-11-20T10:00:00.000Z')).toBe(false)
  expect(isNew('p-tom', '2026-11-20T10:00:00.000Z')).toBe(true)
  expect(isNew('p-zoe', '2026-11-25T09:00:00.000Z')).toBe(false)
  const order = changedThings(board, changes, { since: '2026-11-20T12:00:00.000Z', agreed: null, visitor: 'p-zoe' })
  const isStamped = order.map(({ last, isAgreed }) => `${String(isAgreed)} ${String(last !== null)}`)
  expect(isStamped).toEqual(isStamped.toSorted().toReversed())
})
