// Who is here: what of a peer's news is drawn, and what is only asked for when somebody goes there.
import { areSamePeople, cursorOf, presentPeople } from '@common-ground/client/panels/present-people.ts'
import { areSameNames, followersOf, isSamePlace, presenterOf } from '@common-ground/client/panels/present/presenter.ts'
import { expect, test } from 'vitest'
import { aPeer } from '../../support/a-peer.ts'

test('[PG230] a pointer that moves leaves the list as it is; one that comes, and a new name, do not', () => {
  const list = (...peers: readonly ReturnType<typeof aPeer>[]) => presentPeople(peers, 'me')
  const before = list(aPeer('ben', { cursor: [1, 2] }), aPeer('ann'))
  expect(areSamePeople(before, list(aPeer('ann'), aPeer('ben', { cursor: [300, 4] })))).toBe(true)
  expect(areSamePeople(before, list(aPeer('ann'), aPeer('ben')))).toBe(false)
  expect(areSamePeople(before, list(aPeer('ann', { name: 'Anna' }), aPeer('ben', { cursor: [1, 2] })))).toBe(false)
  expect(areSamePeople(before, list(aPeer('ann', { organisation: 'College' }), aPeer('ben', { cursor: [1, 2] })))).toBe(
    false,
  )
  expect(areSamePeople(before, list(aPeer('ben', { cursor: [1, 2] })))).toBe(false)
})

test('[PG230] where somebody points is read from whichever of their tabs points', () => {
  const peers = [aPeer('ben'), aPeer('ben', { clientId: 2, cursor: [7, 8] })]
  expect(presentPeople(peers, 'me')).toMatchObject([{ participantId: 'ben', pointsAt: true }])
  expect(cursorOf(peers, 'ben')).toEqual([7, 8])
  expect(cursorOf(peers, 'ann')).toBeNull()
})

test('[PG230] a pointer that moves changes neither who presents where nor who follows', () => {
  const at = (x: number, part: number) => [
    aPeer('ann', { cursor: [x, 0], presenting: { stop: 'why', part } }),
    aPeer('ben', { cursor: [x, 0], following: 'ann' }),
  ]
  expect(isSamePlace(presenterOf(at(1, 0)), presenterOf(at(2, 0)))).toBe(true)
  expect(isSamePlace(presenterOf(at(1, 0)), presenterOf(at(1, 0.5)))).toBe(false)
  expect(isSamePlace(presenterOf(at(1, 0)), null)).toBe(false)
  expect(areSameNames(followersOf(at(1, 0), 'ann'), followersOf(at(2, 0), 'ann'))).toBe(true)
  expect(areSameNames(followersOf(at(1, 0), 'ann'), [])).toBe(false)
})
