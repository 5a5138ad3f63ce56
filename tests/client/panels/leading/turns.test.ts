// Proves who is offered first and who has not had a turn yet.
import { hereFirst, notYetSpoken, speakingOrder } from '@common-ground/client/panels/leading/turns.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { expect, test } from 'vitest'
import { card, HEAD } from '../../../shared/board/small-board.ts'

const board = boardOfContent({
  board: { ...HEAD, settings: {} },
  cards: ['College', 'Council', 'Open Door'].map((name) => card(name, 'organisation', { name })),
  relations: [],
})
const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id)

test('[LD105] who has not had a turn: everybody before the first, nobody after the last', () => {
  const order = speakingOrder(board)
  expect(ids(notYetSpoken(order, '', false))).toEqual(['College', 'Council', 'Open Door'])
  expect(ids(notYetSpoken(order, 'Council', false))).toEqual(['Open Door'])
  expect(ids(notYetSpoken(order, 'Open Door', false))).toEqual([])
  expect(ids(notYetSpoken(order, '', true))).toEqual([])
})

test('[LD104] organisations that are here are offered before the others, each in the order of names', () => {
  const people = [
    { id: 'me', name: 'Anna', organisation: 'Open Door', organisationId: null },
    { id: 'away', name: 'Ben', organisation: 'College', organisationId: 'College' },
  ]
  expect(ids(hereFirst(board, speakingOrder(board), people, new Set(['me'])))).toEqual([
    'Open Door',
    'College',
    'Council',
  ])
})
