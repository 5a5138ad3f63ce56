// Checks that content goes into a document and comes back whole, and that equal content is equal text; knows no file.
import fc from 'fast-check'
import { Doc } from 'yjs'
import { expect, test } from 'vitest'
import type { BoardContent, CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc, textAt } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard, canonicalJson } from '@common-ground/shared/board/canonical.ts'
import { readContent, writeContent } from '@common-ground/shared/board/content-doc.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS, type FieldDescription, type ItemFieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import { boardOf, card, HEAD, relation } from './small-board.ts'

const words = fc.oneof(
  fc.constantFrom('Home sooner', 'Zoë', 'Zoe\u0308', 'دائرة', '两行\n文字', '<b>not bold</b>'),
  fc.string({ minLength: 1, maxLength: 30 }),
)
const stamp = fc.constantFrom({ at: '2026-01-01T00:00:00Z', by: 'p1' }, { at: '2026-03-04T05:06:07.89Z', by: 'p_2' })
const orderKey = fc.constantFrom('a0', 'a1', 'a1V', 'Zz')

const valueFor = (field: FieldDescription | ItemFieldDescription, itemPrefix = 'i'): fc.Arbitrary<unknown> => {
  switch (field.type) {
    case 'line':
    case 'text':
      return words
    case 'pick':
      return fc.constantFrom(...field.options)
    case 'date':
      return field.partial ? fc.constantFrom('2026', '2026-10', '2026-10-02') : fc.constant('2026-10-02')
    case 'number':
      return fc.integer({ min: Math.ceil(field.min), max: Math.floor(field.max) })
    case 'flag':
      return fc.boolean()
    case 'reference':
      return field.list === undefined ? fc.constantFrom('c0', 'gone') : fc.constant('c0#s1')
    case 'references':
      return fc.array(
        fc.constantFrom<unknown>('c0', 'gone', ...(field.orText === true ? [{ text: 'the Ministers' }] : [])),
        { minLength: 1, maxLength: 3 },
      )
    case 'period':
      return fc.record({ amount: fc.nat(100), unit: fc.constantFrom('working-days', 'months') })
    case 'branches':
      return fc.constant([{ to: 'i1' }, { to: 'beyond', when: 'still no' }])
    case 'list':
      return fc
        .array(
          fc.tuple(
            orderKey,
            fc.record(Object.fromEntries(Object.entries(field.item).map(([name, part]) => [name, valueFor(part)])), {
              requiredKeys: [],
            }),
          ),
          { maxLength: 4 },
        )
        .map((items) => items.map(([order, values], index) => ({ id: `${itemPrefix}${index}`, order, ...values })))
  }
}
const cardOf = (id: string): fc.Arbitrary<CardContent> =>
  fc.constantFrom(...CARD_KINDS.filter((kind) => kind !== 'charter')).chain((kind) =>
    fc
      .record(
        {
          ...Object.fromEntries(
            Object.entries(describeCard(kind).fields).map(([name, field]) => [name, valueFor(field, name)]),
          ),
          pos: fc.tuple(fc.double({ min: -5000, max: 5000, noNaN: true }), fc.integer({ min: -5000, max: 5000 })),
          zone: fc.constant('z1'),
          look: fc.constantFrom('sea', 'plum'),
          made: stamp,
          touched: stamp,
          lock: stamp,
          bin: stamp,
          group: fc.constant('g'),
          source: fc.constant({ file: 'case.json', path: '/partners/0', id: 'dgc' }),
          extra: fc.constant({ basis: 'verified', left: ['', null, { deep: [1, 2] }] }),
          voice: fc.constant({ name: { orgId: 'c0', by: 'p1', at: '2026-01-01T00:00:00Z' } }),
        },
        { requiredKeys: ['pos'] },
      )
      .map((values) => card(id, kind, values)),
  )
const lines: fc.Arbitrary<readonly RelationContent[]> = fc
  .array(
    fc.record(
      { kind: fc.constantFrom('link' as const, 'does' as const), bend: fc.constant([3.14159, 2]), bin: stamp },
      { requiredKeys: ['kind'] },
    ),
    { maxLength: 3 },
  )
  .map((all) =>
    all.map(({ kind, ...values }, index) =>
      relation(`r${index}`, kind, 'c0', 'c1', {
        ...values,
        ...(kind === 'does'
          ? { part: 'leads', brings: 'Zoe\u0308', money: { amount: 5, currency: 'GBP', per: 'year' } }
          : { label: 'x' }),
      }),
    ),
  )
const contents: fc.Arbitrary<BoardContent> = fc
  .tuple(cardOf('c0'), cardOf('c1'), cardOf('c2'), lines)
  .map(([one, two, three, relations]) => ({
    board: { ...HEAD, settings: { theme: 'quiet', empty: '' } },
    cards: [three, one, two],
    relations,
  }))

test('[BD20] content is canonically equal after a way through a document', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const boardDoc = openBoardDoc(new Doc())
      writeContent(boardDoc, content, 'import')
      expect(JSON.parse(canonicalBoard(readContent(boardDoc)))).toEqual(JSON.parse(canonicalBoard(content)))
    }),
    { numRuns: 300 },
  )
})
test('[BD21] canonical text does not depend on the order of keys, cards or items, nor on invisible differences', () => {
  const one = card('a', 'word', {
    word: 'Zoe\u0308',
    pos: [1.234, -0.001],
    meanings: [
      { id: 'y', order: 'a1', text: '2' },
      { id: 'x', order: 'a0', text: '1' },
    ],
  })
  const other = {
    ...Object.fromEntries(Object.entries(one).toReversed()),
    word: 'Zoë',
    pos: [1.2301, 0],
    agreed: '',
    zone: null,
    meanings: [
      { text: '1', order: 'a0', id: 'x' },
      { id: 'y', text: '2', order: 'a1', orgId: undefined },
    ],
  } as unknown as CardContent
  const two = card('b', 'note', {})
  expect(canonicalBoard({ board: HEAD, cards: [two, other], relations: [] })).toBe(
    canonicalBoard({ board: HEAD, cards: [one, two], relations: [] }),
  )
  expect(canonicalJson({ b: 1, a: [undefined].slice(1), c: undefined })).toBe('{"a":[],"b":1}')
  expect(() => canonicalJson(Number.NaN)).toThrow(RangeError)
})

test('[BD21] a difference that anybody can see is a difference of the text', () => {
  const base = canonicalBoard({ board: HEAD, cards: [card('a', 'note', { text: 'x' })], relations: [] })
  for (const values of [{ text: 'y' }, { pos: [0, 0.01] }, { inAgreement: true }, { extra: { note: '' } }])
    expect(
      canonicalBoard({ board: HEAD, cards: [card('a', 'note', { text: 'x', ...values })], relations: [] }),
    ).not.toBe(base)
})

test('[BD22] what does not fit its field is kept aside', () => {
  const boardDoc = boardOf([
    card('o', 'organisation', {
      name: 'NHS',
      sector: 'space',
      since: 'long ago',
      colourOfTomorrow: 'blue',
      extra: { basis: 'general' },
      ownOutcomes: [{ id: 'x', order: 'a0', text: 'fits', shape: 'round' }, 'no item'],
    }),
  ])
  const [, written] = readContent(boardDoc).cards
  expect(written).toMatchObject({ name: 'NHS', ownOutcomes: [{ id: 'x', text: 'fits' }] })
  expect(written?.extra).toEqual({
    basis: 'general',
    sector: 'space',
    since: 'long ago',
    colourOfTomorrow: 'blue',
    ownOutcomes: [{ id: 'x', shape: 'round' }, 'no item'],
  })
})

test('[BD22] an item id that a card uses twice is kept aside, because both would share their texts', () => {
  const boardDoc = boardOf([
    card('o', 'organisation', {
      alsoKnownAs: [{ id: 'i', order: 'a0', text: 'NHS' }],
      ownOutcomes: [{ id: 'i', order: 'a0', text: 'Beds' }],
    }),
  ])
  const [, written] = readContent(boardDoc).cards
  expect(written?.['alsoKnownAs']).toEqual([{ id: 'i', order: 'a0', text: 'NHS' }])
  expect(written?.extra).toEqual({ ownOutcomes: [{ id: 'i', order: 'a0', text: 'Beds' }] })
})

test('[BD22] the one key that the encoding loses gets a name it keeps', () => {
  const boardDoc = boardOf([
    card('o', 'note', { extra: JSON.parse('{"people": {"__proto__": {"admin": true}}}') as Record<string, unknown> }),
  ])
  expect(readContent(boardDoc).cards[1]?.extra).toEqual({ people: { '[__proto__]': { admin: true } } })
})

test('[BD23] malformed and taken ids and unknown kinds throw before anything is written', () => {
  const boardDoc = boardOf([card('n', 'note', {})])
  const before = canonicalBoard(readContent(boardDoc))
  const fresh = card('fresh', 'note', {})
  for (const bad of [
    card('n', 'note', {}),
    card('no id!', 'note', {}),
    { ...fresh, id: 'x', kind: 'hexagon' as 'note' },
  ])
    expect(() => writeContent(boardDoc, { board: HEAD, cards: [fresh, bad], relations: [] }, 'import')).toThrow(
      RangeError,
    )
  expect(() => writeContent(boardDoc, { board: HEAD, cards: [fresh, fresh], relations: [] }, 'import')).toThrow(
    RangeError,
  )
  expect(canonicalBoard(readContent(boardDoc))).toBe(before)
})

test('[BD24] a text leaves composed and stays as it was typed', () => {
  const boardDoc = boardOf([card('n', 'note', { text: 'Zoe\u0308' })])
  expect(textAt(boardDoc, { card: 'n', field: 'text' }).toString()).toBe('Zoe\u0308')
  expect(readContent(boardDoc).cards[1]?.['text']).toBe('Zoë')
})
