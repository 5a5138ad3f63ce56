// Checks that whatever people or strangers make of a board, its lights and facts can be computed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import type { Board } from '@common-ground/shared/board/board.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { factsOf } from '@common-ground/shared/lights/facts.ts'
import { lightsOf } from '@common-ground/shared/lights/lights.ts'
import { garbage, litter } from '../shared/board/garbage.ts'
import { endCall, runCall } from './simulated-call.ts'

const FIRST_SEED = Number(process.env['SEED'] ?? 1)
const DAYS = ['2026-10-02', '2026-12-31', '2031-02-28']
const agreed = (board: Board): Board => ({ ...board, firstProposedOn: '2026-10-02', firstAgreedOn: '2026-10-02' })

/** Every light, each finding about something and in words, nothing thrown; gives how much was found. */
function computed(board: Board): number {
  let count = 0
  for (const today of DAYS) {
    for (const answers of [undefined, { given: [], hashOf: () => '' }]) {
      const context = answers === undefined ? { today } : { today, answers, checkReplies: [] }
      const { lights, findings } = lightsOf(agreed(board), context)
      expect(lights).toHaveLength(12)
      for (const { sentence, subjects } of findings) {
        expect(sentence).toMatch(/^\S.*[.?]$/su)
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object/)
        expect(subjects.every((id) => id !== '')).toBe(true)
      }
      count += findings.length
    }
  }
  expect(() => JSON.stringify(factsOf(board))).not.toThrow()
  return count
}

test('[LT7] any interleaving of operations gives a board with lights', () => {
  let count = 0
  for (let seed = FIRST_SEED; seed < FIRST_SEED + 20; seed += 1) {
    const call = runCall(seed, 120, { applied() {}, refused() {}, beforeUndo() {}, afterUndo() {} })
    try {
      count += computed(readBoard(call.server))
    } catch (error) {
      console.error(`lights failed for seed ${seed}`)
      throw error
    } finally {
      endCall(call)
    }
  }
  expect(count).toBeGreaterThan(300)
})

test('[LT7] whatever a stranger writes into the document, the board has lights', () => {
  fc.assert(
    fc.property(garbage, (things) => {
      const boardDoc = openBoardDoc(new Doc())
      litter(boardDoc.doc, things)
      computed(readBoard(boardDoc))
    }),
    { numRuns: 300, seed: FIRST_SEED },
  )
})
