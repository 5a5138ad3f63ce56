// Knows how it is said that editing is paused, for whoever has to wait and whoever can end it; refuses to hold anybody back itself.
import { useEffect, useRef } from 'react'
import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { setPaused } from './set-paused.ts'
import '../../styles/leading.css'

export interface PauseLineProps {
  readonly session: BoardSession
  readonly api: Api
}

const words = leadingWords.pause

/** Nothing while nothing is paused. */
export function PauseLine({ session, api }: PauseLineProps) {
  const paused = useReadable(session.paused)
  const role = useReadable(session.role)
  const wasPaused = useRef(false)
  useEffect(() => {
    if (wasPaused.current !== paused) say(!paused ? words.over : role === 'facilitator' ? words.others : words.mine)
    wasPaused.current = paused
  }, [paused, role])
  if (!paused || role === 'viewer' || role === 'commenter') return null
  return (
    <section className="lead-left lead-under" aria-label={words.label}>
      <p>{role === 'facilitator' ? words.others : words.mine}</p>
      {role === 'facilitator' ? (
        <Button small onClick={() => void setPaused(session, api, false)}>
          {words.stop}
        </Button>
      ) : null}
    </section>
  )
}
