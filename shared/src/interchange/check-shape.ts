// Knows how a parsed file is held against the neutral shape, text by text and number by number; refuses to follow links and to build anything.
import { isDate } from '../board/calendar.ts'
import { hiddenIn, looksEmpty, mixesAlphabets, withVisibleMarks } from '../board/hidden-characters.ts'
import { LIMITS } from '../board/limits.ts'
import { cleanText } from '../board/text-rules.ts'
import type { FileSteps } from './file-path.ts'
import { filePath, showPlainly } from './file-path.ts'
import type { Findings } from './findings.ts'
import type { IdSpace, Shape } from './neutral-shape.ts'

const ID_LIMIT = 200

/** A plain object of a parsed file, read by key only. */
export type FileObject = Readonly<Record<string, unknown>>

/** A link met while checking, to be followed when all ids are known. */
export interface FoundRef {
  readonly shape: Extract<Shape, { type: 'ref' }>
  readonly value: string
  readonly path: string
}
export interface CheckedShape {
  readonly refs: readonly FoundRef[]
  /** Every id with the place it stands at, by space, in file order. */
  readonly ids: readonly { readonly space: IdSpace; readonly id: string; readonly path: string }[]
}

export const isFileObject = (value: unknown): value is FileObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return `the text ${showPlainly(value)}`
  return typeof value === 'number' ? `the number ${String(value)}` : String(value)
}

const EXPECTED: Readonly<Record<Shape['type'], string>> = {
  id: 'an id in quotation marks',
  text: 'a text in quotation marks',
  number: 'a number without quotation marks',
  flag: 'true or false',
  date: 'a date in quotation marks (YYYY, YYYY-MM or YYYY-MM-DD)',
  pick: 'a word in quotation marks',
  ref: 'an id in quotation marks',
  list: 'a list',
  object: 'an object',
  verbatim: 'anything',
}

/** True when storing the text takes characters away; every kind of line end counts as one line break. */
const holdsControls = (text: string): boolean => cleanText(text).length !== text.replace(/\r\n/g, '\n').length

/**
 * Holds a parsed file against a shape and notes everything that is off, by path. Keys that the shape does not name are
 * told and left to the caller to keep. Never recurses deeper than the parser lets a file nest.
 */
export function checkShape(root: unknown, shape: Shape, findings: Findings): CheckedShape {
  const refs: FoundRef[] = []
  const ids: { space: IdSpace; id: string; path: string }[] = []

  const wrong = (steps: FileSteps, expected: Shape, value: unknown): void =>
    findings.refuse(
      filePath(steps),
      'wrong-type',
      `Expected ${EXPECTED[expected.type]} here, got ${kindOf(value)}. Correct it in the file.`,
    )

  function checkText(value: string, expected: Extract<Shape, { type: 'text' }>, steps: FileSteps): void {
    const path = filePath(steps)
    const most = expected.most ?? LIMITS.textChars
    if (value.length > most) {
      findings.refuse(path, 'too-long', `This text has ${value.length} characters; at most ${most} fit. Shorten it.`)
      return
    }
    if (holdsControls(value)) {
      const message = `Control characters were taken out of this text: ${showPlainly(withVisibleMarks(value.slice(0, 200)), 120)}.`
      findings.tell({ path, code: 'control-characters', message, action: 'changed', original: value })
    }
    if (expected.lines !== true && /[\n\r\t\u2028\u2029]/.test(value)) {
      findings.tell({
        path,
        code: 'line-breaks',
        message: 'Line breaks in this one-line text became spaces.',
        action: 'changed',
        original: value,
      })
    }
    if (expected.required === true && looksEmpty(value)) {
      const message =
        value === ''
          ? 'This name is empty.'
          : `This name is empty: nobody can see its characters (${showPlainly(withVisibleMarks(value), 120)}).`
      findings.tell({
        path,
        code: 'empty-name',
        message: `${message} It was left out; type a name on the board.`,
        action: 'skipped',
        original: value,
      })
      return
    }
    for (const hidden of hiddenIn(value)) {
      const what = {
        direction: 'characters that change the direction of writing',
        unseen: 'characters that nobody can see',
        stacked: 'many marks on one letter',
      }[hidden]
      const message = `This text holds ${what}; shown with visible marks: ${showPlainly(withVisibleMarks(value.slice(0, 400)), 120)}.`
      findings.tell({ path, code: `hidden-${hidden}`, message, action: 'kept', original: value })
    }
    if (expected.name === true && mixesAlphabets(value)) {
      const message = `This name mixes letters of two alphabets and may be taken for another name: ${showPlainly(value)}.`
      findings.tell({ path, code: 'look-alike', message, action: 'kept', original: value })
    }
  }

  function checkNumber(value: number, expected: Extract<Shape, { type: 'number' }>, steps: FileSteps): void {
    const path = filePath(steps)
    if (expected.zeroIsNoted === true && value === 0) {
      const message =
        expected.unit === 'days'
          ? 'The limit is 0 days; it was kept as written.'
          : 'A time of 0 months was not taken over.'
      findings.tell({
        path,
        code: 'zero',
        message,
        action: expected.unit === 'days' ? 'kept' : 'skipped',
        original: '0',
      })
      return
    }
    const isWhole = !expected.whole || Number.isInteger(value)
    if (!Number.isFinite(value) || !isWhole || value < expected.min || value > expected.max) {
      const bounds =
        expected.unit === ''
          ? 'a number that can be stored'
          : `a whole number of ${expected.unit} from ${expected.min} to ${expected.max}`
      findings.refuse(
        path,
        'out-of-range',
        `Expected ${bounds} here, got ${Number.isFinite(value) ? String(value) : 'a number too large'}. Correct it in the file.`,
      )
    }
  }

  function check(value: unknown, expected: Shape, steps: FileSteps): void {
    if (expected.type === 'verbatim') return
    if (value === undefined || value === null) {
      const isMissing =
        expected.type === 'id' || (expected.type === 'list' && (value === null || expected.required === true))
      if (isMissing) wrong(steps, expected, value)
      else if (expected.type === 'text' && expected.required === true) {
        const message = 'There is no name here. It was left empty; type one on the board.'
        findings.tell({ path: filePath(steps), code: 'empty-name', message, action: 'skipped' })
      }
      return
    }
    switch (expected.type) {
      case 'list':
        if (!Array.isArray(value)) wrong(steps, expected, value)
        else value.forEach((item: unknown, at) => checkItem(item, expected.of, [...steps, at]))
        return
      case 'object':
        if (!isFileObject(value)) wrong(steps, expected, value)
        else checkObject(value, expected, steps)
        return
      case 'number':
        if (typeof value === 'number') checkNumber(value, expected, steps)
        else wrong(steps, expected, value)
        return
      case 'flag':
        if (typeof value !== 'boolean') wrong(steps, expected, value)
        return
      case 'date':
        if (!isDate(value, true)) {
          const problem = `There is no such date: ${kindOf(value)}. Write YYYY, YYYY-MM or YYYY-MM-DD.`
          findings.refuse(filePath(steps), 'bad-date', problem)
        }
        return
      default:
        if (typeof value !== 'string') wrong(steps, expected, value)
        else checkString(value, expected, steps)
    }
  }

  /** Items of lists are never null. */
  function checkItem(value: unknown, expected: Shape, steps: FileSteps): void {
    if (value === null) wrong(steps, expected, value)
    else check(value, expected, steps)
  }

  function checkString(
    value: string,
    expected: Extract<Shape, { type: 'id' | 'text' | 'pick' | 'ref' }>,
    steps: FileSteps,
  ): void {
    if (expected.type === 'text') checkText(value, expected, steps)
    else if (expected.type === 'ref') refs.push({ shape: expected, value, path: filePath(steps) })
    else if (expected.type === 'pick' && !expected.options.includes(value)) {
      const message = `The word ${showPlainly(value)} is not known here (${expected.options.join(', ')}).`
      findings.tell({ path: filePath(steps), code: 'unknown-word', message, action: 'changed', original: value })
    } else if (expected.type === 'id' && (looksEmpty(value) || value.length > ID_LIMIT)) {
      findings.refuse(
        filePath(steps),
        'bad-id',
        `An id needs 1 to ${ID_LIMIT} visible characters. Correct it in the file.`,
      )
    }
  }

  function checkObject(value: FileObject, expected: Extract<Shape, { type: 'object' }>, steps: FileSteps): void {
    for (const [key, field] of Object.entries(expected.fields)) {
      check(Object.hasOwn(value, key) ? value[key] : undefined, field, [...steps, key])
    }
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(expected.fields, key)) continue
      const message = `The field ${showPlainly(key)} is not known; it was kept with the card, unused.`
      const given = value[key]
      findings.tell({
        path: filePath([...steps, key]),
        code: 'unknown-field',
        message,
        action: 'kept',
        ...(typeof given === 'string' ? { original: given } : {}),
      })
    }
    const id = value['id']
    if (expected.space !== undefined && typeof id === 'string')
      ids.push({ space: expected.space, id, path: filePath([...steps, 'id']) })
  }

  check(root, shape, [])
  return { refs, ids }
}
