// Proves what is told as still open after a call, and that what is settled is not.
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { stillOpen, unledNamed, unledObjectives } from '@common-ground/shared/templates/still-open.ts'
import { expect, test } from 'vitest'
import { card, HEAD, relation } from '../board/small-board.ts'

const BOARD = boardOfContent({
  board: HEAD,
  cards: [
    card('council', 'organisation', { name: 'Council' }),
    card('nhs', 'organisation', { name: 'NHS' }),
    card('a', 'objective', { title: 'Home sooner' }),
    card('b', 'objective', { title: 'One door' }),
    card('c', 'objective', { title: 'A say' }),
    card('d', 'objective', { title: 'Led' }),
    card('e', 'objective', { title: 'Over', state: 'achieved' }),
    card('money', 'concern', { title: 'Who pays', issueKind: 'disagreement' }),
    card('old', 'concern', { title: 'Settled', issueKind: 'disagreement', state: 'resolved' }),
    card('hard', 'concern', { title: 'Time', issueKind: 'challenge' }),
  ],
  relations: [
    relation('r1', 'does', 'nhs', 'd', { part: 'leads' }),
    relation('r2', 'does', 'council', 'a', { part: 'delivers' }),
  ],
})

test('[SUM11] what nobody leads yet and what is seen differently are sentences; who sees it how is not told', () => {
  expect(stillOpen(BOARD, [])).toEqual([
    'Nobody leads yet: “Home sooner”, “One door”, “A say”.',
    'We see this differently: “Who pays”.',
  ])
  const thought = [
    { about: 'b', choice: 'nhs', count: 2 },
    { about: 'b', choice: 'council', count: 1 },
    { about: 'c', choice: 'nhs', count: 2 },
    { about: 'd', choice: 'council', count: 3 },
  ]
  expect(stillOpen(BOARD, thought)).toEqual([
    'Nobody leads yet: “Home sooner”, “A say”.',
    'We see differently who leads: “One door”.',
    'We see this differently: “Who pays”.',
  ])
  expect(stillOpen(boardOfContent({ board: HEAD, cards: [], relations: [] }), thought)).toEqual([])
})

test('[AG54] objectives that nobody leads are named in a sentence, three of them and how many more', () => {
  expect(unledObjectives(BOARD).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(unledNamed(BOARD)).toBe('“Home sooner”, “One door”, “A say”')
  const more = ['x', 'y'].map((id) => card(id, 'objective', { title: `More ${id}` }))
  const cards = [
    card('a', 'objective', { title: 'Home sooner' }),
    card('b', 'objective', { title: 'One door' }),
    ...more,
  ]
  expect(unledNamed(boardOfContent({ board: HEAD, cards, relations: [] }))).toBe(
    '“Home sooner”, “One door”, “More x”, and 1 more',
  )
  const led = [relation('r1', 'does', 'nhs', 'd', { part: 'leads' })]
  const one = [card('nhs', 'organisation', { name: 'NHS' }), card('d', 'objective', { title: 'Led' })]
  expect(unledNamed(boardOfContent({ board: HEAD, cards: one, relations: led }))).toBe('')
})
