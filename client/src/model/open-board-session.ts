// Knows how the parts of an open board are joined: document, reader, connection, undo, presence; refuses to know pages and canvas.
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { makeId } from '@common-ground/shared/board/ids.ts'
import type { LedCall, Notice } from '@common-ground/shared/wire/protocol.ts'
import { Doc } from 'yjs'
import { openBoardEditing } from './board-editing.ts'
import { FOUND_ORIGIN, KEPT_ORIGIN, openKeeping, type DevicePlace } from './board-keeping.ts'
import type { BoardSession, Brought, Participant, Role, SessionNotice } from './board-session.ts'
import { openBoardSteps } from './board-steps.ts'
import { openBoardStore } from './board-store.ts'
import type { Schedule } from './board-store.ts'
import { openConnection } from './connection.ts'
import type { ConnectionSurroundings } from './connection.ts'
import { mapAddress } from './early-socket.ts'
import type { FoundWork } from './found-work.ts'
import { applyAll } from './kept-document.ts'
import { ownCard } from './own-card.ts'
import { openPresence } from './presence.ts'
import { createCell } from './readable.ts'
import { holdsUnsavedWork } from './save-state.ts'
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
  /** As it was known before the board is here. */
  readonly title: string
  /** Who belongs to the board, as far as this device knows; the server says it once it is reached. */
  readonly participants?: readonly Participant[]
  /** Where this device keeps a copy; null = it keeps none. */
  readonly device: DevicePlace | null
}
/** The world around a session; tests bring their own. */
export interface Surroundings extends ConnectionSurroundings {
  readonly schedule: Schedule
}

const MAY_WRITE: ReadonlySet<Role> = new Set(['facilitator', 'editor'])

/** Opens the board; everything it offers is usable at once, `ready` tells when the content is complete. The caller closes it. */
export function openBoardSession(opening: Opening, surroundings: Surroundings): BoardSession {
  const { boardId, participantId } = opening
  const boardDoc = openBoardDoc(new Doc())
  const start = opening.device?.start ?? null
  // Before anybody listens: nothing of it is this visit's own.
  if (start !== null) {
    applyAll(boardDoc.doc, start.confirmed, KEPT_ORIGIN)
    applyAll(
      boardDoc.doc,
      start.waiting.map(({ update }) => update),
      FOUND_ORIGIN,
    )
  }
  const store = openBoardStore(boardDoc, surroundings.schedule)
  const role = createCell<Role>(opening.role)
  const mayEdit = createCell(MAY_WRITE.has(opening.role))
  const paused = createCell(false)
  const notice = createCell<SessionNotice | null>(null)
  /** What the server last said about each matter; one never hides that another still holds. */
  const said = { paused: false, full: false, nearlyFull: false, restarting: false }
  const participants = createCell(opening.participants ?? [])
  const agreement = createCell(0)
  const call = createCell<LedCall | null>(null)
  const brought = createCell<Brought | null>(null)
  const found = createCell<FoundWork | null>(null)
  const ready = createCell(start !== null)
  const keeping =
    opening.device === null
      ? null
      : openKeeping(opening.device, {
          doc: boardDoc.doc,
          describe: () => ({
            id: boardId,
            title: store.board.get().title || opening.title,
            role: role.get(),
            epoch: opening.epoch,
            participantId,
          }),
          mayEdit: () => MAY_WRITE.has(role.get()),
          now: surroundings.now,
          onFound: found.set,
        })
  const tell = (): void => {
    paused.set(said.paused)
    const isHeld = said.paused && role.get() !== 'facilitator'
    mayEdit.set(MAY_WRITE.has(role.get()) && !isHeld && !said.full)
    connection.setReadOnly(!mayEdit.get())
    const ended = connection.ended.get()
    if (ended !== null) notice.set({ code: ended, ended: true })
    else if (said.restarting) show('server-restarting')
    else if (isHeld && MAY_WRITE.has(role.get())) show('read-only')
    else if (said.full && MAY_WRITE.has(role.get())) show('full')
    else if (said.nearlyFull) show('nearly-full')
    else notice.set(null)
  }
  const show = (code: (SessionNotice & { readonly ended: false })['code']): void => {
    if (notice.get()?.code !== code) notice.set({ code, ended: false })
  }
  const onNotice = (message: Notice): void => {
    switch (message.type) {
      case 'role':
        role.set(message.role)
        tell()
        if (!MAY_WRITE.has(message.role)) demote()
        break
      case 'read-only':
        // One that names a matter says nothing of the others.
        if (message.reason !== 'too-large') said.paused = message.readOnly && message.reason === 'paused'
        if (message.reason !== 'paused') said.full = message.readOnly && message.reason === 'too-large'
        tell()
        break
      case 'limits':
        said.nearlyFull = message.warn
        tell()
        break
      case 'draining':
        said.restarting = true
        tell()
        break
      case 'participants':
        participants.set(message.participants)
        presence.participantsChanged()
        break
      case 'epoch':
        break
      case 'agreement':
        agreement.set(agreement.get() + 1)
        break
      case 'call':
        call.set(message.call)
        break
      case 'bring':
        brought.set({ by: message.by, view: message.view })
        break
    }
  }
  const file = async (): Promise<string> => {
    // Seldom wanted, so it comes when it is.
    const [{ readContent }, { toBoardFile }] = await Promise.all([
      import('@common-ground/shared/board/content-doc.ts'),
      import('@common-ground/shared/interchange/board-file.ts'),
    ])
    return JSON.stringify(toBoardFile(readContent(boardDoc), []), null, 2)
  }
  /** What waits can no longer be sent: it is handed to the person. */
  const demote = (): void => {
    const state = connection.saveState.get()
    if (!holdsUnsavedWork(state)) return
    if (keeping !== null) void keeping.demoted()
    else found.set({ ...state, obstacle: 'role', file, discard: async () => undefined })
  }
  const connection = openConnection(
    boardDoc.doc,
    mapAddress(opening.socketOrigin, boardId),
    opening.epoch,
    surroundings,
    onNotice,
    keeping?.listener,
  )
  connection.setReadOnly(!mayEdit.get())
  // Whoever hears that the board is ready finds it there, not a frame later.
  const stopReady = connection.ready.subscribe(() => {
    store.flush()
    ready.set(true)
    keeping?.complete()
  })
  const stopEnded = connection.ended.subscribe(() => {
    tell()
    const code = connection.ended.get()
    if (code !== null) void keeping?.ended(code, holdsUnsavedWork(connection.saveState.get()))
  })
  const stopSaved = connection.saveState.subscribe(() => {
    if (connection.saveState.get().state !== 'saved') return
    keeping?.allSaved()
    if (!said.restarting) return
    said.restarting = false
    tell()
  })
  const presence = openPresence(
    connection.awareness,
    surroundings.now,
    (id) => participants.get().find((one) => one.id === id)?.organisationId ?? '',
  )

  const steps = openBoardSteps(boardDoc.doc, store.board, ready, presence.peers)

  const now = (): string => new Date(surroundings.now() + connection.clockOffset()).toISOString()
  const ownCardHere = (): string | undefined => {
    const me = participants.get().find(({ id }) => id === participantId)
    return me === undefined ? undefined : ownCard(store.board.get(), me)
  }
  const editing = openBoardEditing({
    boardDoc,
    participantId,
    store,
    mayEdit: mayEdit.get,
    now,
    typingLabel: opening.typingLabel,
    ownCard: ownCardHere,
  })

  return {
    boardId,
    participantId,
    role,
    mayEdit,
    paused,
    board: store.board,
    onStep: (listener) => steps.subscribe(listener),
    ready,
    saveState: connection.saveState,
    peers: presence.peers,
    participants,
    agreement,
    call,
    brought,
    notice,
    view: opening.view,
    canUndo: editing.canUndo,
    canRedo: editing.canRedo,
    dispatch: editing.dispatch,
    check: editing.check,
    follow: editing.follow,
    text: editing.text,
    undo: editing.undo,
    redo: editing.redo,
    setPresence: (patch) => presence.set(patch),
    kept: keeping?.kept ?? createCell(false),
    keepingRefused: keeping?.refused ?? createCell(false),
    found,
    openedFrom: start?.board.at ?? null,
    keepNow: async () => await keeping?.flush(),
    forgetHere: async () => await keeping?.forget(),
    file,
    newId: () => makeId(surroundings.random),
    now,
    close() {
      editing.close()
      stopReady()
      stopEnded()
      stopSaved()
      keeping?.close()
      steps.close()
      presence.close()
      connection.close()
      store.close()
      boardDoc.doc.destroy()
    },
  }
}
