// Knows whether everybody has had their turn at a step; refuses to know whose turn it is.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { useEffect, useRef, useState } from 'react'
import { stepNow } from './bring.ts'

/** After the last turn nobody's turn it is, as before the first: whoever was here meanwhile knows which. */
export function useAllSpoken(call: LedCall): boolean {
  const at = stepNow(call)
  const [spokenAt, setSpokenAt] = useState('')
  const before = useRef({ at, turn: call.turn })
  useEffect(() => {
    const was = before.current
    before.current = { at, turn: call.turn }
    if (call.turn !== '') setSpokenAt('')
    else if (was.at === at && was.turn !== '') setSpokenAt(at)
  }, [at, call.turn])
  return spokenAt === at
}
