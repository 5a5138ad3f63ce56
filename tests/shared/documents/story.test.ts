// Proves what the story of a partnership tells at each of its stops, and what it keeps to itself.
import type { CardContent } from '@common-ground/shared/board/board-content.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { openingWords } from '@common-ground/shared/documents/opening-words.ts'
import type { Block, Stop, StoryItem } from '@common-ground/shared/documents/stop.ts'
import { storyOf } from '@common-ground/shared/documents/story.ts'
import { expect, test } from 'vitest'
import { boardOf, card, HEAD, relation } from '../board/small-board.ts'
import { CASE_FILES, fixtureBytes, imported, readBytes } from '../interchange/read-fixture.ts'
import { listItem, partnership } from '../lights/partnership.ts'

const stopOf = (stops: readonly Stop[], key: Stop['key']): Stop => {
  const stop = stops.find((one) => one.key === key)
  if (stop === undefined) throw new RangeError(`no stop ${key} among ${stops.map((one) => one.key).join(', ')}`)
  return stop
}
const itemsOf = (blocks: readonly Block[]): readonly StoryItem[] =>
  blocks.flatMap((block) => (block.block === 'items' ? block.items : []))

test('[PS1] the nine stops come in their order, each from its own cards', () => {
  const { stops, skipped } = storyOf(
    partnership({
      cards: [card('win', 'moment', { title: 'Forty people home', on: '2026-11', text: 'In one month.' })],
      relations: [relation('c1', 'creditedIn', 'health', 'win'), relation('c2', 'creditedIn', 'charity', 'win')],
    }),
  )
  expect(stops.map(({ key }) => key)).toEqual([
    'why',
    'who',
    'what',
    'parts',
    'lead',
    'ahead',
    'disagree',
    'achieved',
    'again',
  ])
  expect(skipped).toEqual([])
  expect(stopOf(stops, 'why').blocks).toEqual([
    { block: 'name', text: 'Home sooner' },
    { block: 'lead', text: 'People come home from hospital sooner, and stay there.' },
  ])
  expect(itemsOf(stopOf(stops, 'who').blocks).map(({ title }) => title)).toEqual(['Kindred', 'Council', 'Health Board'])
  expect(itemsOf(stopOf(stops, 'what').blocks)[0]?.lines).toEqual([
    { label: 'First step', texts: ['A shared list, by 15 December 2026'] },
    { label: 'Result', texts: ['Days of waiting: 20, by June 2027'] },
  ])
  const [home] = itemsOf(stopOf(stops, 'parts').blocks)
  expect(home?.parts.map(({ label, parties }) => [label, parties[0]?.name])).toEqual([
    ['Leads', 'Council'],
    ['Delivers', 'Person ann'],
  ])
  const lead = JSON.stringify(stopOf(stops, 'lead').blocks)
  for (const words of ['Lead officer', 'Person ann', 'One lead. The council already runs the shared office.'])
    expect(lead).toContain(words)
  expect(stopOf(stops, 'disagree').blocks[0]).toMatchObject({
    block: 'stairs',
    steps: [
      { title: 'Step raise', about: 'Person ann \u00b7 10 working days', outside: false },
      { title: 'Step talk' },
      { title: 'Step help', about: 'The ombudsman \u00b7 10 working days', outside: true },
    ],
  })
  const [win] = itemsOf(stopOf(stops, 'achieved').blocks)
  expect(win?.parts[0]?.parties.map(({ name }) => name)).toEqual(['Kindred', 'Health Board'])
  expect(JSON.stringify(stopOf(stops, 'again').blocks)).toMatch(/May 2027.*6 months/u)
})

test('[PS3] where only the place is told of why we exist, the purpose says before it that it is not yet agreed', () => {
  const whyOf = (fields: object) => {
    const charter = card('charter', 'charter', { name: 'Home sooner', inAgreement: true, ...fields })
    return storyOf(boardOfContent({ board: HEAD, cards: [charter], relations: [] }))
  }
  const { stops } = whyOf({ place: 'Northshire' })
  expect(stopOf(stops, 'why').blocks.slice(1)).toEqual([
    { block: 'text', label: 'Purpose', text: 'Not yet agreed' },
    { block: 'text', label: 'Where', text: 'Northshire' },
  ])
  // With nothing at all to tell it is left out, as any stop.
  expect(whyOf({}).stops.map(({ key }) => key)).not.toContain('why')
})

test('[PS25] who does what tells what each brings, with its time, and those who bring the same together', () => {
  const { stops } = storyOf(
    partnership({
      without: ['d-bob'],
      relations: [
        relation('b0', 'does', 'bob', 'home', { brings: 'Two outreach workers' }),
        relation('b1', 'does', 'health', 'home', { part: 'delivers', brings: 'Two outreach workers' }),
        relation('b2', 'does', 'charity', 'home', { part: 'informed', brings: ' ' }),
      ],
    }),
  )
  const [home, well] = itemsOf(stopOf(stops, 'parts').blocks)
  expect(home?.lines).toEqual([
    {
      label: 'What each brings',
      texts: ['Person bob, Health Board: Two outreach workers', 'Council: An office \u00b7 Time: 10 hours a month'],
    },
  ])
  expect(well?.lines).toEqual([{ label: 'What each brings', texts: ['Health Board: Time: 6 hours a month'] }])
})

test('[PS1] the wording that became the name of an objective is not told twice', () => {
  const why = 'Brightworks wrote: Every leaver gets a day\nCollege wrote: Leavers try work'
  const objective = card('o', 'objective', { title: 'Every leaver gets a day', why })
  const { stops } = storyOf(readBoard(boardOf([objective])))
  expect(itemsOf(stopOf(stops, 'what').blocks)[0]?.text).toBe('Brightworks wrote this\nCollege wrote: Leavers try work')
})

test('[PS1] a zone with a place stands before the stop of that number', () => {
  const { stops } = storyOf(
    partnership({
      cards: [
        card('late', 'zone', { title: 'What comes next', presentStop: 99 }),
        card('early', 'zone', { title: 'Our promise', presentStop: 2 }),
        card('bare', 'zone', { title: 'Nothing in it', presentStop: 2 }),
        card('other', 'zone', { title: 'No place' }),
        card('n1', 'note', { text: 'We answer within a week', zone: 'early' }),
        card('n2', 'note', { text: 'A second year', zone: 'late' }),
        card('hidden', 'concern', { title: 'Nobody said so', zone: 'early' }),
      ],
    }),
  )
  expect(stops.map(({ title }) => title).slice(0, 3)).toEqual(['Why we exist', 'Our promise', 'Who we are'])
  expect(stops.at(-1)?.title).toBe('What comes next')
  expect(itemsOf(stops[1]?.blocks ?? []).map(({ title }) => title)).toEqual(['We answer within a week'])
  expect(stops.map(({ title }) => title)).not.toContain('Nothing in it')
})

test('[PS2] a stop that nothing is written for is left out and named', () => {
  const { stops, skipped } = storyOf(readBoard(boardOf([card('org', 'organisation', { name: 'Council' })])))
  expect(stops.map(({ key }) => key)).toEqual(['who'])
  expect(skipped).toContain('Why we exist')
  expect(skipped).toHaveLength(8)
  expect(storyOf(readBoard(boardOf([]))).stops).toEqual([])
})

test('[PS2] [PS23] what is written and no part of the agreement is not called empty, nor is an objective lost that nobody has a part in', () => {
  const concern = (values: object): CardContent =>
    card('c', 'concern', { title: 'Two budgets', state: 'open', ...values })
  const told = (one: CardContent) =>
    storyOf(readBoard(boardOf([card('org', 'organisation', { name: 'Council' }), one])))
  const ahead = 'What will take time, and what will be hard'
  for (const one of [concern({}), concern({ raisedBy: 'org' }), concern({ inAgreement: true })]) {
    expect(told(one).keptOut).toEqual([ahead])
    expect(told(one).skipped).not.toContain(ahead)
  }
  expect(told(concern({ raisedBy: 'org', inAgreement: true })).keptOut).toEqual([])
  expect(told(concern({ raisedBy: 'org', state: 'resolved' })).skipped).toContain(ahead)

  const open = card('open', 'objective', { title: 'Hear from one of us' })
  const both = storyOf(partnership({ cards: [open] }))
  expect(itemsOf(stopOf(both.stops, 'parts').blocks).map(({ title }) => title)).not.toContain('Hear from one of us')
  expect(both.withoutParts).toEqual(['Hear from one of us'])
  // Where the whole stop is left out that is said of the stop.
  expect(storyOf(readBoard(boardOf([open]))).withoutParts).toEqual([])
})

test('[PS3] the story tells what was settled and shames nobody', () => {
  const sign = (id: string, values: object): object =>
    listItem(id, { kind: 'foundation', text: `Sign ${id}`, by: '2026-01', ...values })
  const cards: readonly CardContent[] = [
    card('dropped', 'objective', { title: 'Dropped aim', state: 'dropped' }),
    card('aside', 'objective', { title: 'Not agreed aim', inAgreement: false }),
    card('aim', 'objective', {
      title: 'Aim with signs',
      markers: [sign('missed', { state: 'missed' }), sign('met', { state: 'met' }), sign('todo', {})],
    }),
    card('fear', 'concern', { title: 'Unattributed fear', inAgreement: true }),
    card('gripe', 'concern', { title: 'Private gripe', raisedBy: 'council' }),
    card('hard', 'concern', { title: 'Winter is hard', raisedBy: 'council', inAgreement: true }),
    card('gone', 'concern', { title: 'Settled long ago', raisedBy: 'council', inAgreement: true, state: 'resolved' }),
    card('loss', 'moment', { title: 'A setback', momentKind: 'setback' }),
    card('left', 'organisation', { name: 'Former partner', state: 'left' }),
    card('blank', 'objective', { title: '' }),
  ]
  const { stops } = storyOf(partnership({ cards, set: { charter: { leadershipModel: 'undecided' } } }))
  const told = JSON.stringify(stops)
  for (const words of [
    'Dropped aim',
    'Not agreed aim',
    'Unattributed fear',
    'Private gripe',
    'Settled long ago',
    'A setback',
    'Former partner',
    'Not decided yet',
    'Not set',
    'Missed',
    'Untitled',
  ])
    expect(told).not.toContain(words)
  expect(told).toContain('Winter is hard')
  expect(JSON.stringify(stopOf(stops, 'ahead'))).not.toContain('Sign missed')
  expect(JSON.stringify(stopOf(stops, 'ahead'))).toContain('Sign todo')
  expect(JSON.stringify(stopOf(stops, 'achieved'))).toContain('Sign met')
})

test('[PS4] a long text is begun at the end of a sentence or a word, never inside a letter', () => {
  const sentence = 'We want people to live well at home for longer. '
  expect(openingWords(sentence.repeat(20), 200)).toBe(sentence.repeat(4).trim())
  const opened = openingWords(`${'word '.repeat(100)}`, 63)
  expect(opened).toBe(`${'word '.repeat(12).trim()}\u2026`)
  expect(openingWords('\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(40), 10)).toBe(
    `${'\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(10)}\u2026`,
  )
  expect(openingWords('  short  ')).toBe('short')
})

test.each(CASE_FILES)('[PS1] the published partnership %s has a story without an empty stop', (name) => {
  const { stops } = storyOf(boardOfContent(imported(readBytes(fixtureBytes(name), 'report')).content))
  expect(stops.length).toBeGreaterThanOrEqual(7)
  for (const { key, blocks } of stops) expect(blocks.length, key).toBeGreaterThan(0)
})

test('[PS5] with a "yes, but" the story ends with it, word for word, by whom and how it came here', () => {
  const board = partnership()
  const note = 'Only if it is paid. '.repeat(40).trim()
  const said = [
    { organisation: 'health', name: 'Health Board', note, recorded: true },
    { organisation: 'gone', name: 'A partner that left', note: 'Not on Sundays', recorded: false },
  ]
  const last = storyOf(board, said).stops.at(-1)
  expect([last?.key, last?.title]).toEqual(['said-with', 'Agreed, and this has to be said with it'])
  expect(itemsOf(last?.blocks ?? [])).toMatchObject([
    {
      title: note,
      lines: [{ texts: ['Recorded by whoever runs the board'] }],
      parts: [{ label: 'Said by', parties: [{ name: 'Health Board' }] }],
    },
    { title: 'Not on Sundays', lines: [], parts: [{ parties: [{ name: 'A partner that left', sign: null }] }] },
  ])
  expect(storyOf(board).stops.map(({ key }) => key)).not.toContain('said-with')
  expect(storyOf(board).skipped.join(' ')).not.toMatch(/said with/u)
})

test('[PS6] a win is told as what somebody wrote down as one, apart from what somebody said is reached', () => {
  const { stops } = storyOf(
    partnership({
      cards: [
        card('win', 'moment', { title: 'Forty people home' }),
        card('aim', 'objective', { title: 'Beds', markers: [listItem('m', { text: 'A bed', state: 'met' })] }),
      ],
    }),
  )
  const stop = stopOf(stops, 'achieved')
  expect(stop.title).toBe('Wins, and what is reached so far')
  const told = stop.blocks.map((block) =>
    block.block === 'items' ? [block.label, ...block.items.map(({ title }) => title)] : [],
  )
  expect(told).toEqual([
    ['Written down as wins', 'Forty people home'],
    ['Reached so far', 'Beds'],
  ])
})
