// Holds the behaviour rules and the tests against each other; knows how both are written, not what they say.
import { expect, test } from 'vitest'
import { codeFiles, repositoryFiles } from './source-files.ts'

const ruleLine = /^- \*\*([A-Z]+\d+)\*\* \S/gm
const citation = /\[([A-Z]+\d+)\]/g
const testName = /(?<![.\w])test(?:\.each\([\s\S]*?\)|\.for\([\s\S]*?\))?(?:<[^>]*>)?\(\s*(['"`])([\s\S]*?)\1/g

/** Rule id -> the files that state it. */
function statedRules(): Map<string, string[]> {
  const rules = new Map<string, string[]>()
  for (const { path, text } of repositoryFiles(/^docs\/spec\/.*\.md$/)) {
    if (path.endsWith('README.md')) continue
    for (const [, id] of text.matchAll(ruleLine)) if (id !== undefined) rules.set(id, [...(rules.get(id) ?? []), path])
  }
  return rules
}

/** Every test name in the repository with the file it stands in. */
function testNames(): { path: string; name: string }[] {
  return codeFiles()
    .filter(({ path }) => path.startsWith('tests/'))
    .flatMap(({ path, text }) => [...text.matchAll(testName)].map((found) => ({ path, name: found[2] ?? '' })))
}

test('[BUILD2] each rule is stated once', () => {
  const twice = [...statedRules()].filter(([, paths]) => paths.length > 1)
  expect(twice).toEqual([])
})

test('[BUILD2] every stated rule is cited and every cited rule is stated', () => {
  const stated = new Set(statedRules().keys())
  const cited = new Set(testNames().flatMap(({ name }) => [...name.matchAll(citation)].map((found) => found[1] ?? '')))
  expect(stated.size).toBeGreaterThan(10)
  expect({
    statedButNotCited: [...stated].filter((id) => !cited.has(id)).sort(),
    citedButNotStated: [...cited].filter((id) => !stated.has(id)).sort(),
  }).toEqual({ statedButNotCited: [], citedButNotStated: [] })
})

test('[BUILD3] every test name begins with the rule it shows', () => {
  const without = testNames().filter(({ name }) => !/^\[[A-Z]+\d+\]/.test(name))
  expect(without.map(({ path, name }) => `${path}: ${name}`)).toEqual([])
})
