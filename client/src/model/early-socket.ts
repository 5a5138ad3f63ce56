// Knows how the first socket of a board opens before the code that speaks on it has arrived, and how that code takes it over; refuses to know what is said.
import type { SocketClass } from './ack-socket.ts'

/** How a session that holds nothing yet begins (y-protocols' step 1 of an empty document): one answer serves any such session. */
const NOTHING_YET = Uint8Array.of(0, 0, 1, 0)

/** A socket that opens, asks for everything and keeps what comes, until somebody takes it. */
export interface EarlySocket {
  /** Opens sockets like any other class, but for the first one at the same address: that is the one that waits. */
  readonly Socket: SocketClass
  /** Closes it, unless somebody has taken it. */
  drop(): void
}

/** Where the sockets of a board are; its epoch and what a provider asks with follow. */
export const mapAddress = (socketOrigin: string, boardId: string): string =>
  `${socketOrigin}/sync/map/${encodeURIComponent(boardId)}`

/** Where a stock provider opens its socket at an epoch of a board. */
export const socketAddress = (socketOrigin: string, boardId: string, epoch: number): string =>
  `${mapAddress(socketOrigin, boardId)}/${String(epoch)}?v=1`

/**
 * Opens a socket for a session whose code is still on its way. Whoever takes it hears its opening and all that came as
 * if it had been there, after the turn in which it took it; its own first question, when it is the one that was asked
 * already, is not asked again. One that failed meanwhile is nobody's: the taker opens its own and hears why.
 *
 * @param address as {@link socketAddress} gives it; another one is another socket.
 */
export function openEarly(address: string, Base: SocketClass): EarlySocket {
  const early = new Base(address)
  early.binaryType = 'arraybuffer'
  let waiting: WebSocket | null = early
  let asked = false
  /** The next question of whoever took it may have been asked already. */
  let spare = false
  const came: unknown[] = []
  const ask = (): void => {
    asked = true
    early.send(NOTHING_YET)
  }
  const keep = ({ data }: MessageEvent<unknown>): void => {
    came.push(data)
  }
  early.addEventListener('open', ask)
  early.addEventListener('message', keep)

  const hand = (): WebSocket | null => {
    const socket = waiting
    waiting = null
    early.removeEventListener('open', ask)
    early.removeEventListener('message', keep)
    if (socket === null || socket.readyState > Base.OPEN) return null
    spare = asked
    if (socket.readyState === Base.OPEN)
      queueMicrotask(() => {
        socket.dispatchEvent(new Event('open'))
        for (const data of came.splice(0)) socket.dispatchEvent(new MessageEvent('message', { data }))
      })
    return socket
  }
  class Taken extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      const socket = String(url) === address ? hand() : null
      if (socket === null) super(url, protocols)
      // An open socket cannot be made: it becomes one of the class that was asked for.
      else return Object.setPrototypeOf(socket, new.target.prototype) as Taken
    }
    override send(data: string | Blob | BufferSource): void {
      const again = spare && data instanceof Uint8Array && isSame(data, NOTHING_YET)
      spare = false
      if (!again) super.send(data)
    }
  }
  return {
    Socket: Taken,
    drop() {
      if (waiting === null) return
      waiting = null
      early.close()
    },
  }
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index])
