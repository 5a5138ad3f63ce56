// Reads every string a partner can meet and keeps maker's words out of it; knows where such strings live.
import { CARD_DESCRIPTIONS } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { RELATION_DESCRIPTIONS } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { expect, test } from 'vitest'
import { codeFiles, withoutComments } from './source-files.ts'

const makersWords =
  /\b(?:stances?|markers?|material(?:ly|ity)?|stale|waivers?|protocols?|hash(?:es|ed)?|charters?|entit(?:y|ies)|sync\w*|resync\w*|CRDTs?)\b/i
/** Keys of a kind's description whose value is shown to a partner. */
const shownKeys = new Set([
  'label',
  'plural',
  'help',
  'ask',
  'group',
  'itemLabel',
  'name',
  'sentence',
  'optionLabels',
  'unit',
])

/** All strings below `value` that stand under a key that is shown. */
function shownStrings(value: unknown, shown: boolean, trail: string): { where: string; said: string }[] {
  if (typeof value === 'string') return shown ? [{ where: trail, said: value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    // The fields of a kind are keyed by their names in code, which are not shown.
    shownStrings(
      inner,
      key === 'fields' || key === 'item' || key === 'attributes' ? false : shown || shownKeys.has(key),
      `${trail}.${key}`,
    ),
  )
}

/** String and template literals of a source text, without its comments, imports and object keys. */
function literals(source: string): string[] {
  const spoken = withoutComments(source).replaceAll(/^import [\s\S]*?from '[^']*'$/gm, '')
  const found = spoken.matchAll(/'((?:[^'\\\n]|\\.)*)'(?!\s*:)|"((?:[^"\\\n]|\\.)*)"(?!\s*:)|`((?:[^`\\]|\\.)*)`/g)
  return [...found].map((one) => (one[1] ?? one[2] ?? one[3] ?? '').replaceAll(/\$\{[^}]*\}/g, ' '))
}

test("[BUILD7] no maker's word stands in the words of the interface", () => {
  const files = codeFiles().filter(({ path }) => path.startsWith('client/src/text/'))
  const said = files.flatMap(({ path, text }) => literals(text).map((literal) => ({ where: path, said: literal })))
  expect(said.length).toBeGreaterThan(50)
  expect(said.filter((one) => makersWords.test(one.said))).toEqual([])
})

test("[BUILD7] no maker's word stands in the names of kinds, fields and relations", () => {
  const said = shownStrings({ cards: CARD_DESCRIPTIONS, relations: RELATION_DESCRIPTIONS }, false, '')
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter((one) => makersWords.test(one.said))).toEqual([])
})

test("[BUILD7] no maker's word stands in what an import or a refusal tells a person", () => {
  const files = codeFiles().filter(({ path }) =>
    /^(client\/src\/|shared\/src\/(interchange|templates|picture|layout|lights|documents|versions)\/|server\/src\/errors\.ts)/.test(
      path,
    ),
  )
  const sentences = files.flatMap(({ path, text }) =>
    literals(text)
      .filter((literal) => /^[A-Z].* /.test(literal))
      .map((literal) => ({ where: path, said: literal })),
  )
  expect(sentences.filter((one) => makersWords.test(one.said))).toEqual([])
})

test('[BUILD8] markup holds no words of its own', () => {
  const written = />\s*([A-Z][a-z]+[^<>{}=;()]*)<\/|\b(?:aria-label|title|placeholder|alt|label)="[^"]*[A-Za-z]{2}/g
  const files = codeFiles().filter(({ path }) => /^client\/src\/.*\.tsx$/.test(path))
  const found = files.flatMap(({ path, text }) => [...text.matchAll(written)].map((one) => `${path}: ${one[0]}`))
  expect(found).toEqual([])
})
