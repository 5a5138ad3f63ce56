import { createLifts, type LiftInput } from '@common-ground/client/canvas/lifts.ts'
import { NOTHING } from '@common-ground/client/canvas/tools/tool.ts'
import type { Peer } from '@common-ground/client/model/presence.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard, driveMap } from '../../support/map-driver.ts'

const peer = (drag: Peer['drag']): Peer => ({
  clientId: 2,
  participantId: 'p2',
  name: 'Ada',
  organisation: 'NHS',
  organisationId: '',
  cursor: null,
  selection: [],
  drag,
  editing: null,
  presenting: null,
})

function sky() {
  const map = driveMap(aBoard([aCard('a', [0, 0]), aCard('b', [300, 0])]))
  const lifts = createLifts()
  let now = 1000
  const look = (peers: readonly Peer[], wait = 16, more: Partial<LiftInput> = {}) => {
    now += wait
    return lifts.now({
      now,
      board: map.session.board.get(),
      boxOf: map.scene.box,
      preview: NOTHING,
      editing: null,
      peers,
      still: false,
      ...more,
    })
  }
  const remote = (x: number, y: number): void => {
    map.session.remote([{ type: 'move', moves: [{ id: 'a', pos: [x, y] }] }])
  }
  return { map, lifts, look, remote, now: () => now }
}

test('[CA72] somebody else’s card glides to where they hold it', () => {
  const { look } = sky()
  const held = [peer({ ids: ['a'], dx: 100, dy: 0 })]
  const first = look(held)
  expect(first.gliding).toBe(true)
  const x = first.boxes.get('a')?.x ?? -1
  expect(x).toBeGreaterThan(0)
  expect(x).toBeLessThan(100)
  for (let at = 0; at < 40; at += 1) look(held)
  expect(look(held).boxes.get('a')?.x).toBe(100)
  expect(look(held).gliding).toBe(false)
})

test('[CA72] for people who asked for less motion it is there at once', () => {
  const { look } = sky()
  expect(look([peer({ ids: ['a'], dx: 100, dy: 40 })], 16, { still: true }).boxes.get('a')).toMatchObject({
    x: 100,
    y: 40,
  })
})

test('[CA72] letting go does not jump back, whichever arrives first', async () => {
  for (const positionFirst of [true, false]) {
    const { look, remote, map } = sky()
    const held = [peer({ ids: ['a'], dx: 100, dy: 0 })]
    for (let at = 0; at < 40; at += 1) look(held)
    const seen: number[] = []
    if (positionFirst) {
      remote(100, 0)
      await expect.poll(() => map.card('a').pos).toEqual([100, 0])
      for (let at = 0; at < 3; at += 1) seen.push(look(held).boxes.get('a')?.x ?? map.card('a').pos[0])
    }
    for (let at = 0; at < 5; at += 1) seen.push(look([peer(null)]).boxes.get('a')?.x ?? map.card('a').pos[0])
    if (!positionFirst) {
      remote(100, 0)
      await expect.poll(() => map.card('a').pos).toEqual([100, 0])
    }
    for (let at = 0; at < 5; at += 1) seen.push(look([peer(null)]).boxes.get('a')?.x ?? map.card('a').pos[0])
    expect(seen.every((x) => Math.abs(x - 100) < 1)).toBe(true)
    expect(look([peer(null)]).boxes.size).toBe(0)
  }
})

test('[CA72] a drag that was called off glides home in the end', () => {
  const { look } = sky()
  for (let at = 0; at < 40; at += 1) look([peer({ ids: ['a'], dx: 100, dy: 0 })])
  look([peer(null)])
  for (let at = 0; at < 100; at += 1) look([peer(null)])
  expect(look([peer(null)]).boxes.size).toBe(0)
})

test('[CA71] a card that keeps changing is lifted until it rests', () => {
  const { lifts, look, now } = sky()
  lifts.changed(['a'], now())
  expect(look([]).boxes.size).toBe(0)
  lifts.changed(['a'], now())
  const restless = look([])
  expect([...restless.boxes.keys()]).toEqual(['a'])
  expect(restless.until).toBeGreaterThan(0)
  expect(look([], 2000).boxes.size).toBe(0)
})

test('[CA33] what is in the hand is seen where the hand has it and stacked on top', () => {
  const { look } = sky()
  const lifted = look([peer({ ids: ['b', 'a'], dx: 0, dy: 0 })], 16, {
    preview: { shows: 'drag', ids: ['b'], dx: 7, dy: 9, copies: false, guides: [] },
    editing: 'a',
  })
  expect([...lifted.boxes.keys()].at(-1)).toBe('b')
  expect(lifted.boxes.get('b')).toMatchObject({ x: 307, y: 9 })
})
