import {
  darkens,
  moved,
  moveFor,
  pageAt,
  START,
  type StagePlace,
} from '@common-ground/client/panels/present/stage-place.ts'
import { presenterOf } from '@common-ground/client/panels/present/presenter.ts'
import type { Peer } from '@common-ground/client/model/presence.ts'
import { expect, test } from 'vitest'
import { aPeer } from '../../../support/a-peer.ts'

const PAGES = [1, 3, 2]
const walk = (place: StagePlace, move: 'next' | 'back'): readonly string[] => {
  const seen: string[] = []
  let at = place
  for (let press = 0; press < 8; press += 1) {
    seen.push(`${at.stop}.${pageAt(at.part, PAGES[at.stop] ?? 1)}`)
    at = moved(at, move, PAGES[at.stop] ?? 1, PAGES.length)
  }
  return seen
}

test('[PS11] next goes through the pages of a stop, back comes to the last page of the one before, and the ends hold', () => {
  expect(walk(START, 'next')).toEqual(['0.0', '1.0', '1.1', '1.2', '2.0', '2.1', '2.1', '2.1'])
  const end = moved(START, 'last', 1, 3)
  expect(walk(end, 'back')).toEqual(['2.1', '2.0', '1.2', '1.1', '1.0', '0.0', '0.0', '0.0'])
  expect(moved(end, 'first', 2, 3)).toEqual(START)
})

test('[PS11] arrows, page keys of a clicker, Home, End and the space bar lead through it; letters do not', () => {
  const moves = ['ArrowRight', 'ArrowDown', 'PageDown', 'ArrowLeft', 'ArrowUp', 'PageUp', 'Home', 'End', ' ', 'a']
  expect(moves.map((key) => moveFor(key, false))).toEqual([
    'next',
    'next',
    'next',
    'back',
    'back',
    'back',
    'first',
    'last',
    'next',
    null,
  ])
  expect(moveFor(' ', true)).toBe('back')
})

test('[PS13] the same share of a stop is the same place on a screen with more pages', () => {
  expect(pageAt(1 / 2, 2)).toBe(1)
  expect(pageAt(1 / 2, 6)).toBe(3)
  expect([0, 0.34, 0.99, 1].map((part) => pageAt(part, 3))).toEqual([0, 1, 2, 2])
})

test('[PS14] of several who present it is the same one for everybody; nobody where nobody does', () => {
  const peer = (participantId: string, presenting: Peer['presenting']) => aPeer(participantId, { presenting })
  const [ann, bob, cat] = [
    peer('ann', null),
    peer('cat', { stop: 'why', part: 0 }),
    peer('bob', { stop: 'who', part: 0 }),
  ]
  expect(presenterOf([ann, bob, cat])?.participantId).toBe('bob')
  expect(presenterOf([ann, bob, cat], 'cat')?.presenting.stop).toBe('why')
  expect(presenterOf([ann])).toBeNull()
})

test('[PS19] B and a full stop make the screen dark, and nothing that leads through the story does', () => {
  expect(['b', 'B', '.'].map(darkens)).toEqual([true, true, true])
  expect(['ArrowRight', 'PageDown', 'Backspace', 'Home', ' ', 'a', ''].filter(darkens)).toEqual([])
})
