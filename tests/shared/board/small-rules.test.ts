// Checks ids, order keys, dates, plain values and field values; knows no board.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantMs, isDate, isInstant } from '@common-ground/shared/board/calendar.ts'
import { readPlain, writablePlain } from '@common-ground/shared/board/field-value.ts'
import { isId, makeId } from '@common-ground/shared/board/ids.ts'
import type { FieldDescription } from '@common-ground/shared/board/kinds/kind.ts'
import { isOrder, needsRenumbering, orderBetween, ordersBetween } from '@common-ground/shared/board/order.ts'
import { isPlainValue } from '@common-ground/shared/board/plain-value.ts'

const BASE = { label: 'x', group: 'x', material: false } as const
const nobody = (): null => null

test('[BD30] a made id is 12 characters and always acceptable, from numbers and from bytes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 12, maxLength: 12 }),
      (numbers) => {
        let next = 0
        const id = makeId(() => numbers[next++ % 12] ?? 0)
        expect(isId(id) && id.length === 12).toBe(true)
      },
    ),
  )
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) =>
      isId(makeId((count: number) => bytes.slice(0, count))),
    ),
  )
})

test('[BD30] anything else is no id', () => {
  for (const value of ['', 'a b', 'é', 'a/b', 'x'.repeat(41), 7, null, undefined, {}]) expect(isId(value)).toBe(false)
  for (const value of ['charter', 'a', 'x'.repeat(40), '_-9']) expect(isId(value)).toBe(true)
})

test('[BD31] a key fits between any two neighbours', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
      const keys: string[] = []
      for (const place of places) {
        const index = place % (keys.length + 1)
        keys.splice(index, 0, orderBetween(keys[index - 1] ?? null, keys[index] ?? null))
      }
      expect(keys).toEqual(keys.toSorted())
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every(isOrder)).toBe(true)
    }),
  )
})

test('[BD31] equal, crossed and overlong neighbours ask for new numbers, and nonsense is never an exception', () => {
  expect(needsRenumbering('a1', 'a1')).toBe(true)
  expect(needsRenumbering('a2', 'a1')).toBe(true)
  expect(needsRenumbering('a1', 'a2')).toBe(false)
  let [low, high] = ['a0', 'a1']
  for (let round = 0; round < 300 && !needsRenumbering(low, high); round += 1)
    [low, high] = round % 2 === 0 ? [orderBetween(low, high), high] : [low, orderBetween(low, high)]
  expect(needsRenumbering(low, high)).toBe(true)
  expect(isOrder(orderBetween('nonsense!', '\u0000'))).toBe(true)
  expect(ordersBetween('a1', 'a1', 2)).toHaveLength(2)
})

test('[BD32] only days that exist are dates', () => {
  for (const day of ['2026-10-02', '2024-02-29', '2000-02-29']) expect(isDate(day, false)).toBe(true)
  for (const day of [
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '0000-01-01',
    '2026',
    '2026-10',
    20261002,
  ])
    expect(isDate(day, false)).toBe(false)
  for (const day of ['2026', '2026-10', '2026-10-02']) expect(isDate(day, true)).toBe(true)
  expect(isDate('2026-13', true)).toBe(false)
})

test('[BD32] instants are told apart to the millisecond, like the calendar of the language does', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1600-01-01T00:00:00Z'), max: new Date('2400-01-01T00:00:00Z'), noInvalidDate: true }),
      (date) => {
        expect(isInstant(date.toISOString())).toBe(true)
        expect(instantMs(date.toISOString())).toBe(date.getTime())
      },
    ),
  )
  expect(instantMs('yesterday')).toBeNaN()
  expect(isInstant('2026-10-02T25:00:00Z')).toBe(false)
})

test('[BD33] JSON values are plain, everything else is not', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 5 }),
      (value) =>
        isPlainValue(value) ||
        /__proto__|constructor|prototype/u.test(JSON.stringify(value)) ||
        !JSON.stringify(value).isWellFormed(),
    ),
  )
  let deep: unknown = 'x'
  for (let level = 0; level < 40; level += 1) deep = [deep]
  for (const value of [
    undefined,
    Number.NaN,
    Infinity,
    () => 1,
    new Date(0),
    new Map(),
    1n,
    deep,
    'a\ud800',
    { 'b\ud800': 1 },
    JSON.parse('{"__proto__": 1}'),
    { constructor: 1 },
    { deep: [{ prototype: {} }] },
  ])
    expect(isPlainValue(value)).toBe(false)
})

test('[BD34] each type of field reads its own values and nothing else', () => {
  const fields: Readonly<Record<string, FieldDescription>> = {
    pick: { ...BASE, type: 'pick', options: ['a', 'b'], optionLabels: { a: 'A', b: 'B' }, initial: 'a' },
    date: { ...BASE, type: 'date', partial: true },
    number: { ...BASE, type: 'number', min: 0, max: 10, step: 0.5 },
    flag: { ...BASE, type: 'flag', initial: false, becomes: ['x', 'y'] },
    reference: { ...BASE, type: 'reference', to: ['person'], orText: true },
    period: { ...BASE, type: 'period' },
  }
  const good: Readonly<Record<string, readonly unknown[]>> = {
    pick: ['a', 'b'],
    date: ['2026', '2026-10-02'],
    number: [0, 10, 0.5],
    flag: [true, false],
    reference: ['p1', { text: 'the Ministers' }],
    period: [
      { amount: 0, unit: 'months' },
      { amount: 10, unit: 'working-days' },
    ],
  }
  const all = [...Object.values(good).flat(), Number.NaN, -1, 11, '', [], {}, 'c', 'a b']
  for (const [name, field] of Object.entries(fields))
    for (const value of all) {
      const fits = good[name]?.some((each) => each === value) === true
      const likely = name === 'reference' && typeof value === 'string' && isId(value)
      const money = name === 'number' && typeof value === 'number' && value >= 0 && value <= 10
      expect(readPlain(field, value).value !== undefined, `${name} ${JSON.stringify(value)}`).toBe(
        fits || likely || money,
      )
    }
})

test('[BD34] writing asks for whole steps and for cards of a fitting kind', () => {
  const number: FieldDescription = { ...BASE, type: 'number', min: 0, max: 10, step: 0.5 }
  expect(writablePlain(number, 1.5, nobody)).toBe(1.5)
  expect(writablePlain(number, 1.3, nobody)).toBeUndefined()
  const reference: FieldDescription = { ...BASE, type: 'reference', to: ['person'] }
  expect(writablePlain(reference, 'p', () => 'person')).toBe('p')
  expect(writablePlain(reference, 'p', () => 'role')).toBeUndefined()
  expect(writablePlain(reference, 'p', nobody)).toBeUndefined()
  expect(writablePlain(reference, { text: 'words' }, nobody)).toBeUndefined()
  const step: FieldDescription = { ...BASE, type: 'reference', to: ['if-we-disagree'], list: 'steps' }
  expect(writablePlain(step, 'p#s1', () => 'if-we-disagree')).toBe('p#s1')
  expect(writablePlain(step, 'p', () => 'if-we-disagree')).toBeUndefined()
})
