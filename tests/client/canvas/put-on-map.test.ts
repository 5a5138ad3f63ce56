// Shows that what the product puts on the map lands in its zone, leaves everything else to its owners, and comes apart from what comes at the same moment.
import { boxAt, contains, overlaps } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { placeInNoZone } from '@common-ground/client/canvas/place-loose.ts'
import { addWritten } from '@common-ground/client/panels/list/change-cards.ts'
import { placeOwnCard } from '@common-ground/client/panels/own-card.ts'
import { putElsewhere } from '@common-ground/client/canvas/put-on-map.ts'
import { blankBoard } from '@common-ground/shared/templates/blank-board.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../support/map-driver.ts'
import { openMemorySession, type MemorySession } from '../../support/memory-session.ts'
import { until } from '../../support/until.ts'

const blank = (): MemorySession => {
  let made = 0
  return openMemorySession(
    blankBoard({ title: 'Ours', at: '2026-01-01T00:00:00Z', newId: () => `zone${String((made += 1))}` }),
  )
}
const zoneFor = (session: MemorySession, type: string) => {
  for (const card of session.board.get().cards.values())
    if (card.kind === 'zone' && card.fields.zoneType === type) return card
  throw new RangeError(`no zone ${type}`)
}
function expectInside(session: MemorySession): void {
  const standing = standingOn(session.board.get())
  const cards = standing.filter(({ zoneType }) => zoneType === null)
  for (const [at, one] of cards.entries()) {
    for (const other of cards.slice(at + 1))
      expect([one.id, other.id, overlaps(one.box, other.box)]).toEqual([one.id, other.id, false])
    const zone = standing.find(({ id }) => id === one.zone)
    if (zone !== undefined) expect([one.id, contains(zone.box, one.box)]).toEqual([one.id, true])
  }
}

test('[LA20] the cards of organisations and whatever is written at a step land inside the zones of their kinds', () => {
  const session = blank()
  for (const organisation of ['Council', 'Health Board', 'College', 'A Voluntary Association with a Long Name'])
    placeOwnCard(session, { id: 'me', name: 'Ann', organisation, organisationId: null })
  for (let at = 0; at < 5; at += 1) {
    addWritten(session, 'objective', {
      title: `Something that all of us want and that takes ${String(at)} lines to say`,
    })
    addWritten(session, 'concern', { title: `A worry ${'that goes on '.repeat(at)}` })
  }
  const cards = [...session.board.get().cards.values()]
  expect(cards.filter(({ zone }) => zone === zoneFor(session, 'who').id)).toHaveLength(4)
  expect(cards.filter(({ zone }) => zone === zoneFor(session, 'what').id)).toHaveLength(5)
  expect(cards.filter(({ zone }) => zone === zoneFor(session, 'how').id)).toHaveLength(5)
  expectInside(session)
})
test('[OP25] [LA28] undo takes away the card alone: what gave way for it stays, and so does what others put there', async () => {
  const session = blank()
  for (let at = 0; at < 2; at += 1) addWritten(session, 'objective', { title: `Goal ${String(at)}` })
  const { pos, size } = zoneFor(session, 'leads')
  const third = addWritten(session, 'objective', { title: 'The third' })
  expect(zoneFor(session, 'leads').pos).not.toEqual(pos)
  const [moved, what] = [zoneFor(session, 'leads'), zoneFor(session, 'what')]
  const theirs = { id: 'theirs', kind: 'role', zone: moved.id, pos: [moved.pos[0] + 28, moved.pos[1] + 48] } as const
  session.remote([{ type: 'create', cards: [theirs] }])
  await until(() => session.board.get().cards.has('theirs'), 'their card')
  expect(session.undo().did).toBe(true)
  expect(session.board.get().cards.has(third ?? '')).toBe(false)
  expect(zoneFor(session, 'leads')).toMatchObject({ pos: moved.pos, size })
  expect(zoneFor(session, 'what').size).toEqual(what.size)
  expectInside(session)
})
test('[LA27] a card that came to the same place at the same moment is beside it soon, and undo is as before', async () => {
  const session = blank()
  const mine = addWritten(session, 'objective', { title: 'Mine' }) ?? ''
  const card = session.board.get().cards.get(mine)
  if (card === undefined) throw new RangeError('no card')
  session.remote([{ type: 'create', cards: [{ id: 'zz', kind: 'objective', pos: card.pos, zone: card.zone }] }])
  const there = () => session.board.get().cards.get('zz')
  await until(() => there() !== undefined && there()?.pos[1] !== card.pos[1], 'their card beside mine')
  expectInside(session)
  expect(session.board.get().cards.get(mine)?.pos).toEqual(card.pos)
  session.undo()
  expect(session.board.get().cards.has(mine)).toBe(false)
  expect(session.canUndo.get()).toBe(false)
})
test('[LA27] somebody else’s card that was sent to another place from here does not stay on one that was sent there too', async () => {
  const session = blank()
  const mine = addWritten(session, 'objective', { title: 'Mine' }) ?? ''
  const card = session.board.get().cards.get(mine)
  if (card === undefined) throw new RangeError('no card')
  const { pos, zone } = card
  const below = [pos[0], pos[1] + 900] as const
  const theirs = (id: string, at: typeof pos) =>
    ({ type: 'create', cards: [{ id, kind: 'objective', pos: at, zone }] }) as const
  session.remote([theirs('zz1', pos), theirs('zz2', below)])
  const at = (id: string) => session.board.get().cards.get(id)?.pos ?? [0, 0]
  await until(() => session.board.get().cards.has('zz1') && at('zz1')[1] !== pos[1], 'their first card beside mine')
  // A third device, which saw something else, sends their other card there.
  session.remote([{ type: 'move', moves: [{ id: 'zz2', pos: at('zz1') }] }])
  await until(() => at('zz2')[1] !== below[1] && String(at('zz1')) !== String(at('zz2')), 'their two cards apart')
  expectInside(session)
})
test('[LA27] somebody who types in a card that was there keeps it where it is: mine below gives way', async () => {
  const session = blank()
  const { id, pos } = zoneFor(session, 'what')
  const theirs = { id: 'zzold', kind: 'objective', zone: id, pos: [pos[0] + 28, pos[1] + 48] } as const
  session.remote([{ type: 'create', cards: [theirs] }])
  await until(() => session.board.get().cards.has('zzold'), 'their card')
  const mine = addWritten(session, 'objective', { title: 'Mine' }) ?? ''
  const was = session.board.get().cards.get(mine)?.pos
  const insert = 'A much longer goal than before '.repeat(9)
  session.remote([{ type: 'edit-text', at: { card: 'zzold', field: 'title' }, index: 0, remove: 0, insert }])
  await until(() => session.board.get().cards.get(mine)?.pos !== was, 'mine elsewhere')
  expect(session.board.get().cards.get('zzold')?.pos).toEqual(theirs.pos)
  expectInside(session)
})
test('[LA29] while others drag, a new card is looked after a few times a second', async () => {
  const session = blank()
  let looks = 0
  const counted: MemorySession = {
    ...session,
    mayEdit: {
      ...session.mayEdit,
      get() {
        looks += 1
        return session.mayEdit.get()
      },
    },
  }
  session.remote([{ type: 'create', cards: [{ id: 'theirs', kind: 'note', zone: null, pos: [4000, 0] }] }])
  await until(() => session.board.get().cards.has('theirs'), 'their card')
  const begin = performance.now()
  addWritten(counted, 'objective', { title: 'Mine' })
  for (let x = 4001; x <= 4040; x += 1) {
    session.remote([{ type: 'move', moves: [{ id: 'theirs', pos: [x, 0] }] }])
    await until(() => session.board.get().cards.get('theirs')?.pos[0] === x, 'their step')
  }
  await until(() => looks > 0, 'a look')
  expect(looks).toBeLessThanOrEqual((performance.now() - begin) / 250)
})

const zone = aCard('zone', [0, 0], { kind: 'zone', size: [480, 360], title: 'Here' })
test('[LI21] [LA28] a card moved to a full zone gets a place inside it, undo takes it back, and the room stays', () => {
  const session = openMemorySession(
    aBoard([zone, aCard('one', [20, 50], { zone: 'zone', size: [440, 290] }), aCard('two', [900, 0], {})]),
  )
  const two = session.board.get().cards.get('two')
  if (two === undefined) throw new RangeError('no card')
  const { room, ...place } = putElsewhere(session, two, 'zone')
  session.dispatch([...room, { type: 'move', moves: [{ id: 'two', ...place }] }], 'Move')
  expect(session.board.get().cards.get('two')).toMatchObject({ zone: 'zone' })
  expectInside(session)
  const size = session.board.get().cards.get('zone')?.size
  expect(size).not.toEqual([480, 360])
  session.undo()
  expect(session.board.get().cards.get('two')).toMatchObject({ zone: null, pos: [900, 0] })
  expect(session.board.get().cards.get('zone')?.size).toEqual(size)
  expect(session.canUndo.get()).toBe(false)
})
test('[LI21] [LA28] taking back a move to a full zone leaves the ground under cards of others, and the card comes back into its zone', async () => {
  const session = blank()
  for (let at = 0; at < 2; at += 1) addWritten(session, 'objective', { title: `Goal ${String(at)}` })
  const [{ id: leads, pos }, what] = [zoneFor(session, 'leads'), zoneFor(session, 'what')]
  const [mine, was] = ['mine', [pos[0] + 28, pos[1] + 48]] as const
  session.dispatch([{ type: 'create', cards: [{ id: mine, kind: 'objective', zone: leads, pos: was }] }], 'Add')
  const card = session.board.get().cards.get(mine)
  if (card === undefined) throw new RangeError('no card')
  const { room, ...place } = putElsewhere(session, card, what.id)
  session.dispatch([...room, { type: 'move', moves: [{ id: mine, ...place }] }], 'Move')
  const moved = zoneFor(session, 'leads')
  const [x, y] = [moved.pos[0] - pos[0], moved.pos[1] - pos[1]]
  expect([x, y]).not.toEqual([0, 0])
  const at = [moved.pos[0] + moved.size[0] - 250, moved.pos[1] + moved.size[1] - 150] as const
  session.remote([{ type: 'create', cards: [{ id: 'theirs', kind: 'role', zone: moved.id, pos: at }] }])
  await until(() => session.board.get().cards.has('theirs'), 'their card')
  session.undo()
  expect(zoneFor(session, 'leads')).toMatchObject({ pos: moved.pos, size: moved.size })
  expect(session.board.get().cards.get(mine)).toMatchObject({ zone: moved.id, pos: [was[0] + x, was[1] + y] })
  expectInside(session)
})
test('[LI21] in no zone the place is outside every zone and card', () => {
  const board = openMemorySession(aBoard([zone, aCard('one', [600, 50], { text: 'One' })])).board.get()
  const box = boxAt(placeInNoZone(board, [240, 180], [200, 100], null), [200, 100])
  for (const card of board.cards.values()) expect(overlaps(box, boxAt(card.pos, card.size))).toBe(false)
})
