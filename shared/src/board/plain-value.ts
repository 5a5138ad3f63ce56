// Knows which plain values (JSON and nothing else) may enter a document; refuses to know what they mean.
import { LIMITS } from './limits.ts'

/** Names that JavaScript gives a meaning of its own; refused as keys and, in files, as ids. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** An object written with braces: no class, no shared type, no array. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * True for null, true, false, finite numbers, whole text, arrays and plain objects of these, at most 32 levels deep.
 * Reserved names are refused as keys: the encoding loses `__proto__`, so two replicas would hold different values, and
 * a value with a `constructor` of its own is not known for a plain one.
 */
export const isPlainValue = (value: unknown): boolean => {
  let parts = 0
  const fits = (part: unknown, depth: number): boolean => {
    parts += 1
    if (parts > LIMITS.valueParts) return false
    if (part === null || typeof part === 'boolean') return true
    if (typeof part === 'number') return Number.isFinite(part)
    if (typeof part === 'string') return part.isWellFormed()
    if (depth >= LIMITS.depth) return false
    if (Array.isArray(part)) return part.every((each) => fits(each, depth + 1))
    if (!isRecord(part)) return false
    return Object.entries(part).every(
      ([key, each]) => !RESERVED_NAMES.has(key) && key.isWellFormed() && fits(each, depth + 1),
    )
  }
  return fits(value, 0)
}

/** Equal in content, whatever the order of keys. Only for values that `isPlainValue` accepts. */
export const samePlain = (one: unknown, two: unknown): boolean => {
  if (Object.is(one, two)) return true
  if (Array.isArray(one) && Array.isArray(two))
    return one.length === two.length && one.every((part, index) => samePlain(part, two[index]))
  if (!isRecord(one) || !isRecord(two)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(two).length &&
    keys.every((key) => Object.hasOwn(two, key) && samePlain(one[key], two[key]))
  )
}
