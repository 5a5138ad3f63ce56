// Knows when people's states are sent on: at once while it is quiet, together when it is not; refuses to know what they are.

export interface PulsingRoom {
  readonly connections: { readonly size: number }
  /** Sends what changed; gives how many messages that took. */
  flushPresence(): number
}

/** Messages per second, over all boards, up to which every change is sent at the end of its turn. */
const QUIET = 1_500
const WINDOW_MS = 100
const LEAST_MS = 8
const MOST_MS = 16

/**
 * How long states of a busy server wait to go on together, ms. Each tick is one write to everybody in the room, whatever
 * the number of states in it: the more people, the more it costs and the more it carries.
 */
export const paceMs = (people: number): number => Math.min(MOST_MS, Math.max(LEAST_MS, Math.round(4 + 0.12 * people)))

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
      waiting.set(room, busy ? setTimeout(flush, paceMs(people), room) : null)
    },
    takeAlong(room) {
      const timer = waiting.get(room)
      if (timer == null) return
      clearTimeout(timer)
      flush(room)
    },
  }
}
