// Knows how many who want to read the same at the same time are served by few readings; refuses to know what is read.

/**
 * At most one reading of a name runs and one waits, shared by all who ask meanwhile. None gets what was read before
 * asking: whoever comes while one runs gets the next.
 */
export function shareReadings<T>(): (name: string, read: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>()
  const waiting = new Map<string, Promise<T>>()
  const ask = (name: string, read: () => Promise<T>): Promise<T> => {
    const under = running.get(name)
    if (under === undefined) {
      const own = read().finally(() => running.delete(name))
      running.set(name, own)
      return own
    }
    const known = waiting.get(name)
    if (known !== undefined) return known
    const next = under
      .catch(() => null)
      .then(() => {
        waiting.delete(name)
        return ask(name, read)
      })
    waiting.set(name, next)
    return next
  }
  return ask
}
