// Knows when what came of a call is told for good and kept, so that no later change of the board changes it; refuses to know who reads it.
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'
import type { CallRecordRow, OwedCall } from '../store/led-call-store.ts'
import { GRACE_MS } from './call-course.ts'
import type { ContentDesk } from './content-desk.ts'
import type { Told } from './content-job.ts'
import { readCall, wasHeld, type StoredCall } from './led-calls.ts'
import { storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { contentOfVersion, tell, versionAt } from './tell-call.ts'

/** How often it is looked for calls that have ended and are not kept, and how long one that cannot be told waits. */
const LOOK_MS = 15_000
const TRY_AGAIN_MS = 10 * 60_000

export interface CallRecords {
  /** Looks now for calls that have ended. Gives of how many it was settled what is kept. */
  look(): Promise<number>
  /** Takes no more; what is under way may still end, or is owed to the next process. */
  stop(): void
}

/**
 * Runs until stopped. What is owed is read from the store and nowhere else: a call that ended just before the process did,
 * however that ended, gets its record from the next one. [SUM17]
 */
export function openCallRecords(ports: HttpPorts, desk: ContentDesk): CallRecords {
  /** Calls that could not be told, and when that is tried again; ms since 1970. */
  const notBefore = new Map<string, number>()
  let isStopped = false
  let underWay: Promise<number> | null = null
  const lookNow = async (): Promise<number> => {
    let settled = 0
    const due = new Date(ports.clock() - GRACE_MS).toISOString()
    for (const owed of await ports.store.callsWithoutRecord(due)) {
      if (isStopped) break
      if ((notBefore.get(owed.id) ?? -Infinity) > ports.clock()) continue
      try {
        if (await keepRecord(ports, desk, owed)) settled += 1
        notBefore.delete(owed.id)
      } catch (error) {
        notBefore.set(owed.id, ports.clock() + TRY_AGAIN_MS)
        ports.log.warn({ boardId: owed.boardId, error: String(error) }, 'a call could not be told; it is tried again')
      }
    }
    return settled
  }
  const look = (): Promise<number> => {
    underWay ??= lookNow().finally(() => {
      underWay = null
    })
    return underWay
  }
  const quietly = (): void => {
    look().catch((error: unknown) => ports.log.error({ error: String(error) }, 'calls could not be looked for'))
  }
  const timer = setInterval(quietly, LOOK_MS)
  timer.unref()
  return {
    look,
    stop() {
      isStopped = true
      clearInterval(timer)
    },
  }
}

/**
 * Tells what came of a call that has ended and keeps it, once for good. One that was only begun was none, and of one whose
 * end nothing tells any more nothing is kept. False = it is settled already.
 */
async function keepRecord(ports: HttpPorts, desk: ContentDesk, owed: OwedCall): Promise<boolean> {
  const row = await ports.store.anyCall(owed.boardId, owed.id)
  if (row === null) return false
  const call = readCall(row)
  const endedAt = row.endedAt ?? ''
  const content = wasHeld(call) ? await contentAtEnd(ports, call) : null
  if (content === null) return await ports.store.settleRecord(row, null)
  const begunAt = new Date(call.state.begunAt).toISOString()
  const ended = Date.parse(endedAt)
  const until = new Date(ended + GRACE_MS).toISOString()
  const told = await tell(ports, desk, row.boardId, { since: begunAt, call, now: ended, told: content, until })
  const title = sheetOf(call.state.sheet)?.title ?? ''
  const record = { callId: row.id, boardId: row.boardId, title, begunAt, endedAt, told: JSON.stringify(told) }
  return await ports.store.settleRecord(row, record)
}

/** What is owed of a board's earlier calls as the next one begins: from then on the board says other things. */
export async function keepEarlierCalls(ports: HttpPorts, desk: ContentDesk, boardId: string): Promise<void> {
  try {
    const now = new Date(ports.clock()).toISOString()
    for (const owed of await ports.store.callsWithoutRecord(now, boardId)) await keepRecord(ports, desk, owed)
  } catch (error) {
    ports.log.warn({ boardId, error: String(error) }, 'what came of a call could not be kept as the next one began')
  }
}

/**
 * What the board said when a call was over: what it says now while no other was begun, else what it said when that was. It
 * is null where nothing tells that any more.
 */
async function contentAtEnd(ports: HttpPorts, { row, state }: StoredCall): Promise<Told | null> {
  const { boardId } = row
  const led = await ports.store.ledCall(boardId)
  const later = [...(led === null ? [] : [led]), ...(await ports.store.endedCalls(boardId))]
    .map(readCall)
    .filter((other) => other.state.begunAt > state.begunAt)
    .toSorted((one, other) => one.state.begunAt - other.state.begunAt)
  const [next] = later
  const from = next?.state.from ?? null
  // It has only just begun, and no version knows it yet.
  const isNow = next === undefined || (from === null && next.row.endedAt === null)
  if (isNow) return { document: (await storedMap(ports, boardId)).document }
  const version =
    from === null
      ? await versionAt(ports, boardId, new Date(next.state.begunAt).toISOString(), row.endedAt ?? '')
      : await contentOfVersion(ports, boardId, from)
  return version === null ? null : { version }
}

/** To the letter as it was told, text and page with it. */
export const readRecord = ({ told }: CallRecordRow): CallSummaryInfo => JSON.parse(told) as CallSummaryInfo
