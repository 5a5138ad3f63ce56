// Proves what of that which was written at a step its writer is asked about, and that what was to have no name never gets one.
import type { LedCall, LedRound } from '@common-ground/shared/wire/protocol.ts'
import { leftOf, startAt } from '@common-ground/client/panels/leading/what-is-left.ts'
import { missingToShow } from '@common-ground/client/panels/leading/show-button.tsx'
import { openWritten, type Written } from '@common-ground/client/panels/leading/written.ts'
import { RUN_SHEETS, sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { expect, test } from 'vitest'
import { ledCall } from '../../../support/led-call.ts'

const call = (sheet: string, tool: string, id = 'call-one1234', more: Partial<LedRound> = {}): LedCall => {
  const step = sheetOf(sheet)?.steps.findIndex((one) => one.tool.type === tool) ?? -1
  if (step < 0) throw new Error(`${sheet} has no step to ${tool}`)
  const round: LedRound = { id: '', written: 0, unsigned: 0, shown: false, corner: null, rows: [], counts: [], ...more }
  const led = ledCall({ id, sheet, step })
  return { ...led, round: { ...round, id: startAt(led)?.round ?? '' } }
}
const isHidden = (sheet: string): boolean =>
  RUN_SHEETS.some(({ id, steps }) => id === sheet && steps.some(({ tool }) => tool.type === 'write' && tool.unsigned))
/** What is on the shelf after these changes. */
function kept(at: LedCall, change: Partial<Written>): Written {
  const start = startAt(at)
  if (start === null) throw new Error('no such step')
  let shelf: unknown = null
  const memory = { writtenFirst: () => shelf, keepWrittenFirst: (_: string, written: unknown) => (shelf = written) }
  openWritten(memory, 'b1').change(start, () => change)
  // Read back as after a reload.
  const [one] = openWritten(memory, 'b1').all.get()
  if (one === undefined) throw new Error('nothing is kept')
  return one
}
const says = (one: Written, now: LedCall | null) => {
  const left = leftOf(one, now)
  return left === null ? null : [left.named, [...left.nameless, ...left.begun], left.maybe]
}

test('[LD37] [LD52] what was given without a name is asked about once it is known what became of it, and never to be put on the map with one', () => {
  expect(isHidden('how-we-work')).toBe(true)
  const here = call('how-we-work', 'write')
  const given = kept(here, { unsigned: ['Money'], sent: ['Money'] })
  for (const now of [here, null, call('why-and-who', 'write', 'call-two1234')]) expect(says(given, now)).toBeNull()
  expect(says({ ...given, told: 'not-shown' }, null)).toEqual([[], ['Money'], false])
  expect(says({ ...given, told: 'unknown' }, null)).toEqual([[], ['Money'], true])
  // Never given: it is only here, whatever the server knows.
  expect(says({ ...given, sent: [] }, null)).toEqual([[], ['Money'], false])
  // Beside what is signed it stays apart.
  const both = kept(here, { signed: [{ id: 'card', text: 'Trust' }], unsigned: ['Money'], late: true })
  expect(says(both, null)).toEqual([['Trust'], ['Money'], false])
  // Too late, and shown meanwhile.
  const shown = call('how-we-work', 'write', 'call-one1234', { shown: true })
  expect(says(both, shown)).toEqual([[], ['Money'], false])
})

test('[LD52] what was being typed without a name stays without one when the others are shown', () => {
  const here = call('how-we-work', 'write')
  const shown = call('how-we-work', 'write', 'call-one1234', { shown: true })
  const typing = kept(here, { draft: 'Not ready', hidden: true })
  expect(says(typing, here)).toBeNull()
  expect(says(typing, shown)).toEqual([[], ['Not ready'], false])
  expect(says(typing, null)).toEqual([[], ['Not ready'], false])
  // With a name it stands in the line for one more, and is asked about elsewhere.
  const signed = { ...typing, hidden: false }
  expect(says(signed, shown)).toBeNull()
  expect(says(signed, null)).toEqual([['Not ready'], [], false])
})

test('[LD53] a card that was begun at a step is given back when the call is elsewhere, and a line beside picks too', () => {
  const sheet = RUN_SHEETS.find(({ steps }) => steps.some(({ tool }) => tool.type === 'add'))?.id ?? ''
  const here = call(sheet, 'add')
  const begun = kept(here, { draft: 'Half a word' })
  expect(says(begun, here)).toBeNull()
  for (const now of [null, { ...here, step: here.step + 1 }])
    expect(says(begun, now)).toEqual([['Half a word'], [], false])
  const picking = call('which-apply', 'pick')
  const line = kept(picking, { unsigned: ['A1'], draft: 'Papers', othersLine: 'Theirs' })
  expect(says(line, picking)).toBeNull()
  expect(says(line, null)).toBeNull()
  expect(says({ ...line, told: 'not-shown' }, null)).toEqual([[], ['Papers', 'Theirs'], false])
  const given = { ...line, sent: ['A1', ': Papers'] }
  expect(says({ ...given, told: 'shown' }, null)).toEqual([[], ['Theirs'], false])
  expect(says({ ...given, told: 'not-shown', othersLine: '' }, null)).toEqual([[], ['Papers'], false])
})

test('[LD53] an entry that was begun is given back', () => {
  const here = call('what-and-who-does-what', 'entries')
  const begun = kept(here, { draft: 'Fewer wait', target: 'aim' })
  expect(says(begun, here)).toBeNull()
  for (const now of [null, { ...here, step: here.step + 1 }])
    expect(says(begun, now)).toEqual([[], ['Fewer wait'], false])
})

test('[LD53] an action and a date that were begun where a call is closed are given back, beside the win and without it', () => {
  const here = call('what-and-who-does-what', 'closing')
  const closing = { action: 'Ask the carers', orgId: 'council', by: '2031-01-15', next: '2031-05-12' }
  const begun = kept(here, { draft: 'Everybody came', closing })
  expect(begun.closing).toEqual(closing)
  expect(says(begun, here)).toBeNull()
  const lines = ['Ask the carers', 'When is our next call? 12 May 2031']
  expect(says(begun, null)).toEqual([['Everybody came'], lines, false])
  const alone = kept(here, { closing: { ...closing, action: '' } })
  expect(says(alone, { ...here, id: 'call-two1234' })).toEqual([[], lines.slice(1), false])
  const typing = kept(here, { closing: { ...closing, next: null } })
  expect(says(typing, null)).toEqual([[], ['Ask the carers'], false])
  // At a step that this version does not have nobody knows what the day was for.
  const words = ['Everybody came', 'Ask the carers', '12 May 2031']
  expect(says({ ...begun, step: 'another' }, null)).toEqual([[], words, false])
})

test('[LD54] whoever leads reads what is missing until something can be shown, as a count and nothing else', () => {
  const round = (written: number, unsigned: number): LedRound =>
    ({ ...call('how-we-work', 'write').round, written, unsigned }) as LedRound
  expect(missingToShow('pick', round(2, 2))).toBe('Show (needs three: 2 so far)')
  expect(missingToShow('pick', round(0, 0))).toBe('Show (needs three: none so far)')
  expect(missingToShow('pick', round(3, 3))).toBeNull()
  expect(missingToShow('write', round(0, 0))).toBe('Show (needs one: none so far)')
  expect(missingToShow('write', round(2, 2))).toBe('Show (needs three: 2 without a name)')
  // Somebody with a name can be shown at any time.
  expect(missingToShow('write', round(3, 2))).toBeNull()
  expect(missingToShow('write', round(3, 3))).toBeNull()
})
