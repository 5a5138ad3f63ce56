// Checks how little a busy minute leaves behind, and prints how long reading takes; knows nothing of the network.
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { expect, test } from 'vitest'
import type { CardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { readContent, writeContent } from '@common-ground/shared/board/content-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { createBoardReader } from '@common-ground/shared/board/read-board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'

const KINDS: readonly CardKind[] = [
  'organisation',
  'person',
  'role',
  'objective',
  'decision',
  'concern',
  'word',
  'note',
]

function bigBoard(elements: number): BoardDoc {
  const boardDoc = openBoardDoc(new Doc())
  const count = Math.round(elements * 0.65)
  const cards = Array.from({ length: count }, (_, index): CardContent => {
    const kind = KINDS[index % KINDS.length] ?? 'note'
    const description = describeCard(kind)
    const markers =
      kind === 'objective'
        ? {
            markers: [
              { id: 'm1', order: 'a0', text: 'Days in hospital', target: '10' },
              { id: 'm2', order: 'a1', text: 'Team named' },
            ],
          }
        : {}
    return {
      id: `c${index}`,
      kind,
      pos: [(index % 60) * 300, Math.floor(index / 60) * 200],
      size: description.size,
      z: 'a0',
      order: 'a0',
      inAgreement: true,
      [description.title]: `Card number ${index} of this board`,
      ...markers,
    }
  })
  const charter: CardContent = {
    id: 'charter',
    kind: 'charter',
    pos: [0, -300],
    size: [720, 168],
    z: 'a0',
    order: 'a0',
    inAgreement: true,
    name: 'Big',
  }
  const relations = Array.from({ length: elements - count }, (_, index) => ({
    id: `r${index}`,
    kind: 'link' as const,
    from: `c${index}`,
    to: `c${(index * 7 + 1) % count}`,
  }))
  const head = {
    title: 'Big',
    stage: 'forming',
    language: 'en-GB',
    timeZone: 'Europe/London',
    createdAt: '2026-10-02T09:00:00Z',
    settings: {},
  }
  writeContent(boardDoc, { board: head, cards: [charter, ...cards], relations }, 'test')
  return boardDoc
}

test('[OP42] a minute of five people dragging adds at most 20 kB', () => {
  const server = bigBoard(1000)
  const before = encodeStateAsUpdate(server.doc).length
  const people = Array.from({ length: 5 }, (_, index) => {
    const boardDoc = openBoardDoc(new Doc())
    applyUpdate(boardDoc.doc, encodeStateAsUpdate(server.doc))
    return { name: `p${index}`, boardDoc }
  })
  for (const { boardDoc } of people)
    boardDoc.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'remote') return
      applyUpdate(server.doc, update, 'remote')
      for (const other of people) if (other.boardDoc !== boardDoc) applyUpdate(other.boardDoc.doc, update, 'remote')
    })
  // Drags of 5 s at 60 Hz: frames live in awareness; the document hears of each 2 s and of the drop.
  for (let second = 1; second <= 60; second += 1) {
    for (const [index, { name, boardDoc }] of people.entries()) {
      const within = second % 5
      if (within !== 2 && within !== 4 && within !== 0) continue
      const id = `c${(Math.floor((second - 1) / 5) * 31 + index * 97) % 600}`
      const move: Operation = { type: 'move', moves: [{ id, pos: [second * 37.25 + index, second * 11.5] }] }
      expect(applyOperations(boardDoc, [move], { by: name, at: '2026-10-02T10:00:00Z', origin: name })).toMatchObject({
        ok: true,
      })
    }
  }
  const grown = encodeStateAsUpdate(server.doc).length - before
  console.log(`a minute of five people dragging: ${grown} bytes on ${before}`)
  expect(grown).toBeLessThanOrEqual(20_000)
})

test.each([1000, 5000])(
  '[BD12] reading after a change of a board of %i elements touches only what changed (times printed)',
  (elements) => {
    const source = bigBoard(elements)
    const update = encodeStateAsUpdate(source.doc)
    const boardDoc = openBoardDoc(new Doc())
    const timed = <T>(run: () => T): [number, T] => {
      const start = performance.now()
      const result = run()
      return [performance.now() - start, result]
    }
    const [applied] = timed(() => applyUpdate(boardDoc.doc, update, 'remote'))
    const reader = createBoardReader(boardDoc)
    const [first, board] = timed(() => reader.read())
    const author = { by: 'p', at: '2026-10-02T10:00:00Z', origin: 'p' }
    const each = (
      rounds: number,
      operation: (round: number) => Operation,
    ): { readonly write: number; readonly read: number } => {
      const times = Array.from({ length: rounds }, (_, round) => {
        const [write] = timed(() => applyOperations(boardDoc, [operation(round)], author))
        return { write, read: timed(() => reader.read())[0] }
      })
      const p95 = (values: number[]): number =>
        values.toSorted((one, two) => one - two)[Math.floor(values.length * 0.95)] ?? 0
      return { write: p95(times.map((time) => time.write)), read: p95(times.map((time) => time.read)) }
    }
    const typing = each(120, (round) => ({
      type: 'edit-text',
      at: { card: 'c1', field: 'name' },
      index: round,
      remove: 0,
      insert: 'x',
    }))
    const moving = each(120, (round) => ({
      type: 'move',
      moves: Array.from({ length: 50 }, (_, index) => ({ id: `c${index}`, pos: [round, index] as const })),
    }))
    const [content, whole] = timed(() => readContent(boardDoc))
    const [canonical] = timed(() => canonicalBoard(whole))
    const show = (time: number): string => time.toFixed(2)
    console.log(
      `${elements} elements, ms: apply ${show(applied)}, first read ${show(first)}; p95 typing ${show(typing.write)} + read ${show(typing.read)}, moving 50 ${show(moving.write)} + read ${show(moving.read)}; content ${show(content)}, canonical ${show(canonical)}`,
    )
    const after = reader.read()
    expect(
      [...after.cards.values()]
        .filter((card) => board.cards.get(card.id) !== card)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(Array.from({ length: 50 }, (_, index) => `c${index}`).toSorted())
    expect(after.relations).toBe(board.relations)
  },
)
