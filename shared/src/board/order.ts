// Knows the short strings by which things are put in order and how to make one between two others; refuses to know what is ordered.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { LIMITS } from './limits.ts'

const SHAPE = /^[A-Za-z][0-9A-Za-z]*$/
/** Where a thing stands whose key cannot be read. */
export const FIRST_ORDER = 'a0'

const accepted = (key: string): boolean => {
  try {
    generateKeyBetween(key, null)
    return true
  } catch {
    return false
  }
}
const known = new Map<string, boolean>()

/** True for a key this module could have made; at most 2,000 characters. */
export const isOrder = (value: unknown): value is string => {
  if (typeof value !== 'string' || value.length > LIMITS.plainChars || !SHAPE.test(value)) return false
  // The same few thousand keys are read again and again.
  let answer = known.get(value)
  if (answer === undefined) {
    answer = accepted(value)
    if (known.size > LIMITS.batch) known.clear()
    known.set(value, answer)
  }
  return answer
}

/**
 * A key that sorts after `a` and before `b`; null = no neighbour on that side.
 * Neighbours that cannot be told apart (two people inserted at once) or cannot be read give a key after `a`: ask `needsRenumbering` first.
 */
export const orderBetween = (a: string | null, b: string | null): string => {
  const from = a !== null && isOrder(a) ? a : null
  const to = b !== null && isOrder(b) ? b : null
  return generateKeyBetween(from, from !== null && to !== null && from >= to ? null : to)
}

/** `count` keys in rising order between two neighbours, evenly spread. */
export const ordersBetween = (a: string | null, b: string | null, count: number): readonly string[] => {
  const from = a !== null && isOrder(a) ? a : null
  const to = b !== null && isOrder(b) ? b : null
  return generateNKeysBetween(from, from !== null && to !== null && from >= to ? null : to, count)
}

/** True when no good key fits between the two: they are equal or crossed, or the key would be longer than 40 characters. */
export const needsRenumbering = (a: string | null, b: string | null): boolean =>
  (a !== null && b !== null && a >= b) || orderBetween(a, b).length > LIMITS.orderKey

/** Sorts by order key, then by id, so that every replica sees the same order. */
export const compareOrder = (
  one: { readonly order: string; readonly id: string },
  two: { readonly order: string; readonly id: string },
): number => (one.order < two.order ? -1 : one.order > two.order ? 1 : one.id < two.id ? -1 : one.id > two.id ? 1 : 0)
