// Checks that any interleaving of operations, undo and lost connections leaves everybody with the same readable board.
import { afterAll, expect, test } from 'vitest'
import type { Board } from '@common-ground/shared/board/board.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { takeSnapshot, trespasses, type Snapshot } from './own-work.ts'
import { OPERATION_TYPES } from './random-operations.ts'
import { endCall, runCall, type Call, type Editor, type Witness } from './simulated-call.ts'

const STEPS = 120
const SEEDS = 220
const FIRST_SEED = Number(process.env['SEED'] ?? 1)
/** Seeds that once found a fault; they are run for ever. */
const NAMED_SEEDS: Readonly<Record<string, number>> = {
  'a card lost its kind when the winner of two conversions undid': 28,
  'the same with three people': 168,
  'an undo brought back a lock that somebody else had opened': 130,
  'an undo overwrote a place set by somebody else since': 95,
}

const totals = new Map<string, number>()
const refusals = new Map<string, number>()

function judge(): { readonly witness: Witness; readonly found: string[] } {
  const found: string[] = []
  const copied = new Set<string>()
  const before = new Map<Editor, Snapshot>()
  const witness: Witness = {
    applied(_, operation) {
      // Converting a note copies its words, whosever they are, into the new title: that copy is the converter's own work.
      if (operation.type === 'convert') copied.add(`t/${operation.id}/${describeCard(operation.kind).title}`)
    },
    refused: (_, operation, refusal) =>
      void refusals.set(`${operation.type} ${refusal}`, (refusals.get(`${operation.type} ${refusal}`) ?? 0) + 1),
    beforeUndo: (editor) => void before.set(editor, takeSnapshot(editor.boardDoc)),
    afterUndo(editor, direction) {
      const snapshot = before.get(editor)
      if (snapshot === undefined) return
      // Doing a deletion again takes the same letters away again; only undo must leave every letter of others.
      const others = direction === 'redo' ? [] : [...'abcdefgh'].filter((letter) => letter !== editor.letter)
      found.push(...trespasses(snapshot, takeSnapshot(editor.boardDoc), editor.boardDoc.doc.clientID, others, copied))
    },
  }
  return { witness, found }
}

/** Problems stand in the order in which their places came to a replica, which means nothing. */
const inOneOrder = (board: Board): Board => ({
  ...board,
  problems: board.problems.toSorted((a, b) => (`${a.path} ${a.code}` < `${b.path} ${b.code}` ? -1 : 1)),
})

function expectOneBoard(call: Call): void {
  const contents = [call.server, ...call.editors.map(({ boardDoc }) => boardDoc)].map((boardDoc) =>
    canonicalBoard(readContent(boardDoc)),
  )
  expect(new Set(contents).size).toBe(1)
  const fresh = readBoard(call.server)
  for (const { reader } of call.editors) expect(inOneOrder(reader.read())).toEqual(inOneOrder(fresh))
  // Two people at once can make a relation unfitting or twice, or turn a note into two kinds with a field of the same name; everything else is whole.
  const expected = /^relations\/\w+\/kind$|^cards\/(?:jot|n\d+)\/\w+$/
  const unexpected = fresh.problems.filter(({ code, path }) => code !== 'bad-value' || !expected.test(path))
  expect(unexpected.filter(({ code }) => code !== 'said-twice')).toEqual([])
  expect(fresh.cards.has('charter')).toBe(true)
}

function run(seed: number): void {
  const { witness, found } = judge()
  const call = runCall(seed, STEPS, witness)
  try {
    expect(found).toEqual([])
    expectOneBoard(call)
    for (const [what, times] of call.counts) totals.set(what, (totals.get(what) ?? 0) + times)
  } catch (error) {
    // Run one seed alone with SEED=<seed>.
    console.error(`convergence failed for seed ${seed} (${call.editors.length} people)`)
    throw error
  } finally {
    endCall(call)
  }
}

const chunk = (index: number): number[] =>
  Array.from({ length: SEEDS / 10 }, (_, offset) => FIRST_SEED + index * (SEEDS / 10) + offset)

test.each(Array.from({ length: 10 }, (_, index) => ({ first: chunk(index)[0], seeds: chunk(index) })))(
  '[OP40] [OP41] [UN1] everybody ends with the same readable board, and undo touches only its own work (seeds from $first)',
  ({ seeds }) => {
    for (const seed of seeds) run(seed)
  },
)

test('[OP40] seeds that once failed still converge', () => {
  for (const seed of Object.values(NAMED_SEEDS)) run(seed)
  expect(Object.keys(NAMED_SEEDS).length).toBeGreaterThan(0)
})

test('[OP40] a run exercises every operation, undo, redo and lost connections', () => {
  const rare = [...OPERATION_TYPES, 'undo', 'redo', 'partition'].filter((what) => (totals.get(what) ?? 0) < 20)
  expect(rare).toEqual([])
})

afterAll(() => {
  console.log('applied', Object.fromEntries(totals), 'refused', Object.fromEntries(refusals))
})
