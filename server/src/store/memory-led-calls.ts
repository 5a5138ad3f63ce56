// Knows how to keep calls that are led, and what is kept of them, in memory; refuses to know boards and what a call holds.
import type { CallRecordRow, LedCallRow, LedCallStore, UnsignedRow } from './led-call-store.ts'

/** Makes a function answer as the store does: in a later turn, and not once it is closed. */
type Later = <A extends unknown[], T>(run: (...args: A) => T) => (...args: A) => Promise<T>

/** @param isThere whether there is such a board, not deleted. */
export function openMemoryLedCalls(
  later: Later,
  isThere: (boardId: string) => boolean,
): { readonly answers: LedCallStore; readonly erase: (boardId: string) => void } {
  const calls = new Map<string, LedCallRow>()
  const unsigned = new Map<string, UnsignedRow>()
  const records = new Map<string, CallRecordRow>()
  /** Ids of calls of which it is settled what is kept, also where that is nothing. */
  const settled = new Set<string>()
  const ledOf = (boardId: string): LedCallRow | null =>
    [...calls.values()].find((call) => call.boardId === boardId && call.endedAt === null) ?? null
  const latestFirst = <R extends { readonly endedAt: string | null }>(rows: readonly R[]): R[] =>
    rows.toSorted((one, other) => ((one.endedAt ?? '') < (other.endedAt ?? '') ? 1 : -1))
  const endedOf = (boardId: string): LedCallRow[] =>
    latestFirst([...calls.values()].filter((call) => call.boardId === boardId && call.endedAt !== null))
  const recordOf = (boardId: string, callId: string): CallRecordRow | null => {
    const record = records.get(callId)
    return record?.boardId === boardId ? record : null
  }
  const answers: LedCallStore = {
    ledCall: later(ledOf),
    lastCall: later((boardId) => ledOf(boardId) ?? endedOf(boardId)[0] ?? null),
    endedCalls: later(endedOf),
    anyCall: later((boardId, id) => [calls.get(id)].find((call) => call?.boardId === boardId) ?? null),
    boardsInCalls: later(() =>
      [...calls.values()].filter(({ endedAt }) => endedAt === null).map(({ boardId }) => boardId),
    ),
    saveCall: later((call, along) => {
      const { boardId, id, revision } = call
      const isNew =
        revision === 1 && ![...calls.values()].some((one) => one.boardId === boardId && one.endedAt === null)
      const before = calls.get(id)
      const follows = before?.revision === revision - 1 && before.endedAt === null && before.boardId === boardId
      if (!isThere(boardId) || !(isNew || follows)) return false
      calls.set(id, call)
      for (const [key, row] of unsigned)
        if (row.boardId === boardId && along?.erase?.includes(row.roundId)) unsigned.delete(key)
      if (along?.give !== undefined) unsigned.set(along.give.keyHash, along.give)
      return true
    }),
    unsigned: later((boardId, roundId) =>
      [...unsigned.values()]
        .filter((row) => row.boardId === boardId && row.roundId === roundId)
        .sort((a, b) => (a.keyHash < b.keyHash ? -1 : 1)),
    ),
    callsWithoutRecord: later((endedBy, of) =>
      latestFirst(
        [...calls.values()].filter(({ id, endedAt }) => endedAt !== null && endedAt <= endedBy && !settled.has(id)),
      ).flatMap(({ id, boardId }) => (of === undefined || of === boardId ? [{ id, boardId }] : [])),
    ),
    settleRecord: later(({ id, boardId }, record) => {
      const call = calls.get(id)
      if (call?.boardId !== boardId || call.endedAt === null || settled.has(id)) return false
      settled.add(id)
      if (record !== null) records.set(id, { ...record, callId: id, boardId })
      return true
    }),
    callRecords: later((boardId) =>
      latestFirst([...records.values()].filter((one) => one.boardId === boardId)).map(({ told: _, ...head }) => head),
    ),
    callRecord: later(recordOf),
    eraseRecord: later((boardId, callId) => recordOf(boardId, callId) !== null && records.delete(callId)),
  }
  return {
    answers,
    erase(boardId) {
      for (const call of calls.values()) if (call.boardId === boardId) calls.delete(call.id)
      for (const [key, row] of unsigned) if (row.boardId === boardId) unsigned.delete(key)
      for (const record of records.values()) if (record.boardId === boardId) records.delete(record.callId)
    },
  }
}
