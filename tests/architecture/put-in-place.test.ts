// Shows that what is served stays whole while it is built anew.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../.ci/put-in-place.ts', import.meta.url))
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A package with these files in these folders. */
function packageWith(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-'))
  folders.push(folder)
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), '')
  }
  return folder
}
const putInPlace = (folder: string): number | null => spawnSync(process.execPath, [SCRIPT], { cwd: folder }).status

test('[BUILD25] the new build stands where the old one did, and nothing of the old one is left', () => {
  const folder = packageWith(['dist/old.js', 'dist-next/new.js', 'dist-before/older.js'])
  expect(putInPlace(folder)).toBe(0)
  expect(readdirSync(folder)).toEqual(['dist'])
  expect(readdirSync(join(folder, 'dist'))).toEqual(['new.js'])
})

test('[BUILD25] the first build needs none before it', () => {
  const folder = packageWith(['dist-next/new.js'])
  expect(putInPlace(folder)).toBe(0)
  expect(readdirSync(join(folder, 'dist'))).toEqual(['new.js'])
})

test('[BUILD25] without a new build the old one stays', () => {
  const folder = packageWith(['dist/old.js'])
  expect(putInPlace(folder)).not.toBe(0)
  expect(existsSync(join(folder, 'dist/old.js'))).toBe(true)
})

test.each(['client/vite.config.ts', 'server/rolldown.config.ts'])(
  '[BUILD25] %s builds beside what is served',
  async (config) => {
    const { default: made } = (await import(`../../${config}`)) as {
      readonly default: { readonly build?: { readonly outDir?: string }; readonly output?: { readonly dir?: string } }
    }
    expect(made.build?.outDir ?? made.output?.dir).toMatch(/(?:^|[\\/])dist-next$/u)
  },
)
