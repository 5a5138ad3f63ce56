// Knows how amounts, sizes and moments are said to whoever runs a command; knows nothing of what is counted.

/** `1 board`, `3 boards`. @param several where it is not the one with an s. */
export function sayAmount(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}

/** @param bytes a file's size. */
export function saySize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** To the second, in UTC, so that two machines say the same. @param moment milliseconds since 1970, or ISO 8601. */
export function sayMoment(moment: number | string): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
