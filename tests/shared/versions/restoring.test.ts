// Proves what a board says after a version has been put back, and after that has been taken back, on random boards and on small ones.
import { expect, test } from 'vitest'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc, textAt, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { comparableContent, rewriteContent } from '@common-ground/shared/board/rewrite-content.ts'
import { CARD_DESCRIPTIONS } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { restoredContent } from '@common-ground/shared/versions/restored-content.ts'
import { Doc, applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { randomOperation } from '../../convergence/random-operations.ts'
import { seeded, type Seeded } from '../../convergence/seeded-random.ts'
import { boardOf, card, relation } from '../board/small-board.ts'
import { editorOf, type TestEditor } from '../operations/editor.ts'

const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)
const STAMP = { by: 'restorer', at: '2026-11-02T09:00:00Z' }
const contentOf = (boardDoc: BoardDoc): BoardContent => comparableContent(readContent(boardDoc))
const rewrite = (boardDoc: BoardDoc, from: BoardContent, to: BoardContent): { changed: number; kept: number } =>
  rewriteContent(boardDoc, from, to, STAMP, 'server')

let ids = 0
function edit(editor: TestEditor, random: Seeded, count: number): void {
  for (let step = 0; step < count; step++) {
    const asked = { random, newId: () => `x${ids++}`, letter: 'w', by: 'p1', at: '2026-10-05T10:00:00Z' }
    const operation: Operation | null = randomOperation(asked, editor.board())
    if (operation !== null) editor.apply(operation)
  }
}
const start = (): TestEditor =>
  editorOf(
    boardOf(
      [
        card('o1', 'organisation', { name: 'NHS' }),
        card('a1', 'objective', { title: 'Home sooner', markers: [{ id: 'm1', order: 'a0', text: 'Fewer days' }] }),
      ],
      [relation('r1', 'does', 'o1', 'a1', { part: 'leads' })],
    ),
    'p1',
  )

test('[VE20] [VE23] whatever was done since, putting back gives what was meant, and taking that back gives what was there', () => {
  process.stdout.write(`restoring, SEED=${SEED}\n`)
  for (let round = 0; round < 40; round++) {
    const random = seeded(SEED + round)
    const editor = start()
    edit(editor, random, 60)
    const then = contentOf(editor.boardDoc)
    edit(editor, random, 60)
    const now = contentOf(editor.boardDoc)
    const { content } = restoredContent(now, then)
    const { kept } = rewrite(editor.boardDoc, now, content)
    expect([round, kept]).toEqual([round, 0])
    expect(canonicalBoard(contentOf(editor.boardDoc))).toBe(canonicalBoard(content))
    const shown = readBoard(editor.boardDoc)
    for (const { id, bin } of then.cards) if (bin === undefined) expect(shown.cards.has(id)).toBe(true)
    for (const { id, bin } of now.cards) if (bin === undefined) expect(shown.cards.has(id)).toBe(true)
    rewrite(editor.boardDoc, content, now)
    expect(canonicalBoard(contentOf(editor.boardDoc))).toBe(canonicalBoard(now))
  }
})

test('[VE20] where nothing has come since, the board says exactly what the version says', () => {
  const editor = start()
  const then = contentOf(editor.boardDoc)
  editor.at = '2026-10-09T10:00:00Z'
  editor.apply(
    { type: 'set-field', card: 'a1', field: 'state', value: 'live' },
    { type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 4, insert: 'Back' },
    { type: 'edit-text', at: { card: 'o1', field: 'whatWeDo' }, index: 0, remove: 0, insert: 'Care' },
    { type: 'remove-item', card: 'a1', field: 'markers', item: 'm1' },
    { type: 'move', moves: [{ id: 'o1', pos: [500, 500] }] },
    { type: 'bin', ids: ['r1'] },
  )
  const now = contentOf(editor.boardDoc)
  expect(canonicalBoard(now)).not.toBe(canonicalBoard(then))
  const restored = restoredContent(now, then)
  expect(restored.kept).toEqual({ cards: 0, relations: 0, items: 0 })
  rewrite(editor.boardDoc, now, restored.content)
  expect(canonicalBoard(contentOf(editor.boardDoc))).toBe(canonicalBoard(then))
})

test('[VE21] cards, lines and items that have come since stay, as do locked cards and the head of the board', () => {
  const editor = start()
  const then = contentOf(editor.boardDoc)
  editor.apply(
    { type: 'create', cards: [{ id: 'n1', kind: 'note', pos: [0, 0], fields: { text: 'Since' } }] },
    { type: 'connect', relation: { id: 'r2', kind: 'about', from: 'n1', to: 'a1' } },
    { type: 'add-item', card: 'a1', field: 'markers', id: 'm2', values: { text: 'Since' } },
    { type: 'set-field', card: 'a1', field: 'state', value: 'live' },
    { type: 'edit-text', at: { card: 'o1', field: 'name' }, index: 3, remove: 0, insert: ' Highland' },
    { type: 'set-lock', ids: ['o1'], lock: { by: 'p1', at: '2026-10-05T10:00:00Z' } },
    { type: 'set-board', title: 'Another title', stage: 'running' },
  )
  const now = contentOf(editor.boardDoc)
  const restored = restoredContent(now, then)
  expect(restored).toMatchObject({ kept: { cards: 1, relations: 1, items: 1 }, locked: 1 })
  rewrite(editor.boardDoc, now, restored.content)
  const board = editor.board()
  expect(board.cards.get('n1')?.fields).toMatchObject({ text: 'Since' })
  expect(board.relations.has('r2')).toBe(true)
  expect(board.cards.get('a1')?.fields).toMatchObject({
    state: 'draft',
    markers: [
      { id: 'm1', text: 'Fewer days' },
      { id: 'm2', text: 'Since' },
    ],
  })
  expect(board.cards.get('o1')?.fields).toMatchObject({ name: 'NHS Highland' })
  expect(board.cards.get('o1')?.lock?.by).toBe('p1')
  expect([board.title, board.stage]).toEqual(['Another title', 'running'])
})

test('[VE21] what was in the bin then and is in sight now stays in sight', () => {
  const editor = start()
  editor.apply({ type: 'bin', ids: ['o1'] })
  const then = contentOf(editor.boardDoc)
  editor.apply({ type: 'restore', ids: ['o1'] })
  const restored = restoredContent(contentOf(editor.boardDoc), then)
  expect(restored.kept).toEqual({ cards: 1, relations: 0, items: 0 })
  expect(rewrite(editor.boardDoc, contentOf(editor.boardDoc), restored.content)).toEqual({ changed: 0, kept: 0 })
  expect(editor.board().cards.has('o1')).toBe(true)
})

test('[VE21] a line that was drawn again meanwhile is not doubled', () => {
  const editor = start()
  const then = contentOf(editor.boardDoc)
  editor.apply({ type: 'bin', ids: ['r1'] })
  editor.apply({ type: 'connect', relation: { id: 'r9', kind: 'does', from: 'o1', to: 'a1' } })
  const now = contentOf(editor.boardDoc)
  rewrite(editor.boardDoc, now, restoredContent(now, then).content)
  expect([...editor.board().relations.keys()]).toEqual(['r9'])
})

test('[VE20] a card whose making was taken back comes back, and one that is gone from the document is made anew', () => {
  const editor = start()
  editor.apply({ type: 'create', cards: [{ id: 'n1', kind: 'note', pos: [0, 0], fields: { text: 'Here' } }] })
  const then = contentOf(editor.boardDoc)
  editor.undo.undo()
  const now = contentOf(editor.boardDoc)
  expect(now.cards.some(({ id }) => id === 'n1')).toBe(false)
  rewrite(editor.boardDoc, now, restoredContent(now, then).content)
  expect(editor.board().cards.get('n1')?.fields).toMatchObject({ text: 'Here' })
  const fresh = boardOf([card('o2', 'organisation', { name: 'Council' })])
  const before = contentOf(fresh)
  rewrite(fresh, before, restoredContent(before, then).content)
  const board = readBoard(fresh)
  expect(board.cards.get('a1')?.fields).toMatchObject({ title: 'Home sooner', markers: [{ text: 'Fewer days' }] })
  expect(board.cards.has('o2')).toBe(true)
  expect(board.relations.has('r1')).toBe(true)
  expect(board.problems).toEqual([])
})

test('[VE20] a card that became another kind is again what it was, and shows nothing it got in between', () => {
  const editor = start()
  editor.apply({ type: 'create', cards: [{ id: 'n1', kind: 'note', pos: [0, 0], fields: { text: 'A note' } }] })
  const then = contentOf(editor.boardDoc)
  const [flag = ''] = Object.entries(CARD_DESCRIPTIONS.note.fields).flatMap(([name, { type }]) =>
    type === 'flag' ? [name] : [],
  )
  editor.apply({ type: 'set-field', card: 'n1', field: flag, value: true })
  editor.apply({ type: 'convert', id: 'n1', kind: 'objective' })
  editor.apply({ type: 'edit-text', at: { card: 'n1', field: 'why' }, index: 0, remove: 0, insert: 'Since' })
  const now = contentOf(editor.boardDoc)
  expect(JSON.stringify(now)).not.toContain(flag)
  const { content } = restoredContent(now, then)
  rewrite(editor.boardDoc, now, content)
  expect(canonicalBoard(contentOf(editor.boardDoc))).toBe(canonicalBoard(then))
  rewrite(editor.boardDoc, content, now)
  expect(canonicalBoard(contentOf(editor.boardDoc))).toBe(canonicalBoard(now))
})

test('[VE22] words typed while a version is put back are neither lost nor doubled', () => {
  const editor = start()
  const then = contentOf(editor.boardDoc)
  editor.apply({ type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 5, remove: 6, insert: 'when ready' })
  const now = contentOf(editor.boardDoc)
  const server = openBoardDoc(new Doc())
  applyUpdate(server.doc, encodeStateAsUpdate(editor.boardDoc.doc))
  const typed = encodeStateVector(editor.boardDoc.doc)
  editor.apply({ type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 0, insert: 'Get ' })
  rewrite(server, now, restoredContent(now, then).content)
  applyUpdate(server.doc, encodeStateAsUpdate(editor.boardDoc.doc, typed))
  expect(textAt(server, { card: 'a1', field: 'title' }).toString()).toBe('Get Home sooner')
})

test('[VE23] taking back leaves alone what somebody has changed since, and what they have made of things that came back', () => {
  const editor = start()
  editor.apply({ type: 'create', cards: [{ id: 'n1', kind: 'note', pos: [0, 0], fields: { text: 'A note' } }] })
  editor.apply({ type: 'create', cards: [{ id: 'n2', kind: 'note', pos: [0, 0], fields: { text: 'Untouched' } }] })
  const then = contentOf(editor.boardDoc)
  editor.apply({ type: 'bin', ids: ['n1', 'n2'] })
  editor.apply(
    { type: 'set-field', card: 'a1', field: 'state', value: 'live' },
    { type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 4, insert: 'Back' },
    { type: 'edit-text', at: { card: 'o1', field: 'name' }, index: 3, remove: 0, insert: ' Highland' },
  )
  const now = contentOf(editor.boardDoc)
  const { content } = restoredContent(now, then)
  rewrite(editor.boardDoc, now, content)
  editor.at = '2026-10-12T10:00:00Z'
  editor.apply(
    { type: 'edit-text', at: { card: 'n1', field: 'text' }, index: 6, remove: 0, insert: ' with more' },
    { type: 'edit-text', at: { card: 'a1', field: 'title' }, index: 0, remove: 0, insert: 'Safely ' },
    { type: 'create', cards: [{ id: 'n3', kind: 'note', pos: [0, 0], fields: { text: 'Made since' } }] },
    { type: 'add-item', card: 'a1', field: 'markers', id: 'm9', values: { text: 'Item since' } },
  )
  const { changed, kept } = rewrite(editor.boardDoc, content, now)
  const board = editor.board()
  expect(board.cards.get('n1')?.fields).toMatchObject({ text: 'A note with more' })
  expect(board.cards.has('n2')).toBe(false)
  expect(board.cards.get('n3')?.fields).toMatchObject({ text: 'Made since' })
  expect(board.cards.get('a1')?.fields).toMatchObject({ title: 'Safely Home sooner', state: 'live' })
  expect(board.cards.get('a1')?.fields).toHaveProperty('markers', [
    expect.objectContaining({ text: 'Fewer days' }),
    expect.objectContaining({ text: 'Item since' }),
  ])
  expect(board.cards.get('o1')?.fields).toMatchObject({ name: 'NHS Highland' })
  expect({ changed, kept }).toEqual({ changed: 3, kept: 2 })
})
