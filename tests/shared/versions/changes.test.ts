// Proves that every difference in meaning is told, once and in words, and that nothing else is; the fields come from the kind table.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BoardContent, CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { CARD_DESCRIPTIONS, describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS, type CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { RELATION_KINDS } from '@common-ground/shared/board/kinds/relation-kind.ts'
import { describeRelation } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import { changeSentence, comingSentence } from '@common-ground/shared/versions/change-sentence.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import { textDifference } from '@common-ground/shared/versions/text-difference.ts'
import type { Change } from '@common-ground/shared/versions/change.ts'
import { boardOf, card, relation } from '../board/small-board.ts'
import { valueFor, type Described } from './field-values.ts'

const contentOf = (cards: readonly CardContent[], relations: readonly RelationContent[] = []): BoardContent =>
  readContent(boardOf(cards, relations))
const between = (before: BoardContent, after: BoardContent): readonly Change[] => changesBetween(before, after).changes
const sentences = (before: BoardContent, after: BoardContent): readonly string[] =>
  between(before, after).map(changeSentence)

const WORDS: Readonly<Record<string, RegExp>> = {
  date: /^31 March 2027$/,
  period: /^10 working days$/,
  branches: /^beyond the partnership \(nobody agrees\)$/,
  money: /^GBP 1,250 a year$/,
  references: /^Other$/,
  reference: /^(?:Other|the ministers)$/,
  flag: /^(?:Yes|No)$/,
}
const other = card('other', 'organisation', { name: 'Other', ownOutcomes: [{ id: 'i1', order: 'a0', text: 'Other' }] })
const fieldsOf = Object.entries(CARD_DESCRIPTIONS).flatMap(([kind, { fields }]) =>
  Object.entries(fields as Readonly<Record<string, Described>>).map(([name, field]) => ({
    kind: kind as CardKind,
    name,
    field,
  })),
)
const shared = (kind: CardKind, values: object): CardContent => ({
  ...card(kind === 'charter' ? 'charter' : 'c1', kind, { inAgreement: true }),
  ...values,
})
const onBoard = (one: CardContent): BoardContent => {
  const content = contentOf([other])
  const cards = [...content.cards.filter(({ id }) => id !== one.id), one]
  return { ...content, cards }
}

describe.each(fieldsOf)('$kind $name', ({ kind, name, field }) => {
  const label = field['label']
  test('[VE10] [VE13] a field that differs is told once, by its label, with what it said in words', () => {
    const [empty, set] = [onBoard(shared(kind, {})), onBoard(shared(kind, { [name]: valueFor(field, 'other') }))]
    const there = between(empty, set)
    expect(there).toEqual([expect.objectContaining({ about: 'card', field: name, label, material: field['material'] })])
    const back = between(set, empty)
    expect(back).toHaveLength(1)
    expect(between(set, set)).toEqual([])
    if (field.type === 'list') {
      expect([there[0]?.type, back[0]?.type]).toEqual(['added', 'removed'])
      return
    }
    expect(there[0]?.after).toMatch(WORDS[field.type] ?? /\S/)
    expect(back[0]?.before).toBe(there[0]?.after)
    expect(changeSentence(there[0] as Change)).toMatch(/[.]$/)
  })

  if (field.type !== 'list') return
  const parts = Object.entries(field['item'] as Readonly<Record<string, Described>>)
  test.each(parts)('[VE10] [VE13] part %s of an item that differs is told once, with its item', (part, described) => {
    const item = { id: 'i1', order: 'a0' }
    const [empty, set] = [
      onBoard(shared(kind, { [name]: [item] })),
      onBoard(shared(kind, { [name]: [{ ...item, [part]: valueFor(described, 'other') }] })),
    ]
    const changes = between(empty, set)
    expect(changes).toEqual([
      expect.objectContaining({ field: name, label, part: described['label'], material: described['material'] }),
    ])
    expect(changes[0]?.after).toMatch(WORDS[described.type] ?? /\S/)
    expect(changes[0]?.item).toMatch(/\S/)
  })
})

describe.each(RELATION_KINDS)('relation %s', (kind) => {
  const description = describeRelation(kind)
  const ends = [card('from', description.from[0] ?? 'note', {}), card('to', description.to[0] ?? 'note', {})]
  test.each([...Object.entries(description.attributes), ['none', null] as const])(
    '[VE10] [VE13] its attribute %s is told once when it differs',
    (name, attribute) => {
      if (attribute === null) return
      const [plain, set] = [{}, { [name]: valueFor({ ...attribute }, 'other') }].map((values) =>
        contentOf(ends, [relation('r1', kind, 'from', 'to', values)]),
      ) as [BoardContent, BoardContent]
      const changes = between(plain, set)
      const isDeciding = description.decidedBy === name
      const field = isDeciding ? { field: 'ends' } : { field: name, label: attribute.label }
      expect(changes).toEqual([
        expect.objectContaining({ about: 'relation', id: 'r1', ...field, material: attribute.material }),
      ])
      if (isDeciding) expect(changes[0]?.before).not.toBe(changes[0]?.after)
    },
  )
})

const org = card('o1', 'organisation', { name: 'NHS' })
const aim = card('a1', 'objective', { title: 'Home sooner', why: 'Nobody wants to stay in hospital' })
const leads = relation('r1', 'does', 'o1', 'a1', { part: 'leads' })
const binned = { bin: { at: '2026-10-02T10:00:00Z', by: 'p1' } }

test('[VE11] places, sizes, looks and stamps are no change of meaning; how many moved is counted', () => {
  const before = contentOf([org, aim], [leads])
  const after = contentOf(
    [
      { ...org, look: 'sea', lock: { by: 'p1', at: '2026-10-02T10:00:00Z' }, z: 'a5', order: 'a7' },
      {
        ...aim,
        pos: [400, 20],
        size: [300, 300],
        made: { at: '2026-10-02T10:00:00Z', by: 'p1' },
        touched: { at: '2026-10-03T10:00:00Z', by: 'p2' },
        group: 'g1',
      },
    ],
    [{ ...leads, bend: [3, 4] }],
  )
  expect(changesBetween(before, after)).toEqual({ changes: [], moved: 1 })
  expect(changesBetween(before, before)).toEqual({ changes: [], moved: 0 })
})

test('[VE12] what came, came back and went is told once; a line that goes with its card is not told by itself', () => {
  const empty = contentOf([])
  const full = contentOf([org, aim], [leads])
  const inBin = contentOf([{ ...org, ...binned }, aim], [leads])
  expect(sentences(empty, full)).toEqual([
    'Organisation “NHS” was added.',
    'Objective “Home sooner” was added.',
    'New: “NHS leads Home sooner”.',
  ])
  expect(sentences(full, empty)).toEqual([
    'Organisation “NHS” was taken off the board.',
    'Objective “Home sooner” was taken off the board.',
  ])
  expect(sentences(full, inBin)).toEqual(['Organisation “NHS” was taken off the board.'])
  expect(sentences(inBin, full)).toEqual(['Organisation “NHS” came back from the bin.'])
  const lineGone = contentOf([org, aim], [{ ...leads, ...binned }])
  expect(sentences(full, lineGone)).toEqual(['No longer so: “NHS leads Home sooner”.'])
  expect(sentences(lineGone, full)).toEqual(['So again: “NHS leads Home sooner”.'])
  expect(between(inBin, contentOf([{ ...org, name: 'Other words', ...binned }, aim], [leads]))).toEqual([])
})

test('[VE13] only a change of what is agreed counts as one', () => {
  const material = (before: readonly CardContent[], after: readonly CardContent[]): readonly boolean[] =>
    between(contentOf(before), contentOf(after)).map((change) => change.material)
  const aside = { inAgreement: false }
  expect(material([aim], [{ ...aim, title: 'Home later' }])).toEqual([true])
  expect(material([aim], [{ ...aim, theme: 'Care' }])).toEqual([false])
  expect(material([{ ...aim, ...aside }], [{ ...aim, ...aside, title: 'Home later' }])).toEqual([false])
  expect(material([aim], [{ ...aim, ...aside }])).toEqual([true])
  expect(material([], [aim])).toEqual([true])
  expect(material([], [{ ...aim, ...aside }])).toEqual([false])
})

test('[VE14] a change reads as one plain sentence', () => {
  const zones = [card('z1', 'zone', { title: 'What we want' }), card('z2', 'zone', { title: 'How' })]
  const before = contentOf(
    [
      ...zones,
      org,
      {
        ...aim,
        zone: 'z1',
        markers: [
          { id: 'm1', order: 'a0', text: 'Fewer days waiting', target: '10' },
          { id: 'm2', order: 'a1', text: 'Carers are heard' },
          { id: 'm3', order: 'a2', text: 'A lead is named' },
        ],
      },
      card('n1', 'note', { text: 'Ask the council' }),
    ],
    [leads],
  )
  const after = contentOf(
    [
      ...zones,
      { ...org, name: 'NHS Highland' },
      {
        ...aim,
        zone: 'z2',
        why: undefined,
        inAgreement: false,
        state: 'live',
        markers: [
          { id: 'm2', order: 'a0', text: 'Carers are heard' },
          { id: 'm1', order: 'a1', text: 'Fewer days waiting', target: '20' },
          { id: 'm4', order: 'a2', text: 'x'.repeat(200) },
        ],
      },
      card('n1', 'word', { [describeCard('word').title]: 'Ask the council' }),
    ],
    [{ ...leads, part: 'delivers', brings: 'Two nurses' }],
  )
  const renamed = { ...after, board: { ...after.board, title: 'Care at home' } }
  expect(sentences(before, renamed)).toEqual([
    'The board: the title changed from “Test” to “Care at home”.',
    'The organisation “NHS” is now called “NHS Highland”.',
    '“Home sooner” moved from “What we want” to “How”.',
    '“Home sooner” is no longer part of what we agree.',
    '“Home sooner”: why it matters was taken out. Before: “Nobody wants to stay in hospital”.',
    '“Home sooner”: where it stands changed from “Draft” to “Under way”.',
    '“Home sooner” no longer has the first step or result “A lead is named”.',
    '“Home sooner”, “Fewer days waiting”: the target changed from 10 to 20.',
    `“Home sooner” has a new first step or result: “${'x'.repeat(90)}...”.`,
    '“Home sooner”: “How we will know” is in another order.',
    '“Ask the council” is now: Word we use. Before: Note.',
    '“NHS leads Home sooner” has become “NHS Highland delivers Home sooner”.',
    '“NHS Highland delivers Home sooner”: what they bring was written down: “Two nurses”.',
  ])
})

test('[VE14] long texts that differ late are quoted from where they differ, so that before and after read differently', () => {
  const alike =
    'People leave hospital as soon as they are well enough, and nobody waits for a home that could be made ready'
  const [before, after] = ['in a week.', 'in three days.'].map((end) => onBoard({ ...aim, why: `${alike} ${end}` }))
  expect(sentences(before as BoardContent, after as BoardContent)).toEqual([
    '“Home sooner”: why it matters is now “...that could be made ready in three days.”. Before: “...that could be made ready in a week.”.',
  ])
})

test('[VE14] each field of each kind reads as it was last looked at, when it is set, changed and taken out', async () => {
  const told = fieldsOf.flatMap(({ kind, name, field }) => {
    const now = onBoard(shared(kind, { [name]: valueFor(field, 'other') }))
    const was = onBoard(shared(kind, {}))
    const items =
      field.type === 'list'
        ? Object.entries(field['item'] as Readonly<Record<string, Described>>).flatMap(([part, described]) => {
            const item = { id: 'i1', order: 'a0' }
            const set = onBoard(shared(kind, { [name]: [{ ...item, [part]: valueFor(described, 'other') }] }))
            const plain = onBoard(shared(kind, { [name]: [item] }))
            return [...sentences(plain, set), ...sentences(set, plain)]
          })
        : []
    return [`${kind} ${name}`, ...sentences(was, now), ...sentences(now, was), ...items, '']
  })
  await expect(told.join('\n')).toMatchFileSnapshot('../../golden/versions/change-sentences.txt')
})

test('[VE10] a card that is called otherwise changes nothing of those that name it', () => {
  const person = card('p1', 'person', { name: 'Mairi', orgId: 'o1' })
  const before = contentOf([org, person, aim], [leads])
  const after = contentOf([{ ...org, name: 'NHS Highland' }, person, aim], [leads])
  expect(sentences(before, after)).toEqual(['The organisation “NHS” is now called “NHS Highland”.'])
})

test('[VE38] what was set aside is called by its reason, not by what the product noted for itself', () => {
  const aside = { id: 'w1', order: 'a0', checkId: 'A2.1', subjectId: 'charter', reason: 'The law says it' }
  const charter = card('charter', 'charter', { name: 'Home sooner' })
  const before = onBoard(charter)
  const after = onBoard({ ...charter, waivers: [aside] })
  expect(sentences(before, after)).toEqual(['Our partnership has a new thing set aside: “The law says it”.'])
})

test('[VE10] every kind there is was tried', () => {
  expect(new Set(fieldsOf.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(CARD_KINDS.length - 1)
  expect(describeCard('objective').fields['markers']?.type).toBe('list')
})

test('[VE15] the pieces of a text give both texts back, word by word', () => {
  const words = fc.array(fc.constantFrom('we', 'meet', 'every', 'month', ' ', '\n', ' and ', 'é'), { maxLength: 30 })
  fc.assert(
    fc.property(words, words, (one, two) => {
      const [before, after] = [one.join(''), two.join('')]
      const pieces = textDifference(before, after)
      const text = (without: string): string =>
        pieces.flatMap((piece) => (piece.type === without ? [] : piece.text)).join('')
      expect([text('in'), text('out')]).toEqual([before, after])
      expect(pieces.every((piece, index) => piece.text !== '' && piece.type !== pieces[index + 1]?.type)).toBe(true)
      if (before === after) expect(pieces.every(({ type }) => type === 'same')).toBe(true)
    }),
    { numRuns: 500 },
  )
  expect(textDifference('We meet every month.', 'We meet twice every month.')).toEqual([
    { type: 'same', text: 'We meet ' },
    { type: 'in', text: 'twice ' },
    { type: 'same', text: 'every month.' },
  ])
  const long = (word: string): string => Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join(' ')
  expect(textDifference(long('a'), long('b')).map(({ type }) => type)).toEqual(['out', 'in'])
})

test('[VE41] what is to come is told as what will be, by every kind of change', () => {
  const zone = card('z1', 'zone', { title: 'Left' })
  const person = card('p1', 'person', { name: 'Mairi' })
  const now = contentOf([org, aim, zone, person, card('n1', 'note', { text: 'Since' })], [leads])
  const then = contentOf([
    { ...org, name: 'NHS Borders' },
    {
      ...aim,
      why: 'Because',
      zone: 'z1',
      inAgreement: false,
      markers: [{ id: 'm1', order: 'a0', text: 'Fewer days' }],
    },
    zone,
    { ...person, signs: true, isSignatory: true },
    card('o2', 'organisation', { name: 'Council' }),
  ])
  const said = between(now, then).map(comingSentence)
  for (const sentence of said) expect(sentence).toMatch(/ will |, afterwards: /)
  expect(said).toContain('The organisation “NHS” will be called “NHS Borders”.')
  expect(said).toContain('“Home sooner” will stand in “Left”.')
  expect(said).toContain('“Home sooner” will no longer be part of what we agree.')
  expect(said).toContain('Organisation “Council” will be there again.')
  expect(said).toContain('Note “Since” will go to the bin.')
  expect(said.filter((one) => one.includes('Why it matters') || one.includes('why'))).toEqual([
    '“Home sooner”: why it matters will be “Because” instead of “Nobody wants to stay in hospital”.',
  ])
})

test('[VE41] a card that says something else is not counted among those that only lie elsewhere', () => {
  const before = contentOf([org, aim])
  const after = contentOf([
    { ...org, pos: [900, 0] },
    { ...aim, pos: [900, 900], title: 'Back sooner' },
  ])
  expect(changesBetween(before, after).moved).toBe(1)
})
