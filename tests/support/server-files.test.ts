// Proves that no test starts a built server that is older than what it is made of.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newFolder } from './new-folder.ts'
import { isBuiltOf } from './server-files.ts'

const folder = newFolder()
afterAll(() => folder.remove())

test('[BUILD26] a built server is taken only where it is newer than all it is made of', () => {
  const at = (name: string): string => join(folder.path, name)
  mkdirSync(at('src/deep'), { recursive: true })
  const changed = (name: string, second: number): void => {
    writeFileSync(at(name), '')
    utimesSync(at(name), second, second)
  }
  changed('src/deep/old.ts', 1000)
  changed('lock', 2000)
  for (const name of ['src/deep', 'src']) utimesSync(at(name), 1000, 1000)
  const isTaken = (): boolean => isBuiltOf(at('main.js'), [at('src'), at('lock')])
  expect(isTaken()).toBe(false)
  changed('main.js', 2001)
  expect(isTaken()).toBe(true)
  changed('main.js', 1999)
  expect(isTaken()).toBe(false)
  changed('main.js', 3000)
  changed('src/deep/old.ts', 3001)
  expect(isTaken()).toBe(false)
  changed('main.js', 4000)
  expect(isTaken()).toBe(true)
  // A file that was taken away is noticed by its folder.
  utimesSync(at('src/deep'), 4001, 4001)
  expect(isTaken()).toBe(false)
})
