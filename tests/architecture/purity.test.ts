// Checks that shared depends on nothing but its arguments; the compiler proves most of it, this proves the compiler is asked to.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeFiles, importedNames, repositoryRoot, withoutComments } from './source-files.ts'

const shared = codeFiles().filter(({ path }) => path.startsWith('shared/src/'))

test('[BUILD5] the compiler gives shared the language and nothing else', () => {
  const config: unknown = JSON.parse(readFileSync(`${repositoryRoot}shared/tsconfig.json`, 'utf8'))
  expect(config).toMatchObject({ compilerOptions: { types: [], lib: ['esnext'], rootDir: 'src' } })
})

test('[BUILD5] shared imports only its own files and its declared pure libraries', () => {
  const manifest: unknown = JSON.parse(readFileSync(`${repositoryRoot}shared/package.json`, 'utf8'))
  const allowed = Object.keys((manifest as { dependencies: Record<string, string> }).dependencies)
  expect(allowed.toSorted()).toEqual(['fractional-indexing', 'lib0', 'typebox', 'yjs'])
  const foreign = shared.flatMap(({ path, text }) =>
    importedNames(text)
      .filter(
        (name) =>
          !name.startsWith('.') && !allowed.some((library) => name === library || name.startsWith(`${library}/`)),
      )
      .map((name) => `${path}: ${name}`),
  )
  expect(foreign).toEqual([])
})

test('[BUILD5] no file of shared names a clock, randomness, screen, network or process', () => {
  expect(shared.length).toBeGreaterThan(5)
  const ambient =
    /\b(?:Math\.random|Date\.now|new Date\(\s*\)|performance\.now|globalThis|setTimeout|setInterval|queueMicrotask|requestAnimationFrame|crypto\.|process\.|document\.|window\.|navigator\.|localStorage|fetch\(|Intl\.DateTimeFormat\(\)|generateNewClientId)/
  const found = shared.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, index) => (ambient.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})

test('[BUILD5] no library of shared that makes ids or time is imported', () => {
  const impure = /^lib0\/(?:random|time|environment|storage|websocket|webcrypto|broadcastchannel|indexeddb|dom)/
  const found = shared.flatMap(({ path, text }) =>
    importedNames(text)
      .filter((name) => impure.test(name))
      .map((name) => `${path}: ${name}`),
  )
  expect(found).toEqual([])
})
