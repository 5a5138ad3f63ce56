// Pins what is told of several things that go on at once, and what stays put away.
import { firstTold, stillAway } from '@common-ground/client/panels/meanwhile-lines.ts'
import { expect, test } from 'vitest'

test('[PG260] of a call and of whoever presents each is put away by itself, and whoever presents anew is told of again', () => {
  const both = ['call 7', 'presents Ann']
  const none: ReadonlySet<string> = new Set()
  expect(firstTold(both, none)).toBe('call 7')
  const away = new Set(['call 7'])
  expect(firstTold(both, away)).toBe('presents Ann')
  expect(firstTold(both, new Set([...away, 'presents Ann']))).toBe('')
  expect(stillAway(away, null)).toBe(away)
  const gone = stillAway(new Set([...away, 'presents Ann']), null)
  expect(firstTold(both, gone)).toBe('presents Ann')
  expect([...stillAway(new Set(['presents Ann']), 'presents Ann')]).toEqual(['presents Ann'])
})
