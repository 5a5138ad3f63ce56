// Follows what the server's main thread loads and proves that reading a whole board is not in it.
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { codeFiles } from './source-files.ts'

const texts = new Map(codeFiles().map(({ path, text }) => [path, text]))

/** Modules a file loads, types left out: in the repository, as paths. */
function loadedBy(path: string): readonly string[] {
  const text = texts.get(path) ?? ''
  const loads = /^(?:import|export)\s(?!type\b)(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm
  return [...text.matchAll(loads)].flatMap(([, fixed, later]) => {
    const name = fixed ?? later ?? ''
    if (name.startsWith('.')) return [posix.join(posix.dirname(path), name)]
    return name.startsWith('@common-ground/shared/') ? [name.replace('@common-ground/shared/', 'shared/src/')] : []
  })
}

/** Everything a module loads, itself included. */
function closure(entry: string): ReadonlySet<string> {
  const found = new Set<string>()
  const todo = [entry]
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (found.has(path)) continue
    if (!path.endsWith('.json')) expect([path, texts.has(path)]).toEqual([path, true])
    found.add(path)
    todo.push(...loadedBy(path))
  }
  return found
}

/** What takes seconds on the largest board: reading it whole, writing it whole, comparing, judging, reading files. */
const HEAVY = [
  /^shared\/src\/board\/(content-doc|rewrite-content|read-board|old-bin)\.ts$/,
  /^shared\/src\/versions\/(?!thinning)/,
  /^shared\/src\/lights\//,
  /^shared\/src\/documents\//,
  /^shared\/src\/interchange\/read-/,
  /^server\/src\/http\/(run-content-job|told-content|restore-job|judge-board|live-import|document-job|docx-file)\.ts$/,
]

test('[VE34] nothing that reads a whole board is loaded by the thread that serves everybody', () => {
  const main = closure('server/src/main.ts')
  expect(main).toContain('server/src/http/restore-routes.ts')
  expect([...main].filter((path) => HEAVY.some((heavy) => heavy.test(path)))).toEqual([])
  const worker = closure('server/src/http/content-worker.ts')
  for (const heavy of HEAVY) expect([...worker].some((path) => heavy.test(path))).toBe(true)
})
