// Checks each package's list of public modules; knows manifests only.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { repositoryRoot } from './source-files.ts'

test.each(['client', 'server', 'shared'])(
  '[BUILD20] the public modules of %s exist and are listed one by one',
  (name) => {
    const manifest = JSON.parse(readFileSync(`${repositoryRoot}${name}/package.json`, 'utf8')) as {
      exports: Record<string, string>
    }
    const entries = Object.entries(manifest.exports)
    expect(entries.filter(([key, file]) => key.includes('*') || file !== `./src/${key.slice(2)}`)).toEqual([])
    expect(entries.filter(([, file]) => !existsSync(`${repositoryRoot}${name}/${file}`))).toEqual([])
  },
)
