// Proves which versions stay as they grow old, on random histories.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { thinnedOut, type AgeingVersion } from '@common-ground/shared/versions/thinning.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.parse('2027-06-01T12:00:00Z')
const version = (id: string, ago: number, kind = 'auto', restores: string | null = null): AgeingVersion => ({
  id,
  kind,
  at: NOW - ago,
  restores,
})
const left = (versions: readonly AgeingVersion[]): readonly string[] => {
  const gone = new Set(thinnedOut(versions, NOW))
  return versions.map(({ id }) => id).filter((id) => !gone.has(id))
}

test('[VE9] one stays per hour, day and week, the last of each; all of the last day', () => {
  const minutes = (from: number, count: number, step: number): AgeingVersion[] =>
    Array.from({ length: count }, (_, index) => version(`${from}-${index}`, from + index * step))
  expect(left(minutes(0, 100, 10 * 60_000))).toHaveLength(100)
  // Two hours in steps of ten minutes, three days ago; two days in steps of an hour, a month ago; four weeks, a year ago.
  expect(left(minutes(3 * DAY, 12, 10 * 60_000)).length).toBeLessThanOrEqual(3)
  expect(left(minutes(30 * DAY, 48, HOUR)).length).toBeLessThanOrEqual(3)
  expect(left(minutes(365 * DAY, 28, DAY)).length).toBeLessThanOrEqual(5)
  const hour = Math.floor((NOW - 3 * DAY) / HOUR) * HOUR
  const [early, late] = [NOW - hour - 60_000, NOW - hour - 50 * 60_000]
  expect(left([version('early', early), version('late', late)])).toEqual(['late'])
  expect(left([version('early', early, 'restore'), version('late', late)])).toEqual(['early'])
})

test('[VE9] named and agreed ones stay, and what a restore of the last day put back', () => {
  const old = [400, 400.001, 400.002].map((days) => days * DAY)
  const crowd = old.flatMap((ago, index) => [
    version(`named-${index}`, ago, 'named'),
    version(`agreed-${index}`, ago, 'agreed'),
    version(`auto-${index}`, ago),
  ])
  expect(left(crowd)).toEqual(expect.arrayContaining(crowd.filter(({ kind }) => kind !== 'auto').map(({ id }) => id)))
  expect(left(crowd).filter((id) => id.startsWith('auto'))).toEqual(['auto-0'])
  const restored = [...crowd, version('before', HOUR, 'restore', 'auto-2')]
  expect(left(restored).filter((id) => id.startsWith('auto'))).toEqual(['auto-0', 'auto-2'])
  const longAgo = [...crowd, version('before', 2 * DAY, 'restore', 'auto-2')]
  expect(left(longAgo).filter((id) => id.startsWith('auto'))).toEqual(['auto-0'])
})

test('[VE9] thinning again takes no more, and every week keeps one', () => {
  const histories = fc.array(
    fc.record({
      ago: fc.integer({ min: 0, max: 500 * DAY }),
      kind: fc.constantFrom('auto', 'restore', 'import', 'named'),
    }),
    { maxLength: 200 },
  )
  fc.assert(
    fc.property(histories, (history) => {
      const versions = history.map(({ ago, kind }, index) => version(`v${index}`, ago, kind))
      const stay = new Set(left(versions))
      const kept = versions.filter(({ id }) => stay.has(id))
      expect(left(kept)).toHaveLength(kept.length)
      const weeks = (some: readonly AgeingVersion[]): Set<number> =>
        new Set(some.map(({ at }) => Math.floor(at / (7 * DAY))))
      expect(weeks(kept)).toEqual(weeks(versions))
      for (const { id, at, kind } of versions) if (NOW - at <= DAY || kind === 'named') expect(stay.has(id)).toBe(true)
    }),
  )
})
