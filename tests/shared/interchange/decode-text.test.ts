// Shows that only UTF-8 text is taken, and that everything else is named.
import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { FILE_BYTES, decodeText } from '../../../shared/src/interchange/decode-text.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])))
const codeOf = (data: Uint8Array): string => {
  const decoded = decodeText(data)
  return decoded.ok ? 'ok' : decoded.error.code
}

test('[IM1] whole UTF-8 is taken as it is, without its byte order mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const whole = `{${text.toWellFormed()}`
      expect(decodeText(bytes(whole))).toEqual({ ok: true, value: whole })
    }),
    { seed: 3, numRuns: 500 },
  )
  expect(decodeText(bytes([0xef, 0xbb, 0xbf], '{"a":"Ελλάδα"}'))).toEqual({ ok: true, value: '{"a":"Ελλάδα"}' })
})

test('[IM1] bytes are refused exactly when a strict decoder refuses them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 8 }), (tail) => {
      const data = bytes('{"', [...tail])
      const strict = (() => {
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(data)
          return true
        } catch {
          return false
        }
      })()
      const code = codeOf(data)
      if (code !== 'utf-16') expect(code === 'ok').toBe(strict)
    }),
    { seed: 5, numRuns: 3000 },
  )
})

test('[IM1] the place of the first broken byte counts characters', () => {
  const decoded = decodeText(bytes('{\n "é": "', [0xfc], '"}'))
  expect(decoded).toMatchObject({
    ok: false,
    error: { status: 400, code: 'not-utf8', problems: [{ line: 2, column: 8 }] },
  })
})

describe('other files', () => {
  test.each([
    ['utf-16 little endian with mark', bytes([0xff, 0xfe, 0x7b, 0x00]), 'utf-16'],
    ['utf-16 big endian with mark', bytes([0xfe, 0xff, 0x00, 0x7b]), 'utf-16'],
    ['utf-16 little endian', bytes([0x7b, 0x00, 0x22, 0x00]), 'utf-16'],
    ['utf-16 big endian', bytes([0x00, 0x7b, 0x00, 0x22]), 'utf-16'],
    ['a PNG', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'not-text'],
    ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), 'not-text'],
    ['a PDF', bytes('%PDF-1.7'), 'not-text'],
    ['a ZIP or Office file', bytes([0x50, 0x4b, 0x03, 0x04]), 'not-text'],
    ['a gzip', bytes([0x1f, 0x8b, 0x08]), 'not-text'],
    ['a web page', bytes('\n <!DOCTYPE html><html>'), 'web-page'],
    ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'web-page'],
    ['nothing', bytes(), 'empty-file'],
    ['only a mark', bytes([0xef, 0xbb, 0xbf]), 'empty-file'],
    ['only blanks', bytes(' \n\t '), 'empty-file'],
  ])('[IM2] %s is refused by name', (_, data, code) => {
    expect(codeOf(data)).toBe(code)
    const decoded = decodeText(data)
    expect(decoded.ok || decoded.error.problems[0]?.problem).toMatch(/^[^<>]+$/)
  })
})

test('[IM3] one byte over 5 MB is refused, 5 MB are read', () => {
  const data = new Uint8Array(FILE_BYTES + 1).fill(0x20)
  data[0] = 0x7b
  expect(decodeText(data)).toMatchObject({ ok: false, error: { status: 413, code: 'too-large' } })
  expect(codeOf(data.subarray(0, FILE_BYTES))).toBe('ok')
})
