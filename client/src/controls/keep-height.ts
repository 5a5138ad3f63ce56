// Knows how something keeps the height it has had, so that what stands below it does not move under a hand; knows no content.
import { type RefObject, useEffect, useLayoutEffect } from 'react'

/** As high as it has been at its width; in another width it finds its height anew. Runs after each drawing. */
export function useKeptHeight(place: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const height = element.offsetHeight
    if (height > (Number.parseFloat(element.style.minHeight) || 0)) element.style.minHeight = `${String(height)}px`
  })
  useEffect(() => {
    const element = place.current
    if (element === null) return
    let width = element.offsetWidth
    const size = new ResizeObserver(() => {
      if (element.offsetWidth === width) return
      width = element.offsetWidth
      element.style.minHeight = ''
      element.style.minHeight = `${String(element.offsetHeight)}px`
    })
    size.observe(element)
    return () => size.disconnect()
  }, [place])
}
