// Knows how what came of the last step is told where it was done, for as long as that is the last thing its person did; refuses to know what was done.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import { untilNextStep } from '../offer-back.ts'

const NOTHING = (): void => undefined

/** What is told now, "" = nothing, and how something is: call it after the step. What is undone is told no longer. */
export function useToldHere(session: BoardSession): readonly [string, (text: string) => void] {
  const [told, setTold] = useState('')
  const stop = useRef(NOTHING)
  useEffect(() => () => stop.current(), [])
  const tellHere = useCallback(
    (text: string): void => {
      stop.current()
      setTold(text)
      stop.current = text === '' ? NOTHING : untilNextStep(session, () => setTold(''))
    },
    [session],
  )
  return [told, tellHere]
}
