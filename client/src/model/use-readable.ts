// Knows how a component reads a readable value; the only file of the model that knows React.
import { useCallback, useRef, useSyncExternalStore } from 'react'
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

/**
 * Something made of a value; the component draws again only when what is made says something else.
 * @param isSame whether two of them say the same; the first of equal ones is kept.
 */
export function useMade<T, S>(readable: Readable<T>, make: (value: T) => S, isSame: (one: S, other: S) => boolean): S {
  const kept = useRef<{ readonly made: S } | null>(null)
  return useSyncExternalStore(
    useCallback((listener) => readable.subscribe(listener), [readable]),
    () => {
      const made = make(readable.get())
      if (kept.current === null || !isSame(kept.current.made, made)) kept.current = { made }
      return kept.current.made
    },
  )
}
