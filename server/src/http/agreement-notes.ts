// Knows what the map notes of the server's proposals: when it was first proposed and first agreed; refuses to decide either.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { BOARD_KEY, openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Writer } from '../sync/room-ports.ts'
import { answersOn, termsOfProposal, wasAgreed } from './agreement-terms.ts'
import type { HttpPorts } from './ports.ts'

type Ports = Pick<HttpPorts, 'store' | 'rooms' | 'log'>

export async function noteProposed(ports: Ports, boardId: string, on: string, by: Writer, now: number): Promise<void> {
  await note(ports, boardId, { firstProposedOn: on }, by, now)
}

/**
 * Notes when something was first agreed, unless the map says so already; whoever agreed while editing was paused is
 * noted when it goes on, with the day of their last answer.
 */
export async function noteAgreed(ports: Ports, boardId: string, by: Writer, now: number): Promise<void> {
  const [proposals, answers] = await Promise.all([ports.store.proposals(boardId), ports.store.answers(boardId)])
  // Newest first.
  const first = proposals.findLast((proposal) => wasAgreed(proposal, answers))
  if (first === undefined) return
  const { timeZone, stage, isAgreed } = termsOfProposal(first)
  if (isAgreed) return
  const at = [...answersOn(answers, first.id).values()].reduce((last, one) => (one.at > last ? one.at : last), first.at)
  const firstAgreedOn = dateIn(timeZone, Date.parse(at))
  await note(ports, boardId, { firstAgreedOn, ...(stage === 'forming' ? { stage: 'running' } : {}) }, by, now)
}

/** A board that takes nothing more is proposed and agreed all the same. */
async function note(
  { rooms, log }: Ports,
  boardId: string,
  said: { readonly firstProposedOn?: string; readonly firstAgreedOn?: string; readonly stage?: string },
  by: Writer,
  now: number,
): Promise<void> {
  const author = { by: by.id, at: new Date(now).toISOString(), origin: 'server' }
  const written = await rooms.transact(
    boardId,
    (doc) => {
      const boardDoc = openBoardDoc(doc)
      const isNoted = said.firstAgreedOn !== undefined && boardDoc.board.get(BOARD_KEY.firstAgreedOn) !== undefined
      if (!isNoted) applyOperations(boardDoc, [{ type: 'set-board', ...said }], author)
    },
    by,
  )
  // While editing is paused it waits until that is over.
  if (!written.ok && written.error !== 'paused')
    log.warn({ boardId, error: written.error }, 'a board could not note what was proposed or agreed')
}
