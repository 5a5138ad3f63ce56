// Knows a board session without a server: one document, one person, the real operations and undo; for tests of what is drawn and pressed.
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { toBoardFile } from '@common-ground/shared/interchange/board-file.ts'
import { createCell } from '@common-ground/client/model/readable.ts'
import type { BoardSession, Participant, Role } from '@common-ground/client/model/board-session.ts'
import { openBoardSteps } from '@common-ground/client/model/board-steps.ts'
import { openBoardStore } from '@common-ground/client/model/board-store.ts'
import { openLiveText } from '@common-ground/client/model/live-text.ts'
import type { Peer, PresencePatch } from '@common-ground/client/model/presence.ts'
import { createViewState } from '@common-ground/client/model/view-state.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc, textAt } from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { openUndo } from '@common-ground/shared/operations/undo.ts'
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
  const origin = { session: 'me' }
  const other = openBoardDoc(new Doc())
  const store = openBoardStore(boardDoc, (run) => {
    const timer = setTimeout(run, 0)
    return () => clearTimeout(timer)
  })
  const undo = openUndo(boardDoc, { origin, by: 'me' })
  const role = createCell<Role>('editor')
  const mayEdit = createCell(true)
  const participants = createCell<readonly Participant[]>([])
  const peers = createCell<readonly Peer[]>([])
  const canUndo = createCell(false)
  const canRedo = createCell(false)
  const ready = createCell(true)
  const steps = openBoardSteps(boardDoc.doc, store.board, ready, peers)
  let shown: PresencePatch = {}
  let consequence: Parameters<BoardSession['follow']>[0] = () => []
  let typedFrom: Board | null = null
  const typed = new Map<string, Operation>()
  let made = 0
  const now = (): string => '2026-01-02T10:00:00.000Z'
  const show = (): void => {
    store.flush()
    canUndo.set(undo.canUndo())
    canRedo.set(undo.canRedo())
  }
  const apply: BoardSession['dispatch'] = (operations) => {
    if (role.get() === 'viewer') return { ok: false, error: 'read-only' }
    const result = applyOperations(boardDoc, operations, { by: 'me', at: now(), origin })
    show()
    return result
  }
  const stopTyping = (): void => {
    const also = typedFrom === null ? [] : consequence({ before: typedFrom, operations: [...typed.values()] })
    typedFrom = null
    typed.clear()
    if (also.length > 0) apply(also, 'typing')
    undo.stopTyping()
  }
  const step = (back: boolean) => {
    stopTyping()
    const outcome = back ? undo.undo() : undo.redo()
    show()
    return outcome
  }
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
    canUndo,
    canRedo,
    view: createViewState(),
    dispatch(operations, label, gesture) {
      if (typedFrom !== null) stopTyping()
      undo.begin(label, gesture)
      const before = store.board.get()
      const result = apply(operations, label)
      const also = result.ok ? consequence({ before, operations }) : []
      if (also.length > 0) apply(also, label)
      return result
    },
    follow(next) {
      consequence = next
    },
    text: (at) =>
      openLiveText(textAt(boardDoc, at), at, {
        apply(operation) {
          undo.begin('typing', 'typing')
          typedFrom ??= store.board.get()
          typed.set(JSON.stringify(at), operation)
          return apply([operation], 'typing')
        },
        done: stopTyping,
      }),
    undo: () => step(true),
    redo: () => step(false),
    setPresence(patch) {
      shown = { ...shown, ...patch }
    },
    file: async () => JSON.stringify(toBoardFile(readContent(boardDoc), [])),
    newId: () => `new${(made += 1)}`,
    now,
    close: () => store.close(),
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
