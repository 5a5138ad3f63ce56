// Knows what a session on this device starts with: tools, panel, clock, randomness, a place to keep a copy; refuses to know how the board was asked for.
import type { BoardInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { readTheme } from '../controls/theme-choice.ts'
import type { SocketClass } from '../model/ack-socket.ts'
import type { KeptStart } from '../model/board-keeping.ts'
import type { BoardSession } from '../model/board-session.ts'
import { nextFrame } from '../model/board-store.ts'
import { openBoardSession } from '../model/open-board-session.ts'
import { openKeptBoard } from '../model/open-kept-board.ts'
import { createViewState } from '../model/view-state.ts'
import { openBoardDrafts } from '../panels/board-drafts.ts'
import { withSpokenUndo } from '../panels/spoken-undo.ts'
import { words } from '../text/en-GB.ts'
import { socketOrigin } from './board-address.ts'
import { thisDevice } from './device-memory.ts'
import { thisStore } from './this-store.ts'

/** Ids made on different devices must never meet: take them from the device's own source. */
const secureRandom = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32

/** Below this width palette and panel fold away by themselves. */
const ROOMY = 1100
/** Up to this width the list comes first. */
const PHONE = 560

/**
 * Opens the session of an answered board, its socket at once; the caller closes it.
 *
 * @param Socket what its sockets are opened with.
 */
export function openSession(
  boardId: string,
  info: Pick<BoardInfo, 'title' | 'role' | 'epoch' | 'participantId' | 'shared'>,
  start: KeptStart | null = null,
  Socket: SocketClass = WebSocket,
): BoardSession {
  const memory = thisDevice()
  // Another tab may have joined; this one has to keep as little.
  if (info.shared === true) memory.setShared(true)
  const roomy = window.innerWidth >= ROOMY
  const view = createViewState({
    theme: readTheme(),
    showing: memory.showing() ?? (window.innerWidth <= PHONE ? 'list' : 'map'),
    // The whole palette for whoever runs the board, and for others once they asked for it.
    palette: roomy && (memory.allTools() ?? info.role === 'facilitator'),
    wheel: memory.wheel(),
    singleKeys: memory.singleKeys(),
    panel: roomy && info.role === 'facilitator' ? 'card' : null,
  })
  const participantId = info.participantId ?? 'unknown'
  const self = start === null ? null : memory.self()
  const session = openBoardSession(
    {
      boardId,
      epoch: info.epoch,
      role: info.role,
      participantId,
      socketOrigin: socketOrigin(),
      view,
      typingLabel: words.undo.typing,
      title: info.title,
      participants: self === null ? [] : [{ id: participantId, ...self, organisationId: null }],
      device: memory.isShared() ? null : { store: thisStore(), tab: String(secureRandom()), start },
    },
    { Socket, now: () => Date.now(), random: secureRandom, schedule: nextFrame },
  )
  const spoken = withSpokenUndo(session)
  openBoardDrafts(spoken, memory)
  return spoken
}

/** The board as this device last had it; null when it has none. Its socket tries to reach the server. */
export async function openSessionFromDevice(
  boardId: string,
): Promise<{ readonly session: BoardSession; readonly title: string } | null> {
  if (thisDevice().isShared()) return null
  const start = await openKeptBoard(thisStore(), boardId)
  if (start === null) return null
  return { session: openSession(boardId, start.board, start), title: start.board.title }
}
