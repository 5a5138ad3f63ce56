// Checks that the repository's documents stay true about files and commands; does not judge their prose.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryFiles, repositoryRoot } from './source-files.ts'

const documents = repositoryFiles(/\.md$/)
const decisions = documents.filter(({ path }) => path.startsWith('docs/decisions/') && !path.endsWith('README.md'))
const read = (path: string): string => readFileSync(repositoryRoot + path, 'utf8')

test('[BUILD17] every link within the repository leads to a file', () => {
  const links = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map((found) => ({ path, to: found[1] ?? '' })),
  )
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter(({ path, to }) => !existsSync(repositoryRoot + normalize(join(dirname(path), to))))).toEqual([])
})

test('[BUILD17] every path that ARCHITECTURE and CONTRIBUTING name exists', () => {
  const named = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'].flatMap((path) =>
    [...read(path).matchAll(/`((?:client|server|shared|tests|docs)\/[\w./-]+)`/g)].map((found) => found[1] ?? ''),
  )
  expect(named.length).toBeGreaterThan(10)
  // What a build makes need not be there: its package is.
  const rests = named.map((path) => path.replace(/\/dist(\/.*)?$/, ''))
  expect(rests.filter((path) => !existsSync(repositoryRoot + path))).toEqual([])
})

test('[BUILD18] every decision is told whole and pinned by a test', () => {
  expect(decisions.length).toBeGreaterThan(8)
  for (const { path, text } of decisions) {
    expect(path).toMatch(/\/\d{4}-[a-z0-9-]+\.md$/)
    for (const part of ['Question', 'Options', 'Choice', 'Consequence']) expect(text, path).toContain(`\n## ${part}\n`)
    const pins = [...text.matchAll(/`(tests\/[\w./-]+)`/g)].map((found) => found[1] ?? '')
    expect(pins.length, `${path} names no test`).toBeGreaterThan(0)
    expect(
      pins.filter((pin) => !existsSync(repositoryRoot + pin)),
      path,
    ).toEqual([])
    expect(text.split('\n').length, path).toBeLessThanOrEqual(60)
  }
})

test('[BUILD18] every decision has a number of its own and a line in the index', () => {
  const names = decisions.map(({ path }) => path.slice('docs/decisions/'.length))
  expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length)
  const index = read('docs/decisions/README.md')
  expect(names.filter((name) => !index.includes(`](${name})`))).toEqual([])
})

test("[BUILD19] the newcomer's documents are short and show the two commands", () => {
  expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(200)
  expect(read('CONTRIBUTING.md').split('\n').length).toBeLessThanOrEqual(150)
  for (const command of ['npx -y pnpm@12 start', 'npx -y pnpm@12 test']) expect(read('README.md')).toContain(command)
})
