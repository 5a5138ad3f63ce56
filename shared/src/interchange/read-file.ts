// Knows how any file a person hands over becomes board content or a refusal they can act on; refuses to touch a board.
import type { ReadFile } from './board-content.ts'
import { BOARD_FILE_FORMAT, BOARD_FILE_VERSION } from './board-file.ts'
import type { FileObject } from './check-shape.ts'
import { isFileObject } from './check-shape.ts'
import { decodeText } from './decode-text.ts'
import { showPlainly, UNNAMED_FILE } from './file-path.ts'
import { parseJson } from './parse-json.ts'
import type { ParsedJson } from './parse-json.ts'
import { refuseFor } from './problem-list.ts'
import type { RefusedFile } from './problem-list.ts'
import { readBoardFile } from './read-board-file.ts'
import type { ReadOptions } from './read-neutral.ts'
import { readNeutral } from './read-neutral.ts'

export type { ReadOptions } from './read-neutral.ts'

const NEUTRAL_FORMAT = 'partnership-case'
const NEUTRAL_VERSION = 1

/** Why a well-formed value is no file of ours, or null. */
function formatRefusal(value: unknown): RefusedFile | null {
  const refuse = (path: string, code: string, problem: string): RefusedFile => refuseFor(422, { path, code, problem })
  const files = `a board file ("${BOARD_FILE_FORMAT}") or a partnership description ("${NEUTRAL_FORMAT}")`
  if (!isFileObject(value)) {
    const got = Array.isArray(value) ? 'a list' : 'a single value'
    return refuse('', 'wrong-root', `Expected one object in curly brackets, got ${got}. Choose ${files}.`)
  }
  const { format, version } = value
  if (format === undefined)
    return refuse('format', 'unknown-format', `The file does not say its format. Choose ${files}.`)
  if (format !== NEUTRAL_FORMAT && format !== BOARD_FILE_FORMAT) {
    const got = typeof format === 'string' ? showPlainly(format) : 'something else than a text'
    return refuse('format', 'unknown-format', `The format is ${got}. Choose ${files}.`)
  }
  const newest = format === NEUTRAL_FORMAT ? NEUTRAL_VERSION : BOARD_FILE_VERSION
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse('version', 'bad-version', `The version must be the number ${newest}. Export the file again.`)
  }
  if (version <= newest) return null
  const problem = `The file was made by a newer version (${version}); this one reads up to ${newest}. Update this product, or export the file in an older version.`
  return refuse('version', 'newer-version', problem)
}

/**
 * Reads a file's raw bytes. Checks everything on a plain copy first; on refusal nothing was made. Deterministic for the same
 * bytes and arguments. A board file keeps its ids; a neutral description gets new ones and is laid out.
 * Refused with `consent`: the same file is accepted with grade `report`, and every change is listed.
 */
export function readFile(bytes: Uint8Array, options: ReadOptions): ReadFile {
  const text = decodeText(bytes)
  if (!text.ok) return text.error
  const parsed = parseJson(text.value)
  return parsed.ok ? readParsed(parsed.value, options) : parsed.error
}

/** As `readFile`, from a value that is known to be JSON (an example that ships with the product). */
export function readParsed({ value, inexact }: ParsedJson, options: ReadOptions): ReadFile {
  const refusal = formatRefusal(value)
  if (refusal !== null) return refusal
  const root = value as FileObject
  return root['format'] === NEUTRAL_FORMAT ? readNeutral(root, inexact, options) : readBoardFile(root, options)
}

/** One message for a refused file: its name, the first thing wrong, where, and how many more there are. */
export function refusalSentence(fileName: string, refused: RefusedFile): string {
  const [first] = refused.problems
  const refusal = `${fileName === UNNAMED_FILE ? 'The file' : showPlainly(fileName, 80)} was not imported.`
  if (first === undefined) return refusal
  const place = first.line === undefined ? first.path : `line ${first.line}, column ${first.column ?? 1}`
  const others = refused.problemCount - 1
  const more =
    others === 0 ? '' : others === 1 ? ' One more problem is listed.' : ` ${others} more problems were found.`
  return `${refusal} ${place === '' ? '' : `At ${place}: `}${first.problem}${more}`
}
