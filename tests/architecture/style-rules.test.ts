// Reads every stylesheet and keeps out what makes each change of a page cost the whole of it; knows nothing of what a rule looks like.
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { codeFiles, repositoryFiles, type SourceFile } from './source-files.ts'

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

/** Classes by which a sheet's rules begin: where nothing else is said before them, whoever bears one looks as the rule says. */
const beginningsOf = (css: string): ReadonlySet<string> =>
  new Set(selectorsOf(css).flatMap((selector) => /^\.([a-z][\w-]*)/u.exec(selector)?.[1] ?? []))

/** Paths a file names in imports, of styles and of code: those that are there from the start, and those fetched later. */
function importsOf({ path, text }: SourceFile): {
  readonly first: readonly string[]
  readonly later: readonly string[]
} {
  const found = (pattern: RegExp): readonly string[] =>
    [...text.matchAll(pattern)].map(([, name = '']) => posix.join(posix.dirname(path), name))
  return {
    first: found(/^(?:import|export)\b[^'"]*?'(\.[^']+)'/gmu),
    later: found(/\bimport\('(\.[^']+)'\)/gu),
  }
}

test('[PG179] whoever is drawn comes with the stylesheet that says how it looks', () => {
  const client = codeFiles().filter(({ path }) => path.startsWith('client/src/'))
  const wanted = new Map(client.map((file) => [file.path, importsOf(file)]))
  const comesWith = (path: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(path)) return seen
    seen.add(path)
    for (const next of wanted.get(path)?.first ?? []) comesWith(next, seen)
    return seen
  }
  const all = new Map(client.map(({ path }) => [path, comesWith(path)]))
  const sheetsOf = new Map<string, string[]>()
  for (const { path, text } of repositoryFiles(/^client\/src\/styles\/.*\.css$/))
    for (const name of beginningsOf(text)) sheetsOf.set(name, [...(sheetsOf.get(name) ?? []), path])
  // Shown only by others, it may rely on what all of them bring.
  const usersOf = (path: string): readonly string[] =>
    [...wanted].filter(([, { first, later }]) => first.includes(path) || later.includes(path)).map(([user]) => user)
  const isStyled = (path: string, sheets: readonly string[], seen = new Set<string>()): boolean => {
    if (sheets.some((sheet) => all.get(path)?.has(sheet) === true) || seen.has(path)) return true
    seen.add(path)
    const users = usersOf(path)
    return users.length > 0 && users.every((user) => isStyled(user, sheets, seen))
  }
  const bare: string[] = []
  let borne = 0
  for (const { path, text } of client)
    for (const [, literal = '', template = ''] of text.matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`\})/gu))
      for (const name of (literal + template).split(/[\s${}]+/u)) {
        const sheets = sheetsOf.get(name)
        if (sheets === undefined) continue
        borne++
        if (!isStyled(path, sheets)) bare.push(`${path}: ${name} of ${sheets.join(', ')}`)
      }
  expect(borne, 'the reader finds classes').toBeGreaterThan(300)
  expect(bare).toEqual([])
})
