// Writes shared/src/picture/advance-widths.ts from the real font files; run by hand when a font changes.
import { writeFile } from 'node:fs/promises'
import { openBrowser } from './browser.ts'
import { openFontPage } from './font-page.ts'

const ranges: readonly (readonly [first: number, last: number, family: string])[] = [
  [0x20, 0x7e, 'Atkinson Hyperlegible Next Variable'],
  [0xa0, 0x17f, 'Atkinson Hyperlegible Next Variable'],
  [0x2010, 0x2027, 'Atkinson Hyperlegible Next Variable'],
  [0x384, 0x3ce, 'Noto Sans Variable'],
  [0x400, 0x45f, 'Noto Sans Variable'],
  [0x5d0, 0x5ea, 'Noto Sans Hebrew Variable'],
  [0x2d30, 0x2d67, 'Noto Sans Tifinagh'],
]
const weights = [400, 600, 700] as const

const browser = await openBrowser()
const page = await openFontPage(browser)
const rows: string[] = []
for (const [first, last, family] of ranges) {
  const characters = Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))
  const widths = await page.evaluate(
    async ({ characters, family, weights }) => {
      const context = document.createElement('canvas').getContext('2d')
      if (context === null) throw new Error('no canvas')
      const measured: number[][] = []
      for (const weight of weights) {
        const font = `${String(weight)} 1000px "${family}", "Noto Sans Variable"`
        await document.fonts.load(font, characters.join(''))
        context.font = font
        measured.push(characters.map((character) => Math.round(context.measureText(character).width)))
      }
      return measured
    },
    { characters, family, weights: [...weights] },
  )
  const packed = widths.map((line) => `'${line.map((width) => width.toString(36).padStart(2, '0')).join('')}'`)
  rows.push(`  { first: ${String(first)}, last: ${String(last)}, widths: [\n    ${packed.join(',\n    ')},\n  ] },`)
}
await browser.close()

await writeFile(
  new URL('../../shared/src/picture/advance-widths.ts', import.meta.url),
  `// Knows how wide each character of the product's fonts is; written by tests/support/measure-fonts.ts from the font files, never by hand.

/** Widths in thousandths of the font size, two base-36 digits a character, for the weights 400, 600 and 700 in this order. */
export const ADVANCE_WIDTHS: readonly { readonly first: number; readonly last: number; readonly widths: readonly [string, string, string] }[] = [
${rows.join('\n')}
]
`,
)
