import { readBinSeen, seenNow, sinceWhen, writeBinSeen } from '@common-ground/server/http/bin-seen.ts'
import { expect, test } from 'vitest'

const madeAt = '2026-03-01T00:00:00.000Z'
const at = (day: string): number => Date.parse(`2026-03-${day}T00:00:00.000Z`)
const thing = (id: string, day: string): { id: string; at: string } => ({ id, at: `2026-03-${day}T00:00:00.000Z` })

test('[BN6] what is seen first counts from when it says, but from no earlier than the look before and no later than now', () => {
  const made = readBinSeen(null, madeAt, at('10'))
  expect(sinceWhen(made, at('10'), thing('a', '04'))).toBe(at('04'))
  const looked = seenNow(made, at('05'), [])
  expect(sinceWhen(looked, at('10'), thing('a', '04'))).toBe(at('05'))
  expect(sinceWhen(looked, at('10'), { id: 'a', at: '1999-01-01T00:00:00.000Z' })).toBe(at('05'))
  expect(sinceWhen(looked, at('10'), { id: 'a', at: '2999-01-01T00:00:00.000Z' })).toBe(at('10'))
})

test('[BN6] what was there before keeps its time, put in anew it begins anew, and what went is forgotten', () => {
  const first = seenNow(readBinSeen(null, madeAt, at('10')), at('05'), [thing('a', '04'), thing('b', '02')])
  const kept = readBinSeen(writeBinSeen(first), madeAt, at('06'))
  expect(kept).toEqual(first)
  const second = seenNow(kept, at('20'), [thing('a', '04')])
  expect([...second.since.values()]).toEqual([at('04')])
  expect(sinceWhen(second, at('21'), thing('a', '04'))).toBe(at('04'))
  expect(sinceWhen(second, at('21'), thing('a', '03'))).toBe(at('20'))
  expect(sinceWhen(second, at('21'), thing('b', '02'))).toBe(at('20'))
})

test('[BN6] a server that stood still for weeks does not take that time for somebody\u2019s', () => {
  const kept = writeBinSeen(seenNow(readBinSeen(null, madeAt, at('02')), at('02'), []))
  expect(sinceWhen(readBinSeen(kept, madeAt, at('30')), at('30'), { id: 'a', at: '1999-01-01T00:00:00.000Z' })).toBe(
    at('28'),
  )
})

test('[BN6] whatever a document may say of when, it is an instant', () => {
  const made = readBinSeen(null, madeAt, at('10'))
  // A second that clocks put in between: an instant to the document, and none to JavaScript.
  expect(sinceWhen(made, at('10'), { id: 'a', at: '2026-03-04T23:59:60Z' })).toBe(at('05'))
})
