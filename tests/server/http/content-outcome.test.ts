// Proves what a caller is told when the thread that reads and makes content comes to no end.
import { expect, test } from 'vitest'
import type { ContentAnswer } from '@common-ground/server/http/content-job.ts'
import { outcomeOf } from '@common-ground/server/http/live-content.ts'

const ports = { log: { error: () => {} } } as unknown as Parameters<typeof outcomeOf>[0]
const about = {
  status: 422,
  reason: 'too-complicated',
  sentence: '',
  consent: false,
  problems: [],
  problemCount: 0,
} as const

test.each<[ContentAnswer, string]>([
  [{ kind: 'busy' }, 'busy'],
  [{ kind: 'refused', ...about }, 'busy'],
  [{ kind: 'full' }, 'board-full'],
  [{ kind: 'unreadable', error: 'torn' }, 'board-unreadable'],
  [{ kind: 'damaged', versionId: 'v' }, 'version-damaged'],
])('[HT58] %o is told as %s', (answer, code) => {
  expect(() => outcomeOf(ports, 'b1', answer)).toThrow(expect.objectContaining({ code }) as Error)
})

test('[HT58] what came to its end is handed on', () => {
  const made = { kind: 'board', title: 'Ours', update: new Uint8Array(), report: [] } as const
  expect(outcomeOf(ports, 'b1', made)).toBe(made)
})
