// Reads every stylesheet and keeps out what makes each change of a page cost the whole of it; knows nothing of what a rule looks like.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FOLDER = new URL('../../client/src/styles/', import.meta.url)

/** The selectors of a stylesheet, each of a list by itself; what holds only on paper is left out. */
function selectorsOf(css: string): readonly string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/@media print \{[\s\S]*?\n\}/g, '')
  return [...plain.matchAll(/([^{};]+)\{/g)].flatMap(([, list = '']) => {
    // A comma within brackets belongs to its selector.
    const one = list.replaceAll(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, (bracket) => bracket.replaceAll(',', '\u0001'))
    return one.split(',').map((each) => each.replaceAll('\u0001', ',').trim())
  })
}
/** What a selector styles in the end: its last part, without brackets. */
const subjectOf = (selector: string): string =>
  selector
    .replaceAll(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, (bracket) => bracket.replaceAll(/[\s>+~]/g, ''))
    .split(/[\s>+~]+/u)
    .at(-1) ?? ''

test('[PG109] what depends on what is inside names what it styles', () => {
  const sheets = readdirSync(FOLDER).filter((name) => name.endsWith('.css'))
  const depending = sheets.flatMap((name) =>
    selectorsOf(readFileSync(new URL(name, FOLDER), 'utf8'))
      .filter((selector) => selector.includes(':has('))
      .map((selector) => ({ name, selector, subject: subjectOf(selector) })),
  )
  expect(depending.length, 'the reader finds such rules').toBeGreaterThan(10)
  const unnamed = depending.filter(({ subject }) => !/^(?:[.#[a-z]|:is\()/u.test(subject))
  expect(unnamed).toEqual([])
})
