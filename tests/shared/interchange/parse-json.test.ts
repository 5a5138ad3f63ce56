// Shows that JSON is read to the letter, with the place of every fault, in bounded time.
import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { parseJson } from '../../../shared/src/interchange/parse-json.ts'

const refusal = (text: string) => {
  const parsed = parseJson(text)
  if (parsed.ok) throw new Error('parsed')
  return parsed.error
}

describe('syntax', () => {
  test('[IM4] any JSON value is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const expected: unknown = JSON.parse(text)
        const parsed = parseJson(text)
        // fast-check may make a reserved key; those are refused by another rule.
        if (parsed.ok) expect(parsed.value.value).toEqual(expected)
        else expect(['reserved-name', 'broken-character', 'repeated-key']).toContain(parsed.error.code)
      }),
      { seed: 20261123, numRuns: 500 },
    )
  })

  test.each([
    ['{ // comment', 1, 3],
    ['[1,]', 1, 4],
    ['[1 2]', 1, 4],
    ['{"a":1,}', 1, 8],
    ["{'a':1}", 1, 2],
    ['[01]', 1, 3],
    ['[.5]', 1, 2],
    ['[+1]', 1, 2],
    ['[NaN]', 1, 2],
    ['{"a"\n:\nundefined}', 3, 1],
    ['"a\tb"', 1, 3],
    ['"\\x41"', 1, 2],
    ['"\\u12G4"', 1, 2],
    ['{}\n x', 2, 2],
    ['{"a":1]', 1, 7],
  ])('[IM4] %j is refused at its place', (text, line, column) => {
    expect(refusal(text)).toMatchObject({ status: 400, code: 'invalid-json', problems: [{ line, column }] })
  })

  test('[IM4] every cut of a file says that it ends too early', () => {
    const text = '{"a": [1, -2.5e3, true, null, "x\\u00e9\\n"], "b": {"c": "d"}}'
    for (let length = 1; length < text.length; length += 1) {
      expect([length, refusal(text.slice(0, length)).code]).toEqual([length, 'cut-short'])
    }
  })

  test('[IM4] every text is parsed exactly when JSON.parse takes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ue01-+.truefalsn \n\t'), maxLength: 14 }), (text) => {
        const accepts = (() => {
          try {
            JSON.parse(text)
            return true
          } catch {
            return false
          }
        })()
        const parsed = parseJson(text)
        const isSyntax = !parsed.ok && parsed.error.status === 400
        expect(isSyntax).toBe(!accepts)
      }),
      { seed: 7, numRuns: 5000 },
    )
  })
})

describe('refused beyond syntax', () => {
  test('[IM5] 32 levels are read, 33 and 100,000 are refused', () => {
    expect(parseJson('['.repeat(32) + ']'.repeat(32)).ok).toBe(true)
    expect(refusal('['.repeat(33) + ']'.repeat(33))).toMatchObject({ status: 422, code: 'too-deep' })
    expect(refusal('{"a":'.repeat(100_000))).toMatchObject({ status: 422, code: 'too-deep' })
  })

  test('[IM6] a key twice is refused at its path and place, in inner objects too', () => {
    expect(refusal('{"a": 1, "list": [{"b": 1,\n "b": 2}], "a": 3}')).toMatchObject({
      status: 422,
      code: 'repeated-key',
      problems: [
        { path: 'list[0].b', line: 2, column: 2 },
        { path: 'a', line: 2, column: 12 },
      ],
      problemCount: 2,
    })
  })

  test('[IM7] reserved names are refused as keys and ids, escaped or not, and change nothing', () => {
    const text = '{"\\u005f_proto__": {"polluted": 1}, "constructor": {"prototype": {}}, "list": [{"id": "__proto__"}]}'
    expect(refusal(text).problems.map(({ path }) => path)).toEqual([
      '__proto__',
      'constructor',
      'constructor.prototype',
      'list[0].id',
    ])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(parseJson('{"toString": 1, "hasOwnProperty": 2, "valueOf": {"id": "toString"}}')).toMatchObject({ ok: true })
  })

  test('[IM8] half a character is refused in values and keys, whole ones are kept', () => {
    expect(refusal('{"a": ["\\ud800", "x"], "\\udfff": 1}').problems.map(({ code }) => code)).toEqual([
      'broken-character',
      'broken-character',
    ])
    expect(parseJson('"\\ud83d\\ude00"')).toMatchObject({ ok: true, value: { value: '😀' } })
  })

  test('[IM30] numbers that a computer would change are named as they were written', () => {
    const parsed = parseJson('[9007199254740993, 1e309, 0.1, 1e-320, -0, 123456789012345678901, 1e-999]')
    expect(parsed.ok && parsed.value.inexact.map(({ path, written }) => [path, written])).toEqual([
      ['[0]', '9007199254740993'],
      ['[1]', '1e309'],
      ['[5]', '123456789012345678901'],
      ['[6]', '1e-999'],
    ])
  })

  test('[IM12] twenty problems are told and all are counted', () => {
    const text = `{${'"a": 1,'.repeat(50)} "b": 2}`
    const { problems, problemCount } = refusal(text)
    expect([problems.length, problemCount]).toEqual([20, 49])
  })
})

test('[IM9] an object with more keys than any partnership needs is refused where they begin to be too many', () => {
  const keys = (count: number): string => `{${Array.from({ length: count }, (_, at) => `"k${at}":1`).join(',')}}`
  expect(parseJson(keys(20_000)).ok).toBe(true)
  expect(refusal(keys(20_001))).toMatchObject({ status: 422, code: 'too-many-keys', problems: [{ line: 1 }] })
})

test('[IM9] hundreds of thousands of keys, entries and faults are read in bounded time', () => {
  const many = (count: number, part: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => part(at)).join(',')
  const texts = [
    `{${many(400_000, (at) => `"k${at}":1`)}}`,
    `[${many(250_000, (at) => `{"id":"${at}"}`)}]`,
    `{${many(400_000, () => '"k":1')}}`,
    `["${'\\n'.repeat(2_000_000)}"]`,
    `[${many(500_000, () => '1e999')}]`,
  ]
  for (const text of texts) {
    const start = performance.now()
    parseJson(text)
    expect(performance.now() - start).toBeLessThan(12_000)
  }
})
