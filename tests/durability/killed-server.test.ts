// Proof that Saved means saved: a real server process killed under five writers, and a lying one found out.
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newFolder, type NewFolder } from '../support/new-folder.ts'
import { serverFile } from '../support/server-files.ts'
import { killAgainAndAgain } from './killed-server.ts'

const HASTY = fileURLToPath(new URL('../support/hasty-server.ts', import.meta.url))
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)
const ROUNDS = 20

let folder: NewFolder
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => folder.remove())

test('[SY80] twenty kills under five writers lose nothing shown as Saved and nothing anybody else had seen', async () => {
  const report = await killAgainAndAgain(serverFile(), folder.path, ROUNDS, SEED)
  process.stdout.write(`durability, SEED=${SEED}: ${JSON.stringify(report)}\n`)
  expect(report.lost).toEqual([])
  expect(report.rounds).toBe(ROUNDS)
  expect(report.saved).toBeGreaterThan(100)
  expect(report.seen).toBeGreaterThan(100)
})

test('[SY81] the same check finds a server that acknowledges before it commits', async () => {
  const report = await killAgainAndAgain(HASTY, folder.path, ROUNDS, SEED, 1)
  process.stdout.write(
    `durability, hasty server, SEED=${SEED}: ${report.lost.length} lost in ${report.rounds} rounds, first: ${report.lost[0]}\n`,
  )
  expect(report.lost.length).toBeGreaterThan(0)
})
