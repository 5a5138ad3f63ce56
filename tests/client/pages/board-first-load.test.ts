// Follows the imports that are loaded before a map is usable and keeps the heavy controls out of them.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../../client/src/', import.meta.url))

/** Every file of the client that a file loads at once, and every package it takes something from. */
function loadedBy(start: string): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (path: string): void => {
    if (files.has(path) || !existsSync(path)) return
    files.add(path)
    const text = readFileSync(path, 'utf8')
    // An import of types alone loads nothing; a dynamic one loads later.
    for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'$/gm)) {
      if (from.startsWith('.')) visit(resolve(dirname(path), from))
      else packages.add(from)
    }
  }
  visit(resolve(source, start))
  return { files, packages }
}

test('[PG53] before the map is usable no menu, popover, tooltip or combobox is loaded', () => {
  for (const start of ['main.tsx', 'app.tsx', 'pages/open-session.ts', 'pages/board-page.tsx']) {
    const { files, packages } = loadedBy(start)
    expect(files.size).toBeGreaterThan(1)
    expect([...packages].filter((name) => name.startsWith('@base-ui/'))).toEqual([])
  }
  expect(loadedBy('pages/room-surround.tsx').packages.size).toBeGreaterThan(0)
})

test('[PG99] nothing that is fetched waits in a boundary of React', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: source })
  expect(files.length).toBeGreaterThan(200)
  const waiting = files.filter((file) =>
    /import (?!type)[^;]*?\b(?:lazy|Suspense)\b[^;]*?from 'react'/u.test(readFileSync(resolve(source, file), 'utf8')),
  )
  expect(waiting).toEqual([])
  // The way that is taken instead is taken: pages and dialogs.
  const fetching = files.filter((file) => readFileSync(resolve(source, file), 'utf8').includes('fetched(async'))
  expect(fetching.length).toBeGreaterThan(5)
})
