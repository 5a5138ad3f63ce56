// Pins how the lines of a card read from its side.
import { connectionSentences } from '@common-ground/shared/board/connection-sentences.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { relationsAt } from '@common-ground/shared/picture/board-index.ts'
import { expect, test } from 'vitest'
import { boardOf, card, cardNamed, relation } from './small-board.ts'

const organisation = (id: string, name: string) => card(id, 'organisation', { name })
const does = (id: string, from: string, part: string) => relation(id, 'does', from, 'o', { part })

function sentences(
  id: string,
  extra: readonly ReturnType<typeof relation>[],
  more: readonly ReturnType<typeof card>[] = [],
): readonly string[] {
  const names = ['A', 'B', 'C', 'D', 'E'].map((name) => organisation(name.toLowerCase(), name))
  const own = card('own', 'organisation', {
    name: 'NHS',
    ownOutcomes: [{ id: 'x', order: 'a0', text: 'Shorter waits' }],
  })
  const objective = card('o', 'objective', { title: 'Home sooner' })
  const long = card('long', 'objective', { title: 'People leave hospital, well and as soon as they can' })
  const board = readBoard(boardOf([...names, own, objective, long, ...more], extra))
  return connectionSentences(board, cardNamed(board, id), relationsAt(board, id))
}

test('[LI5] lines of one meaning are one sentence from the side of the card', () => {
  const lines = [does('r1', 'a', 'leads'), does('r2', 'b', 'delivers'), does('r3', 'c', 'delivers')]
  expect(sentences('o', lines)).toEqual(['Is led by A.', 'Is delivered by B and C.'])
  expect(sentences('a', lines)).toEqual(['Leads Home sooner.'])
})
test('[LI5] above three the sentence says first how many there are', () => {
  const lines = ['a', 'b', 'c', 'd'].map((from) => does(`r${from}`, from, 'advises'))
  expect(sentences('o', lines)).toEqual(['Gets advice from 4: A, B, C and D.'])
  const informed = ['a', 'b', 'c', 'd'].map((from) => does(`r${from}`, from, 'informed'))
  expect(sentences('o', informed)).toEqual(['Keeps A, B, C and D informed.'])
})
test('[LI5] a line to an entry begins with its words; a plain line ends with what stands on it', () => {
  expect(sentences('own', [relation('s', 'serves', 'o', 'own', { fit: 'strong', toItem: 'x' })])).toEqual([
    '“Shorter waits” is helped by Home sooner.',
  ])
  expect(sentences('a', [relation('l', 'link', 'a', 'b', { label: 'funds' })])).toEqual(['Is linked to B: funds.'])
})
test('[LI5] they stand by meaning and then in the order of the cards, whatever the order of the lines', () => {
  const lines = [
    does('z', 'a', 'delivers'),
    relation('y', 'serves', 'o', 'own', { fit: 'strong' }),
    does('x', 'b', 'delivers'),
    does('w', 'c', 'leads'),
  ]
  const wanted = ['Is led by C.', 'Is delivered by A and B.', 'Helps NHS.']
  expect(sentences('o', lines)).toEqual(wanted)
  expect(sentences('o', lines.toReversed())).toEqual(wanted)
})
test('[LI5] a role is held whatever its title, and a group is chaired', () => {
  const held = [relation('h1', 'holds', 'a', 'members'), relation('h2', 'holds', 'a', 'board')]
  const roles = [
    card('members', 'role', { title: 'Voting members', roleType: 'member' }),
    card('board', 'role', { title: 'Joint board', roleType: 'body' }),
  ]
  expect(sentences('a', held, roles)).toEqual(['Chairs Joint board.', 'Has the role Voting members.'])
  expect(sentences('members', held, roles)).toEqual(['Is held by A.'])
  expect(sentences('board', held, roles)).toEqual(['Is chaired by A.'])
})
test('[LI5] long names are parted so that none runs into the next', () => {
  const lines = [does('r1', 'a', 'leads'), relation('r2', 'does', 'a', 'long', { part: 'leads' })]
  expect(sentences('a', lines)).toEqual(['Leads People leave hospital, well and as soon as they can; Home sooner.'])
})
test('[LI5] a name that ends as a sentence gets no second full stop', () => {
  for (const title of ['It is not clear who leads, or why it is them.', 'Who pays?']) {
    const concern = card('w', 'concern', { title, issueKind: 'worry' })
    expect(sentences('a', [relation('s', 'sameBoat', 'a', 'w')], [concern])).toEqual([`Says us too: ${title}`])
  }
  const other = card('w', 'concern', { title: 'Who pays', issueKind: 'worry' })
  expect(sentences('a', [relation('s', 'sameBoat', 'a', 'w')], [other])).toEqual(['Says us too: Who pays.'])
})
