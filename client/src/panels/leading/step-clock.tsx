// Knows how the time that is left is shown and said, by the server's clock; refuses to stop anything when it is up.
import { useEffect, useRef, useState } from 'react'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { leadingWords } from '../../text/leading-words.ts'

const LOOK_MS = 250
const LAST_MINUTE = 60

/** Rounded, so that what the clock of the server is known by, and that is only nearly, never adds a second. */
const secondsUntil = (session: BoardSession, endsAt: number): number =>
  Math.max(0, Math.round((endsAt - Date.parse(session.now())) / 1000))

/** Whole seconds until an instant of the server's clock (ms since 1970); 0 once it has passed. */
export function useSecondsLeft(session: BoardSession, endsAt: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(session, endsAt))
  useEffect(() => {
    const show = (): void => setSeconds(secondsUntil(session, endsAt))
    show()
    const timer = setInterval(show, LOOK_MS)
    return () => clearInterval(timer)
  }, [session, endsAt])
  return seconds
}

export const clockWords = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`

export interface StepClockProps {
  readonly session: BoardSession
  readonly endsAt: number
}

/** The clock of a step. What it says aloud it says once: the last minute, and that time is up. */
export function StepClock({ session, endsAt }: StepClockProps) {
  const seconds = useSecondsLeft(session, endsAt)
  const said = useRef<{ endsAt: number; left: 'long' | 'minute' | 'up' }>({ endsAt: 0, left: 'long' })
  useEffect(() => {
    const left = seconds === 0 ? 'up' : seconds <= LAST_MINUTE ? 'minute' : 'long'
    const before = said.current
    said.current = { endsAt, left }
    // Whoever comes when it is up already is not told so.
    if (before.endsAt !== endsAt || before.left === left) return
    if (left === 'minute') say(leadingWords.said.lastMinute)
    if (left === 'up') say(leadingWords.said.up)
  }, [seconds, endsAt])
  return (
    <p
      className="lead-clock"
      role="timer"
      aria-label={leadingWords.clock.label}
      data-left={seconds === 0 ? 'none' : ''}
    >
      {seconds === 0 ? <span title={leadingWords.clock.upAbout}>{leadingWords.clock.up}</span> : clockWords(seconds)}
    </p>
  )
}
