// Knows when people's states are sent on: at once while it is quiet, together when it is not; refuses to know what they are.

export interface PulsingRoom {
  readonly connections: { readonly size: number }
  /** Sends what changed; gives how many messages that took. */
  flushPresence(): number
}

/** Messages per second, over all boards, up to which every change is sent at the end of its turn. */
const QUIET = 1_500
const WINDOW_MS = 100
const BUSY_MS = 8
/** A crowd's states are worth more patience: each tick sends one message to everybody, whatever the number of states. */
const CROWD = 100
const CROWD_MS = 16

export interface PresencePulse {
  /** A room's presence has changed: it is sent on when it is time. */
  changed(room: PulsingRoom): void
  /** Something else is being sent to everybody in the room: what waits for its time goes along. */
  takeAlong(room: PulsingRoom): void
}

/** @param now milliseconds of a clock that never goes back. */
export function createPresencePulse(now: () => number): PresencePulse {
  /** Rooms with changes, and the timer each waits for; null = the end of this turn. */
  const waiting = new Map<PulsingRoom, NodeJS.Timeout | null>()
  let windowStart = now()
  let inWindow = 0
  let before = 0

  const count = (messages: number): void => {
    const elapsed = now() - windowStart
    if (elapsed >= WINDOW_MS) {
      before = elapsed >= 2 * WINDOW_MS ? 0 : inWindow
      inWindow = 0
      windowStart += elapsed
    }
    inWindow += messages
  }
  const flush = (room: PulsingRoom): void => {
    waiting.delete(room)
    count(room.flushPresence())
  }
  return {
    changed(room) {
      if (waiting.has(room)) return
      count(0)
      const people = room.connections.size
      const busy = Math.max(before, inWindow) + people > (QUIET * WINDOW_MS) / 1000
      if (!busy) setImmediate(flush, room)
      waiting.set(room, busy ? setTimeout(flush, people > CROWD ? CROWD_MS : BUSY_MS, room) : null)
    },
    takeAlong(room) {
      const timer = waiting.get(room)
      if (timer == null) return
      clearTimeout(timer)
      flush(room)
    },
  }
}
