// Pins where a card belongs and may go, and what is found in the list.
import { otherPlaces } from '@common-ground/client/panels/list/change-cards.ts'
import { countOf, findInList } from '@common-ground/client/panels/list/find-in-list.ts'
import { idsIn, outlineOf } from '@common-ground/client/panels/list/outline.ts'
import { homeOf } from '@common-ground/client/canvas/put-on-map.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const board = openMemorySession(
  aBoard(
    [
      aCard('who', [0, 0], { kind: 'zone', zoneType: 'who', title: 'Who we are', size: [300, 600] }),
      aCard('free', [400, 0], { kind: 'zone', title: 'Ideas', size: [300, 600] }),
      aCard('org', [10, 50], { kind: 'organisation', zone: 'who', name: 'Société d’Été', whatWeDo: 'Housing' }),
      aCard('goal', [410, 50], { kind: 'objective', zone: 'free', title: 'Home sooner' }),
      aCard('loose', [900, 0], { text: 'Loose note' }),
    ],
    [{ id: 'r', kind: 'does', from: 'org', to: 'goal', part: 'leads' }],
  ),
).board.get()
const card = (id: string) => {
  const found = board.cards.get(id)
  if (found === undefined) throw new RangeError(`no card ${id}`)
  return found
}

test('[LI20] a new card goes to the zone made for its kind, else to the zone of what is chosen, else to none', () => {
  expect(homeOf(board, 'organisation', 'goal')).toBe('who')
  expect(homeOf(board, 'note', 'goal')).toBe('free')
  expect(homeOf(board, 'note', 'free')).toBe('free')
  expect(homeOf(board, 'note', 'loose')).toBe(null)
  expect(homeOf(board, 'note', undefined)).toBe(null)
  expect(homeOf(board, 'zone', 'goal')).toBe(null)
})
test('[LI21] a card may go to every other zone, and out of its own', () => {
  expect(otherPlaces(board, [card('org')])).toEqual([
    { id: 'free', name: 'Ideas' },
    { id: null, name: 'In no zone' },
  ])
  expect(otherPlaces(board, [card('loose')]).map(({ id }) => id)).toEqual(['who', 'free'])
})
test('[LI33] several cards may go wherever one of them does not stand yet', () => {
  const places = (...ids: string[]) => otherPlaces(board, ids.map(card)).map(({ id }) => id)
  expect(places('org', 'goal')).toEqual(['who', 'free', null])
  expect(places('org', 'loose')).toEqual(['who', 'free', null])
  expect(places('org', 'org')).toEqual(['free', null])
})
test('[LI27] finding looks at names and sentences, whatever the capitals and accents', () => {
  const found = (typed: string) => idsIn(findInList(board, outlineOf(board), typed))
  expect(found('societe ETE')).toEqual(['who', 'org', 'free', 'goal'])
  expect(found('housing')).toEqual(['who', 'org'])
  expect(found('ideas')).toEqual(['free'])
  expect(found('nowhere')).toEqual([])
  expect(findInList(board, outlineOf(board), '  ')).toBe(outlineOf(board))
  expect(countOf(findInList(board, outlineOf(board), 'home'))).toBe(2)
})
