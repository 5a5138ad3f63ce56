// Knows the call by which what came of a call is told, and that what the board says is kept when one begins; refuses to gather it.
import type { FastifyInstance } from 'fastify'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import type { BoardRow } from '../store/store.ts'
import { termsOfProposal } from './agreement-terms.ts'
import { answerCall } from './call.ts'
import { courseOf } from './call-course.ts'
import type { SummaryJob } from './content-job.ts'
import type { ContentDesk } from './content-desk.ts'
import type { PackedContent } from './frozen-content.ts'
import { toldCall, type StoredCall } from './led-calls.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { shareReadings } from './shared-readings.ts'
import { isStart } from './step-clocks.ts'
import { findVersion } from './stored-versions.ts'
import { takeVersion } from './take-version.ts'
import type { CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'

export function answerSummaryCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const readings = shareReadings<CallSummaryInfo>()
  answerCall(app, ports, CALLS.summariseCall, async ({ access, query, now }) => {
    const { id } = access.board
    const call = await toldCall(ports.store, id)
    const since = query.since === undefined ? call?.state.begunAt : Date.parse(query.since)
    if (since === undefined) throw new Refusal('no-call')
    if (!Number.isFinite(since) || since > now)
      throw new Refusal('bad-request', { detail: 'since: an instant that is over, like 2027-05-31T14:00:00Z.' })
    const at = new Date(since).toISOString()
    const isOfCall = query.since === undefined
    // Everybody asks at once when a call ends.
    return await readings(`${id} ${at} ${String(isOfCall)}`, async () => {
      const [said, proposals, replies, same, from, { document }] = await Promise.all([
        ports.store.answers(id),
        ports.store.proposals(id),
        ports.store.replies(id),
        ports.store.sameMeanings(id),
        isOfCall ? beginningOf(ports, id, call) : versionAt(ports, id, at),
        storedMap(ports, id),
      ])
      const titles = proposals.map((proposal) => ({ id: proposal.id, title: termsOfProposal(proposal).title }))
      // That the clock of a step may start says nothing of what is seen differently.
      const answers = said.filter((row) => !isStart(row))
      const course = isOfCall && call !== null ? courseOf(call, now) : null
      const told = isOfCall && call !== null ? calledAs(call) : null
      const given = { since: at, now, from, answers, proposals: titles, replies, same, course, call: told }
      return outcomeOf(ports, id, await desk.run({ kind: 'call-summary', document, ...given })).summary
    })
  })
}

/** Which call it was, until when, and who was seen on the board. [SUM13] */
function calledAs({ row, state }: StoredCall): SummaryJob['call'] {
  const { sheet, there = [], withoutDevice } = state
  return { title: sheetOf(sheet)?.title ?? '', until: row.endedAt, there, withoutDevice }
}

/** What the board said as the call began, from the version that was kept for it and no other; null = that is not there. */
async function beginningOf(ports: HttpPorts, boardId: string, call: StoredCall | null): Promise<PackedContent | null> {
  if (call === null) return null
  const { from, begunAt } = call.state
  if (from === undefined) return await versionAt(ports, boardId, new Date(begunAt).toISOString())
  return from === null ? null : await contentOfVersion(ports, boardId, from)
}

/** The newest version that was there at an instant; null = there is none so old. */
async function versionAt(ports: HttpPorts, boardId: string, at: string): Promise<PackedContent | null> {
  const version = (await ports.store.versions(boardId)).find((one) => one.at <= at)
  return version === undefined ? null : await contentOfVersion(ports, boardId, version.id)
}

async function contentOfVersion(ports: HttpPorts, boardId: string, id: string): Promise<PackedContent | null> {
  try {
    return (await findVersion(ports, boardId, id)).packed
  } catch (error) {
    // It was thinned out, or somebody deleted it.
    if (error instanceof Refusal) return null
    throw error
  }
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
