// Knows the one way in which content is written down so that equal content gives equal bytes; refuses to know hashing and files.
import type { BoardContent } from './board-content.ts'
import { compareOrder } from './order.ts'
import { isRecord } from './plain-value.ts'
import { rounded } from './read-common.ts'

const byId = (one: { readonly id: string }, two: { readonly id: string }): number =>
  one.id < two.id ? -1 : one.id > two.id ? 1 : 0

/**
 * JSON with sorted keys and no white space; undefined members are left out.
 * @throws RangeError for what JSON cannot say (a number that is not finite, a function).
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`canonical JSON has no ${value}`)
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isRecord(value)) throw new RangeError(`canonical JSON has no ${typeof value}`)
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}

/** Composed texts everywhere; members that say nothing (null, "", empty lists and objects) are left out, as deep as they stand. */
const tidy = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(tidy)
  if (!isRecord(value)) return value
  const members = Object.entries(value).map(([key, part]) => [key, tidy(part)] as const)
  return Object.fromEntries(members.filter(([, part]) => !saysNothing(part)))
}
const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0)

const isItem = (value: unknown): value is { readonly id: string; readonly order: string } =>
  isRecord(value) && typeof value['id'] === 'string' && typeof value['order'] === 'string'

const GEOMETRY = ['pos', 'size', 'bend'] as const
const tidyPart = (part: Readonly<Record<string, unknown>>): unknown => {
  const tidied = Object.entries(part).map(([key, value]) => {
    if (GEOMETRY.some((name) => name === key) && Array.isArray(value))
      return [key, value.map((each: unknown) => (typeof each === 'number' ? rounded(each) : each))] as const
    if (Array.isArray(value) && value.length > 0 && value.every(isItem))
      return [key, value.toSorted(compareOrder)] as const
    return [key, value] as const
  })
  // What an import had no home for stays as it came, empty members included.
  const extra = part['extra']
  const whole = tidy(Object.fromEntries(tidied.filter(([key]) => key !== 'extra')))
  return isRecord(whole) && isRecord(extra) && Object.keys(extra).length > 0
    ? { ...whole, extra: composed(extra) }
    : whole
}
const composed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(composed)
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key.normalize('NFC'), composed(part)]))
    : value
}

/**
 * The content of a board as canonical JSON: keys sorted, cards and relations by id, list items by order, places and
 * sizes rounded to 0.01, texts composed (NFC), absent for everything that is not set. Its SHA-256 (of UTF-8) is the
 * board's content hash; participants, answers and talk are no part of it.
 */
export const canonicalBoard = (content: BoardContent): string =>
  canonicalJson({
    board: {
      ...(tidy({ ...content.board, settings: undefined }) as object),
      settings: composed(content.board.settings),
    },
    cards: content.cards.toSorted(byId).map(tidyPart),
    relations: content.relations.toSorted(byId).map(tidyPart),
  })
