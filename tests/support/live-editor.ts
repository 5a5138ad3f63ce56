// Knows somebody at a board of a real server, over a real socket with the published provider: edits by operations, goes offline, comes back; knows no screen.
import { createHash } from 'node:crypto'
import { openBoardDoc, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { createBoardReader } from '@common-ground/shared/board/read-board.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Operation, Refusal } from '@common-ground/shared/operations/operation.ts'
import { WebSocket, type ClientOptions } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'
import { until } from './until.ts'

export interface LiveEditor {
  readonly name: string
  readonly boardDoc: BoardDoc
  board(): Board
  /** Applies as one change; gives the refusal, or null. */
  apply(...operations: readonly Operation[]): Refusal | null
  /** SHA-256 of what this replica says, hex. */
  hash(): string
  /** Settles when everything the server has is here. */
  synced(): Promise<void>
  goOffline(): void
  comeBack(): void
  close(): void
}

/** Joins by a link's secret. Whoever joins closes. */
export function joinLive(url: string, boardId: string, secret: string, name: string): LiveEditor {
  class WithSecret extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[], options?: ClientOptions) {
      super(address, protocols, { ...options, headers: { authorization: `Bearer ${secret}` } })
    }
  }
  const doc = new Doc()
  const boardDoc = openBoardDoc(doc)
  const reader = createBoardReader(boardDoc)
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync/map`, `${boardId}/0`, doc, {
    WebSocketPolyfill: WithSecret as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  })
  return {
    name,
    boardDoc,
    board: () => reader.read(),
    apply(...operations) {
      const result = applyOperations(boardDoc, operations, { by: name, at: new Date().toISOString(), origin: name })
      return result.ok ? null : result.error
    },
    hash: () =>
      createHash('sha256')
        .update(canonicalBoard(readContent(boardDoc)), 'utf8')
        .digest('hex'),
    synced: async () => await until(() => provider.synced, `${name} is in`),
    goOffline: () => provider.disconnect(),
    comeBack: () => provider.connect(),
    close() {
      provider.awareness.destroy()
      provider.destroy()
      doc.destroy()
    },
  }
}
