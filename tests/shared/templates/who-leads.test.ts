// Proves how it is written down who somebody thinks leads, and that what was written is counted by people.
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { leadChoices, leadSentence, leadsSaid, NOBODY_LEADS } from '@common-ground/shared/templates/who-leads.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../board/small-board.ts'

const by = (person: string) => ({ at: '2026-11-29T14:00:00Z', by: person })
const note = (id: string, person: string, text: string) => card(id, 'note', { text, made: by(person) })
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
    note('n1', 'anna', leadSentence('Home sooner', 'Council')),
    note('n2', 'ben', leadSentence('Home sooner', 'NHS: North')),
    note('n3', 'cat', leadSentence('Home sooner', 'NHS: North')),
    // Written twice by one person.
    note('n4', 'cat', leadSentence('Home sooner', 'NHS: North')),
    note('n5', 'anna', leadSentence('One door', NOBODY_LEADS)),
    note('n6', 'anna', 'Home sooner, says the council'),
    note('n7', 'anna', leadSentence('Over', 'Council')),
  ],
  relations: [],
})

test('[LD45] one chooses among the objectives that are not over and the organisations that take part', () => {
  const { objectives, organisations } = leadChoices(BOARD)
  expect(objectives.map(({ id }) => id)).toEqual(['door', 'home'])
  expect(organisations.map(({ name }) => name)).toEqual(['Council', 'NHS: North'])
})

test('[LD45] what was written is counted by people, the one named most first; a difference has more than one', () => {
  expect(leadsSaid(BOARD)).toEqual([
    { objective: { id: 'door', name: 'One door' }, said: [{ leader: NOBODY_LEADS, people: 1 }] },
    {
      objective: { id: 'home', name: 'Home sooner' },
      said: [
        { leader: 'NHS: North', people: 2 },
        { leader: 'Council', people: 1 },
      ],
    },
  ])
})
