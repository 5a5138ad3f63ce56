// Shows which part of the map each step is worked in, and that it is looked at near enough to be read.
import {
  areaWhenAsked,
  cameraOnArea,
  isElsewhere,
  stepArea,
  type StepArea,
} from '@common-ground/client/panels/leading/step-area.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { RUN_SHEETS } from '@common-ground/shared/templates/run-sheets.ts'
import type { CardContent } from '@common-ground/shared/board/board-content.ts'
import { expect, test } from 'vitest'
import { aBoard, aCard } from '../../../support/map-driver.ts'

const zone = (id: string, zoneType: string, at: number): CardContent =>
  aCard(id, [at, 0], { kind: 'zone', size: [300, 900], zoneType })
const ZONES = [zone('who', 'who', 0), zone('what', 'what', 400), zone('how', 'how', 800)]
const CARDS = [
  aCard('nhs', [20, 50], { kind: 'organisation', zone: 'who', name: 'NHS', size: [260, 130] }),
  aCard('aim', [420, 50], { kind: 'objective', zone: 'what', title: 'Home sooner', size: [260, 150] }),
  aCard('far', [460, 700], { kind: 'word', zone: 'what', word: 'locality' }),
]
const step = (id: string) => {
  const found = RUN_SHEETS.flatMap(({ steps }) => steps).find((one) => one.id === id)
  if (found === undefined) throw new RangeError(`no step ${id}`)
  return found.tool
}
const area = (id: string, cards: readonly CardContent[]): StepArea | null =>
  stepArea(boardOfContent(aBoard(cards)), step(id))
const corner = (id: string, cards = [...ZONES, ...CARDS]) => {
  const there = area(id, cards)
  return there === null ? null : [there.box.minX, there.box.minY]
}

test('[LD97] a step is worked where its cards are, with the name of their zone, or in the zone made for them', () => {
  expect(corner('what-we-do')).toEqual([0, 0])
  for (const id of ['objectives-first', 'how-we-will-know', 'who-leads']) expect(corner(id)).toEqual([400, 0])
  expect(corner('disagree')).toEqual([800, 0])
  expect(corner('purpose')).toEqual([-5000, -5000])
  // Cards that stand elsewhere are where the work is done.
  expect(corner('words')).toEqual([460, 700])
  expect(corner('words', [])).toBeNull()
  for (const id of ['which-apply', 'closing', 'look-back', 'rehearse', 'agree', 'who-does-what', 'purpose-first'])
    expect(corner(id)).toBeNull()
})

test('[LD97] only what is worked on at the step is measured', () => {
  const board = boardOfContent(aBoard([...ZONES, ...CARDS]))
  const far = board.cards.get('far')
  if (far === undefined) throw new RangeError('no card')
  const unread = Object.defineProperty({ ...far }, 'fields', {
    get: () => {
      throw new RangeError('another card was read')
    },
  })
  const there = stepArea({ ...board, cards: new Map(board.cards).set('far', unread) }, step('objectives-first'))
  expect(there?.box.minX).toBe(400)
})

test('[LD97] it is looked at near enough to read its words, and the purpose whole', () => {
  const all = [...ZONES, ...CARDS]
  for (const viewport of [
    [683, 330],
    [390, 400],
    [1440, 660],
  ] as const) {
    for (const id of ['what-we-do', 'objectives-first', 'disagree']) {
      const there = area(id, all)
      const camera = there === null ? null : cameraOnArea(there, viewport)
      expect(camera?.zoom, id).toBeGreaterThanOrEqual(0.8)
      // The corner where reading begins is in sight.
      expect(camera?.x).toBeLessThan(there?.box.minX ?? 0)
      expect(camera?.y).toBeLessThan(there?.box.minY ?? 0)
    }
  }
  const long = aCard('charter', [0, 0], {
    kind: 'charter',
    size: [1120, 110],
    purpose: 'To help each other. '.repeat(30),
  })
  const purpose = stepArea(boardOfContent({ ...aBoard([]), cards: [long] }), step('purpose'))
  if (purpose === null) throw new RangeError('no purpose')
  const { x, y, zoom } = cameraOnArea(purpose, [683, 330]) ?? { x: 0, y: 0, zoom: 0 }
  expect([x < 0, y < 0]).toEqual([true, true])
  expect((purpose.box.maxX - x) * zoom).toBeLessThan(683)
  expect((purpose.box.maxY - y) * zoom).toBeLessThan(330)
  expect(zoom).toBeGreaterThanOrEqual(0.5)
  // On a map that has grown wide it is whole still.
  const wide = cameraOnArea({ ...purpose, box: { ...purpose.box, maxX: purpose.box.minX + 1600 } }, [683, 330])
  expect(((wide?.x ?? 0) - purpose.box.minX) * (wide?.zoom ?? 0)).toBeLessThan(0)
  expect((purpose.box.minX + 1600 - (wide?.x ?? 0)) * (wide?.zoom ?? 0)).toBeLessThan(683)
  // Beneath a tall step there is nothing to show it on.
  expect(cameraOnArea(purpose, [683, 60])).toBeNull()
})

test('[LD97] the press there is for whoever has moved the map or kept it; until then nothing is looked for, however much is typed', () => {
  const board = boardOfContent(aBoard([...ZONES, ...CARDS]))
  const there = areaWhenAsked(board, step('objectives-first'))
  const placed = { x: 2000, y: 2000, zoom: 1 }
  const view = { placed, camera: placed, viewport: [683, 330] as const, bound: null }
  const never = (): StepArea | null => {
    throw new RangeError('it was looked for')
  }
  expect(isElsewhere(view, false, never)).toBe(false)
  expect(isElsewhere({ ...view, placed: null }, false, never)).toBe(false)
  const moved = { ...view, camera: { ...placed, x: 2100 } }
  expect(isElsewhere({ ...moved, bound: placed }, false, never)).toBe(false)
  expect([isElsewhere(moved, false, there), isElsewhere(view, true, there)]).toEqual([true, true])
  const onIt = cameraOnArea(there() ?? { box: { minX: 0, minY: 0, maxX: 0, maxY: 0 }, isOneText: false }, [683, 1000])
  expect(isElsewhere({ ...moved, camera: onIt ?? placed, viewport: [683, 1000] }, false, there)).toBe(false)
  expect(there()).toBe(there())
})

test('[LD97] no card lies beneath the buttons over the map where the map can stand beside them', () => {
  const box = { minX: 1000, minY: 0, maxX: 1300, maxY: 900 }
  const there = { box, isOneText: false }
  const control = { minX: 8, minY: 300, maxX: 98, maxY: 334 }
  const seen = cameraOnArea(there, [683, 340])
  const beside = { minX: 700, minY: 200, maxX: 880, maxY: 700 }
  const moved = cameraOnArea(there, [683, 340], { control, cards: [box, beside] })
  if (seen === null || moved === null) throw new RangeError('no map')
  const left = (x: number): number => (x - moved.x) * moved.zoom
  expect((beside.maxX - seen.x) * seen.zoom).toBeGreaterThan(control.minX)
  expect(left(beside.maxX) <= control.minX || left(beside.minX) >= control.maxX).toBe(true)
  expect([left(box.minX) >= 28, left(box.maxX) <= 683 - 28]).toEqual([true, true])
  // Nothing is moved where nothing is covered, nor where there is no way.
  expect(cameraOnArea(there, [683, 340], { control, cards: [box] })).toEqual(seen)
  const all = { minX: 0, minY: 0, maxX: 3000, maxY: 900 }
  expect(cameraOnArea(there, [683, 340], { control, cards: [all] })).toEqual(seen)
})
