// Knows which plain value fits which type of field, for reading and writing alike; refuses to know cards and documents.
import { isDate } from './calendar.ts'
import { isId } from './ids.ts'
import type { Branch, CardKind, FieldDescription, ItemFieldDescription, Period, Reference } from './kinds/kind.ts'
import type { AttributeDescription, Money } from './kinds/relation-kind.ts'
import { LIMITS } from './limits.ts'
import { isRecord } from './plain-value.ts'
import { cleanText } from './text-rules.ts'

/** Every type of field that is one plain value: all but shared texts and lists. */
export type AnyField = FieldDescription | ItemFieldDescription | AttributeDescription
/** Asked about a reference: the kind of the card with that id, or null when there is none. */
export type KindOf = (id: string) => CardKind | null

const UNITS: ReadonlySet<unknown> = new Set(['working-days', 'calendar-days', 'months'] satisfies Period['unit'][])
const PERIOD_MOST = 3_650
const MONEY_MOST = 1_000_000_000_000
const BRANCHES_MOST = 20

const plainText = (value: unknown): string | undefined => {
  if (typeof value !== 'string' || !value.isWellFormed() || value.length > LIMITS.plainChars) return undefined
  const clean = cleanText(value)
  return clean === '' ? undefined : clean
}

const reference = (value: unknown, orText: boolean, list: boolean): Reference | undefined => {
  if (typeof value === 'string') {
    const [card, item, ...rest] = value.split('#')
    return isId(card) && rest.length === 0 && (list ? isId(item) : item === undefined) ? value : undefined
  }
  if (!orText || !isRecord(value)) return undefined
  const text = plainText(value['text'])
  return text === undefined ? undefined : { text }
}

const period = (value: unknown): Period | undefined => {
  if (!isRecord(value)) return undefined
  const { amount, unit } = value as { amount?: unknown; unit?: unknown }
  if (typeof amount !== 'number' || !(amount >= 0 && amount <= PERIOD_MOST) || !UNITS.has(unit)) return undefined
  return { amount, unit: unit as Period['unit'] }
}

const branch = (value: unknown): Branch | undefined => {
  if (!isRecord(value)) return undefined
  const { to, when } = value as { to?: unknown; when?: unknown }
  if (!isId(to)) return undefined
  const words = when === undefined || when === '' ? undefined : plainText(when)
  if (words === undefined) return when === undefined || when === '' ? { to } : undefined
  return { to, when: words }
}

const money = (value: unknown): Money | undefined => {
  if (!isRecord(value)) return undefined
  const { amount, currency, per } = value as { amount?: unknown; currency?: unknown; per?: unknown }
  if (typeof amount !== 'number' || !(amount >= 0 && amount <= MONEY_MOST)) return undefined
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency) || (per !== 'once' && per !== 'year'))
    return undefined
  return { amount, currency, per }
}

/** Reads as much of a list as can be read; `whole` = nothing had to be left out. */
const several = <T>(
  value: unknown,
  most: number,
  read: (part: unknown) => T | undefined,
): { readonly values: readonly T[]; readonly whole: boolean } => {
  if (!Array.isArray(value)) return { values: [], whole: false }
  const values = value.map(read).filter((part) => part !== undefined)
  return { values: values.slice(0, most), whole: values.length === value.length && values.length <= most }
}

/** What a raw value means in a field. `value` undefined = not set; `whole` false = something did not fit and was left out. */
export interface ReadValue {
  readonly value: unknown
  readonly whole: boolean
}
const one = (value: unknown): ReadValue => ({ value, whole: value !== undefined })
const NOT_SET: ReadValue = { value: undefined, whole: true }

/** Reads a raw plain value for a field, whatever it is. Texts and lists of a card are no plain values: not set. */
export const readPlain = (field: AnyField, raw: unknown): ReadValue => {
  if (raw === undefined || raw === null) return NOT_SET
  switch (field.type) {
    case 'pick':
      return one(typeof raw === 'string' && field.options.includes(raw) ? raw : undefined)
    case 'date':
      return one(isDate(raw, field.partial) ? raw : undefined)
    case 'number':
      return one(typeof raw === 'number' && raw >= field.min && raw <= field.max ? raw : undefined)
    case 'flag':
      return one(typeof raw === 'boolean' ? raw : undefined)
    case 'reference':
      return one(reference(raw, field.orText === true, field.list !== undefined))
    case 'references': {
      const { values, whole } = several(raw, LIMITS.references, (part) => reference(part, field.orText === true, false))
      return { value: values.length === 0 ? undefined : values, whole }
    }
    case 'period':
      return one(period(raw))
    case 'branches': {
      const { values, whole } = several(raw, BRANCHES_MOST, branch)
      return { value: values.length === 0 ? undefined : values, whole }
    }
    case 'money':
      return one(money(raw))
    case 'line':
    case 'text':
    case 'list':
      return NOT_SET
  }
}

/** A short text that is a plain value (an attribute of a relation). */
export const readPlainText = (raw: unknown): ReadValue =>
  raw === undefined || raw === null || raw === '' ? NOT_SET : one(plainText(raw))

/** What a field reads as when it is not set: picks and flags as their description says, several references as none. */
export const whenNotSet = (field: AnyField): unknown => {
  if (field.type === 'pick' || field.type === 'flag') return field.initial
  if (field.type === 'line' || field.type === 'text') return ''
  if (field.type === 'references' || field.type === 'branches' || field.type === 'list') return NOTHING
  return undefined
}
const NOTHING: readonly never[] = []

const isStepOf = (value: number, from: number, step: number): boolean => {
  const steps = (value - from) / step
  return Math.abs(steps - Math.round(steps)) < 1e-6
}

/**
 * The value as it may be written into a field: whole, in steps, and naming only cards of the right kind.
 * undefined = does not fit. Dangling references are refused here and kept on reading, because another person may bin the card at any moment.
 */
export const writablePlain = (field: AnyField, raw: unknown, kindOf: KindOf): unknown => {
  const read = field.type === 'line' || field.type === 'text' ? readPlainText(raw) : readPlain(field, raw)
  if (!read.whole || read.value === undefined) return undefined
  if (field.type === 'number' && typeof read.value === 'number' && !isStepOf(read.value, field.min, field.step))
    return undefined
  if (field.type === 'reference' || field.type === 'references') {
    const values = (field.type === 'reference' ? [read.value] : read.value) as readonly Reference[]
    const fits = values.every((value) => {
      if (typeof value !== 'string') return true
      const kind = kindOf(value.split('#')[0] ?? '')
      return kind !== null && field.to.includes(kind)
    })
    return fits ? read.value : undefined
  }
  return read.value
}
