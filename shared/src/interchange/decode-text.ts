// Knows how a file's bytes become text and what bytes that are no text look like; refuses to know what the text means.
import { decodeUtf8 } from 'lib0/string'
import type { Result } from '../result.ts'
import { fail, ok } from '../result.ts'
import { refuseFor } from './problem-list.ts'
import type { RefusedFile } from './problem-list.ts'

/** A file may have so many bytes, unpacked. */
export const FILE_BYTES = 5 * 1024 * 1024

interface Signature {
  readonly bytes: readonly number[]
  readonly name: string
}
const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))

/** First bytes of files that people pick by mistake. */
const SIGNATURES: readonly Signature[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'a picture (PNG)' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a picture (JPEG)' },
  { bytes: ascii('GIF8'), name: 'a picture (GIF)' },
  { bytes: ascii('RIFF'), name: 'a picture, sound or film (RIFF)' },
  { bytes: ascii('%PDF'), name: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP archive or an Office document' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], name: 'an empty ZIP archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an Office document' },
  { bytes: [0x1f, 0x8b], name: 'a packed file (gzip)' },
  { bytes: ascii('SQLite format 3'), name: 'a database' },
  { bytes: ascii('{\\rtf'), name: 'a word processor document (RTF)' },
]

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte)

function isUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true
  return (
    bytes.length >= 4 &&
    ((bytes[0] === 0 && bytes[1] !== 0) || (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0))
  )
}

/** Length of the UTF-8 sequence that starts here, or 0 when it is broken (stray, cut, longer than needed, a surrogate, beyond Unicode). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0xc2 || first > 0xf4) return 0
  const second = bytes[at + 1] ?? 0
  const isNext = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80
  if (!isNext(second)) return 0
  if (first < 0xe0) return 2
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
  if (!isNext(bytes[at + 2])) return 0
  if (first < 0xf0) return 3
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0
  return isNext(bytes[at + 3]) ? 4 : 0
}

/** Offset of the first byte that is not UTF-8, or -1. */
function firstBrokenByte(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1
      continue
    }
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

/** Line and column, from 1, of a byte; columns count characters. */
function placeOfByte(bytes: Uint8Array, offset: number): { line: number; column: number } {
  let line = 1
  let column = 1
  for (let at = 0; at < offset; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === 0x0a) {
      line += 1
      column = 1
    } else if ((byte & 0xc0) !== 0x80) column += 1
  }
  return { line, column }
}

function markupName(text: string): string | null {
  const start = text.slice(0, 2000).trimStart().toLowerCase()
  if (!start.startsWith('<')) return null
  if (start.startsWith('<svg') || start.includes('<svg')) return 'a drawing (SVG)'
  if (start.startsWith('<?xml')) return 'an XML file'
  return 'a web page'
}

/**
 * The text of a file, without a byte order mark. Never guesses: bytes that are not UTF-8 are refused with the place of the
 * first one, and files of other kinds are named.
 * Refusals: `too-large` (413), `empty-file`, `utf-16`, `not-utf8`, `not-text`, `web-page` (400).
 */
export function decodeText(bytes: Uint8Array): Result<string, RefusedFile> {
  const refuse = (
    code: string,
    problem: string,
    place?: { line: number; column: number },
  ): Result<string, RefusedFile> => fail(refuseFor(400, { path: '', ...place, code, problem }))

  if (bytes.length > FILE_BYTES) {
    const problem = `The file is larger than 5 MB. Take out what does not belong to the partnership and try again.`
    return fail(refuseFor(413, { path: '', code: 'too-large', problem }))
  }
  const signature = SIGNATURES.find((known) => startsWith(bytes, known.bytes))
  if (signature !== undefined) {
    return refuse(
      'not-text',
      `This is ${signature.name}, not a board or a partnership description. Choose the JSON file.`,
    )
  }
  if (isUtf16(bytes)) {
    return refuse('utf-16', 'The file is saved as UTF-16. Open it in an editor, save it as UTF-8 and try again.')
  }
  const broken = firstBrokenByte(bytes)
  if (broken >= 0) {
    const problem =
      'The file is not UTF-8 (the first broken character is here). Open it in an editor, save it as UTF-8 and try again.'
    return refuse('not-utf8', problem, placeOfByte(bytes, broken))
  }
  const decoded = decodeUtf8(bytes)
  const text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded
  if (/^\s*$/.test(text)) {
    return refuse('empty-file', 'The file is empty. Export or download it again.')
  }
  const markup = markupName(text)
  if (markup !== null) {
    return refuse(
      'web-page',
      `This is ${markup}, not a board or a partnership description. Download the JSON file itself and choose that.`,
    )
  }
  return ok(text)
}
