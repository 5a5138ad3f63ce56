// Proves what stands on the one sheet of a board, and that it is one sheet whatever the board holds.
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { onePage } from '@common-ground/shared/documents/one-page.ts'
import { storyOf } from '@common-ground/shared/documents/story.ts'
import { estimateWidth as measure } from '@common-ground/shared/picture/font-metrics.ts'
import { expect, test } from 'vitest'
import { card } from '../board/small-board.ts'
import { CASE_FILES, fixtureBytes, imported, readBytes } from '../interchange/read-fixture.ts'
import { listItem, partnership } from '../lights/partnership.ts'
import { fullBoard } from './full-board.ts'

const TODAY = '2026-11-29'
const sheetOf = (board: Board, agreedOn: string | null = null): string =>
  onePage(board, { measure, agreedOn, today: TODAY })
const caseBoard = (name: string): Board => boardOfContent(imported(readBytes(fixtureBytes(name), 'report')).content)

interface Words {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}
const WORDS = /<text x="([^"]+)" y="([^"]+)" font-size="([^"]+)" font-weight="(\d+)"[^>]*>([^<]*)<\/text>/gu
/** What is written beside the map and the discs, and where. */
function wordsOn(sheet: string): readonly Words[] {
  const beside = sheet.replaceAll(/<g [\s\S]*?<\/g>/gu, '').replaceAll(/<svg x=[\s\S]*?<\/svg>/gu, '')
  return [...beside.matchAll(WORDS)].map(([whole, x = '', y = '', size = '', weight = '', text = '']) => {
    const style = { size: Number(size), weight: Number(weight) as 400 | 600 | 700 }
    const width = measure(text.replaceAll('&amp;', '&').replaceAll(/&\w+;|&#\d+;/gu, 'x'), style)
    const left = whole.includes('text-anchor') ? Number(x) - width : Number(x)
    return { text, left, right: left + width, y: Number(y), size: style.size }
  })
}
const [, , WIDTH = 0, HEIGHT = 0] = /viewBox="([^"]+)"/u.exec(sheetOf(partnership()))?.[1]?.split(' ').map(Number) ?? []

/** A board on which somebody has written without end. */
const endless = (): Board =>
  partnership({
    cards: Array.from({ length: 120 }, (_, index) =>
      card(`o${String(index)}`, 'objective', {
        title: `Objective ${String(index)} ${'of many words '.repeat(20)}`,
        state: 'live',
        markers: Array.from({ length: 6 }, (__, nth) =>
          listItem(`m${String(nth)}`, { kind: 'result', text: `Sign ${'said at length '.repeat(30)}` }),
        ),
      }),
    ),
  })

test('[PS20] [AG53] the sheet holds the title, whether it is agreed, the map and every stop of the story, as vectors', () => {
  const board = partnership()
  const sheet = sheetOf(board, '2027-05-12')
  const words = wordsOn(sheet).map(({ text }) => text)
  for (const { title } of storyOf(board).stops) expect(words.join(' '), title).toContain(title.split(',')[0] ?? '')
  expect(words).toContain('Agreed 12 May 2027')
  const said = [{ organisation: 'a', name: 'NHS', note: 'With a nurse', recorded: false }]
  const withBut = onePage(board, { measure, agreedOn: '2027-05-12', said, today: TODAY })
  expect(wordsOn(withBut).map(({ text }) => text)).toContain('Agreed 12 May 2027, with 1 condition')
  expect(words).toContain('Printed on 29 November 2026')
  expect(words.join(' ')).toContain('People come home from hospital sooner')
  expect(sheet).toMatch(/<svg x="0" y="46"[^>]* viewBox=/u)
  expect(sheet.match(/<g transform="translate/gu)?.length ?? 0).toBeGreaterThan(board.cards.size - 1)
  expect(sheet).not.toMatch(/<image|<foreignObject|href/u)
  expect(wordsOn(sheetOf(board)).map(({ text }) => text)).toContain('Draft')
})

test.each([
  ...CASE_FILES.map((name) => [name, () => caseBoard(name)] as const),
  ['every field filled', () => fullBoard().board] as const,
  ['written without end', endless] as const,
  ['nothing written', () => ({ ...partnership(), cards: new Map(), relations: new Map() })] as const,
])('[PS21] %s: nothing lies beyond the sheet or on something else, and no word is too small', (_, boardOfCase) => {
  const sheet = sheetOf(boardOfCase())
  const words = wordsOn(sheet)
  expect(words.length).toBeGreaterThan(1)
  for (const { text, left, right, y, size } of words) {
    expect(size, text).toBeGreaterThanOrEqual(7.5)
    expect(left, text).toBeGreaterThanOrEqual(0)
    expect(right, text).toBeLessThanOrEqual(WIDTH)
    expect(y, text).toBeGreaterThan(0)
    expect(y, text).toBeLessThan(HEIGHT)
  }
  const [, mapWidth = 0, mapHeight = 0, across = 1, high = 1] =
    /<svg x="[^"]+" y="[^"]+" width="([^"]+)" height="([^"]+)" viewBox="\S+ \S+ (\S+) (\S+)"/u
      .exec(sheet)
      ?.map(Number) ?? []
  const scale = Math.min(mapWidth / across, mapHeight / high)
  for (const [, size] of sheet.slice(0, sheet.indexOf('</svg>')).matchAll(/<text [^>]*font-size="([^"]+)"/gu))
    expect(Number(size) * scale).toBeGreaterThan(7.4)
  for (const [index, one] of words.entries()) {
    for (const other of words.slice(index + 1)) {
      const apart = one.right <= other.left + 0.5 || other.right <= one.left + 0.5 || Math.abs(one.y - other.y) >= 7
      expect(apart, `${one.text} | ${other.text}`).toBe(true)
    }
  }
})

test('[PS21] what there is no room for is counted', () => {
  expect(sheetOf(endless())).toMatch(/and 11\d more/u)
})

test('[PS20] what somebody typed is text on the sheet, and nothing else', () => {
  const hostile = '</text></svg><script>alert(1)</script>" onload="x'
  const board = partnership({ cards: [card('bad', 'organisation', { name: hostile, whatWeDo: hostile })] })
  const sheet = sheetOf({ ...board, title: hostile })
  expect(sheet).not.toMatch(/<script|" onload/u)
  expect(sheet).toContain('&lt;script&gt;')
})

test('[PS5] what has to be said with an agreement stands on its sheet, with whoever said it', () => {
  const said = [{ organisation: 'health', name: 'Health Board', note: 'Only if paid', recorded: false }]
  const sheet = onePage(partnership(), { measure, agreedOn: '2026-11-05', said, today: TODAY })
  const words = wordsOn(sheet).map(({ text }) => text)
  expect(words).toContain('Only if paid')
  expect(words.join(' ')).toMatch(/has to be said with it.*Said by: Health Board/u)
})

const LONG = `Only if ${'the money that was promised for the nurses is there in time, '.repeat(7)}as we said.`
const conditions = (count: number, note: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    organisation: `org${String(index)}`,
    name: `Partner ${String(index)}`,
    note: note(index),
    recorded: index % 2 === 0,
  }))
const wordsAmong = (sheet: string): string =>
  wordsOn(sheet)
    .map(({ text }) => text)
    .join(' ')

test.each([
  ...CASE_FILES.map((name) => [name, () => caseBoard(name)] as const),
  ['every field filled', () => fullBoard().board] as const,
  ['written without end', endless] as const,
])(
  '[PS5] %s: a condition stands word for word on the sheet, however much else there is, with who wrote it down',
  (_, of) => {
    const said = conditions(2, (index) => `${LONG} ${String(index)}`)
    const text = wordsAmong(onePage(of(), { measure, agreedOn: '2026-11-05', said, today: TODAY }))
    for (const { note } of said) expect(text).toContain(note)
    expect(text).toContain('Recorded by whoever runs the board')
    expect(text).not.toContain('no room here')
  },
)

test('[PS5] where there is no room for the conditions, each is begun, and it is said where it stands in full', () => {
  for (const board of [partnership(), endless()]) {
    const said = conditions(16, (index) => `Number ${String(index)}: ${LONG.repeat(4)}`)
    const text = wordsAmong(onePage(board, { measure, agreedOn: '2026-11-05', said, today: TODAY }))
    expect(text).toContain('There is no room here for all of it. The agreement as a document has it in full.')
    for (const { note } of said) expect(text).toContain(note.slice(0, 60))
    expect(text.match(/Said by: Partner \d+/gu)).toHaveLength(16)
  }
})
