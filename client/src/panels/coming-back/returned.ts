// Knows until when somebody has seen a board on this device, and when they have come back to it; tells nobody else.
import { useEffect } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import { createCell, type Cell } from '../../model/readable.ts'
import { useReadable } from '../../model/use-readable.ts'

/** The part of what a device remembers that is needed here. */
export interface VisitMemory {
  lastVisit(boardId: string): string | null
  rememberVisit(boardId: string, at: string): void
}

/** Somebody who has only just gone out of the room needs no news, ms. */
const AWAY_MS = 30 * 60_000
/** How often a device that is awake notes that it is, and how long it has slept that has not done so, ms. */
const BEAT_MS = 60_000
const SLEPT_MS = 5 * 60_000

interface Visit {
  /** When they were here before this visit, an instant; null = never on this device. */
  readonly before: string | null
  /** The same where that was long ago. */
  readonly since: string | null
}
const visits = new WeakMap<BoardSession, Cell<Visit | null>>()
function visitOf(session: BoardSession): Cell<Visit | null> {
  const there = visits.get(session) ?? createCell<Visit | null>(null)
  visits.set(session, there)
  return there
}
/** When this person was on the board before this visit, an instant; null = never on this device. */
export const visitBefore = (session: BoardSession): string | null => visitOf(session).get()?.before ?? null

/** Until when they had seen the board who have come back after a longer absence, an instant; else null. */
export const useReturned = (session: BoardSession): string | null => useReadable(visitOf(session))?.since ?? null

/** The part of a tab that says whether anybody looks at it. */
export interface SeenTab extends EventTarget {
  readonly document: Pick<Document, 'visibilityState'> & EventTarget
}

/** Remembers the visit as long as the component is there, and whenever its tab is left; never of a tab that nobody looks at. [CB4] */
export function useVisit(session: BoardSession, memory: VisitMemory): void {
  useEffect(() => keepVisit(session, memory, window), [session, memory])
}

/** The same without a component. @returns ends it. */
export function keepVisit(session: BoardSession, memory: VisitMemory, tab: SeenTab): () => void {
  const visit = visitOf(session)
  const begin = (before: string | null): void => {
    const isLong = before !== null && Date.parse(session.now()) - Date.parse(before) >= AWAY_MS
    // A tab that nobody looked at for long is come back to like a board that was closed.
    if (isLong || visit.get() === null) visit.set({ before, since: isLong ? before : null })
  }
  begin(memory.lastVisit(session.boardId))
  let isLive = session.saveState.get().state !== 'offline'
  let isSeen = tab.document.visibilityState === 'visible'
  // By the device's own clock: the board's jumps to the server's once that is heard, and nobody slept meanwhile.
  let awake = Date.now()
  /** While a device sleeps its tab still counts as looked at, and nobody looks: they have seen the board until it slept. */
  const beat = (): void => {
    const asleep = Date.now() - awake
    awake += asleep
    if (!isSeen) return
    const hasSlept = asleep >= SLEPT_MS
    const now = Date.parse(session.now())
    // At each beat, since a browser that is killed and a lid that is closed tell nobody that they leave.
    if (isLive) memory.rememberVisit(session.boardId, new Date(hasSlept ? now - asleep : now).toISOString())
    if (!hasSlept) return
    begin(memory.lastVisit(session.boardId))
  }
  const beats = setInterval(beat, BEAT_MS)
  const keep = (): void => {
    beat()
    // Behind another tab, and without the server, nobody sees what the others do.
    if (isSeen && isLive) memory.rememberVisit(session.boardId, session.now())
  }
  const look = (): void => {
    const isNow = tab.document.visibilityState === 'visible'
    if (isNow && !isSeen) {
      // A browser stops the beats of a tab that nobody looks at: that was no sleep in front of somebody.
      awake = Date.now()
      begin(memory.lastVisit(session.boardId))
    }
    if (!isNow) keep()
    isSeen = isNow
  }
  const unsubscribe = session.saveState.subscribe(() => {
    const isNow = session.saveState.get().state !== 'offline'
    if (!isNow) keep()
    isLive = isNow
  })
  tab.document.addEventListener('visibilitychange', look)
  tab.addEventListener('pagehide', keep)
  return () => {
    keep()
    clearInterval(beats)
    unsubscribe()
    tab.document.removeEventListener('visibilitychange', look)
    tab.removeEventListener('pagehide', keep)
  }
}
