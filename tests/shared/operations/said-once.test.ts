// Proves that what several people write by the same operation at the same moment is there once, and that nothing typed goes with the rest.
import { describe, expect, test } from 'vitest'
import { applyUpdate } from 'yjs'
import type { Board } from '@common-ground/shared/board/board.ts'
import type { BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { itemsOf, textValue } from '@common-ground/shared/board/card.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { smallestEdit } from '@common-ground/shared/board/text-edit.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { putBack } from '@common-ground/shared/operations/put-back.ts'
import { openSaidOnce, type SaidOnce } from '@common-ground/shared/operations/said-once.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import { seeded } from '../../convergence/seeded-random.ts'
import { boardOf, card, cardNamed } from '../board/small-board.ts'
import { editorOf, exchange, type TestEditor, typing } from './editor.ts'

type Someone = TestEditor & { readonly once: SaidOnce; mayEdit: boolean }
function someone(source: BoardDoc, name: string): Someone {
  const editor = editorOf(source, name)
  const person: Someone = {
    ...editor,
    mayEdit: true,
    once: openSaidOnce(editor.boardDoc.doc, {
      mayEdit: () => person.mayEdit,
      onYield: (own, kept) => editor.undo.standFor(own, kept),
    }),
  }
  return person
}
const TITLE = { card: 'goal', field: 'title' } as const
const goal = (title: string): BoardDoc => boardOf([card('goal', 'objective', { title })])
const title = ({ board }: TestEditor): string => textValue(cardNamed(board(), 'goal'), 'title')
const then = (source: BoardDoc): Board => boardOfContent(readContent(source))

/** Everything that differs goes back in one step, as its button does it. */
function backTo(person: Someone, source: BoardDoc): void {
  const { changes } = changesBetween(readContent(source), readContent(person.boardDoc))
  const operations = changes.flatMap((change) => putBack(person.board(), then(source), change) ?? [])
  expect(operations).not.toEqual([])
  expect(person.once.noting(() => person.apply(...operations))).toBeNull()
}
const say = (person: Someone, ...operations: readonly Operation[]): void =>
  expect(person.once.noting(() => person.apply(...operations))).toBeNull()

/** Every change of everybody reaches everybody else, in an order of the seed's; of one person in the order made. */
function deliver(people: readonly Someone[], seed: number, work: (person: Someone) => void): void {
  const random = seeded(seed)
  const waiting: { readonly to: Someone; readonly updates: Uint8Array[] }[] = []
  for (const from of people)
    for (const to of people) {
      if (from === to) continue
      const updates: Uint8Array[] = []
      waiting.push({ to, updates })
      from.boardDoc.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'remote') updates.push(update)
      })
    }
  for (const person of people) work(person)
  for (;;) {
    const open = waiting.filter(({ updates }) => updates.length > 0)
    if (open.length === 0) return
    const { to, updates } = random.pick(open) ?? { to: undefined, updates: [] }
    const next = updates.shift()
    if (next !== undefined && to !== undefined) applyUpdate(to.boardDoc.doc, next, 'remote')
  }
}

const NOW = 'Away sooner'
const THEN = 'Home sooner'

describe.each([2, 3, 5])('%i people at the same moment', (count) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('[OP60] put a text back, and it stands there once (seed %i)', (seed) => {
    const people = Array.from({ length: count }, (_, index) => someone(goal(NOW), `p${String(index)}`))
    deliver(people, seed, (person) => backTo(person, goal(THEN)))
    expect(people.map(title)).toEqual(people.map(() => THEN))
  })
  test.each([1, 2, 3, 4])('[OP60] bring an entry back that says something else by now (seed %i)', (seed) => {
    const withEntry = (text: string, bin: unknown): BoardDoc =>
      boardOf([card('goal', 'objective', { title: THEN, markers: [{ id: 'm', order: 'a0', text, bin }] })])
    const source = withEntry('Days at home', null)
    const people = Array.from({ length: count }, (_, index) => someone(source, `p${String(index)}`))
    const [first] = people
    if (first === undefined) throw new RangeError('nobody is here')
    say(
      first,
      { type: 'edit-text', at: { card: 'goal', item: 'm', field: 'text' }, index: 0, remove: 4, insert: 'Nights' },
      { type: 'remove-item', card: 'goal', field: 'markers', item: 'm' },
    )
    exchange(...people)
    deliver(people, seed, (person) => backTo(person, source))
    for (const { board } of people)
      expect(itemsOf(cardNamed(board(), 'goal'), 'markers').map(({ text }) => text)).toEqual(['Days at home'])
  })
})

test('[OP60] begin an empty text with the same words: they are there once', () => {
  const [ann, ben] = [someone(goal(''), 'ann'), someone(goal(''), 'ben')]
  for (const person of [ann, ben]) say(person, typing('goal', 'title', 'Home sooner'))
  exchange(ann, ben)
  exchange(ann, ben)
  expect([ann, ben].map(title)).toEqual(['Home sooner', 'Home sooner'])
})

/** The one with the lower client number first. */
function pair(source: BoardDoc): readonly [Someone, Someone] {
  const [one, other] = [someone(source, 'one'), someone(source, 'other')]
  return one.boardDoc.doc.clientID < other.boardDoc.doc.clientID ? [one, other] : [other, one]
}

test('[OP60] go on behind what one of them has just typed: it goes on once', () => {
  const [ann, ben] = pair(goal(''))
  expect(ben.apply(typing('goal', 'title', 'Home'))).toBeNull()
  exchange(ann, ben)
  for (const person of [ann, ben]) say(person, typing('goal', 'title', ' sooner', 4))
  exchange(ann, ben)
  exchange(ann, ben)
  expect([ann, ben].map(title)).toEqual([THEN, THEN])
})

test('[OP61] what somebody typed stays, though it is the same letters in the same place', () => {
  const [ann, ben] = pair(goal('Plan'))
  expect([ann, ben].map(({ apply }) => apply(typing('goal', 'title', 's', 4)))).toEqual([null, null])
  exchange(ann, ben)
  exchange(ann, ben)
  expect([ann, ben].map(title)).toEqual(['Planss', 'Planss'])
})

test('[OP61] who knows the words and writes them once more has them twice', () => {
  const [ann, ben] = pair(goal(NOW))
  backTo(ben, goal(THEN))
  exchange(ann, ben)
  for (const [index, person] of [
    [0, ann],
    [8, ann],
    [0, ben],
  ] as const) {
    say(person, typing('goal', 'title', 'Home', index))
    exchange(ann, ben)
    exchange(ann, ben)
  }
  expect([ann, ben].map(title)).toEqual(['HomeHomeHomeHome sooner', 'HomeHomeHomeHome sooner'])
})

test('[OP61] words that differ stay, and letters that somebody typed into a copy that goes', () => {
  const [ann, ben] = pair(goal(''))
  say(ann, typing('goal', 'title', 'Home'))
  say(ben, typing('goal', 'title', 'Away'))
  exchange(ann, ben)
  exchange(ann, ben)
  expect([ann, ben].map(title)).toEqual(['HomeAway', 'HomeAway'])

  const [anna, bea] = pair(goal(NOW))
  backTo(anna, goal(THEN))
  backTo(bea, goal(THEN))
  expect(bea.apply(typing('goal', 'title', '!', 2))).toBeNull()
  exchange(anna, bea)
  exchange(anna, bea)
  expect([anna, bea].map(title)).toEqual(['Home! sooner', 'Home! sooner'])
})

test('[OP61] a copy that its writer has gone on changing stays', () => {
  const [ann, ben] = pair(goal(NOW))
  backTo(ann, goal(THEN))
  backTo(ben, goal(THEN))
  expect(ben.apply({ ...typing('goal', 'title', ''), remove: 1, insert: 'D' } as Operation)).toBeNull()
  exchange(ann, ben)
  exchange(ann, ben)
  expect(title(ann)).toBe(title(ben))
  expect(title(ann)).toContain('Dome')
})

test('[OP62] whose copy went takes the step back all the same, and forth', () => {
  const [ann, ben] = pair(goal(NOW))
  backTo(ann, goal(THEN))
  backTo(ben, goal(THEN))
  exchange(ann, ben)
  exchange(ann, ben)
  expect(ben.undo.undo().did).toBe(true)
  exchange(ann, ben)
  expect([ann, ben].map(title)).toEqual([NOW, NOW])
  expect(ben.undo.redo().did).toBe(true)
  exchange(ann, ben)
  expect([ann, ben].map(title)).toEqual([THEN, THEN])
})

test('[OP62] while editing is paused a copy stays, and goes with the next change of its text after that', () => {
  const [ann, ben] = pair(goal(NOW))
  backTo(ann, goal(THEN))
  backTo(ben, goal(THEN))
  ben.mayEdit = false
  exchange(ann, ben)
  expect(title(ben)).toBe('HomeHome sooner')
  ben.mayEdit = true
  expect(ann.apply(typing('goal', 'title', '.', title(ann).length))).toBeNull()
  exchange(ann, ben)
  exchange(ann, ben)
  expect([ann, ben].map(title)).toEqual([`${THEN}.`, `${THEN}.`])
})

test('[OP60] whatever was typed and taken away in the text before, and by whom', () => {
  for (let seed = 1; seed <= 15; seed += 1) {
    const random = seeded(seed)
    const people = ['ann', 'ben', 'cas'].map((name) => someone(goal('aabbaabb'), name))
    for (let round = 0; round < 12; round += 1) {
      const person = people[random.below(people.length)] ?? someone(goal(''), 'nobody')
      const { length } = title(person)
      const index = random.below(length + 1)
      const remove = random.below(Math.min(4, length - index + 1))
      const insert = random.pick(['', 'a', 'b', 'ab']) ?? ''
      expect(person.apply({ type: 'edit-text', at: TITLE, index, remove, insert })).toBeNull()
      exchange(...people)
    }
    const wanted = Array.from({ length: random.below(12) }, () => random.pick(['a', 'b']) ?? '').join('')
    const now = people.map(title)
    expect(new Set(now).size, `seed ${String(seed)}`).toBe(1)
    deliver(people, seed, (person) =>
      say(person, { type: 'edit-text', at: TITLE, ...smallestEdit(title(person), wanted) }),
    )
    expect(people.map(title), `seed ${String(seed)}: from ${now[0] ?? ''}`).toEqual(people.map(() => wanted))
  }
})

test('[OP60] make a card anew that is nowhere any more: its texts are there once', () => {
  const [ann, ben] = [someone(goal(THEN), 'ann'), someone(goal(THEN), 'ben')]
  const anew: Operation = {
    type: 'create',
    cards: [{ id: 'lost', kind: 'objective', pos: [0, 0], fields: { title: 'Fewer days', why: 'They wait' } }],
  }
  for (const person of [ann, ben]) say(person, anew)
  exchange(ann, ben)
  exchange(ann, ben)
  for (const { board } of [ann, ben]) {
    const lost = cardNamed(board(), 'lost')
    expect([textValue(lost, 'title'), textValue(lost, 'why')]).toEqual(['Fewer days', 'They wait'])
  }
})
