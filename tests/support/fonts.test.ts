// Looks at the pixels of shipped fonts, script by script; a missing glyph is a box like any other missing glyph.
import { FONT_STACK } from '@common-ground/shared/picture/fonts.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { openFontPage } from './font-page.ts'

/** Two letters of each script; pairs that no font draws alike. */
const scripts = {
  Latin: ['ŵ', 'ß'],
  Greek: ['ω', 'Ξ'],
  Cyrillic: ['ж', 'Ю'],
  Arabic: ['ش', 'ق'],
  Hebrew: ['ש', 'ל'],
  Tifinagh: ['ⵣ', 'ⴰ'],
  Chinese: ['伙', '伴'],
} as const

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await openFontPage(browser)
}, 60_000)
afterAll(async () => {
  await browser.close()
})

/** The ink of each text, one string of pixels per text, drawn as the board draws it. */
async function inks(texts: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async ({ stack, texts }) => {
      await Promise.all(texts.map((text) => document.fonts.load(`32px ${stack}`, text)))
      return texts.map((text) => {
        const brush = new OffscreenCanvas(48, 48).getContext('2d')
        if (!brush) throw new TypeError('no 2d context')
        brush.font = `32px ${stack}`
        brush.fillText(text, 8, 36)
        return brush
          .getImageData(0, 0, 48, 48)
          .data.filter((_, index) => index % 4 === 3)
          .join('')
      })
    },
    { stack: FONT_STACK, texts },
  )
}

/** Families among ours that were loaded for this text; a browser's own fonts are not counted. */
async function loadedFamilies(text: string): Promise<string[]> {
  return page.evaluate(
    async ({ stack, text }) => (await document.fonts.load(`32px ${stack}`, text)).map((face) => face.family),
    { stack: FONT_STACK, text },
  )
}

test.each(Object.entries(scripts))('[BUILD21] %s text has real letters, not boxes', async (_, [one, other]) => {
  expect(await loadedFamilies(one)).not.toEqual([])
  expect(await loadedFamilies(other)).not.toEqual([])
  const [box, first, second] = await inks(['\u{10fffe}', one, other])
  expect(first).toMatch(/[1-9]/)
  expect(first).not.toBe(box)
  expect(second).not.toBe(box)
  expect(second).not.toBe(first)
})
