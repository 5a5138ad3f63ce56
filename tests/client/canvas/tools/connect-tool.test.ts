import { meaningsOf } from '@common-ground/client/canvas/relation-chip.tsx'
import { expect, test } from 'vitest'
import { aBoard, aCard, driveMap } from '../../../support/map-driver.ts'

function partners() {
  const map = driveMap(
    aBoard([
      aCard('org', [0, 0], { kind: 'organisation', name: 'NHS' }),
      aCard('aim', [400, 0], { kind: 'objective', title: 'Home sooner' }),
      aCard('role', [0, 300], { kind: 'role', title: 'Chair' }),
      aCard('worry', [400, 300], { kind: 'concern', title: 'Money' }),
      aCard('zone', [-100, 600], { kind: 'zone', size: [300, 150] }),
    ]),
  )
  map.tool('connect')
  return map
}
const made = (map: ReturnType<typeof partners>) => [...map.session.board.get().relations.values()]

test('[CA53] dragging from card to card connects; the two kinds decide', () => {
  const map = partners()
  map.down([50, 50])
  map.move([200, 80])
  expect(map.preview()).toMatchObject({ shows: 'connect', from: 'org', to: null })
  map.move([450, 50])
  expect(map.preview()).toMatchObject({ to: 'aim' })
  map.up([450, 50])
  expect(made(map)).toMatchObject([{ kind: 'does', from: 'org', to: 'aim' }])
  expect(map.session.view.get()).toMatchObject({ tool: 'select', selection: [made(map)[0]?.id] })
})

test('[CA53] a press on each of two cards connects them, turned when the meaning runs the other way', () => {
  const map = partners()
  map.click([50, 350])
  map.move([50, 80])
  expect(map.preview()).toMatchObject({ shows: 'connect', from: 'role', to: 'org' })
  map.click([50, 50])
  expect(made(map)).toMatchObject([{ kind: 'holds', from: 'org', to: 'role' }])
})

test('[CA54] nothing ends in itself, in the air or in a zone, and Escape leaves all as it was', () => {
  const map = partners()
  map.drag([50, 50], [100, 80])
  map.drag([50, 50], [900, 700])
  map.drag([50, 50], [-100, 650])
  map.down([50, 50])
  map.move([450, 50])
  map.escape()
  map.up([450, 50])
  expect(made(map)).toEqual([])
  expect(map.session.view.get().tool).toBe('connect')
  map.escape()
  expect(map.session.view.get().tool).toBe('select')
})

test('[CA55] a second relation of the kind is refused and the tool stays', () => {
  const map = partners()
  map.drag([50, 50], [450, 50])
  map.tool('connect')
  map.drag([50, 50], [450, 50])
  expect(map.refused).toEqual(['already-connected'])
  expect(made(map)).toHaveLength(1)
  expect(map.session.view.get().tool).toBe('connect')
})

test('[CA53] the chip offers what else the line may mean', () => {
  const map = partners()
  map.drag([50, 50], [450, 350])
  const [relation] = made(map)
  if (relation === undefined) throw new TypeError('nothing was connected')
  expect(relation.kind).toBe('sameBoat')
  const meanings = meaningsOf(map.session.board.get(), relation)
  expect(meanings.filter((meaning) => meaning.isNow)).toHaveLength(1)
  expect(meanings.map((meaning) => meaning.kind)).toContain('offersHelp')
})
