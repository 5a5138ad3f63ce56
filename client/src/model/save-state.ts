// Knows whether what was done in this tab is on the server's disk, and since when it is not; claims nothing it was not told.

/** `saved` only when everything done in this tab has been committed with fsync. `since` in ms of this device's clock. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving'; readonly changes: number; readonly since: number }
  | { readonly state: 'not-saved'; readonly changes: number; readonly since: number }
  | { readonly state: 'offline'; readonly changes: number; readonly since: number }

/** True while something that was done has not reached the server's disk. */
export const holdsUnsavedWork = (state: SaveState): state is Exclude<SaveState, { state: 'saved' }> =>
  state.state !== 'saved' && state.changes > 0

/** How long changes may wait for the disk on a live connection before the screen says so. */
export const PATIENCE_MS = 3000

interface Waiting {
  readonly at: number
  /** Ordinal of the counted frame that carried the change on the present socket; null = not sent on it. */
  frame: number | null
}

/**
 * Follows frames and acknowledgements of one tab.
 *
 * Soundness: a socket keeps order, and the first counted frame after a reconnect is the reply to the
 * server's first step, which holds everything the server lacks (deletions too). So when the server says
 * that the first n frames are committed, every change carried by them is on disk.
 */
export interface SaveTracker {
  /** A new socket is being opened; counting starts again. */
  socketOpening(): void
  socketClosed(): void
  /** Everything the server had is here. */
  synced(): void
  /** A counted frame left on the present socket; `reply` = it answers the server's state vector. */
  frameSent(reply: boolean): void
  /** The first `count` counted frames of the present socket are on disk. */
  acknowledged(count: number): void
  /** This tab changed the document; call after the frame was sent, if one was. */
  changed(sent: boolean): void
  /** So many changes of an earlier visit came with the document, the oldest made then (ms of `now`). Before the first socket. */
  found(changes: number, at: number): void
  /** Whoever only reads has nothing to send: no reply is waited for. */
  setReadOnly(readOnly: boolean): void
  state(): SaveState
  /** Ms until the state would change by time alone, or null. */
  nextChangeIn(): number | null
}

/** @param now ms; only differences matter. */
export function createSaveTracker(now: () => number): SaveTracker {
  const waiting: Waiting[] = []
  let opening = true
  let connected = false
  let complete = false
  let replied = false
  let readOnly = false
  let sent = 0
  let acked = 0
  let since = now()

  const oldest = (): number => waiting[0]?.at ?? since
  const settled = (): boolean => connected && complete && (replied || readOnly) && acked >= sent && waiting.length === 0

  return {
    socketOpening() {
      sent = 0
      acked = 0
      replied = false
      complete = false
    },
    socketClosed() {
      if (connected || opening) since = now()
      opening = false
      connected = false
      complete = false
      replied = false
      for (const change of waiting) change.frame = null
    },
    synced() {
      opening = false
      connected = true
      complete = true
    },
    frameSent(reply) {
      sent += 1
      if (!reply) return
      replied = true
      for (const change of waiting) change.frame ??= sent
    },
    acknowledged(count) {
      acked = Math.max(acked, Math.min(count, sent))
      let done = 0
      for (const change of waiting) {
        if (change.frame === null || change.frame > acked) break
        done += 1
      }
      waiting.splice(0, done)
    },
    changed(wasSent) {
      waiting.push({ at: now(), frame: wasSent ? sent : null })
    },
    found(changes, at) {
      for (let each = 0; each < changes; each += 1) waiting.push({ at, frame: null })
    },
    setReadOnly(next) {
      readOnly = next
    },
    state() {
      if (settled()) return { state: 'saved' }
      const changes = waiting.length
      if (opening) return { state: 'saving', changes, since }
      if (!connected && changes === 0) return { state: 'offline', changes, since }
      if (!connected) return { state: 'not-saved', changes, since: oldest() }
      const age = now() - oldest()
      if (changes > 0 && age >= PATIENCE_MS) return { state: 'not-saved', changes, since: oldest() }
      return { state: 'saving', changes, since: oldest() }
    },
    nextChangeIn() {
      if (!connected || waiting.length === 0) return null
      const left = PATIENCE_MS - (now() - oldest())
      return left > 0 ? left : null
    },
  }
}
