// A cupboard of the browser's storage in memory, for tests of what a device remembers; refuses nothing.
import type { OpenCupboard } from '@common-ground/client/pages/device-memory.ts'

/** An empty one, with what is in it to look at. */
export function memoryCupboard(): OpenCupboard & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
