// Knows the calls by which what came of a call is told, now or of one that ended earlier, and that what the board says is kept when one begins; refuses to gather it.
import type { FastifyInstance } from 'fastify'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import type { BoardRow } from '../store/store.ts'
import { answerCall } from './call.ts'
import { readRecord } from './call-records.ts'
import type { ContentDesk } from './content-desk.ts'
import { toldCall } from './led-calls.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { shareReadings } from './shared-readings.ts'
import { takeVersion } from './take-version.ts'
import { tell } from './tell-call.ts'
import { MOST_EARLIER_CALLS, type CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'

export function answerSummaryCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const { store } = ports
  const readings = shareReadings<CallSummaryInfo>()
  answerCall(app, ports, CALLS.summariseCall, async ({ access, query, now }) => {
    const { id } = access.board
    const call = await toldCall(store, id)
    const since = query.since === undefined ? call?.state.begunAt : Date.parse(query.since)
    if (since === undefined) throw new Refusal('no-call')
    if (!Number.isFinite(since) || since > now)
      throw new Refusal('bad-request', { detail: 'since: an instant that is over, like 2027-05-31T14:00:00Z.' })
    const at = new Date(since).toISOString()
    const isOfCall = query.since === undefined
    // Everybody asks at once when a call ends.
    return await readings(`${id} ${at} ${String(isOfCall)}`, async () => {
      const { document } = await storedMap(ports, id)
      return await tell(ports, desk, id, { since: at, call: isOfCall ? call : null, now, told: { document } })
    })
  })

  answerCall(app, ports, CALLS.listEarlierCalls, async ({ access }) =>
    (await store.callRecords(access.board.id))
      .slice(0, MOST_EARLIER_CALLS)
      .map(({ callId, title, begunAt, endedAt }) => ({ id: callId, title, begunAt, endedAt })),
  )

  answerCall(app, ports, CALLS.readEarlierCall, async ({ access, params }) => {
    const record = await store.callRecord(access.board.id, params['call'] ?? '')
    if (record === null) throw new Refusal('no-call')
    return readRecord(record)
  })

  answerCall(app, ports, CALLS.forgetEarlierCall, async ({ access, params }) => {
    const [boardId, callId] = [access.board.id, params['call'] ?? '']
    if (!(await store.eraseRecord(boardId, callId))) throw new Refusal('no-call')
    ports.log.warn({ boardId, callId, linkId: access.link.id }, 'the summary of a call was deleted for good')
  })
}

/**
 * Keeps what the board says as a call begins, so that what changed in it can be told, unless the newest version says the
 * same. Gives the id of the version that says it; null = none could be taken: a call begins all the same. [VE37]
 *
 * @param now milliseconds since 1970.
 */
export async function keepBeginning(
  ports: HttpPorts,
  desk: ContentDesk,
  { board, by, now }: { readonly board: Pick<BoardRow, 'id' | 'epoch'>; readonly by: string; readonly now: number },
): Promise<string | null> {
  try {
    const { document, seq } = await storedMap(ports, board.id)
    const { frozen } = outcomeOf(ports, board.id, await desk.run({ kind: 'freeze', document }, `begin ${board.id}`))
    const [newest] = await ports.store.versions(board.id)
    if (newest?.hash === frozen.hash) return newest.id
    return (await takeVersion(ports, { board, seq, frozen, kind: 'auto', by, now })).id
  } catch (error) {
    ports.log.warn({ boardId: board.id, error: String(error) }, 'no version could be taken as a call began')
    return null
  }
}
