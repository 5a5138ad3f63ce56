// Proves what is told of each step of a call, when nothing is, and that it names nobody who wrote.
import { expect, test } from 'vitest'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import type { CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { saidAtSteps, toldKey, type CallCourse } from '@common-ground/shared/templates/said-at-steps.ts'
import { writtenAt } from '@common-ground/shared/templates/round-cards.ts'
import { card, HEAD, relation } from '../board/small-board.ts'

const MINUTE = 60_000
const BEGUN = Date.parse('2026-11-29T14:00:00Z')
const after = (minutes: number) => ({ at: new Date(BEGUN + minutes * MINUTE).toISOString(), by: 'anna' })
const boardOf = (cards: readonly CardContent[], relations: readonly RelationContent[] = []): Board =>
  boardOfContent({ board: HEAD, cards, relations })
const NHS = card('nhs', 'organisation', { name: 'National Health Service', shortName: 'NHS' })

/** A call that goes on every ten minutes. */
function course(sheet: string, more: Partial<CallCourse> = {}): CallCourse {
  const steps = sheetOf(sheet)?.steps ?? []
  return {
    steps,
    visits: steps.map(({ id }, index) => ({ step: id, from: after(index * 10).at, until: after(index * 10 + 12).at })),
    counts: {},
    ...more,
  }
}
const told = (of: CallCourse, before: Board | null, now: Board) =>
  saidAtSteps(of, before, now).steps.map(({ prompt, lines }) => [prompt, ...lines])

test('[SUM8] call 1: what was picked as counts, what each organisation said, what was written first, and the purpose', () => {
  const counts = {
    'which-apply': [
      { about: '', choice: 'A3', count: 1 },
      { about: '', choice: 'A6', count: 4 },
      { about: 'line', choice: 'We never meet', count: 2 },
    ],
  }
  const before = boardOf([NHS, card('charter', 'charter', { name: 'Test' })])
  const now = boardOf([
    { ...NHS, worthIt: 'Fewer waits', whatWeDo: 'Hospitals' },
    card('council', 'organisation', { name: 'Council', worthIt: 'One plan' }),
    card('charter', 'charter', { name: 'Test', purpose: 'People live well at home.' }),
    card('first', 'note', {
      text: 'So that nobody waits\nNHS wrote: So that nobody waits\nCouncil wrote: For short waits\nAlso said: No queues',
      made: after(31),
      extra: writtenAt('round'),
    }),
    card('late', 'note', { text: 'To be one team', made: after(41) }),
    card('other', 'note', { text: 'The link to the slides', made: after(45) }),
    card('won', 'moment', { title: 'Everybody came', made: after(55) }),
  ])
  expect(told(course('why-and-who', { counts }), before, now)).toEqual([
    [
      'Which of these apply to us?',
      '“It is not clear who leads, or why it is them.”: picked 4 times',
      '“We do not really know what each of us does.”: picked once',
      '“We never meet”: also said 2 times',
    ],
    ['What would make this worth it for your organisation?', 'Council: One plan', 'NHS: Fewer waits'],
    ['What do you do, and what do people wrongly think you do?', 'NHS, what we do: Hospitals'],
    [
      'Why does this partnership exist? One sentence each.',
      'So that nobody waits - NHS wrote this; Council wrote: For short waits; Also said: No queues',
      'To be one team',
    ],
    ['Our purpose, made from all of these', 'People live well at home.'],
    ['One win, the next date, and who does what until then', 'Everybody came'],
  ])
})

test('[SUM15] what stood on the cards of organisations from their forms is told where it was read, once, and as whose words', () => {
  const voice = (orgId: string) => ({ orgId, by: 'anna', at: '2026-11-28T09:00:00Z' })
  const cards = [
    { ...NHS, worthIt: 'Fewer waits', whatWeDo: 'Hospitals', voice: { worthIt: voice('nhs'), whatWeDo: voice('gp') } },
    card('gp', 'organisation', { name: 'Surgery', whatWeDo: 'Family doctors', notUs: 'We visit nobody', order: 'a1' }),
    card('past', 'organisation', { name: 'Past', whatWeDo: 'Nothing now', state: 'left' }),
    card('ministry', 'organisation', { name: 'Ministry', whatWeDo: 'Law', state: 'outside' }),
  ]
  const said = [
    ['What would make this worth it for your organisation?', 'NHS: Fewer waits'],
    [
      'What do you do, and what do people wrongly think you do?',
      'NHS, what we do (written down by others): Hospitals',
      'Surgery, what we do: Family doctors',
      'Surgery, what people wrongly think we do: We visit nobody',
    ],
  ]
  const now = boardOf(cards)
  expect(told(course('why-and-who'), now, now)).toEqual(said)
  // It was read there also where nothing is known of how the call began.
  expect(told(course('why-and-who'), null, now)).toEqual(said)
  expect(saidAtSteps(course('why-and-who'), now, now).told).toContain(toldKey('nhs', 'worthIt'))
})

test('[SUM8] [SUM9] call 2: objectives, first steps and results, and who does what with what each brings', () => {
  const marker = (id: string, kind: string, text: string) => ({ id, order: id, kind, text })
  const old = marker('m1', 'result', 'Nobody waits a year')
  const before = boardOf(
    [NHS, card('aim', 'objective', { title: 'Home sooner', markers: [old], made: after(-99) })],
    [relation('r1', 'does', 'nhs', 'aim', { part: 'delivers' })],
  )
  const now = boardOf(
    [
      NHS,
      card('aim', 'objective', { title: 'Home sooner', markers: [old, marker('m2', 'foundation', 'One list')] }),
      card('new', 'objective', { title: 'A say', made: after(15), markers: [marker('m3', 'result', 'Heard')] }),
    ],
    [
      relation('r1', 'does', 'nhs', 'aim', { part: 'delivers', brings: 'Two nurses' }),
      relation('r2', 'does', 'nhs', 'new', { part: 'leads' }),
    ],
  )
  const said = saidAtSteps(course('what-and-who-does-what'), before, now)
  expect(said.steps.map(({ lines }) => lines)).toEqual([
    ['A say'],
    ['“Home sooner”, first step: One list', '“A say”, result: Heard'],
    ['National Health Service delivers Home sooner. Brings: Two nurses', 'National Health Service leads A say'],
  ])
  for (const key of [toldKey('new'), toldKey('aim', 'markers', 'm2'), toldKey('r1', 'brings'), toldKey('r2')])
    expect(said.told, key).toContain(key)
  expect(said.told).not.toContain(toldKey('aim'))
})

test('[SUM8] what was to be done is told as done or no longer needed, and what is still to be done is not', () => {
  const item = (id: string, text: string, doneOn?: string) => ({ id, order: id, text, ...(doneOn && { doneOn }) })
  const charter = (...actions: readonly object[]) => card('charter', 'charter', { name: 'Test', actions })
  const old = item('a', 'Long done', '2026-10-01')
  const before = boardOf([
    charter(old, item('b', 'Ask'), item('c', 'Print'), item('d', 'Ring')),
    card('worry', 'concern', { title: 'Money', actions: [item('e', 'Count it')] }),
    card('spring', 'review', {
      title: 'Spring',
      actions: [item('h', 'Write'), { ...item('i', 'Fax'), droppedOn: '2026-10-01' }],
    }),
    card('gone', 'concern', { title: 'Binned', actions: [item('f', 'With its card')] }),
  ])
  const now = boardOf([
    charter(old, item('b', 'Ask', '2026-11-29'), item('d', 'Ring'), item('g', 'New', '2026-11-29')),
    card('worry', 'concern', { title: 'Money', actions: [] }),
    card('spring', 'review', {
      title: 'Spring',
      actions: [
        { ...item('h', 'Write'), droppedOn: '2026-11-29' },
        { ...item('i', 'Fax'), droppedOn: '2026-10-01' },
      ],
    }),
  ])
  const said = saidAtSteps(course('what-and-who-does-what'), before, now)
  expect(said.steps).toEqual([
    {
      prompt: 'What did we say we would do, and what became of it?',
      lines: ['“Ask”: done', '“Print”: no longer needed', '“Write”: no longer needed', '“Count it”: no longer needed'],
    },
  ])
  expect([...said.told].every((key) => key.endsWith(' became'))).toBe(true)
})

test('[SUM9] what has a part of its own is not told at its step', () => {
  const charter = (nextReviewOn?: string) => card('charter', 'charter', { name: 'Test', nextReviewOn })
  const said = (elsewhere: readonly string[]) =>
    saidAtSteps(course('how-we-work'), boardOf([charter()]), boardOf([charter('2031-05-12')]), new Set(elsewhere)).steps
  expect(said([])).toEqual([{ prompt: 'When do we look again?', lines: ['12 May 2031'] }])
  expect(said([toldKey('charter', 'nextReviewOn')])).toEqual([])
})

test('[SUM8] a step to which the call did not come tells nothing, nor does a beginning that is not known', () => {
  const now = boardOf([
    { ...NHS, worthIt: 'Fewer waits' },
    card('word', 'word', { word: 'locality', made: after(51) }),
    card('steps', 'if-we-disagree', { steps: [{ id: 's1', order: 'a', title: 'Talk' }] }),
  ])
  const sheet = course('how-we-work')
  expect(told(sheet, boardOf([NHS]), now)).toEqual([
    ['If we disagree: who is told first, and what happens next?', expect.stringMatching(/: Talk$/u)],
    ['Which word have you heard today that not everybody understands?', 'locality'],
  ])
  expect(told({ ...sheet, visits: (sheet.visits ?? []).slice(0, 2) }, boardOf([NHS]), now)).toEqual([])
  expect(told(sheet, null, now)).toEqual([
    ['Which word have you heard today that not everybody understands?', 'locality'],
  ])
})
