// Proves that what was thrown away is had back whole, and never in place of what was typed since.
import { dropFrom } from '@common-ground/client/panels/leading/drop-left.ts'
import { openWritten, type Written } from '@common-ground/client/panels/leading/written.ts'
import { expect, test } from 'vitest'

const ROUND = { round: 'call-one1234-goals', sheet: 'what-we-want', step: 'goals' }
const signed = [{ id: 'card-one1234', text: 'Home sooner' }]
function open(change: Partial<Written>) {
  let shelf: unknown = null
  const memory = { writtenFirst: () => shelf, keepWrittenFirst: (_: string, written: unknown) => (shelf = written) }
  const written = openWritten(memory, 'b1')
  written.change(ROUND, () => change)
  return written
}
const empty = (): Partial<Written> => ({ signed: [], draft: '' })

test('[LD37] what was thrown away comes back as it was, with the key by which only this device can change it', () => {
  const written = open({ signed, draft: 'And', told: 'not-shown', sent: ['x'] })
  const before = written.of(ROUND.round)
  const back = dropFrom(written, ROUND, () => ({ ...empty(), sent: [] }))
  expect(written.all.get()).toEqual([])
  back?.()
  expect(written.of(ROUND.round)).toEqual(before)
})
test('[LD37] what was typed since stays, and the rest comes back', () => {
  const written = open({ signed, draft: 'And' })
  const back = dropFrom(written, ROUND, empty)
  written.change(ROUND, () => ({ draft: 'Something else' }))
  back?.()
  expect(written.of(ROUND.round)).toMatchObject({ signed, draft: 'Something else' })
})
test('[LD37] what another window threw away is not offered', () => {
  const written = open({ signed })
  written.take(ROUND.round)
  expect(dropFrom(written, ROUND, empty)).toBeNull()
})
