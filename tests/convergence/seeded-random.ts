// Knows a repeatable stream of random numbers; knows nothing of what they decide.

/** Randomness that a seed repeats exactly. */
export interface Seeded {
  /** In [0, 1). */
  next(): number
  /** A whole number below `most`. */
  below(most: number): number
  /** One of the choices; undefined when there is none. */
  pick<T>(choices: readonly T[]): T | undefined
  chance(share: number): boolean
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return { next, below, pick: (choices) => choices[below(choices.length)], chance: (share) => next() < share }
}
