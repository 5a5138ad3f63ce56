// The one test configuration: which files belong to which project and how each project may use the machine.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './support/longest-first.ts'
import { secondTryReporter } from './support/second-try-reporter.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Folders with a project of their own. */
const heavy = ['convergence', 'fuzz', 'durability', 'e2e']

export default defineConfig({
  root,
  test: {
    // One more than there are cores: these often wait for a disk or a timer. What needs no browser took 232 s instead of 269.
    maxWorkers: 3,
    // A whole second is not much for a browser on a busy machine: what does not come still fails.
    expect: { poll: { timeout: 10_000 } },
    // The long ones first, in two groups: what needs no browser, then the browsers. In each, both cores are busy to the end.
    sequence: { sequencer: LongestFirst },
    reporters: ['default', secondTryReporter, ['json', { outputFile: 'tests/.output/results.json' }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...heavy.map((folder) => `tests/${folder}/**`)],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // These keep nothing between files, and loading the product anew for each of them took a third of their time.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'convergence',
          include: ['tests/{convergence,fuzz}/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'durability',
          include: ['tests/durability/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          // The files of a process share a browser and a server (0143); loading playwright anew for each took a fifteenth of their time.
          isolate: false,
          // What people are served; from its sources the server took two seconds more for each file.
          env: { SERVED_BUILT: 'yes' },
          // Two browsers keep both cores busy: with three each took half as long again, and the whole no less time.
          maxWorkers: 2,
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 150_000,
          hookTimeout: 60_000,
          // A whole browser on a busy machine: one more try, and the run says which test needed it (0120).
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
