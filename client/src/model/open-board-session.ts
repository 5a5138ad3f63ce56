// Knows how the parts of an open board are joined: document, reader, connection, undo, presence; refuses to know pages and canvas.
import { openBoardDoc, textAt } from '@common-ground/shared/board/board-doc.ts'
import { makeId } from '@common-ground/shared/board/ids.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { Operation, Refusal, TextAddress } from '@common-ground/shared/operations/operation.ts'
import { openUndo } from '@common-ground/shared/operations/undo.ts'
import type { Result } from '@common-ground/shared/result.ts'
import { fail } from '@common-ground/shared/result.ts'
import type { Notice } from '@common-ground/shared/wire/protocol.ts'
import { Doc } from 'yjs'
import type { BoardSession, Participant, Role, SessionNotice } from './board-session.ts'
import { openBoardStore } from './board-store.ts'
import type { Schedule } from './board-store.ts'
import { openConnection } from './connection.ts'
import type { ConnectionSurroundings } from './connection.ts'
import { openLiveText } from './live-text.ts'
import { openPresence } from './presence.ts'
import { createCell } from './readable.ts'
import type { ViewState } from './view-state.ts'

/** Who opens which board, as the server said when it was asked for the board. */
export interface Opening {
  readonly boardId: string
  readonly epoch: number
  readonly role: Role
  readonly participantId: string
  /** Where the server's sockets are: `wss://host`. */
  readonly socketOrigin: string
  readonly view: ViewState
  /** What undoing a stretch of typing is called ("Typing"). */
  readonly typingLabel: string
}
/** The world around a session; tests bring their own. */
export interface Surroundings extends ConnectionSurroundings {
  readonly schedule: Schedule
}

/** How long a pause in typing ends one undo step. */
const TYPING_PAUSE_MS = 500
const MAY_WRITE: ReadonlySet<Role> = new Set(['facilitator', 'editor'])

/** Opens the board; everything it offers is usable at once, `ready` tells when the content is complete. The caller closes it. */
export function openBoardSession(opening: Opening, surroundings: Surroundings): BoardSession {
  const { boardId, participantId } = opening
  const boardDoc = openBoardDoc(new Doc())
  const origin = { session: participantId }
  const store = openBoardStore(boardDoc, surroundings.schedule)
  const undo = openUndo(boardDoc, { origin, by: participantId })
  const role = createCell<Role>(opening.role)
  const paused = createCell(false)
  const notice = createCell<SessionNotice | null>(null)
  const participants = createCell<readonly Participant[]>([])
  const canUndo = createCell(false)
  const canRedo = createCell(false)
  let pause: ReturnType<typeof setTimeout> | null = null

  const mayWrite = (): boolean => MAY_WRITE.has(role.get()) && !paused.get()
  const onNotice = (message: Notice): void => {
    switch (message.type) {
      case 'role':
        role.set(message.role)
        connection.setReadOnly(!mayWrite())
        break
      case 'read-only':
        paused.set(message.readOnly)
        connection.setReadOnly(!mayWrite())
        notice.set(message.readOnly && message.reason !== 'viewer' ? { code: 'read-only', ended: false } : null)
        break
      case 'limits':
        notice.set(message.warn ? { code: 'nearly-full', ended: false } : null)
        break
      case 'draining':
        notice.set({ code: 'server-restarting', ended: false })
        break
      case 'participants':
        participants.set(message.participants)
        presence.participantsChanged()
        break
      case 'epoch':
        break
    }
  }
  const connection = openConnection(
    boardDoc.doc,
    `${opening.socketOrigin}/sync/map/${encodeURIComponent(boardId)}`,
    opening.epoch,
    surroundings,
    onNotice,
  )
  connection.setReadOnly(!mayWrite())
  // Whoever hears that the board is ready finds it there, not a frame later.
  const stopReady = connection.ready.subscribe(() => store.flush())
  const stopEnded = connection.ended.subscribe(() => {
    const code = connection.ended.get()
    if (code !== null) notice.set({ code, ended: true })
  })
  const presence = openPresence(
    connection.awareness,
    surroundings.now,
    (id) => participants.get().find((one) => one.id === id)?.organisationId ?? '',
  )

  const now = (): string => new Date(surroundings.now() + connection.clockOffset()).toISOString()
  const stopTyping = (): void => {
    if (pause !== null) clearTimeout(pause)
    pause = null
    undo.stopTyping()
  }
  const apply = (operations: readonly Operation[]): Result<void, Refusal> => {
    if (!mayWrite()) return fail('read-only')
    const result = applyOperations(boardDoc, operations, { by: participantId, at: now(), origin })
    store.flush()
    showSteps()
    return result
  }
  const showSteps = (): void => {
    canUndo.set(undo.canUndo())
    canRedo.set(undo.canRedo())
  }

  return {
    boardId,
    participantId,
    role,
    board: store.board,
    ready: connection.ready,
    saveState: connection.saveState,
    peers: presence.peers,
    participants,
    notice,
    canUndo,
    canRedo,
    view: opening.view,
    dispatch(operations, label, gesture) {
      if (pause !== null) stopTyping()
      undo.begin(label, gesture)
      return apply(operations)
    },
    text(at: TextAddress) {
      return openLiveText(textAt(boardDoc, at), at, {
        apply(operation) {
          if (pause === null) undo.begin(opening.typingLabel)
          else clearTimeout(pause)
          pause = setTimeout(stopTyping, TYPING_PAUSE_MS)
          return apply([operation])
        },
        done: stopTyping,
      })
    },
    undo() {
      stopTyping()
      const outcome = undo.undo()
      store.flush()
      showSteps()
      return outcome
    },
    redo() {
      stopTyping()
      const outcome = undo.redo()
      store.flush()
      showSteps()
      return outcome
    },
    setPresence: (patch) => presence.set(patch),
    async file() {
      // Seldom wanted, so it comes when it is.
      const [{ readContent }, { toBoardFile }] = await Promise.all([
        import('@common-ground/shared/board/content-doc.ts'),
        import('@common-ground/shared/interchange/board-file.ts'),
      ])
      return JSON.stringify(toBoardFile(readContent(boardDoc), []), null, 2)
    },
    newId: () => makeId(surroundings.random),
    now,
    close() {
      stopTyping()
      stopReady()
      stopEnded()
      presence.close()
      connection.close()
      undo.close()
      store.close()
      boardDoc.doc.destroy()
    },
  }
}
