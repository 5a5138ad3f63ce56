// Knows until when somebody has seen a board on this device, and offers what has changed since; tells nobody else.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { callToCome } from '@common-ground/shared/board/next-call.ts'
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../controls/toast.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { formatDay } from '../../text/dates.ts'
import { workedOnSince } from './versions-seen.ts'

/** The part of what a device remembers that is needed here. */
export interface VisitMemory {
  lastVisit(boardId: string): string | null
  rememberVisit(boardId: string, at: string): void
}

const visits = new WeakMap<BoardSession, string | null>()
/** When this person was on the board before this visit, an instant; null = never on this device. */
export const visitBefore = (session: BoardSession): string | null => visits.get(session) ?? null

/** Somebody who has only just gone out of the room needs no news, ms. */
const AWAY_MS = 30 * 60_000

/** "12 May 2027"; "" = no call is to come. [CB6] */
function nextCallWords(session: BoardSession): string {
  const next = callToCome(session.board.get(), Date.parse(session.now()))
  return next === undefined ? '' : dateWords(next)
}

/** Remembers the visit as long as the component is there; of a longer absence it says once that there is news. */
export function useLastVisit(session: BoardSession, api: Api, memory: VisitMemory, onSee: () => void): void {
  const [before] = useState(() => {
    if (!visits.has(session)) visits.set(session, memory.lastVisit(session.boardId))
    return visitBefore(session)
  })
  const see = useRef(onSee)
  useEffect(() => {
    see.current = onSee
  })
  useEffect(() => {
    let isLive = true
    const keep = (): void => {
      // Without the server nobody sees what the others do.
      if (session.saveState.get().state !== 'offline') memory.rememberVisit(session.boardId, session.now())
    }
    const keepWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') keep()
    }
    const unsubscribe = session.saveState.subscribe(() => {
      const isNow = session.saveState.get().state !== 'offline'
      if (isLive && !isNow) memory.rememberVisit(session.boardId, session.now())
      isLive = isNow
    })
    document.addEventListener('visibilitychange', keepWhenHidden)
    window.addEventListener('pagehide', keep)
    return () => {
      keep()
      unsubscribe()
      document.removeEventListener('visibilitychange', keepWhenHidden)
      window.removeEventListener('pagehide', keep)
    }
  }, [session, memory])
  useEffect(() => {
    if (before === null || Date.parse(session.now()) - Date.parse(before) < AWAY_MS) return
    let left = false
    void api.versions(session.boardId).then((answer) => {
      if (left || !answer.ok || !workedOnSince(answer.value, before)) return
      announce({
        id: 'news',
        text: words.returned(formatDay(before), nextCallWords(session)),
        action: { label: words.see, run: () => see.current() },
      })
    })
    return () => {
      left = true
    }
  }, [session, api, before])
}
