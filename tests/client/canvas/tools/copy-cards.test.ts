import { copyCards } from '@common-ground/client/canvas/tools/copy-cards.ts'
import { panTool } from '@common-ground/client/canvas/tools/pan-tool.ts'
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

test('[CA12] the hand moves the camera and nothing else', () => {
  const map = driveMap(aBoard([aCard('a', [0, 0])]))
  map.tool('pan')
  map.drag([50, 50], [150, 20])
  expect(map.session.view.get()).toMatchObject({ camera: { x: -100, y: 30, zoom: 1 }, selection: [] })
  expect(map.changes).toEqual([])
  expect(panTool.initial).toEqual({ at: 'idle' })
})
