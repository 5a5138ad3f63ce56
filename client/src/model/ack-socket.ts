// Knows how to count the frames that carry document changes out of a stock provider's socket; knows nothing of what they hold.

/** What the provider's socket class must offer: the browser's WebSocket, or `ws` in Node. */
export type SocketClass = typeof WebSocket

/** Told about the life of each socket the provider opens, in order. */
export interface SocketWatcher {
  opening(): void
  /** A frame of the sync protocol that carries changes left; `reply` = a step 2. */
  counted(reply: boolean): void
}

const SYNC = 0
const STEP_2 = 1
const UPDATE = 2

/**
 * A socket class for the provider's `WebSocketPolyfill` option that counts step 2 and update frames as
 * they leave, because the server acknowledges by that count.
 */
export function countingSocket(Base: SocketClass, watcher: SocketWatcher): SocketClass {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      watcher.opening()
    }
    override send(data: string | Blob | BufferSource): void {
      super.send(data)
      if (!(data instanceof Uint8Array) || data[0] !== SYNC) return
      if (data[1] === STEP_2) watcher.counted(true)
      else if (data[1] === UPDATE) watcher.counted(false)
    }
  }
}
