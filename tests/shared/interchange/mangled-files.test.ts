// Mangles real files at random and shows that reading ends in a board that can be written or in a refusal, never in a throw.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent, writeContent } from '@common-ground/shared/board/content-doc.ts'
import { toBoardFile } from '@common-ground/shared/interchange/board-file.ts'
import { fixtureBytes, fixtureJson, imported, readBytes, readText } from './read-fixture.ts'

const CASE = '01-dumfries-galloway-integration.json'
const neutral = fixtureJson(CASE)
const boardFile: unknown = structuredClone(toBoardFile(imported(readBytes(fixtureBytes(CASE))).content, []))

const odd = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1e308,
  0.5,
  '',
  ' ',
  'toString',
  'hasOwnProperty',
  'dgc',
  'd1',
  'x'.repeat(25_000),
  '\u202e',
  '\u0000',
  '2026-02-30',
  [],
  {},
  [null],
  [[]],
  [{}],
  { id: 'dgc' },
  ['dgc', 'dgc'],
)

/** Walks to a random place and puts something odd there, takes it out, or doubles it. */
function mangle(value: unknown, turns: readonly number[], replacement: unknown): unknown {
  const copy = structuredClone(value)
  let parent: unknown = copy
  for (const [at, turn] of turns.entries()) {
    if (typeof parent !== 'object' || parent === null) break
    const holder = parent as Record<string, unknown>
    const keys = Object.keys(holder)
    const key = keys[turn % Math.max(keys.length, 1)]
    if (key === undefined) break
    const inner = holder[key]
    const isLast = at === turns.length - 1 || typeof inner !== 'object' || inner === null
    if (!isLast) {
      parent = inner
      continue
    }
    if (turn % 7 === 0 && Array.isArray(parent)) parent.push(structuredClone(inner))
    else if (turn % 5 === 0) delete holder[key]
    else holder[key] = replacement
    break
  }
  return copy
}

const mangling = fc.array(
  fc.record({ turns: fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }), replacement: odd }),
  { minLength: 1, maxLength: 4 },
)

describe.each([
  ['a neutral description', neutral],
  ['a board file', boardFile],
])('%s', (_, file) => {
  test('[IM14] [IM41] is refused with reasons, or becomes a board that survives its document', () => {
    let read = 0
    fc.assert(
      fc.property(mangling, fc.constantFrom<'strict' | 'report'>('strict', 'report'), (steps, grade) => {
        const mangled = steps.reduce<unknown>(
          (value, { turns, replacement }) => mangle(value, turns, replacement),
          file,
        )
        const outcome = readText(JSON.stringify(mangled), grade)
        if (!outcome.ok) {
          expect(outcome.problems.length).toBeGreaterThan(0)
          expect(grade === 'report' && outcome.consent).toBe(false)
          return
        }
        read += 1
        const boardDoc = openBoardDoc(new Doc())
        writeContent(boardDoc, outcome.content, 'test')
        expect(canonicalBoard(readContent(boardDoc))).toBe(canonicalBoard(outcome.content))
      }),
      { seed: 20261123, numRuns: 120 },
    )
    expect(read).toBeGreaterThan(10)
  })
})

test('[IM4] [IM1] bytes changed at random are read or refused, never thrown over', () => {
  const bytes = fixtureBytes(CASE)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      (changes) => {
        const copy = new Uint8Array(bytes)
        for (const [at, byte] of changes) copy[at] = byte
        const outcome = readBytes(copy, 'report')
        if (!outcome.ok) expect([400, 422]).toContain(outcome.status)
      },
    ),
    { seed: 20261123, numRuns: 80 },
  )
})
