// Pins what stands in the list of a board, in which order, and in which words.
import { cardWords } from '@common-ground/client/panels/list/card-words.ts'
import { idsIn, outlineOf } from '@common-ground/client/panels/list/outline.ts'
import { peopleOn } from '@common-ground/client/panels/list/people-on.ts'
import type { Peer } from '@common-ground/client/model/presence.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'
import { generatedBoard } from '../../../support/generated-board.ts'

const zone = (id: string, x: number, title: string) => aCard(id, [x, 0], { kind: 'zone', size: [300, 600], title })
const content = aBoard([
  zone('right', 900, 'Right'),
  zone('left', 0, 'Left'),
  zone('empty', 2000, 'Empty'),
  aCard('note', [10, 10], { zone: 'left', text: 'A note' }),
  aCard('late', [10, 10], { kind: 'objective', zone: 'left', title: 'Second', order: 'a2' }),
  aCard('early', [10, 900], { kind: 'objective', zone: 'left', title: 'First', order: 'a1' }),
  aCard('org', [910, 10], { kind: 'organisation', zone: 'right', name: 'NHS' }),
  aCard('free', [-900, 0], { kind: 'word', word: 'Locality' }),
])

test('[LI1] [LI2] purpose, zones in reading order, what is in none; in a zone by kind and by order', () => {
  const board = openMemorySession(content).board.get()
  expect(outlineOf(board)).toEqual([
    { place: 'top', zone: null, groups: [{ kind: 'charter', cards: ['charter'] }] },
    {
      place: 'zone',
      zone: 'left',
      groups: [
        { kind: 'objective', cards: ['early', 'late'] },
        { kind: 'note', cards: ['note'] },
      ],
    },
    { place: 'zone', zone: 'right', groups: [{ kind: 'organisation', cards: ['org'] }] },
    { place: 'zone', zone: 'empty', groups: [] },
    { place: 'loose', zone: null, groups: [{ kind: 'word', cards: ['free'] }] },
  ])
})

test('[LI1] every card of a large board is in the list once', () => {
  const board = openMemorySession(generatedBoard(1000, 7)).board.get()
  const ids = idsIn(outlineOf(board))
  expect(ids.length).toBeGreaterThan(600)
  expect(new Set(ids)).toEqual(new Set(board.cards.keys()))
  expect(ids.length).toBe(board.cards.size)
})

test('[LI3] a change of words leaves the outline the same; a move changes only the parts it concerns', () => {
  const session = openMemorySession(content)
  const before = outlineOf(session.board.get())
  session.dispatch(
    [{ type: 'edit-text', at: { card: 'early', field: 'title' }, index: 0, remove: 0, insert: 'The ' }],
    '',
  )
  expect(outlineOf(session.board.get())).toBe(before)
  session.dispatch([{ type: 'reorder', id: 'note', zone: 'right', after: null }], '')
  const after = outlineOf(session.board.get())
  expect(after).not.toBe(before)
  expect(after[0]).toBe(before[0])
  expect(after[3]).toBe(before[3])
  expect(after[1]?.groups[0]).toBe(before[1]?.groups[0])
})

test('[LI4] a card says what its face shows, and asks for what is not written yet', () => {
  const session = openMemorySession(
    aBoard([
      aCard('org', [0, 0], { kind: 'organisation', name: 'NHS Northshire', shortName: 'NHS', whatWeDo: 'Hospitals' }),
      aCard('goal', [0, 300], { kind: 'objective', title: 'Home sooner' }),
    ]),
  )
  const board = session.board.get()
  const words = (id: string) => {
    const card = board.cards.get(id)
    if (card === undefined) throw new RangeError(`no card ${id}`)
    return cardWords(board, card)
  }
  expect(words('org').facts).toEqual(['What we do: Hospitals'])
  expect(words('org').details).toBe('Short name: NHS')
  expect(words('goal')).toEqual({ facts: [], details: '', asked: ['How will we know?'], connections: [] })
})

test('[LI4] every kind that can be placed says all the texts of its face', () => {
  for (const kind of CARD_KINDS) {
    const { fields, title } = describeCard(kind)
    const shown = Object.entries(fields).filter(
      ([name, { type, face }]) =>
        name !== title && (face === 'body' || face === 'detail') && (type === 'text' || type === 'line'),
    )
    if (kind === 'charter') continue
    const values = Object.fromEntries(shown.map(([name]) => [name, `words of ${name}`]))
    const board = openMemorySession(aBoard([aCard('one', [0, 0], { kind, ...values })])).board.get()
    const card = board.cards.get('one')
    if (card === undefined) throw new RangeError(kind)
    const { facts, details } = cardWords(board, card)
    for (const [name, { label }] of shown)
      expect([...facts, details].join('\n'), kind).toContain(`${label}: words of ${name}`)
  }
})

test('[LI16] others are named at the cards they have chosen or type in, I am not', () => {
  const peer = (
    participantId: string,
    name: string,
    selection: readonly string[],
    editing: Peer['editing'] = null,
  ) => ({
    clientId: 1,
    participantId,
    name,
    organisation: '',
    organisationId: '',
    cursor: null,
    selection,
    drag: null,
    editing,
    presenting: null,
  })
  const peers = [
    peer('t', 'Tom', ['a'], { card: 'b', field: 'title' }),
    peer('m', 'Mairi', ['a']),
    peer('me', 'Me', ['a', 'c']),
  ]
  expect([...peopleOn(peers, 'me')]).toEqual([
    ['a', 'Mairi, Tom'],
    ['b', 'Tom'],
  ])
})
