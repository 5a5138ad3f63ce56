// Knows at which step somebody still is who was writing when the call went on; refuses to know what is written.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Whoever has typed nothing for so long is not in the middle of a sentence, ms. */
const PAUSE_MS = 12_000

const isField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')

/**
 * The call as the step's own thing to do shows it: the one that is led now, but for somebody who is in the middle of a
 * sentence in the place. For them it stays the one of the step they write at until they leave the field, type nothing for a
 * while, or go on. [LD77]
 *
 * @param onLost what had the keys is gone with the step they were held at.
 */
export function useStepInHand(
  call: LedCall,
  place: RefObject<HTMLElement | null>,
  onLost: () => void,
): { readonly call: LedCall; readonly goOn: () => void } {
  const [shown, setShown] = useState(call)
  const typedAt = useRef(Number.NEGATIVE_INFINITY)
  const lost = useRef(onLost)
  useEffect(() => {
    lost.current = onLost
  })
  const isHeld = shown.step !== call.step
  const goOn = useCallback(() => {
    if (place.current?.contains(document.activeElement) === true) lost.current()
    setShown(call)
  }, [call, place])
  useEffect(() => {
    const noted = ({ target }: Event): void => {
      if (target instanceof Node && place.current?.contains(target) === true) typedAt.current = performance.now()
    }
    document.addEventListener('input', noted)
    return () => document.removeEventListener('input', noted)
  }, [place])
  useLayoutEffect(() => {
    const left = typedAt.current + PAUSE_MS - performance.now()
    const field = document.activeElement
    const writes = left > 0 && isField(field) && place.current?.contains(field) === true
    if (!isHeld || !writes) return setShown(call)
    let timer = 0
    const wait = (ms: number): void => {
      timer = window.setTimeout(() => {
        const more = typedAt.current + PAUSE_MS - performance.now()
        if (more > 0) wait(more)
        else goOn()
      }, ms)
    }
    wait(left)
    const leave = (): void => setShown(call)
    field?.addEventListener('blur', leave)
    return () => {
      clearTimeout(timer)
      field?.removeEventListener('blur', leave)
    }
  }, [call, isHeld, goOn, place])
  return { call: isHeld ? shown : call, goOn }
}
