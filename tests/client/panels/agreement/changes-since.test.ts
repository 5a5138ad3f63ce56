// Proves when what has changed since the agreement counts as something else than before.
import { sameOrNew } from '@common-ground/client/panels/agreement/changes-since.ts'
import { expect, test } from 'vitest'

test('[CB33] as long as the same cards have changed it is the same set, so that nothing is compared anew', () => {
  const before = new Set(['a', 'b'])
  expect(sameOrNew(before, new Set(['b', 'a']))).toBe(before)
  for (const found of [new Set(['a']), new Set(['a', 'c']), new Set(['a', 'b', 'c'])])
    expect(sameOrNew(before, found)).toBe(found)
  const first = new Set<string>()
  expect(sameOrNew(null, first)).toBe(first)
})
