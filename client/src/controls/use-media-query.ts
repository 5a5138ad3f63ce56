// Knows how a component follows a CSS media query; knows nothing about what it asks for.
import { useCallback, useSyncExternalStore } from 'react'

/** Whether the query holds now; the component draws again when that changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    useCallback(
      (listener) => {
        const list = matchMedia(query)
        list.addEventListener('change', listener)
        return () => list.removeEventListener('change', listener)
      },
      [query],
    ),
    () => matchMedia(query).matches,
  )
}
