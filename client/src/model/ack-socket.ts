// Knows which frames of a stock provider may leave, counts those that carry document changes and hands on those that come; knows nothing of what they hold.
import {
  isCountedFrame,
  MESSAGE_AWARENESS,
  openFrame,
  SYNC_STEP2,
  SYNC_UPDATE,
} from '@common-ground/shared/wire/protocol.ts'
import { readVarUint, readVarUint8Array } from 'lib0/decoding'

/** What the provider's socket class must offer: the browser's WebSocket, or `ws` in Node. */
export type SocketClass = typeof WebSocket

/** Told about the life of each socket the provider opens, in order. */
export interface SocketWatcher {
  opening(): void
  /** A frame of the sync protocol that carries changes left; `reply` = a step 2. */
  counted(reply: boolean): void
  /** A change has come, as the server sent it, before it is applied; `isAnswer` = it answers this tab's state. */
  heard(update: Uint8Array, isAnswer: boolean): void
  /** True for the number under which this tab shows itself. */
  isOwn(clientId: number): boolean
}

/** A change of more bytes does not go as an update, which the server bounds, but in the reply after a new start, which may be as large as a board. */
const UPDATE_BYTES = 512 * 1024
/** Any code that the server does not use and that is not final. */
const STARTS_ANEW = 4600

/**
 * A socket class for the provider's `WebSocketPolyfill` option that counts step 2 and update frames as they leave,
 * because the server acknowledges by that count. The provider sends back whatever it hears of other people; the server
 * takes nobody's state from somebody else, so that stays here: a crowd would fill everybody's line upwards.
 */
export function countingSocket(Base: SocketClass, watcher: SocketWatcher): SocketClass {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      watcher.opening()
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const frame = data instanceof ArrayBuffer ? new Uint8Array(data) : null
        if (frame !== null && isCountedFrame(frame)) watcher.heard(changeIn(frame), frame[1] === SYNC_STEP2)
      })
    }
    override send(data: string | Blob | BufferSource): void {
      if (!(data instanceof Uint8Array)) return super.send(data)
      const frame = data as Uint8Array<ArrayBuffer>
      if (frame[0] === MESSAGE_AWARENESS && !watcher.isOwn(shownBy(frame))) return
      if (isCountedFrame(frame) && frame[1] === SYNC_UPDATE && frame.length > UPDATE_BYTES) {
        // Counted and never acknowledged: nothing of this socket is shown as saved from here on.
        watcher.counted(false)
        return this.close(STARTS_ANEW)
      }
      super.send(frame)
      if (isCountedFrame(frame)) watcher.counted(frame[1] === SYNC_STEP2)
    }
  }
}

/** The update of a counted frame: a view of its bytes. */
function changeIn(frame: Uint8Array<ArrayBuffer>): Uint8Array {
  const { rest } = openFrame(frame)
  // Which of the two it is.
  readVarUint(rest)
  return readVarUint8Array(rest)
}

/** Whose state a presence frame holds: all of one frame are one's own, or none is. */
function shownBy(frame: Uint8Array<ArrayBuffer>): number {
  const { rest } = openFrame(frame)
  // Its length, then how many states, then the number of the first.
  readVarUint(rest)
  return readVarUint(rest) === 0 ? -1 : readVarUint(rest)
}
