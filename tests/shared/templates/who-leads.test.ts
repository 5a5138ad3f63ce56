// Proves who can be thought to lead what, and that what people think is told beside what the board says.
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { leadChoices, leadsCompared } from '@common-ground/shared/templates/who-leads.ts'
import { expect, test } from 'vitest'
import { card, HEAD, relation } from '../board/small-board.ts'

const BOARD = boardOfContent({
  board: HEAD,
  cards: [
    card('charter', 'charter', { name: 'Test' }),
    card('council', 'organisation', { name: 'Council' }),
    card('nhs', 'organisation', { name: 'NHS: North' }),
    card('gone', 'organisation', { name: 'Gone', state: 'left' }),
    card('home', 'objective', { title: 'Home sooner' }),
    card('door', 'objective', { title: 'One door' }),
    card('over', 'objective', { title: 'Over', state: 'achieved' }),
    card('empty', 'objective', {}),
  ],
  relations: [
    relation('r1', 'does', 'nhs', 'door', { part: 'leads' }),
    relation('r2', 'does', 'council', 'home', { part: 'delivers' }),
  ],
})

test('[LD45] one chooses among the objectives that are not over and the organisations that take part', () => {
  const { objectives, organisations } = leadChoices(BOARD)
  expect(objectives.map(({ id }) => id)).toEqual(['door', 'home'])
  expect(organisations.map(({ name }) => name)).toEqual(['Council', 'NHS: North'])
})

test('[LD45] what was said is told beside what the board says, where it differs first; nothing is told of what is over', () => {
  const said = leadsCompared(BOARD, [
    { about: 'door', choice: 'council', count: 3 },
    { about: 'home', choice: 'nhs', count: 2 },
    { about: 'home', choice: 'council', count: 1 },
    { about: 'home', choice: '', count: 1 },
    { about: 'over', choice: 'council', count: 1 },
    { about: 'home', choice: 'gone', count: 5 },
  ])
  expect(
    said.map(({ objective, named, nobody, differs }) => [
      objective.id,
      differs,
      nobody,
      ...named.map(({ id, people, leads }) => `${id} ${String(people)}${leads ? ' leads' : ''}`),
    ]),
  ).toEqual([
    ['door', true, 0, 'council 3', 'nhs 0 leads'],
    ['home', true, 1, 'nhs 2', 'council 1'],
  ])
  expect(leadsCompared(BOARD, [])).toEqual([])
  // What nobody chose for is there to be settled as well, last.
  const half = leadsCompared(BOARD, [{ about: 'home', choice: 'nhs', count: 2 }])
  expect(half.map(({ objective, said, differs, alike }) => [objective.id, said, differs, alike])).toEqual([
    ['home', true, false, true],
    ['door', false, false, false],
  ])
})

test('[LD45] where two say the same and the board says nothing else it is alike; one voice, and that nobody leads, is not, and how many spoke is told', () => {
  const said = (about: string, ...counts: readonly (readonly [choice: string, count: number])[]) =>
    leadsCompared(
      BOARD,
      counts.map(([choice, count]) => ({ about, choice, count })),
    )
      .filter((row) => row.said)
      .map(({ differs, alike, people, mapElse }) => [differs, alike, people, ...(mapElse ? ['map'] : [])])
  expect(said('home', ['nhs', 2])).toEqual([[false, true, 2]])
  expect(said('door', ['nhs', 2])).toEqual([[false, true, 2]])
  expect(said('home', ['nhs', 1])).toEqual([[false, false, 1]])
  expect(said('home', ['', 5])).toEqual([[false, false, 5]])
  expect(said('home', ['nhs', 4], ['', 1])).toEqual([[true, false, 5]])
  expect(said('door', ['council', 5])).toEqual([[true, false, 5, 'map']])
  expect(said('door', ['', 5])).toEqual([[true, false, 5, 'map']])
  expect(said('door', ['council', 1], ['', 1])).toEqual([[true, false, 2]])
})
