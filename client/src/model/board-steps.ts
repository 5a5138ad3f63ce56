// Knows, for every board that is published, what it was before and who wrote in between; refuses to know what changed.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { Doc, Transaction } from 'yjs'
import type { Peer } from './presence.ts'
import type { Readable } from './readable.ts'

/** One published board and the one before it. */
export interface BoardStep {
  readonly before: Board
  readonly after: Board
  /** Participant ids of the others who wrote in between; "" = somebody who cannot be told. Taking away leaves no name: empty = nobody, or that. */
  readonly writers: readonly string[]
  /** Whether this tab wrote too. */
  readonly mine: boolean
}

export interface BoardSteps {
  /** Calls back for every step from now on; gives a way to stop. */
  subscribe(listener: (step: BoardStep) => void): () => void
  close(): void
}

/**
 * Follows the document and the boards made of it. Steps before `ready` are the board's arrival and are told to nobody.
 *
 * @param peers who is connected under which client id.
 */
export function openBoardSteps(
  doc: Doc,
  board: Readable<Board>,
  ready: Readable<boolean>,
  peers: Readable<readonly Peer[]>,
): BoardSteps {
  const listeners = new Set<(step: BoardStep) => void>()
  /** Who has ever been seen under a client id; somebody's last change may come after they have left. */
  const participants = new Map<number, string>()
  const writers = new Set<string>()
  let mine = false
  let before = board.get()
  let arrived = ready.get()

  const meet = (): void => {
    for (const { clientId, participantId } of peers.get()) participants.set(clientId, participantId)
  }
  const onTransaction = ({ local, beforeState, afterState }: Transaction): void => {
    if (local) {
      mine = true
      return
    }
    for (const [client, clock] of afterState)
      if (client !== doc.clientID && beforeState.get(client) !== clock) writers.add(participants.get(client) ?? '')
  }
  const onBoard = (): void => {
    const after = board.get()
    const step: BoardStep = { before, after, writers: [...writers], mine }
    before = after
    writers.clear()
    mine = false
    if (arrived) for (const listener of [...listeners]) listener(step)
    arrived = ready.get()
  }
  meet()
  doc.on('afterTransaction', onTransaction)
  const stop = [
    peers.subscribe(meet),
    board.subscribe(onBoard),
    ready.subscribe(() => {
      arrived = ready.get()
      before = board.get()
      writers.clear()
    }),
  ]
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close() {
      doc.off('afterTransaction', onTransaction)
      for (const end of stop) end()
      listeners.clear()
    },
  }
}
