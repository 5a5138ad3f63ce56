// Knows what an id looks like and how to make one from given randomness; refuses to know what it names.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Letters of an id made here. */
export const MADE_LENGTH = 12
const ID = /^[A-Za-z0-9_-]{1,40}$/

/** The one card every board has. */
export const CHARTER_ID = 'charter'

/** Randomness as an argument: a number in [0, 1), or that many random bytes. */
export type Random = (() => number) | ((bytes: number) => Uint8Array)

/** A new id of 12 characters (72 bits) for a card, relation or list item. */
export const makeId = (random: Random): string => {
  let id = ''
  const first = random(MADE_LENGTH)
  for (let index = 0; index < MADE_LENGTH; index += 1) {
    const value = typeof first === 'number' ? (index === 0 ? first : random(1)) : (first[index] ?? 0)
    const digit = typeof value === 'number' ? (value < 1 ? Math.floor(value * 64) : value & 63) : (value[0] ?? 0) & 63
    id += ALPHABET.charAt(digit)
  }
  return id
}

/** True for what may stand as an id in a document or a file: 1 to 40 characters of A-Z a-z 0-9 _ -. */
export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)
