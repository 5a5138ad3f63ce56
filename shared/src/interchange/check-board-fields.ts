// Knows how the fields of a card, an item or a relation in a board file are held against their description; refuses to know any field by name.
import type { AnyField } from '../board/field-value.ts'
import { readPlain, readPlainText } from '../board/field-value.ts'
import { hiddenIn, withVisibleMarks } from '../board/hidden-characters.ts'
import { isId } from '../board/ids.ts'
import type { FieldDescription, Source } from '../board/kinds/kind.ts'
import { LIMITS } from '../board/limits.ts'
import { isOrder, ordersBetween } from '../board/order.ts'
import { isPlainValue } from '../board/plain-value.ts'
import { readSource } from '../board/read-common.ts'
import { checkText } from '../board/text-rules.ts'
import type { FileObject } from './check-shape.ts'
import { isFileObject } from './check-shape.ts'
import { keptValue } from './board-draft.ts'
import { RESERVED_NAMES } from '../board/plain-value.ts'
import { showPlainly } from './file-path.ts'
import type { Findings } from './findings.ts'

const isUnset = (value: unknown): boolean => value === undefined || value === null || value === ''

/** A text as it is stored, or undefined after noting why not. */
export function readText(value: unknown, path: string, most: number, findings: Findings): string | undefined {
  if (typeof value !== 'string') {
    findings.refuse(path, 'wrong-type', 'Expected a text in quotation marks here. Correct it in the file.')
    return undefined
  }
  const checked = checkText(value)
  if (!checked.ok || checked.value.length > most) {
    findings.refuse(path, 'too-long', `This text has ${value.length} characters; at most ${most} fit. Shorten it.`)
    return undefined
  }
  if (checked.value.length !== value.replace(/\r\n/g, '\n').length) {
    const message = `Control characters were taken out of this text: ${showPlainly(withVisibleMarks(value.slice(0, 200)), 120)}.`
    findings.tell({ path, code: 'control-characters', message, action: 'changed', original: value })
  }
  for (const hidden of hiddenIn(value)) {
    const message = `This text holds characters that cannot be seen or that mislead; shown with visible marks: ${showPlainly(withVisibleMarks(value.slice(0, 400)), 120)}.`
    findings.tell({ path, code: `hidden-${hidden}`, message, action: 'kept', original: value })
  }
  const text = checked.value.normalize('NFC')
  return text === '' ? undefined : text
}

/** The value of one field that is no list; undefined = not set, or it did not fit and that was noted. */
function readField(
  field: Exclude<AnyField, { type: 'list' }>,
  value: unknown,
  path: string,
  isAttribute: boolean,
  findings: Findings,
): unknown {
  if (isUnset(value)) return undefined
  if (field.type === 'line' || field.type === 'text') {
    return isAttribute
      ? readPlainText(readText(value, path, LIMITS.plainChars, findings)).value
      : readText(value, path, LIMITS.textChars, findings)
  }
  const read = readPlain(field, value)
  if (!read.whole) {
    const expected =
      field.type === 'date'
        ? 'a date that exists'
        : field.type === 'number'
          ? `a number from ${field.min} to ${field.max}`
          : field.type === 'pick'
            ? `one of: ${field.options.join(', ')}`
            : `a ${field.type}`
    const isMeaning = field.type === 'date' || field.type === 'number'
    const got =
      typeof value === 'string' ? showPlainly(value) : typeof value === 'number' ? String(value) : 'something else'
    if (isMeaning)
      findings.refuse(
        path,
        field.type === 'date' ? 'bad-date' : typeof value === 'number' ? 'out-of-range' : 'wrong-type',
        `Expected ${expected} here, got ${got}. Correct it in the file.`,
      )
    else {
      findings.ask(
        {
          path,
          code: 'bad-value',
          message: `Expected ${expected} here, got ${got}; what did not fit was left out.`,
          action: 'skipped',
          ...(typeof value === 'string' ? { original: value } : {}),
        },
        `Expected ${expected} here, got ${got}. Correct it, or import without it.`,
      )
    }
  }
  return read.value
}

function readItems(
  field: Extract<FieldDescription, { type: 'list' }>,
  value: unknown,
  path: string,
  itemIds: Set<string>,
  findings: Findings,
): unknown {
  if (isUnset(value)) return undefined
  if (!Array.isArray(value)) {
    findings.refuse(path, 'wrong-type', 'Expected a list here. Correct it in the file.')
    return undefined
  }
  const items = value as readonly unknown[]
  if (items.length > field.limit) {
    findings.refuse(
      path,
      'too-many',
      `This list has ${items.length} entries; at most ${field.limit} fit. Take some out.`,
    )
    return undefined
  }
  const fresh = ordersBetween(null, null, items.length)
  return items.flatMap((item, at): readonly unknown[] => {
    const here = `${path}[${at}]`
    if (!isFileObject(item)) {
      findings.refuse(here, 'wrong-type', 'Expected an object here. Correct it in the file.')
      return []
    }
    const { id, order } = item
    if (!isId(id) || RESERVED_NAMES.has(id) || itemIds.has(id)) {
      findings.refuse(
        `${here}.id`,
        'bad-id',
        'Every entry needs an id of 1 to 40 of A-Z a-z 0-9 _ and -. Give it one of its own.',
      )
      return []
    }
    itemIds.add(id)
    const source: Source | undefined = readSource(item['source'])
    const known = new Set(['id', 'order', 'source'])
    const read = readFields(field.item, item, here, known, itemIds, findings)
    return [
      {
        ...read.fields,
        ...(source === undefined ? {} : { source }),
        id,
        order: isOrder(order) ? order : (fresh[at] ?? ''),
      },
    ]
  })
}

/** Fields by name that fit, and keys the description does not have. */
export interface ReadFields {
  readonly fields: Readonly<Record<string, unknown>>
  readonly unknown: Readonly<Record<string, unknown>>
}

/** Reads every described field of an object; `common` names the keys that are read elsewhere. `itemIds` collects the ids of list entries. */
export function readFields(
  described: Readonly<Record<string, AnyField>>,
  object: FileObject,
  path: string,
  common: ReadonlySet<string>,
  itemIds: Set<string>,
  findings: Findings,
  isAttribute = false,
): ReadFields {
  const fields: Record<string, unknown> = {}
  const unknown: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(object)) {
    if (common.has(key)) continue
    const field = Object.hasOwn(described, key) ? described[key] : undefined
    const here = `${path}.${key}`
    if (field === undefined) {
      if (isUnset(value)) continue
      const isKept = isPlainValue(value)
      if (isKept) unknown[key] = keptValue(value)
      const message = isKept
        ? 'This field is not known here; it was kept with the card, unused.'
        : 'This field is not known here and cannot be kept.'
      findings.tell({ path: here, code: 'unknown-field', message, action: isKept ? 'kept' : 'skipped' })
      continue
    }
    const read =
      field.type === 'list'
        ? readItems(field, value, here, itemIds, findings)
        : readField(field, value, here, isAttribute, findings)
    if (read !== undefined) fields[key] = read
  }
  return { fields, unknown }
}
