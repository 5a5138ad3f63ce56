// Knows the call by which what came of a call is told, and that what the board says is kept when one begins; refuses to gather it.
import type { FastifyInstance } from 'fastify'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import type { BoardRow } from '../store/store.ts'
import { termsOfProposal } from './agreement-terms.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import type { PackedContent } from './frozen-content.ts'
import { lastBegun } from './led-calls.ts'
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
    const since = query.since === undefined ? await lastBegun(ports.store, id) : Date.parse(query.since)
    if (since === null) throw new Refusal('no-call')
    if (!Number.isFinite(since) || since > now)
      throw new Refusal('bad-request', { detail: 'since: an instant that is over, like 2027-05-31T14:00:00Z.' })
    const at = new Date(since).toISOString()
    // Everybody asks at once when a call ends.
    return await readings(`${id} ${at}`, async () => {
      const [said, proposals, replies, same, from, { document }] = await Promise.all([
        ports.store.answers(id),
        ports.store.proposals(id),
        ports.store.replies(id),
        ports.store.sameMeanings(id),
        versionAt(ports, id, at),
        storedMap(ports, id),
      ])
      const titles = proposals.map((proposal) => ({ id: proposal.id, title: termsOfProposal(proposal).title }))
      // That the clock of a step may start says nothing of what is seen differently.
      const answers = said.filter((row) => !isStart(row))
      const given = { since: at, now, from, answers, proposals: titles, replies, same }
      return outcomeOf(ports, id, await desk.run({ kind: 'call-summary', document, ...given })).summary
    })
  })
}

/** The newest version that was there at an instant; null = there is none so old. */
async function versionAt(ports: HttpPorts, boardId: string, at: string): Promise<PackedContent | null> {
  const version = (await ports.store.versions(boardId)).find((one) => one.at <= at)
  if (version === undefined) return null
  try {
    return (await findVersion(ports, boardId, version.id)).packed
  } catch (error) {
    // It was thinned out at this moment.
    if (error instanceof Refusal) return null
    throw error
  }
}

/**
 * Keeps what the board says as a call begins, so that what changed in it can be told, unless the newest version says the
 * same. A call begins whatever becomes of it. [VE37]
 *
 * @param now milliseconds since 1970.
 */
export async function keepBeginning(
  ports: HttpPorts,
  desk: ContentDesk,
  { board, by, now }: { readonly board: Pick<BoardRow, 'id' | 'epoch'>; readonly by: string; readonly now: number },
): Promise<void> {
  try {
    const { document, seq } = await storedMap(ports, board.id)
    const { frozen } = outcomeOf(ports, board.id, await desk.run({ kind: 'freeze', document }, `begin ${board.id}`))
    const [newest] = await ports.store.versions(board.id)
    if (newest?.hash === frozen.hash) return
    await takeVersion(ports, { board, seq, frozen, kind: 'auto', by, now })
  } catch (error) {
    ports.log.warn({ boardId: board.id, error: String(error) }, 'no version could be taken as a call began')
  }
}
