import { copyCards } from '@common-ground/client/canvas/tools/copy-cards.ts'
import { panTool } from '@common-ground/client/canvas/tools/pan-tool.ts'
import { writtenAt, writtenThings } from '@common-ground/shared/templates/round-cards.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard, driveMap } from '../../../support/map-driver.ts'

test('[CA41] a copy keeps the relations among its cards under new ids, and never the charter', () => {
  const map = driveMap(
    aBoard(
      [
        aCard('org', [0, 0], { kind: 'organisation', name: 'NHS' }),
        aCard('aim', [400, 0], { kind: 'objective', title: 'Home' }),
        aCard('else', [0, 400]),
      ],
      [
        { id: 'r1', kind: 'does', from: 'org', to: 'aim', part: 'leads' },
        { id: 'r2', kind: 'link', from: 'org', to: 'else' },
      ],
    ),
  )
  const copied = copyCards(map.session.board.get(), ['charter', 'org', 'aim'], map.session.newId, 20, 20)
  expect(map.session.dispatch([copied.operation], 'copy')).toMatchObject({ ok: true })
  const [first, second] = copied.ids.map((id) => map.card(id))
  expect(copied.ids).toHaveLength(2)
  expect([first?.pos, second?.pos]).toEqual([
    [20, 20],
    [420, 20],
  ])
  expect(first?.kind === 'organisation' && first.fields.name).toBe('NHS')
  const relations = [...map.session.board.get().relations.values()]
  expect(relations).toHaveLength(3)
  expect(relations.find((relation) => relation.from === first?.id)).toMatchObject({
    kind: 'does',
    to: second?.id,
    attributes: { part: 'leads' },
  })
})

test('[CA44] copies say what their originals say, and a zone brings what stands in it', () => {
  const voice = { text: { orgId: 'org', by: 'ben', at: '2026-10-01T10:00:00.000Z' } }
  const said = { look: 'plum', inAgreement: false, extra: { shoeSize: 7 }, voice } as const
  const cards = [
    aCard('area', [0, 0], { kind: 'zone', size: [600, 400], inAgreement: false }),
    aCard('in', [20, 60], { ...said, zone: 'area', group: 'together', text: 'Who drives?' }),
    aCard('with', [300, 60], { zone: 'area', group: 'together', lock: { by: 'ben', at: '2026-10-01T10:00:00.000Z' } }),
  ]
  const map = driveMap(aBoard(cards, [{ id: 'r', kind: 'link', from: 'in', to: 'with', bend: [5, 40] }]))
  const copied = copyCards(map.session.board.get(), ['area'], map.session.newId, 1000, 0)
  expect(map.session.dispatch([copied.operation], 'copy')).toMatchObject({ ok: true })
  const [zone, first, second] = copied.ids.map((id) => map.card(id))
  expect(copied.ids).toHaveLength(3)
  expect(first).toMatchObject({ ...said, pos: [1020, 60], zone: zone?.id, fields: { text: 'Who drives?' } })
  expect(second).toMatchObject({ inAgreement: true, lock: null, zone: zone?.id })
  expect(first?.group).toBe(second?.group)
  expect([null, 'together']).not.toContain(first?.group)
  const line = [...map.session.board.get().relations.values()].find(({ from }) => from === first?.id)
  expect(line?.bend).toEqual([5, 40])
})

test('[LD57] [CA44] a copy of what was written at a step was written by nobody', () => {
  const map = driveMap(
    aBoard([
      aCard('nameless', [0, 0], { extra: writtenAt('round') }),
      aCard('more', [0, 300], { extra: { ...writtenAt('round'), shoeSize: 7 } }),
    ]),
  )
  const copied = copyCards(map.session.board.get(), ['nameless', 'more'], map.session.newId, 500, 0)
  expect(map.session.dispatch([copied.operation], 'copy')).toMatchObject({ ok: true })
  expect(copied.ids.map((id) => map.card(id)?.extra)).toEqual([null, { shoeSize: 7 }])
  expect(writtenThings(map.session.board.get(), 'round')).toHaveLength(2)
})

test('[CA44] copying by hand copies with a zone what copying by keyboard copies', () => {
  const map = driveMap(
    aBoard([aCard('area', [0, 0], { kind: 'zone', size: [600, 400] }), aCard('in', [20, 100], { zone: 'area' })]),
  )
  map.drag([2, 300], [2, 800], { alt: true })
  expect(map.changes).toHaveLength(1)
  const byKeys = copyCards(map.session.board.get(), ['area'], map.session.newId, 20, 20)
  expect(byKeys.operation.cards.map(({ kind }) => kind)).toEqual(['zone', 'note'])
  expect(map.selection().map((id) => map.card(id).kind)).toEqual(['zone', 'note'])
})

test('[CA12] the hand moves the camera and nothing else', () => {
  const map = driveMap(aBoard([aCard('a', [0, 0])]))
  map.tool('pan')
  map.drag([50, 50], [150, 20])
  expect(map.session.view.get()).toMatchObject({ camera: { x: -100, y: 30, zoom: 1 }, selection: [] })
  expect(map.changes).toEqual([])
  expect(panTool.initial).toEqual({ at: 'idle' })
})
