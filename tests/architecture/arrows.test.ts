// Plants every forbidden import in an empty copy of the tree and lets the real lint configuration find it.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeFiles, repositoryRoot } from './source-files.ts'

/** Folder of shared -> the folders it may import. All others, and everything outside shared, are forbidden. */
const sharedMayImport: Record<string, readonly string[]> = {
  board: [],
  operations: ['board'],
  lights: ['board'],
  layout: ['board'],
  picture: ['board', 'layout'],
  documents: ['board', 'lights', 'layout', 'picture'],
  versions: ['board'],
  templates: ['board'],
  interchange: ['board', 'operations', 'layout', 'templates'],
  pulse: ['board'],
  wire: ['board'],
}

/** Folder -> imports that must be refused there. */
const forbidden: Record<string, readonly string[]> = {
  'server/src/store': [
    '../sync/room.ts',
    '../http/routes.ts',
    '../app.ts',
    'fastify',
    'ws',
    '@common-ground/client/x.ts',
  ],
  'server/src/sync': ['../http/routes.ts', '../app.ts', '../main.ts', 'fastify', '@common-ground/client/x.ts'],
  'server/src/admin': ['../sync/room.ts', '../app.ts', '../main.ts', 'fastify', 'ws', '@common-ground/client/x.ts'],
  'server/src/http': [
    '../app.ts',
    '../main.ts',
    '../admin/board.ts',
    '../store/sqlite-store.ts',
    '@common-ground/client/x.ts',
  ],
  'client/src/model': [
    '../canvas/a.ts',
    '../panels/a.tsx',
    '../pages/a.tsx',
    '../controls/a.tsx',
    'konva',
    'react-konva',
  ],
  'client/src/canvas': ['../panels/a.tsx', '../pages/a.tsx', 'yjs', 'y-websocket', '@common-ground/server/app.ts'],
  'client/src/canvas/tools': ['react', 'konva', 'yjs', '../../panels/a.tsx', '../../pages/a.tsx'],
  'client/src/panels': ['../pages/a.tsx', 'yjs', 'y-websocket', 'konva', 'react-konva'],
  'client/src/pages': ['../main.tsx', 'yjs', 'konva', '@common-ground/server/app.ts'],
  'client/src/controls': [
    '../model/a.ts',
    '../canvas/a.ts',
    '../panels/a.tsx',
    '@common-ground/shared/board/board.ts',
    'yjs',
  ],
  'client/src/text': ['../model/a.ts', '../panels/a.tsx', 'react', 'yjs'],
}
const allowed: Record<string, readonly string[]> = {
  'server/src/sync': ['../store/store.ts', 'ws', 'yjs', '@common-ground/shared/board/board.ts'],
  'server/src/http': ['../store/store.ts', '../sync/room.ts', 'fastify'],
  'server/src/admin': ['../store/sqlite-file.ts', '../http/new-link.ts', '../config.ts'],
  'client/src/model': ['yjs', 'y-websocket', '@common-ground/shared/board/board.ts', 'react'],
  'client/src/canvas': ['../model/a.ts', 'konva', 'react', '../controls/a.tsx'],
  'client/src/panels': ['../canvas/a.ts', '../model/a.ts', '../controls/a.tsx', '../text/a.ts', 'react'],
  'client/src/pages': ['../panels/a.tsx', '../canvas/a.ts', 'react'],
}
const outside = [
  '@common-ground/server/app.ts',
  '@common-ground/client/x.ts',
  'node:fs',
  'react',
  'konva',
  'y-websocket',
  'fastify',
]
for (const [folder, may] of Object.entries(sharedMayImport)) {
  const others = Object.keys(sharedMayImport).filter((other) => other !== folder && !may.includes(other))
  forbidden[`shared/src/${folder}`] = [...others.map((other) => `../${other}/a.ts`), ...outside]
  allowed[`shared/src/${folder}`] = may.map((other) => `../${other}/a.ts`)
}
forbidden['shared/src/board/kinds'] = ['../../operations/a.ts', '../../layout/a.ts', 'react']

interface Plant {
  readonly file: string
  readonly source: string
}
/** One file per import, half of them type imports, so that a refusal can be told apart by its file. */
function planted(table: Record<string, readonly string[]>, word: string): Plant[] {
  return Object.entries(table).flatMap(([folder, imports]) =>
    imports.map((name, index) => ({
      file: `${folder}/${word}-${index}.ts`,
      source:
        index % 2 === 0
          ? `import { a } from '${name}'\nvoid a\n`
          : `import type { A } from '${name}'\nexport type B = A\n`,
    })),
  )
}
const wrong = planted(forbidden, 'wrong')
const right = planted(allowed, 'right')
/** The linter does not look at imports made while running; here they stand as ordinary ones in the same folder. */
const lazy: Plant[] = codeFiles()
  .filter(({ path }) => !path.startsWith('tests/'))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/\bimport\(\s*['"`]([^'"`]+)['"`]/g)].map((found, index) => ({
      file: `${dirname(path)}/lazy-${basename(path)}-${index}.ts`,
      source: `import { a } from '${found[1] ?? ''}'\nvoid a\n`,
    })),
  )

let copy = ''
/** Rule code -> files in which the linter raised it. */
const raised = new Map<string, Set<string>>()
function place(file: string, source: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), source)
}
function lint(args: readonly string[]): void {
  const run = spawnSync(join(repositoryRoot, 'node_modules/.bin/oxlint'), [...args, '-f', 'json'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, OXLINT_TSGOLINT_PATH: join(repositoryRoot, 'node_modules/.bin/tsgolint') },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 30_000,
  })
  const report = JSON.parse(run.stdout) as { diagnostics: { code: string; filename: string }[] }
  for (const { code, filename } of report.diagnostics) raised.set(code, (raised.get(code) ?? new Set()).add(filename))
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'arrows-'))
  copyFileSync(`${repositoryRoot}.oxlintrc.json`, join(copy, '.oxlintrc.json'))
  for (const { file, source } of [...wrong, ...right, ...lazy]) place(file, source)
  place('shared/src/board/one.ts', "import type { Two } from './two.ts'\nexport type One = Two | 1\n")
  place('shared/src/board/two.ts', "import type { One } from './one.ts'\nexport type Two = One | 2\n")
  place('shared/src/board/clock.ts', 'export const now = (): number => Date.now()\n')
  place('shared/src/board/dice.ts', 'export const roll = (): number => Math.random()\n')
  lint([])
  // The type-aware rules need a project; it stays apart so that it holds these files only.
  place(
    'aware/tsconfig.json',
    '{ "compilerOptions": { "strict": true, "types": [], "lib": ["esnext"] }, "include": ["."] }',
  )
  place('aware/loose.ts', 'const save = async (): Promise<void> => {}\nsave()\n')
  place('aware/executor.ts', 'export const p = new Promise(async (done) => done(1))\n')
  lint(['--type-aware', 'aware'])
}, 70_000)
afterAll(() => {
  rmSync(copy, { recursive: true, force: true })
})

const filesWith = (code: string): Set<string> => raised.get(code) ?? new Set()

test('[BUILD10] an import against the arrows is refused in every folder', () => {
  expect(wrong.length).toBeGreaterThan(150)
  const refused = filesWith('eslint(no-restricted-imports)')
  const missed = wrong.filter(({ file }) => !refused.has(file))
  expect(missed.map(({ file, source }) => `${file}: ${source.split('\n')[0]}`)).toEqual([])
})

test('[BUILD10] an import along the arrows is allowed', () => {
  const refused = filesWith('eslint(no-restricted-imports)')
  expect(right.filter(({ file }) => refused.has(file))).toEqual([])
})

test('[BUILD16] an import made while running obeys the arrows too', () => {
  const refused = filesWith('eslint(no-restricted-imports)')
  expect(lazy.filter(({ file }) => refused.has(file))).toEqual([])
})

test('[BUILD11] an import cycle is refused, type imports included', () => {
  expect([...filesWith('import(no-cycle)')]).toContain('shared/src/board/one.ts')
})

test('[BUILD11] a clock and randomness are refused in shared', () => {
  const found = [...filesWith('eslint(no-restricted-properties)'), ...filesWith('eslint(no-restricted-globals)')]
  expect(found).toEqual(expect.arrayContaining(['shared/src/board/clock.ts', 'shared/src/board/dice.ts']))
})

test('[BUILD11] a promise nobody waits for and an async executor are refused', () => {
  expect([...filesWith('typescript(no-floating-promises)')]).toEqual(['aware/loose.ts'])
  expect([...filesWith('eslint(no-async-promise-executor)')]).toEqual(['aware/executor.ts'])
})
