import { expect, test } from 'vitest'
import { aBoard, aCard, driveMap } from '../../../support/map-driver.ts'

const three = () =>
  driveMap(
    aBoard(
      [aCard('a', [0, 0]), aCard('b', [300, 0]), aCard('c', [600, 0])],
      [{ id: 'ab', kind: 'link', from: 'a', to: 'b' }],
    ),
  )

test('[CA30] a press picks, with Shift adds or takes away, on empty ground lets go', () => {
  const map = three()
  map.click([50, 50])
  expect(map.selection()).toEqual(['a'])
  map.click([350, 50], { shift: true })
  expect(map.selection()).toEqual(['a', 'b'])
  map.click([50, 50], { shift: true })
  expect(map.selection()).toEqual(['b'])
  map.click([50, 50], { mod: true })
  map.click([350, 50])
  expect(map.selection()).toEqual(['b'])
  map.click([500, 500])
  expect(map.selection()).toEqual([])
  map.click([250, 50])
  expect(map.selection()).toEqual(['ab'])
  expect(map.changes).toEqual([])
})

test('[CA31] a drag begins after 4 px, and after 6 px for a finger', () => {
  const map = three()
  map.down([50, 50])
  map.move([53, 50])
  expect(map.preview().shows).toBe('nothing')
  map.move([54, 50])
  expect(map.preview()).toMatchObject({ shows: 'drag', ids: ['a'], dx: 4, dy: 0 })
  map.escape()
  map.down([50, 50], { coarse: true })
  map.move([55, 50], { coarse: true })
  expect(map.preview().shows).toBe('nothing')
  map.move([56, 50], { coarse: true })
  expect(map.preview().shows).toBe('drag')
})

test('[CA32] a drag takes all that is selected and what stands in a zone, but nothing locked', () => {
  const map = driveMap(
    aBoard([
      aCard('zone', [0, 0], { kind: 'zone', size: [500, 400] }),
      aCard('in', [50, 100], { zone: 'zone' }),
      aCard('locked', [280, 100], { zone: 'zone', lock: { by: 'x', at: '2026-01-01T00:00:00.000Z' } }),
      aCard('out', [700, 100]),
    ]),
  )
  map.click([800, 150])
  map.click([100, 0], { shift: true })
  map.drag([100, 0], [130, 40])
  expect(map.card('zone').pos).toEqual([30, 40])
  expect(map.card('in').pos).toEqual([80, 140])
  expect(map.card('in').zone).toBe('zone')
  expect(map.card('out').pos).toEqual([730, 140])
  expect(map.card('locked').pos).toEqual([280, 100])
  map.click([380, 150])
  map.drag([380, 150], [450, 150])
  expect(map.card('locked').pos).toEqual([280, 100])
})

test('[CA43] a card locked while it is in the hand stays, and the others are dropped all the same', () => {
  const map = three()
  map.click([50, 50])
  map.click([350, 50], { shift: true })
  map.down([350, 50])
  map.move([400, 100])
  const lock = { by: 'p2', at: '2026-01-01T00:00:00.000Z' }
  expect(map.session.dispatch([{ type: 'set-lock', ids: ['a'], lock }], 'Lock').ok).toBe(true)
  map.up([400, 100])
  expect(map.card('a').pos).toEqual([0, 0])
  expect(map.card('b').pos).toEqual([350, 50])
})

test('[CA33] a drag is one change at the drop, undone in one step', () => {
  const map = three()
  map.click([50, 50])
  map.click([350, 50], { shift: true })
  map.down([350, 50])
  map.move([360, 60])
  map.move([400, 100])
  expect(map.changes).toEqual([])
  expect(map.card('b').pos).toEqual([300, 0])
  map.up([400, 100])
  expect(map.changes.map((change) => change.label)).toEqual(['Move 2 cards'])
  expect([map.card('a').pos, map.card('b').pos]).toEqual([
    [50, 50],
    [350, 50],
  ])
  expect(map.session.undo().did).toBe(true)
  expect([map.card('a').pos, map.card('b').pos]).toEqual([
    [0, 0],
    [300, 0],
  ])
  // Back to where it started is no change at all.
  map.down([50, 50])
  map.move([90, 50])
  map.up([50, 50])
  expect(map.changes).toHaveLength(1)
})

test('[CA45] a card locked while a drag is written lands in the hand when the lock has gone at the drop', () => {
  const map = three()
  map.click([50, 50])
  map.click([350, 50], { shift: true })
  map.down([350, 50])
  map.move([400, 100])
  map.tick(1000)
  const lock = (is: { by: string; at: string } | null): void =>
    expect(map.session.dispatch([{ type: 'set-lock', ids: ['a'], lock: is }], 'Lock').ok).toBe(true)
  lock({ by: 'p2', at: '2026-01-01T00:00:00.000Z' })
  map.tick(3000)
  lock(null)
  map.up([450, 150])
  expect([map.card('a').pos, map.card('b').pos]).toEqual([
    [100, 100],
    [400, 100],
  ])
})

test('[CA45] a write that the board refuses is as if it had not been tried', () => {
  const map = three()
  map.down([50, 50])
  map.move([100, 50])
  map.tick(1000)
  map.session.setRole('viewer')
  map.tick(3000)
  map.session.setRole('editor')
  expect([map.card('a').pos, map.refused]).toEqual([[0, 0], ['read-only']])
  expect(map.preview()).toMatchObject({ dx: 50, dy: 0 })
  map.up([150, 50])
  expect(map.card('a').pos).toEqual([100, 0])
})

test('[CA42] a long drag that ends as a copy leaves the originals where they began', () => {
  const map = three()
  map.down([50, 50])
  map.move([100, 50])
  map.tick(1000)
  map.tick(3000)
  expect(map.card('a').pos).toEqual([50, 0])
  map.move([50, 450], { alt: true })
  map.up([50, 450], { alt: true })
  expect(map.card('a').pos).toEqual([0, 0])
  expect(map.newest().pos).toEqual([0, 400])
  map.session.undo()
  expect(map.card('a').pos).toEqual([0, 0])
})

test('[CA42] a long drag is written every two seconds and is still one step of undo', () => {
  const map = three()
  map.down([50, 50])
  map.move([100, 50])
  map.tick(1000)
  map.tick(2900)
  expect(map.changes).toEqual([])
  map.tick(3000)
  expect(map.card('a').pos).toEqual([50, 0])
  expect(map.preview()).toMatchObject({ dx: 0, dy: 0 })
  map.move([120, 60])
  expect(map.preview()).toMatchObject({ dx: 20, dy: 10 })
  map.tick(5000)
  map.up([130, 60])
  expect(map.card('a').pos).toEqual([80, 10])
  expect(map.changes).toHaveLength(3)
  map.session.undo()
  expect(map.card('a').pos).toEqual([0, 0])
  expect(map.session.canUndo.get()).toBe(false)
  // Called off, what was written is taken back.
  map.down([50, 50])
  map.move([100, 50])
  map.tick(1000)
  map.tick(3000)
  map.escape()
  expect(map.card('a').pos).toEqual([0, 0])
})

test('[CA34] Escape gives everything back', () => {
  const map = three()
  map.click([50, 50])
  map.down([50, 50])
  map.move([90, 90])
  map.escape()
  map.up([90, 90])
  map.down([400, 400])
  map.move([10, 10])
  expect(map.preview().shows).toBe('marquee')
  map.escape()
  expect(map.selection()).toEqual([])
  map.click([50, 50])
  map.down([205, 105])
  map.move([300, 200])
  expect(map.preview().shows).toBe('resize')
  map.escape()
  expect(map.changes).toEqual([])
  expect(map.card('a')).toMatchObject({ pos: [0, 0], size: [200, 100] })
})

test('[CA35] Shift keeps to the axis gone further along', () => {
  const map = three()
  map.drag([50, 50], [150, 70], { shift: false })
  expect(map.card('a').pos).toEqual([100, 20])
  map.down([150, 70])
  map.move([180, 160], { shift: true })
  map.up([180, 160], { shift: true })
  expect(map.card('a').pos).toEqual([100, 110])
})

test('[CA36] Alt at the drop makes copies and leaves the originals', () => {
  const map = three()
  map.down([50, 50])
  map.move([50, 250], { alt: true })
  expect(map.preview()).toMatchObject({ shows: 'drag', copies: true })
  map.move([50, 260])
  expect(map.preview()).toMatchObject({ copies: false })
  map.move([50, 250], { alt: true })
  map.up([50, 250], { alt: true })
  expect(map.card('a').pos).toEqual([0, 0])
  expect(map.newest().pos).toEqual([0, 200])
  expect(map.selection()).toEqual([map.newest().id])
})

test('[CA37] a dropped card stands in the smallest zone under its middle', () => {
  const map = driveMap(
    aBoard([
      aCard('wide', [0, 0], { kind: 'zone', size: [900, 700] }),
      aCard('small', [400, 200], { kind: 'zone', size: [400, 400], title: 'Delivery' }),
      aCard('a', [1200, 0]),
    ]),
  )
  map.drag([1250, 50], [550, 350])
  expect(map.card('a').zone).toBe('small')
  expect(map.changes[0]?.said).toBe('Moved under Delivery.')
  map.drag([550, 350], [250, 350])
  expect(map.card('a').zone).toBe('wide')
  map.drag([250, 350], [250, 900])
  expect(map.card('a').zone).toBeNull()
})

test('[CA38] handles pull their sides; Shift keeps proportions, Alt the middle, and no card gets too small', () => {
  const map = three()
  map.click([50, 50])
  map.drag([205, 105], [255, 205])
  expect(map.card('a')).toMatchObject({ pos: [0, 0], size: [250, 200] })
  map.drag([-5, 100], [-55, 100])
  expect(map.card('a')).toMatchObject({ pos: [-50, 0], size: [300, 200] })
  map.drag([255, 205], [555, 205], { shift: true })
  expect(map.card('a').size).toEqual([600, 400])
  map.drag([555, 200], [545, 200], { alt: true })
  expect(map.card('a')).toMatchObject({ pos: [-40, 0], size: [580, 400] })
  map.drag([545, 405], [-900, -900])
  expect(map.card('a').size).toEqual([96, 40])
  expect(map.changes.at(-1)?.label).toBe('Resize card')
})

test('[CA39] a burst of arrow keys is one move, written when it pauses', () => {
  const map = three()
  map.click([50, 50])
  map.key('ArrowRight')
  map.key('ArrowRight')
  map.key('ArrowDown', { shift: true })
  expect(map.preview()).toMatchObject({ shows: 'drag', dx: 2, dy: 10 })
  map.tick(1000)
  map.tick(1400)
  expect(map.changes).toEqual([])
  map.tick(1600)
  expect(map.changes).toHaveLength(1)
  expect(map.card('a').pos).toEqual([2, 10])
  // Anything else that happens writes it first.
  map.key('ArrowLeft')
  map.down([350, 50])
  expect(map.card('a').pos).toEqual([1, 10])
  map.up([350, 50])
  map.session.undo()
  map.session.undo()
  expect(map.card('a').pos).toEqual([0, 0])
})

test('[CA40] a viewer selects and moves nothing', () => {
  const map = three()
  map.session.setRole('viewer')
  map.drag([50, 50], [150, 150])
  expect(map.selection()).toEqual(['a'])
  map.key('ArrowRight')
  map.down([205, 105])
  map.move([300, 300])
  map.up([300, 300])
  map.double([50, 50])
  expect(map.session.view.get().editing).toBeNull()
  expect(map.changes).toEqual([])
})

test('[CA40] a press of whoever only looks opens what is written on a card; of somebody who edits it selects alone', () => {
  for (const [role, panel] of [
    ['viewer', 'card'],
    ['editor', null],
  ] as const) {
    const map = three()
    map.session.setRole(role)
    map.session.view.set({ panel: null })
    map.down([50, 50])
    map.up([50, 50])
    expect(map.selection(), role).toEqual(['a'])
    expect(map.session.view.get().panel, role).toBe(panel)
  }
})

test('[CA23] a marquee selects what it meets, with Shift more', () => {
  const map = three()
  map.down([-50, -50])
  map.move([100, 20])
  expect(map.selection()).toEqual(['a'])
  map.move([320, 20])
  expect(map.selection()).toEqual(['a', 'b'])
  map.up([320, 20])
  map.drag([550, -50], [650, 20], { shift: true })
  expect(map.selection()).toEqual(['a', 'b', 'c'])
})

test('[CA73] [CA96] a double press opens the title for typing where it was pressed', () => {
  const map = three()
  map.double([50, 50])
  expect(map.session.view.get()).toMatchObject({
    selection: ['a'],
    editing: { card: 'a', field: 'text', at: [50, 50] },
  })
})
