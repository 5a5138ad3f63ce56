// Shows that what a person makes grow has room in the same step of undo, by whichever way it grew, and that nobody makes room for others.
import { makeWay } from '@common-ground/client/canvas/make-way.ts'
import { overlaps } from '@common-ground/shared/layout/geometry.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../support/map-driver.ts'
import { openMemorySession, type MemorySession } from '../../support/memory-session.ts'
import { until } from '../../support/until.ts'

const LONG = 'Every young person who leaves care has a home they can afford and somebody to turn to '.repeat(3)
const SIGN = { kind: 'foundation', text: LONG, state: 'not-yet' }
const home = { kind: 'zone', zoneType: 'what', size: [520, 380] } as const

function open(): MemorySession {
  const session = openMemorySession(
    aBoard([
      aCard('zone', [0, 0], { ...home, title: 'What we want' }),
      aCard('one', [28, 48], { kind: 'objective', zone: 'zone', title: 'Homes' }),
      aCard('two', [28, 200], { kind: 'objective', zone: 'zone', title: 'Jobs' }),
      aCard('council', [900, 48], { kind: 'organisation', name: 'Council' }),
      aCard('college', [900, 300], { kind: 'organisation', name: 'College' }),
    ]),
  )
  makeWay(session)
  return session
}
const covered = (session: MemorySession): string[] => {
  const cards = standingOn(session.board.get()).filter(({ zoneType }) => zoneType === null)
  return cards.flatMap((one, at) =>
    cards.slice(at + 1).flatMap((other) => (overlaps(one.box, other.box) ? [`${one.id} ${other.id}`] : [])),
  )
}
/** Somebody puts the second card right below the first one. */
function putNear(session: MemorySession): readonly [number, number] {
  const one = standingOn(session.board.get()).find(({ id }) => id === 'one')
  if (one === undefined) throw new RangeError('no card')
  const pos = [28, one.box.maxY + 2] as const
  session.remote([{ type: 'move', moves: [{ id: 'two', pos }] }])
  return pos
}
const posOf = (session: MemorySession, id: string) => session.board.get().cards.get(id)?.pos

const grows: readonly (readonly [how: string, operations: readonly Operation[]])[] = [
  ['a first step', [{ type: 'add-item', card: 'one', field: 'markers', id: 'sign1', values: SIGN }]],
  [
    'who leads and who delivers',
    (['leads', 'delivers'] as const).map((part, at) => ({
      type: 'connect',
      relation: { id: part, kind: 'does', from: at === 0 ? 'council' : 'college', to: 'one', attributes: { part } },
    })),
  ],
]
test.each(grows)('[LA33] a card that grows by %s has room, and undo takes back both', (_how, operations) => {
  const session = open()
  const near = putNear(session)
  expect(session.dispatch(operations, 'Write').ok).toBe(true)
  expect(covered(session)).toEqual([])
  expect(posOf(session, 'two')).not.toEqual(near)
  expect(session.undo().did).toBe(true)
  expect(posOf(session, 'two')).toEqual(near)
  expect(session.canUndo.get()).toBe(false)
})
test('[LA33] an organisation that comes back from the bin has room on the cards that name it again', () => {
  const session = open()
  for (const id of ['council', 'college'])
    session.dispatch([{ type: 'connect', relation: { id: `${id}-leads`, kind: 'does', from: id, to: 'one' } }], 'Lead')
  session.dispatch([{ type: 'bin', ids: ['council', 'college'] }], 'Bin')
  const near = putNear(session)
  expect(covered(session)).toEqual([])
  session.dispatch([{ type: 'restore', ids: ['council', 'college'] }], 'Put back')
  expect(covered(session)).toEqual([])
  expect(posOf(session, 'two')).not.toEqual(near)
})
test('[LA33] what is typed has room once the typing pauses, the zone keeps it, and undo takes back words and places', () => {
  const session = open()
  const [two, zone] = [posOf(session, 'two'), session.board.get().cards.get('zone')?.size]
  const text = session.text({ card: 'one', field: 'title' })
  for (let at = 6; at < LONG.length; at += 40) text.edit(LONG.slice(0, at), at)
  expect(posOf(session, 'two')).toEqual(two)
  text.done()
  expect(covered(session)).toEqual([])
  expect(posOf(session, 'two')?.[1]).toBeGreaterThan(two?.[1] ?? 0)
  const grown = session.board.get().cards.get('zone')?.size
  expect(grown?.[1]).toBeGreaterThan(zone?.[1] ?? 0)
  session.undo()
  expect(posOf(session, 'two')).toEqual(two)
  expect(session.board.get().cards.get('one')).toMatchObject({ fields: { title: 'Homes' } })
  // Somebody else may stand in the room by now.
  expect(session.board.get().cards.get('zone')?.size).toEqual(grown)
  session.redo()
  expect(covered(session)).toEqual([])
})
test('[LA33] for what somebody else makes grow, nobody but them makes room', async () => {
  const session = open()
  const two = putNear(session)
  session.remote([{ type: 'add-item', card: 'one', field: 'markers', id: 'sign1', values: SIGN }])
  await until(() => covered(session).length > 0, 'their words')
  session.dispatch([{ type: 'set-field', card: 'two', field: 'state', value: 'achieved' }], 'Reached')
  expect(posOf(session, 'two')).toEqual(two)
})
test('[LA33] where two make a card grow in one moment, the next growth makes the room that both left out', async () => {
  const session = open()
  putNear(session)
  await until(() => posOf(session, 'two')?.[1] !== 200, 'the card near it')
  session.dispatch([{ type: 'add-item', card: 'one', field: 'markers', id: 'sign1', values: SIGN }], 'Write')
  const two = posOf(session, 'two')
  if (two === undefined) throw new RangeError('no card')
  // Another person did the same before they had seen it, and made the same room.
  session.remote([
    { type: 'add-item', card: 'one', field: 'markers', id: 'sign2', values: SIGN },
    { type: 'move', moves: [{ id: 'two', pos: two }] },
  ])
  await until(() => covered(session).length > 0, 'their words')
  session.dispatch([{ type: 'add-item', card: 'one', field: 'markers', id: 'sign3', values: SIGN }], 'Write')
  expect(covered(session)).toEqual([])
  // What somebody has put there since stays.
  session.remote([{ type: 'move', moves: [{ id: 'two', pos: [28, 180] }] }])
  await until(() => covered(session).length > 0, 'the card on it')
  session.dispatch([{ type: 'add-item', card: 'one', field: 'markers', id: 'sign4', values: SIGN }], 'Write')
  expect(posOf(session, 'two')).toEqual([28, 180])
})
test('[LA32] moving cards and making them smaller moves nothing else', () => {
  const session = open()
  session.dispatch([{ type: 'move', moves: [{ id: 'two', pos: [40, 90] }] }], 'Move')
  session.dispatch([{ type: 'resize', id: 'one', pos: [28, 48], size: [120, 40] }], 'Size')
  expect(posOf(session, 'two')).toEqual([40, 90])
  expect(covered(session)).toEqual(['one two'])
})
