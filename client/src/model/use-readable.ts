// Knows how a component reads a readable value; the only file of the model that knows React.
import { useCallback, useSyncExternalStore } from 'react'
import type { Readable } from './readable.ts'

/** The value now; the component draws again when it changes. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(
    useCallback((listener) => readable.subscribe(listener), [readable]),
    () => readable.get(),
  )
}

/**
 * Part of a value; the component draws again only when that part changes.
 * @param select must give an identical result for an identical input (a field, a map entry; never a fresh object).
 */
export function useSelected<T, S>(readable: Readable<T>, select: (value: T) => S): S {
  return useSyncExternalStore(
    useCallback((listener) => readable.subscribe(listener), [readable]),
    () => select(readable.get()),
  )
}
