// Knows JSON to the letter (RFC 8259) and what we refuse beyond it; refuses to guess, to recurse and to know any format.
import { RESERVED_NAMES } from '../board/plain-value.ts'
import type { Result } from '../result.ts'
import { fail, ok } from '../result.ts'
import { filePath, showPlainly } from './file-path.ts'
import { PROBLEMS_TOLD, createProblemList, refuseFor, refuseWith } from './problem-list.ts'
import type { RefusedFile } from './problem-list.ts'

/** Lists and objects may stand inside each other so deep: values nested deeper break the live document for good. */
const NESTING_LIMIT = 32

/** One object may have so many keys: far more than any list of positions needs. */
const KEYS_LIMIT = 20_000

/** A number that this computer cannot hold as written. */
export interface InexactNumber {
  readonly path: string
  readonly written: string
}
export interface ParsedJson {
  readonly value: unknown
  /** At most 1,000 of them. */
  readonly inexact: readonly InexactNumber[]
}

interface Frame {
  readonly list: unknown[] | null
  readonly object: Record<string, unknown> | null
  key: string
  index: number
  /** The key is refused (reserved or repeated): its value is read for more faults and not kept. */
  skips: boolean
}

/** Stops the reading at a position; never leaves this module. */
class Fault extends Error {
  readonly at: number
  readonly code: 'invalid-json' | 'cut-short' | 'too-deep' | 'too-many-keys'
  constructor(at: number, code: Fault['code'], problem = '') {
    super(problem)
    this.at = at
    this.code = code
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const PLAIN = /[^"\\\u0000-\u001f]*/y
const BLANK = /[ \t\n\r]*/y
const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** Line and column, from 1, of a position in the text; columns count characters as an editor shows them (UTF-16 units). */
function placeIn(text: string, at: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let found = text.indexOf('\n'); found >= 0 && found < at; found = text.indexOf('\n', found + 1)) {
    line += 1
    start = found + 1
  }
  return { line, column: at - start + 1 }
}

/** The significant digits of a written number, without sign, point, exponent and outer zeros. */
const digitsOf = (written: string): string =>
  written
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '')

function isInexact(written: string, value: number): boolean {
  if (!Number.isFinite(value)) return true
  const digits = digitsOf(written)
  if (digits.length <= 15) return value === 0 && digits.length > 0
  return digitsOf(String(value)) !== digits
}

/**
 * Parses a whole text as one JSON value, in one pass and without recursion.
 * Refused: syntax (`invalid-json`, `cut-short`, 400), nesting beyond 32 (`too-deep`, 422), more than 20,000 keys in one object
 * (`too-many-keys`, 422), a key twice in one object
 * (`repeated-key`, 422), a reserved name as key or as `id` (`reserved-name`, 422), half a character (`broken-character`, 422).
 * Syntax is judged first; the others are collected over the whole file.
 */
export function parseJson(text: string): Result<ParsedJson, RefusedFile> {
  let at = 0
  let root: unknown
  const problems = createProblemList()
  const inexact: InexactNumber[] = []
  const stack: Frame[] = []
  const steps = (): (string | number)[] => stack.map((frame) => (frame.list === null ? frame.key : frame.index))
  const note = (position: number, code: string, problem: string): void => {
    const told = problems.count < PROBLEMS_TOLD
    problems.add({ path: told ? filePath(steps()) : '', ...(told ? placeIn(text, position) : {}), code, problem })
  }
  const invalid = (position: number, problem: string): Fault => new Fault(position, 'invalid-json', problem)
  const cutShort = (): Fault => new Fault(text.length, 'cut-short')

  function skipBlank(): void {
    if (text.charCodeAt(at) > 0x20) return
    BLANK.lastIndex = at
    BLANK.test(text)
    at = BLANK.lastIndex
  }

  function readEscape(): string {
    const letter = text[at + 1]
    if (letter === undefined) throw cutShort()
    if (letter !== 'u') {
      const escaped = ESCAPES.get(letter)
      if (escaped === undefined) throw invalid(at, 'the backslash is followed by a letter that JSON does not know')
      at += 2
      return escaped
    }
    const code = text.slice(at + 2, at + 6)
    if (!/^[0-9a-fA-F]{4}$/.test(code)) {
      if (at + 6 > text.length) throw cutShort()
      throw invalid(at, 'the escape after the backslash and "u" needs four hexadecimal digits')
    }
    at += 6
    return String.fromCharCode(Number.parseInt(code, 16))
  }

  function readString(): string {
    const opening = at
    at += 1
    let value = ''
    for (;;) {
      PLAIN.lastIndex = at
      PLAIN.test(text)
      value += text.slice(at, PLAIN.lastIndex)
      at = PLAIN.lastIndex
      const mark = text[at]
      if (mark === '"') break
      if (mark === '\\') value += readEscape()
      else if (/^\s*$/.test(text.slice(at, at + 1000))) throw cutShort()
      else throw invalid(at, 'a line break or control character stands inside a text in quotation marks')
    }
    at += 1
    if (!value.isWellFormed()) {
      note(opening, 'broken-character', 'This text contains half a character, which cannot be stored. Type it again.')
    }
    return value
  }

  function readNumber(): number {
    NUMBER.lastIndex = at
    const written = NUMBER.exec(text)?.[0] ?? ''
    at += written.length
    if (written === '' || /[\w.+-]/.test(text[at] ?? '')) {
      if (/^[-+.\deE]*$/.test(text.slice(at, at + 1000)) && text.length - at < 1000) throw cutShort()
      throw invalid(at, 'this number is not written as JSON asks')
    }
    const value = Number(written)
    if (inexact.length < 1000 && isInexact(written, value))
      inexact.push({ path: filePath(steps()), written: written.slice(0, 60) })
    return value
  }

  function readWord(): unknown {
    const written = /^[a-z]{0,5}/.exec(text.slice(at, at + 6))?.[0] ?? ''
    for (const [word, value] of WORDS) {
      if (written === word) {
        at += word.length
        return value
      }
      if (written !== '' && word.startsWith(written) && at + written.length === text.length) throw cutShort()
    }
    throw invalid(at, 'a value was expected here')
  }

  /** Reads `"key":` into the frame. */
  function readKey(frame: Frame, object: Record<string, unknown>): void {
    skipBlank()
    const opening = at
    if (opening === text.length) throw cutShort()
    if (text[at] !== '"') throw invalid(at, 'a name in double quotation marks was expected here')
    frame.key = ''
    frame.key = readString()
    if (frame.index >= KEYS_LIMIT) throw new Fault(opening, 'too-many-keys')
    const isReserved = RESERVED_NAMES.has(frame.key)
    frame.skips = isReserved || Object.hasOwn(object, frame.key)
    if (isReserved) {
      note(
        opening,
        'reserved-name',
        `The name ${showPlainly(frame.key)} is reserved and cannot be used. Rename or remove it.`,
      )
    } else if (frame.skips) {
      note(opening, 'repeated-key', `The key ${showPlainly(frame.key)} appears twice. Keep one of them.`)
    }
    skipBlank()
    if (at === text.length) throw cutShort()
    if (text[at] !== ':') throw invalid(at, 'a colon was expected here')
    at += 1
  }

  function place(value: unknown, position: number): void {
    const frame = stack.at(-1)
    if (frame === undefined) root = value
    else if (frame.list !== null) frame.list.push(value)
    else if (frame.object !== null && !frame.skips) {
      frame.object[frame.key] = value
      if (frame.key === 'id' && typeof value === 'string' && RESERVED_NAMES.has(value)) {
        note(position, 'reserved-name', `The id ${showPlainly(value)} is a reserved name. Choose another id.`)
      }
    }
  }

  function open(mark: '[' | '{'): 'value' | 'after' {
    const position = at
    if (stack.length >= NESTING_LIMIT) throw new Fault(position, 'too-deep')
    at += 1
    const list: unknown[] | null = mark === '[' ? [] : null
    const object: Record<string, unknown> | null = mark === '{' ? {} : null
    place(list ?? object, position)
    const frame: Frame = { list, object, key: '', index: 0, skips: false }
    stack.push(frame)
    skipBlank()
    if (text[at] === (mark === '[' ? ']' : '}')) return close()
    if (object !== null) readKey(frame, object)
    return 'value'
  }

  function close(): 'after' {
    at += 1
    stack.pop()
    return 'after'
  }

  function readValue(): 'value' | 'after' {
    skipBlank()
    const position = at
    const mark = text[at]
    if (mark === undefined) throw cutShort()
    if (mark === '[' || mark === '{') return open(mark)
    if (mark === '"') place(readString(), position)
    else if (mark === '-' || (mark >= '0' && mark <= '9')) place(readNumber(), position)
    else place(readWord(), position)
    return 'after'
  }

  function readAfter(frame: Frame): 'value' | 'after' {
    skipBlank()
    const mark = text[at]
    if (mark === undefined) throw cutShort()
    if (mark === (frame.list === null ? '}' : ']')) return close()
    if (mark !== ',') throw invalid(at, 'a comma or the closing bracket was expected here')
    at += 1
    frame.index += 1
    if (frame.object !== null) readKey(frame, frame.object)
    return 'value'
  }

  try {
    let next: 'value' | 'after' = readValue()
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      next = next === 'value' ? readValue() : readAfter(frame)
    }
    skipBlank()
    if (at < text.length) throw invalid(at, 'more text stands after the end of the description')
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    const inner = stack.at(-1)
    if (inner !== undefined && inner.object !== null && inner.key === '') stack.pop()
    return fail(refusalOf(fault, text, filePath(steps())))
  }
  return problems.count > 0 ? fail(refuseWith(422, problems, false)) : ok({ value: root, inexact })
}

function refusalOf(fault: Fault, text: string, path: string): RefusedFile {
  const place = placeIn(text, fault.at)
  switch (fault.code) {
    case 'cut-short':
      return refuseFor(400, {
        path,
        ...place,
        code: fault.code,
        problem: 'The file ends too early: it was probably cut while downloading. Download or export it again.',
      })
    case 'too-deep':
      return refuseFor(422, {
        path,
        ...place,
        code: fault.code,
        problem: `Lists stand inside each other too deep here: at most ${NESTING_LIMIT} levels can be read. Take the inner ones out, or choose the file as it was exported.`,
      })
    case 'too-many-keys':
      return refuseFor(422, {
        path,
        ...place,
        code: fault.code,
        problem: `One object has more than ${KEYS_LIMIT} keys here. Take out what does not belong to the partnership.`,
      })
    case 'invalid-json':
      return refuseFor(400, {
        path,
        ...place,
        code: fault.code,
        problem: `This is not valid JSON: ${fault.message}. Correct it, or export the file again.`,
      })
  }
}
