// Checks that all packages meet in one copy of yjs; two copies break every instanceof inside it.
import { readdirSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { repositoryRoot } from './source-files.ts'

test('[BUILD6] one yjs is installed', () => {
  const copies = readdirSync(`${repositoryRoot}node_modules/.pnpm`).filter((name) => name.startsWith('yjs@'))
  expect(copies).toHaveLength(1)
})

test('[BUILD6] every package resolves the same yjs', () => {
  const places = ['client', 'server', 'shared', 'tests'].map((name) =>
    realpathSync(createRequire(`${repositoryRoot}${name}/package.json`).resolve('yjs')),
  )
  expect(new Set(places).size).toBe(1)
})
