// Proves that what somebody thinks of who leads is counted or stays with them, whatever becomes of line and call meanwhile.
import type { Api } from '@common-ground/client/model/api.ts'
import { createCell } from '@common-ground/client/model/readable.ts'
import { settleRounds } from '@common-ground/client/panels/leading/settle-rounds.ts'
import { openWritten, type Entry } from '@common-ground/client/panels/leading/written.ts'
import { RUN_SHEETS } from '@common-ground/shared/templates/run-sheets.ts'
import { MOST_LEADS } from '@common-ground/shared/wire/leading-limits.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'
import { ledCall } from '../../../support/led-call.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
})
let stop = (): void => undefined
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const BOARD = {
  board: HEAD,
  cards: [
    card('charter', 'charter', { name: 'Test' }),
    card('council', 'organisation', { name: 'Council' }),
    card('homes', 'objective', { title: 'Homes' }),
  ],
  relations: [],
}
/** Where a step is in its sheet as it is led. */
function placeOf({ sheet, step }: { readonly sheet: string; readonly step: string }): number {
  const at = RUN_SHEETS.find(({ id }) => id === sheet)?.steps.findIndex(({ id }) => id === step) ?? -1
  if (at < 0) throw new RangeError(`no step ${step} in ${sheet}`)
  return at
}
const START = { round: 'call-who-leads', sheet: 'what-and-who-does-what', step: 'who-leads' }
const ROUND = { id: START.round, written: 1, unsigned: 0, shown: true, corner: null, rows: [], counts: [] }
const NOW = ledCall({ id: 'call', sheet: START.sheet, step: placeOf(START), leader: 'me', round: ROUND })
const ENTRY: Entry = { id: 'e1', text: 'Homes: Council leads', about: { objective: 'homes', leader: 'council' } }
const HOMES = [{ about: 'homes', choice: 'council' }]
type Answer = Awaited<ReturnType<Api['sayLeads']>>
const refused = (code: string): Answer => ({ ok: false, error: { code } }) as Answer

/** Whoever has written something down at the step; each answer of the server is used once, the last one for good. */
function settle(call: LedCall, signed: readonly Entry[], answers: readonly Answer[]) {
  const session = {
    ...openMemorySession(BOARD),
    call: createCell<LedCall | null>(call),
  }
  let kept: unknown = null
  const written = openWritten({ writtenFirst: () => kept, keepWrittenFirst: (_, next) => void (kept = next) }, 'board')
  written.change(START, () => ({ signed, held: true }))
  const said: (readonly object[])[] = []
  const line = {
    sayLeads: async (_board: string, { choices }: Parameters<Api['sayLeads']>[1]) => {
      said.push(choices)
      // Asked without end, it would never come to the end of this test either.
      if (said.length > 9) return await new Promise<Answer>(() => undefined)
      return await Promise.resolve(answers[Math.min(said.length, answers.length) - 1])
    },
    round: async () => await Promise.resolve({ ok: true, value: { ...ROUND, over: false, waiting: 0, rows: [] } }),
  }
  stop = settleRounds(session, line as unknown as Api, written)
  return { said, left: () => written.of(START.round) }
}
const counted = { ok: true, value: { call: null } } as Answer

test('[LD45] what was not counted for want of a line is said again, also once the call has gone on', async () => {
  for (const call of [NOW, { ...NOW, step: NOW.step + 1, round: null }]) {
    const { said, left } = settle(call, [ENTRY], [refused('offline'), counted])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(said).toEqual([HOMES, HOMES])
    expect(left()).toBeNull()
    stop()
  }
})

test('[LD45] what the server does not count is said once, and stays with its writer', async () => {
  const { said, left } = settle(NOW, [ENTRY], [refused('too-many-given'), refused('too-many-given'), counted])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(said).toEqual([HOMES])
  expect(left()).toMatchObject({ signed: [ENTRY], told: 'unknown' })
})

test('[LD45] an entry of an earlier version is counted by its sentence; what names nothing, or is too much, stays', async () => {
  const old: Entry = { id: 'old', text: ENTRY.text }
  const lost: Entry = { id: 'lost', text: 'Homes: Somebody else leads' }
  const first = settle(NOW, [old, lost], [counted])
  await vi.advanceTimersByTimeAsync(10_000)
  stop()
  expect(first.said).toEqual([HOMES])
  expect(first.left()).toMatchObject({ signed: [lost], told: 'unknown' })
  const many = Array.from({ length: MOST_LEADS + 1 }, (_, n): Entry => ({ ...ENTRY, id: `e${String(n)}` }))
  const second = settle(NOW, many, [counted])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(second.said.map((choices) => choices.length)).toEqual([MOST_LEADS])
  expect(second.left()?.signed).toEqual(many.slice(MOST_LEADS))
})

test('[LD70] without a line what was written first is told to the server every two seconds, until it hears it', async () => {
  const mine = { held: { signed: [ENTRY] }, given: { unsigned: ['Money'] } }
  for (const [how, some] of Object.entries(mine)) {
    let [asked, isBack] = [0, false]
    let kept: unknown = null
    const answer = async (): Promise<Answer> => {
      asked += 1
      // Asked without end, it would never come to the end of this test either.
      if (asked > 99) return await new Promise<Answer>(() => undefined)
      return await Promise.resolve(isBack ? counted : refused('offline'))
    }
    const step = { round: 'call-hard', sheet: 'how-we-work', step: 'hard' }
    const round = { ...ROUND, id: step.round, shown: false }
    const session = {
      ...openMemorySession(BOARD),
      call: createCell<LedCall | null>({ ...NOW, sheet: step.sheet, step: placeOf(step), round }),
    }
    const written = openWritten(
      { writtenFirst: () => kept, keepWrittenFirst: (_, next) => void (kept = next) },
      'board',
    )
    written.change(step, () => some)
    stop = settleRounds(session, { holdForRound: answer, giveUnsigned: answer } as unknown as Api, written)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(asked, how).toBeGreaterThan(8)
    expect(asked, how).toBeLessThan(12)
    isBack = true
    await vi.advanceTimersByTimeAsync(10_000)
    expect(written.of(step.round), how).toMatchObject(how === 'held' ? { held: true } : { sent: ['Money'] })
    const before = asked
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked, how).toBe(before)
    stop()
  }
})

test('[LD70] once the board is closed nothing is told again, whatever comes back', async () => {
  let [asked, kept]: [number, unknown] = [0, null]
  const answer = async (): Promise<Answer> => {
    asked += 1
    return await Promise.resolve(refused('offline'))
  }
  const step = { round: 'call-hard', sheet: 'how-we-work', step: 'hard' }
  const round = { ...ROUND, id: step.round, shown: false }
  const session = {
    ...openMemorySession(BOARD),
    call: createCell<LedCall | null>({ ...NOW, sheet: step.sheet, step: placeOf(step), round }),
  }
  const written = openWritten({ writtenFirst: () => kept, keepWrittenFirst: (_, next) => void (kept = next) }, 'board')
  written.change(step, () => ({ signed: [ENTRY] }))
  stop = settleRounds(session, { holdForRound: answer } as unknown as Api, written)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked).toBeGreaterThan(1)
  stop()
  const before = asked
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked).toBe(before)
})
