// Knows how a board begins to open before the page that shows it is there: question and session at once, or from this device when nobody answers; refuses to know what is shown.
import { ok, type Result } from '@common-ground/shared/result.ts'
import { openEarly, socketAddress } from '../model/early-socket.ts'
import { openApi, type Api, type ApiProblem } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { socketOrigin } from './board-address.ts'

/** A board whose socket is open, as far as the network has come. Whoever takes it closes the session. */
export interface OpenedBoard {
  readonly session: BoardSession
  /** As the server, or this device, knew it before the board is here. */
  readonly title: string
}
export type BoardOpening = Promise<Result<OpenedBoard, ApiProblem>>

let begun: { readonly boardId: string; readonly opening: BoardOpening } | null = null

/** Nobody answered, or somebody on the way who is not the server. */
const isUnreachable = ({ status }: ApiProblem): boolean => status === 0 || (status >= 502 && status <= 504)

async function open(api: Api, boardId: string): BoardOpening {
  // The answer travels while the code arrives; the socket opens with it, before there is anybody to speak on it.
  const asked = api.board(boardId)
  const early = asked.then((answer) =>
    answer.ok ? openEarly(socketAddress(socketOrigin(), boardId, answer.value.epoch), WebSocket) : null,
  )
  try {
    const { openSession, openSessionFromDevice } = await import('./open-session.ts')
    const answer = await asked
    if (answer.ok) {
      const session = openSession(boardId, answer.value, null, (await early)?.Socket)
      return ok({ session, title: answer.value.title })
    }
    const kept = isUnreachable(answer.error) ? await openSessionFromDevice(boardId) : null
    return kept === null ? answer : ok(kept)
  } finally {
    // The code did not come.
    void early.then((socket) => socket?.drop())
  }
}

/** Starts opening the board that an address names; the page takes it over. Resolves when it is open or is not going to be. */
export async function beginOpening(boardId: string): Promise<void> {
  const opening = open(openApi(), boardId)
  begun = { boardId, opening }
  // Whoever takes the opening hears why it failed.
  await opening.then(
    () => undefined,
    () => undefined,
  )
}

/** The opening that has begun for this board, once; without one it begins now. */
export function takeOpening(api: Api, boardId: string): BoardOpening {
  const taken = begun
  begun = null
  return taken?.boardId === boardId ? taken.opening : open(api, boardId)
}
