// Knows which of the calls that start a partnership were held, as the server tells it, and which comes next; refuses to begin one.
import { RUN_SHEETS } from '@common-ground/shared/templates/run-sheets.ts'
import type { HeldCall } from '@common-ground/shared/wire/leading-shapes.ts'
import { useEffect, useState } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'

/** The first of the calls that was not held yet, by the id of its sheet; null = all of them were. What only begins one is none. [LD67] */
export function nextSheet(held: readonly HeldCall[]): string | null {
  const calls = RUN_SHEETS.filter(({ steps }) => steps.at(-1)?.tool.type === 'closing')
  return calls.find(({ id }) => !held.some(({ sheet }) => sheet === id))?.id ?? null
}

/** The latest first; null = that is not known, or not yet. */
export function useHeldCalls(session: BoardSession, api: Api): readonly HeldCall[] | null {
  const [held, setHeld] = useState<readonly HeldCall[] | null>(null)
  useEffect(() => {
    let left = false
    void api.calls(session.boardId).then((answer) => {
      if (!left && answer.ok) setHeld(answer.value.held)
    })
    return () => {
      left = true
    }
  }, [session, api])
  return held
}
