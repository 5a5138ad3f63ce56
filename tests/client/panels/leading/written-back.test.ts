// Proves what somebody who is not on the board any more is handed of what they wrote in a call, and that what was to have no name stays apart.
import { openWritten, readWritten, type Written } from '@common-ground/client/panels/leading/written.ts'
import { writtenBack } from '@common-ground/client/panels/leading/written-back.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { WHICH_APPLY } from '@common-ground/shared/templates/which-apply.ts'
import { expect, test } from 'vitest'

const stepAt = (sheet: string, tool: string) => {
  const step = sheetOf(sheet)?.steps.find((one) => one.tool.type === tool)
  if (step === undefined) throw new Error(`${sheet} has no step to ${tool}`)
  return { step: step.id, prompt: step.prompt }
}
/** A device's shelf after somebody was at these steps, as the page reads it. */
function shelfOf(...done: readonly (readonly [sheet: string, tool: string, change: Partial<Written>])[]) {
  let shelf: unknown = null
  const memory = { writtenFirst: () => shelf, keepWrittenFirst: (_: string, written: unknown) => (shelf = written) }
  const written = openWritten(memory, 'b1')
  for (const [sheet, tool, change] of done) {
    const { step } = stepAt(sheet, tool)
    written.change({ round: `call-${sheet}-${step}`, sheet, step }, () => change)
  }
  return writtenBack(readWritten(shelf))
}

test('[LD63] whoever is not on the board any more is handed what they wrote at each step, below what the step asked', () => {
  expect(writtenBack(readWritten(null))).toEqual({ named: '', nameless: '' })
  const closing = { action: 'Ask the carers', orgId: null, by: '', next: '2031-05-12' }
  const { named, nameless } = shelfOf(
    ['why-and-who', 'write', { signed: [{ id: 'card1234', text: 'Fewer lost' }], draft: ' Sooner ' }],
    ['what-and-who-does-what', 'entries', { draft: 'Half a step', target: 'card1234' }],
    ['what-and-who-does-what', 'closing', { draft: 'All came', closing }],
  )
  expect(named.split('\n')).toEqual([
    stepAt('why-and-who', 'write').prompt,
    '- Fewer lost',
    '- Sooner',
    '',
    stepAt('what-and-who-does-what', 'entries').prompt,
    '- Half a step',
    '',
    stepAt('what-and-who-does-what', 'closing').prompt,
    '- All came',
    '- Ask the carers',
    '- When is our next call? 12 May 2031',
  ])
  expect(nameless).toBe('')
})

test('[LD63] what was to have no name, what was picked and who was named stay apart from what has a name', () => {
  const { named, nameless } = shelfOf(
    [
      'how-we-work',
      'write',
      {
        signed: [{ id: 'card1234', text: 'Trust' }],
        unsigned: ['Money'],
        sent: ['Money'],
        draft: 'Time',
        hidden: true,
      },
    ],
    ['which-apply', 'pick', { unsigned: ['A1'], draft: 'Papers', othersPicks: ['A3'], othersLine: 'Theirs' }],
    ['what-and-who-does-what', 'leads', { signed: [{ id: 'card5678', text: 'Help in a week: nobody' }] }],
  )
  expect(named.split('\n')).toEqual([stepAt('how-we-work', 'write').prompt, '- Trust'])
  const said = (id: string): string => `- ${WHICH_APPLY.find((one) => one.id === id)?.sentence ?? ''}`
  expect(nameless.split('\n').filter((line) => line.startsWith('-'))).toEqual([
    '- Money',
    '- Time',
    said('A1'),
    '- Papers',
    said('A3'),
    '- Theirs',
    '- Help in a week: nobody',
  ])
})
