// Proves that no server outlives the test process that started it.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startServer } from './start-server.ts'

test('[BUILD27] a server and the folder made for it go when its test process ends in any way', async () => {
  const { child, dataDir } = await startServer()
  const ended = once(child, 'exit')
  expect(existsSync(dataDir)).toBe(true)
  // What the system does for a process that is killed: it closes what that process held open.
  child.stdin?.destroy()
  expect(await ended).toEqual([null, 'SIGKILL'])
  expect(existsSync(dataDir)).toBe(false)
})
