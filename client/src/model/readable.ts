// Knows one value that can be read and listened to; knows nothing of boards, frames or React.

/** A readable cell that tells its subscribers when it changed; fits `useSyncExternalStore`. */
export interface Readable<T> {
  get(): T
  subscribe(listener: () => void): () => void
}

/** A readable value with its one writer. Setting an identical value tells nobody. */
export interface Cell<T> extends Readable<T> {
  set(next: T): void
}

/** Makes a cell. Listeners are called in the order they came; one that throws does not keep the others from hearing. */
export function createCell<T>(initial: T): Cell<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      let failure: { readonly thrown: unknown } | undefined
      for (const listener of [...listeners]) {
        try {
          listener()
        } catch (thrown) {
          failure ??= { thrown }
        }
      }
      if (failure !== undefined) throw failure.thrown
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
