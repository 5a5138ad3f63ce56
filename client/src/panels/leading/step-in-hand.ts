// Knows at which step somebody still is who was writing when the call went on; refuses to know what is written.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Whoever has typed nothing for so long when the call goes on is not in the middle of a sentence, ms. */
const PAUSE_MS = 12_000

type TextField = HTMLTextAreaElement | HTMLInputElement
const isField = (element: Element | null): element is TextField =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')

/**
 * The call as the step's own thing to do shows it: the one that is led now, but for somebody who is in the middle of a
 * sentence in the place. For them it stays the one of the step they write at until the keys leave the place, what they
 * wrote is sent, or they go on: somebody who thinks for a while is not to type into nothing. [LD77]
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
  const wasHeld = useRef(false)
  useLayoutEffect(() => {
    const field = document.activeElement
    const isInPlace = (): boolean => place.current?.contains(document.activeElement) === true
    const writes = isField(field) && field.value !== '' && isInPlace() && performance.now() - typedAt.current < PAUSE_MS
    // Whoever is held stays so when the call changes once more.
    if (!isHeld || (!wasHeld.current && !writes)) {
      wasHeld.current = false
      setShown(call)
      return
    }
    wasHeld.current = true
    const here = place.current
    // The window may have lost the keys, and what is pressed in the place may have them: neither is a leaving.
    const left = (): void => void setTimeout(() => (isInPlace() ? undefined : setShown(call)))
    const sent = (): void => void setTimeout(() => (isField(field) && field.value === '' ? goOn() : undefined))
    here?.addEventListener('focusout', left)
    here?.addEventListener('submit', sent)
    return () => {
      here?.removeEventListener('focusout', left)
      here?.removeEventListener('submit', sent)
    }
  }, [call, isHeld, goOn, place])
  return { call: isHeld ? shown : call, goOn }
}
