import { estimateWidth } from '@common-ground/shared/picture/font-metrics.ts'
import { displayText, graphemes } from '@common-ground/shared/picture/display-text.ts'
import { wrapText } from '@common-ground/shared/picture/wrap-text.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const style = { size: 13, weight: 400 } as const
const wrap = (text: string, width: number, maxLines?: number): readonly string[] =>
  wrapText(text, width, style, estimateWidth, maxLines).lines.map((line) => line.text)
const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'

test('[PI1] words go on the next line where they no longer fit', () => {
  expect(wrap('Someone to turn to for every leaver', 116)).toEqual(['Someone to turn to', 'for every leaver'])
  expect(wrap('care-at-home/volunteers', 90)).toEqual(['care-at-home/', 'volunteers'])
  expect(wrap('one\r\n\r\ntwo', 200)).toEqual(['one', 'two'])
  expect(wrap('   ', 200)).toEqual([])
})

test('[PI1] a word wider than the line is broken between graphemes', () => {
  const lines = wrap(family.repeat(30), 60)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.flatMap((line) => graphemes(line))).toEqual(Array.from({ length: 30 }, () => family))
})

test('[PI1] a line without spaces in a script that needs none breaks anywhere, punctuation staying behind its word', () => {
  expect(wrap('\u5730\u4e2d\u6d77\u884c\u52a8\u8ba1\u5212\u3002', 7 * 13 + 1)).toEqual([
    '\u5730\u4e2d\u6d77\u884c\u52a8\u8ba1',
    '\u5212\u3002',
  ])
})

test('[PI1] whatever the text and width, lines fit and nothing but spaces is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 40, max: 400 }), (text, width) => {
      const { lines } = wrapText(text, width, style, estimateWidth)
      for (const line of lines) if (graphemes(line.text).length > 1) expect(line.width).toBeLessThanOrEqual(width)
      const squeeze = (value: string): string => value.replace(/\s/gu, '')
      expect(squeeze(lines.map((line) => line.text).join(''))).toBe(squeeze(displayText(text)))
    }),
    { numRuns: 300, seed: 4711 },
  )
})

test('[PI1] a width that is no width is a mistake of the caller', () => {
  expect(() => wrap('text', 0)).toThrow(RangeError)
  expect(() => wrap('text', Number.NaN)).toThrow(/NaN/)
})

test('[PI2] the last line a face has room for ends in an ellipsis, whole graphemes before it', () => {
  const { lines, cut } = wrapText(
    'Schools, social work, the youth budget and everything else',
    120,
    style,
    estimateWidth,
    2,
  )
  expect(lines.map((line) => line.text)).toEqual(['Schools, social work,', 'the youth budget a\u2026'])
  expect(cut).toBe(true)
  // What is cut within a word is still told apart, and a break between paragraphs is a space.
  const first = (text: string): string | undefined => wrapText(text, 70, style, estimateWidth, 1).lines[0]?.text
  expect(first('Chief Executive')).toBe('Chief Exec\u2026')
  expect(first('Chief Finance Officer')).toBe('Chief Fina\u2026')
  expect(first('Chief\nFinance Officer')).toBe('Chief Fina\u2026')
  const [line = ''] = wrap(family.repeat(9), 60, 1)
  expect(line.endsWith('\u2026')).toBe(true)
  expect(graphemes(line.slice(0, -1)).every((grapheme) => grapheme === family)).toBe(true)
  expect(wrapText('short', 120, style, estimateWidth, 2).cut).toBe(false)
})

test('[PI3] each line knows the direction of the first letter', () => {
  const direction = (text: string): string | undefined => wrapText(text, 200, style, estimateWidth).lines[0]?.direction
  expect(direction('\u062f\u0627\u0626\u0631\u0629 \u062d\u0643\u0648\u0645\u064a\u0629 (one office)')).toBe('rtl')
  expect(direction('12 \u05e6\u05d9\u05d5\u05ea')).toBe('rtl')
  expect(direction('Ministry \u05e6\u05d9\u05d5\u05ea')).toBe('ltr')
  expect(direction('12')).toBe('ltr')
})
