import { readToolId } from '@common-ground/client/canvas/tools/tool-runner.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard, driveMap } from '../../../support/map-driver.ts'

test('[CA50] a click places centred, selects, opens the title and gives the tool back', () => {
  const map = driveMap(aBoard([]))
  map.tool('place:organisation')
  map.move([400, 300])
  expect(map.preview()).toMatchObject({ shows: 'ghost', kind: 'organisation' })
  map.click([400, 300])
  const card = map.newest()
  expect(card.kind).toBe('organisation')
  expect([card.pos[0] + card.size[0] / 2, card.pos[1] + card.size[1] / 2]).toEqual([400, 300])
  expect(map.session.view.get()).toMatchObject({
    tool: 'select',
    selection: [card.id],
    editing: { card: card.id, field: 'name' },
  })
  expect(map.changes[0]).toMatchObject({ label: 'Add organisation' })
  map.session.undo()
  expect(map.session.board.get().cards.has(card.id)).toBe(false)
})

test('[CA51] Enter places in the free place nearest the middle', () => {
  const map = driveMap(aBoard([aCard('a', [400, 350])]))
  for (let at = 0; at < 3; at += 1) {
    map.tool('place:note')
    map.key('Enter')
  }
  const boxes = [...map.session.board.get().cards.values()].filter((card) => card.kind === 'note')
  expect(boxes).toHaveLength(4)
  for (const one of boxes) {
    for (const other of boxes) {
      if (one === other) continue
      const apart =
        one.pos[0] >= other.pos[0] + other.size[0] ||
        other.pos[0] >= one.pos[0] + one.size[0] ||
        one.pos[1] >= other.pos[1] + other.size[1] ||
        other.pos[1] >= one.pos[1] + one.size[1]
      expect(apart).toBe(true)
    }
  }
})

test('[CA52] a new card stands in the zone under its middle', () => {
  const map = driveMap(aBoard([aCard('zone', [0, 0], { kind: 'zone', size: [900, 700] })]))
  map.tool('place:note')
  map.click([300, 300])
  expect(map.newest().zone).toBe('zone')
  map.tool('place:zone')
  map.click([450, 400])
  expect(map.newest()).toMatchObject({ kind: 'zone', zone: null })
})

test('[CA55] a refused change leaves selection and tool as they were', () => {
  const map = driveMap(aBoard([aCard('a', [0, 0])]))
  map.click([50, 50])
  map.tool('place:note')
  map.session.setRole('viewer')
  map.click([400, 400])
  expect(map.refused).toEqual(['read-only'])
  expect(map.session.view.get()).toMatchObject({ tool: 'place:note', selection: ['a'], editing: null })
})

test('[CA50] Escape gives the tool back; a tool nobody knows is select', () => {
  const map = driveMap(aBoard([]))
  map.tool('place:note')
  map.down([100, 100])
  map.escape()
  expect(map.session.view.get().tool).toBe('place:note')
  map.escape()
  expect(map.session.view.get().tool).toBe('select')
  expect(readToolId('place:charter')).toBeNull()
  expect(readToolId('place:mark')).toBeNull()
  expect(readToolId('laser')).toBeNull()
})
