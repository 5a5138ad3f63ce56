// Knows a board session without a server: one document, one person, the real operations and undo; for tests of what is drawn and pressed.
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { toBoardFile } from '@common-ground/shared/interchange/board-file.ts'
import { openBoardEditing } from '@common-ground/client/model/board-editing.ts'
import { createCell } from '@common-ground/client/model/readable.ts'
import type { BoardSession, Participant, Role } from '@common-ground/client/model/board-session.ts'
import { openBoardSteps } from '@common-ground/client/model/board-steps.ts'
import { openBoardStore } from '@common-ground/client/model/board-store.ts'
import type { Peer, PresencePatch } from '@common-ground/client/model/presence.ts'
import { createViewState } from '@common-ground/client/model/view-state.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'

export interface MemorySession extends BoardSession {
  /** What this person showed of themselves, merged. */
  shown(): PresencePatch
  /** Puts somebody else on the board. */
  setPeers(peers: readonly Peer[]): void
  /** A change made by somebody else; reaches the screen by the way of every remote change. */
  remote(operations: readonly Operation[]): void
  setRole(role: Role): void
  setParticipants(participants: readonly Participant[]): void
}

/** Opens the content as a board on which "me" works. Boards are published a tick after remote changes and at once after own ones. */
export function openMemorySession(content: BoardContent): MemorySession {
  const boardDoc = openBoardDoc(new Doc())
  writeContent(boardDoc, content, 'server')
  const other = openBoardDoc(new Doc())
  const store = openBoardStore(boardDoc, (run) => {
    const timer = setTimeout(run, 0)
    return () => clearTimeout(timer)
  })
  const role = createCell<Role>('editor')
  const mayEdit = createCell(true)
  const participants = createCell<readonly Participant[]>([])
  const peers = createCell<readonly Peer[]>([])
  const ready = createCell(true)
  const steps = openBoardSteps(boardDoc.doc, store.board, ready, peers)
  let shown: PresencePatch = {}
  let made = 0
  const now = (): string => '2026-01-02T10:00:00.000Z'
  const editing = openBoardEditing({
    boardDoc,
    participantId: 'me',
    store,
    mayEdit: () => role.get() !== 'viewer',
    now,
    typingLabel: 'typing',
    ownCard: () => undefined,
  })
  return {
    boardId: 'board',
    participantId: 'me',
    role,
    mayEdit,
    paused: createCell(false),
    board: store.board,
    onStep: (listener) => steps.subscribe(listener),
    ready,
    saveState: createCell({ state: 'saved' } as const),
    peers,
    participants,
    agreement: createCell(0),
    call: createCell(null),
    brought: createCell(null),
    notice: createCell(null),
    kept: createCell(false),
    keepingRefused: createCell(false),
    found: createCell(null),
    openedFrom: null,
    keepNow: async () => undefined,
    forgetHere: async () => undefined,
    view: createViewState(),
    canUndo: editing.canUndo,
    canRedo: editing.canRedo,
    dispatch: editing.dispatch,
    check: editing.check,
    follow: editing.follow,
    text: editing.text,
    undo: editing.undo,
    redo: editing.redo,
    setPresence(patch) {
      shown = { ...shown, ...patch }
    },
    file: async () => JSON.stringify(toBoardFile(readContent(boardDoc), [])),
    newId: () => `new${(made += 1)}`,
    now,
    close() {
      editing.close()
      store.close()
    },
    shown: () => shown,
    setPeers: (next) => peers.set(next),
    setParticipants: (next) => participants.set(next),
    remote(operations) {
      // On a document of their own, so that it arrives here as everything from the server does.
      applyUpdate(other.doc, encodeStateAsUpdate(boardDoc.doc))
      applyOperations(other, operations, { by: 'other', at: now(), origin: 'other' })
      applyUpdate(boardDoc.doc, encodeStateAsUpdate(other.doc, encodeStateVector(boardDoc.doc)), 'other')
    },
    setRole(next) {
      role.set(next)
      mayEdit.set(next === 'facilitator' || next === 'editor')
    },
  }
}
