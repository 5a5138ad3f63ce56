// Checks how modules are written: header, length, names, imports, marks; knows no layer.
import { expect, test } from 'vitest'
import { codeFiles, importedNames, repositoryFiles, withoutComments } from './source-files.ts'

const code = codeFiles()
const lines = (text: string): string[] => text.split('\n')

test('[BUILD12] every module opens with a sentence', () => {
  const product = code.filter(({ path }) => !/\.test\.tsx?$/.test(path))
  const silent = product.filter(({ text }) => !/^(\/\/ |\/\*\*? )\S+ \S+ \S+/.test(text))
  expect(silent.map(({ path }) => path)).toEqual([])
})

test('[BUILD13] no file is longer than 400 lines', () => {
  const styles = repositoryFiles(/^client\/.*\.css$/)
  const long = [...code, ...styles].filter(({ text }) => lines(text.trimEnd()).length > 400)
  expect(long.map(({ path, text }) => `${path}: ${lines(text).length}`)).toEqual([])
})

test('[BUILD14] every file and folder has a subject', () => {
  const subjectless = /(^|\/)(utils?|helpers?|commons?|misc|types|constants|lib)(\/|\.tsx?$)|(^|\/)index\.tsx?$/
  expect(code.filter(({ path }) => subjectless.test(path)).map(({ path }) => path)).toEqual([])
})

test('[BUILD4] no test is skipped, left for later, or run alone', () => {
  const held =
    /\b(?:test|it|describe|suite)\.(?:skip|skipIf|runIf|todo|only|fails|concurrent\.only)\b|(?<![\w.])(?:x(?:it|test|describe)|fdescribe)\(/
  const found = code.filter(({ path, text }) => path.startsWith('tests/') && held.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('[BUILD15] nothing is suppressed and nothing is left unfinished', () => {
  // Written in halves so that this file does not find itself.
  const marks = new RegExp(
    ['@ts-' + '(?:ignore|expect-error|nocheck)', '(?:ox|es)lint' + '-disable', 'TO' + 'DO', 'FIX' + 'ME'].join('|'),
  )
  const untyped = new RegExp(['\\bas an' + 'y\\b', ': an' + 'y\\b', '<an' + 'y\\b'].join('|'))
  const found = code.flatMap(({ path, text }) => {
    const speaking = lines(withoutComments(text))
    return lines(text).flatMap((line, index) =>
      marks.test(line) || untyped.test(speaking[index] ?? '') ? [`${path}:${index + 1}`] : [],
    )
  })
  expect(found).toEqual([])
})

test('[BUILD16] imports within the repository name a file with its extension', () => {
  const bare = code.flatMap(({ path, text }) =>
    importedNames(text)
      .filter((name) => /^(\.|@common-ground\/)/.test(name) && !/\.(tsx?|css|json|sql|svg|woff2)(\?\w+)?$/.test(name))
      .map((name) => `${path}: ${name}`),
  )
  expect(bare).toEqual([])
})

test('[BUILD16] no module passes on everything of another', () => {
  const barrels = code.filter(({ path, text }) => !path.startsWith('tests/') && /^export \* from/m.test(text))
  expect(barrels.map(({ path }) => path)).toEqual([])
})
