import { estimateWidth as measure } from '@common-ground/shared/picture/font-metrics.ts'
import type { Mark } from '@common-ground/shared/picture/display-list.ts'
import {
  DRAW_ALL_UP_TO,
  drawnRelations,
  drawRelations,
  NAME_ALL_UP_TO,
} from '@common-ground/shared/picture/relation-picture.ts'
import { expect, test } from 'vitest'
import { marksAsText, wordsOf } from './marks-as-text.ts'
import { boardOf, card, relation } from './sample-board.ts'

const nobody: ReadonlySet<string> = new Set()
const boxes = new Map([
  ['a', { x: 0, y: 0, w: 200, h: 80 }],
  ['b', { x: 400, y: 200, w: 200, h: 80 }],
])
const pair = [
  card('a', 'organisation', [0, 0, 200, 80], { name: 'A' }),
  card('b', 'objective', [400, 200, 200, 80], { title: 'B' }),
]

/** One objective led by one organisation, and as many who deliver as asked for. */
function boardWithOthers(count: number): ReturnType<typeof boardOf> {
  const others = Array.from({ length: count }, (_, index) =>
    card(`o${String(index)}`, 'organisation', [0, index * 90, 200, 80], { name: `O${String(index)}` }),
  )
  return boardOf(
    [...pair, ...others],
    [
      relation('does', 'a', 'b', { part: 'leads' }),
      ...others.map(({ id }) => relation('does', id, 'b', { part: 'delivers' })),
    ],
  )
}

test('[PI22] a small board draws every relation, a large one who leads', () => {
  expect(drawnRelations(boardWithOthers(DRAW_ALL_UP_TO), nobody)).toHaveLength(DRAW_ALL_UP_TO + 1)
  expect(drawnRelations(boardWithOthers(DRAW_ALL_UP_TO + 1), nobody).map(({ id }) => id)).toEqual(['a-does-b'])
})

test('[PI22] selecting a card or a relation brings its lines', () => {
  const board = boardWithOthers(60)
  expect(drawnRelations(board, new Set(['o7'])).map(({ id }) => id)).toEqual(['a-does-b', 'o7-does-b'])
  expect(drawnRelations(board, new Set(['o9-does-b'])).map(({ id }) => id)).toEqual(['a-does-b', 'o9-does-b'])
  expect(drawnRelations(board, new Set(['b']))).toHaveLength(61)
})

test('[PI23] the word stands on the line in a pill of the paper', () => {
  const board = boardOf(pair, [relation('does', 'a', 'b', { part: 'leads' })])
  const [picture] = drawRelations(board, [...board.relations.values()], { measure, boxes, detail: 'full' })
  expect(wordsOf(picture?.marks ?? [])).toEqual(['leads'])
  const pill = picture?.marks.find((mark) => mark.mark === 'rect')
  expect(pill?.mark === 'rect' ? pill.fill : '').toBe('paper')
  expect(picture?.pill).toMatchObject({ h: 22 })
})

test('[PI23] a plain line without words has no pill, and none is drawn from afar', () => {
  const board = boardOf(pair, [relation('link', 'a', 'b')])
  const [plain] = drawRelations(board, [...board.relations.values()], { measure, boxes, detail: 'full' })
  expect(plain?.pill).toBeNull()
  expect(plain?.marks).toHaveLength(1)
  const led = boardOf(pair, [relation('does', 'a', 'b', { part: 'leads' })])
  const [afar] = drawRelations(led, [...led.relations.values()], { measure, boxes, detail: 'block' })
  expect(afar?.pill).toBeNull()
})

test('[PI28] where many lines would hide each other\u2019s words, only leads and selected ones carry theirs', () => {
  const many = boardWithOthers(NAME_ALL_UP_TO + 1)
  const all = new Map(
    [...many.cards.values()].map(({ id, pos, size }) => [id, { x: pos[0], y: pos[1], w: size[0], h: size[1] }]),
  )
  const relations = [...many.relations.values()]
  const named = (selection: ReadonlySet<string>): readonly string[] =>
    drawRelations(many, relations, { measure, boxes: all, detail: 'full', selection }).flatMap(({ id, marks }) =>
      wordsOf(marks).length > 0 ? [id] : [],
    )
  expect(named(nobody).filter((id) => id !== 'a-does-b')).toEqual([])
  const few = boardWithOthers(2)
  const spread = new Map([
    ['a', { x: 0, y: 0, w: 200, h: 80 }],
    ['o0', { x: 0, y: 200, w: 200, h: 80 }],
    ['o1', { x: 0, y: 400, w: 200, h: 80 }],
    ['b', { x: 600, y: 200, w: 200, h: 80 }],
  ])
  expect(
    drawRelations(few, [...few.relations.values()], { measure, boxes: spread, detail: 'full' }).every(
      ({ pill }) => pill !== null,
    ),
  ).toBe(true)
  const [quiet] = drawRelations(many, relations.slice(1, 2), { measure, boxes: all, detail: 'full' })
  const [chosen] = drawRelations(many, relations.slice(1, 2), {
    measure,
    boxes: all,
    detail: 'full',
    selection: new Set(['o0']),
  })
  const widthOf = (marks: readonly Mark[]): number =>
    marks.flatMap((mark) => (mark.mark === 'path' ? [mark.strokeWidth ?? 0] : []))[0] ?? 0
  expect(widthOf(quiet?.marks ?? [])).toBeLessThan(widthOf(chosen?.marks ?? []))
})

test('[PI24] a line runs from edge to edge of its cards, and not at all without them', () => {
  const board = boardOf(pair, [relation('serves', 'b', 'a', { fit: 'strong' })])
  const relations = [...board.relations.values()]
  const [picture] = drawRelations(board, relations, { measure, boxes, detail: 'full' })
  const line = picture?.line ?? []
  const onEdge = ([x, y]: readonly [number, number], box: { x: number; y: number; w: number; h: number }): boolean => {
    const inside = x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h
    return inside && (x === box.x || x === box.x + box.w || y === box.y || y === box.y + box.h)
  }
  expect(onEdge(line[0] ?? [-1, -1], boxes.get('b') ?? { x: 0, y: 0, w: 0, h: 0 })).toBe(true)
  expect(onEdge(line.at(-1) ?? [-1, -1], boxes.get('a') ?? { x: 0, y: 0, w: 0, h: 0 })).toBe(true)
  expect(drawRelations(board, relations, { measure, boxes: new Map([...boxes].slice(0, 1)), detail: 'full' })).toEqual(
    [],
  )
})

test('[PI23] selected lines come forward, leads are thicker, help with an own outcome is dashed', async () => {
  const board = boardOf(pair, [
    relation('does', 'a', 'b', { part: 'leads' }),
    relation('serves', 'b', 'a'),
    relation('link', 'a', 'b', { arrow: 'both', label: '\u0634\u0631\u064a\u0643' }),
  ])
  const pictures = drawRelations(board, [...board.relations.values()], {
    measure,
    boxes,
    detail: 'full',
    selection: new Set(['b-serves-a']),
  })
  await expect(pictures.map(({ id, marks }) => marksAsText(id, marks)).join('\n')).toMatchFileSnapshot(
    '../../golden/picture/relations.txt',
  )
})
