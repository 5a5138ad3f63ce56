// A run of its own, in which one test fails at first: the words that are printed about it.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { startVitest } from 'vitest/node'
import { newFolder } from './new-folder.ts'
import { secondTryReporter } from './second-try-reporter.ts'

const folder = newFolder()

afterEach(() => {
  vi.restoreAllMocks()
  folder.remove()
})

test('[BUILD22] a test that passed only at its second try is named with what it said at first', async () => {
  const file = join(folder.path, 'tries.mjs')
  await writeFile(
    file,
    `import { expect, test } from ${JSON.stringify(import.meta.resolve('vitest'))}
     let tries = 0
     test('[BUILD22] comes late', { retry: 1 }, () => { tries += 1; expect(tries).toBe(2) })
     test('[BUILD22] comes at once', { retry: 1 }, () => {})`,
  )
  const printed: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
  const run = await startVitest('test', [], {
    root: folder.path,
    config: false,
    include: ['tries.mjs'],
    watch: false,
    reporters: [secondTryReporter],
  })
  await run.close()
  expect(printed.filter((line) => line.includes('second try'))).toEqual([
    expect.stringMatching(/tries\.mjs: \[BUILD22\] comes late\n.*expected 1 to be 2/),
  ])
})
