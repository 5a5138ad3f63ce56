// Knows which part of the map the work of a step is done in, and how near it is looked at to be read; refuses to move the map.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { around, overlaps, type Box } from '@common-ground/shared/layout/geometry.ts'
import { zoneMadeFor, type Standing } from '@common-ground/shared/layout/standing.ts'
import { standingOf } from '@common-ground/shared/picture/standing-on.ts'
import type { StepTool } from '@common-ground/shared/templates/run-sheet.ts'
import { fitTo, NO_INSETS, sameCamera } from '../../canvas/camera.ts'
import type { Camera, View } from '../../model/view-state.ts'
import { isInSight } from '../bring-to-sight.ts'

export interface StepArea {
  /** World units. */
  readonly box: Box
  /** It is one text, to be read whole: it is looked at from farther away before a part of it is out of sight. */
  readonly isOneText: boolean
}

/** Words on cards can be read from this zoom on; the one text of a card is never drawn smaller than can be read. [CA76] */
const READABLE = { cards: 0.8, oneText: 0.34 } as const
/** Air around what is shown from where it begins, screen px. */
const RIM = 28
/** Cards that begin so near the corner of their zone are shown with its name, world units. */
const NEAR_CORNER = 160
/** How finely a way beside the control is looked for, screen px. */
const STEP = 6
/** What is said at the bottom of the map, and less map than this is none: screen px. */
const LEAST_HEIGHT = 96

/** null = the step is not worked in one part of the map, or nothing of it is there yet. [LD97] */
export function stepArea(board: Board, tool: StepTool): StepArea | null {
  if (tool.type === 'fields' && tool.of === 'charter') {
    const box = boxOf(board, ({ id }) => id === CHARTER_ID)
    return box === null ? null : { box, isOneText: true }
  }
  const kind = kindOf(tool)
  const box = kind === null ? null : areaOf(board, kind)
  return box === null ? null : { box, isOneText: false }
}

/** As `stepArea`, but found only when it is asked for, once: on a large board it takes longer than a letter may that somebody types. */
export function areaWhenAsked(board: Board, tool: StepTool): () => StepArea | null {
  let found: { readonly area: StepArea | null } | null = null
  return () => (found ??= { area: stepArea(board, tool) }).area
}

/** The map stands where the product has put it: its person has not moved it. */
export const isWherePut = ({ camera, placed }: Pick<View, 'camera' | 'placed'>): boolean =>
  placed !== null && sameCamera(camera, placed)

/**
 * True where a press there is of use: the map shows something else, because its person has moved it or because it stayed.
 *
 * @param hasStayed something was in the hand when the map would have gone there.
 */
export function isElsewhere(
  view: Pick<View, 'camera' | 'viewport' | 'placed' | 'bound'>,
  hasStayed: boolean,
  area: () => StepArea | null,
): boolean {
  if (view.placed === null || view.bound !== null || (isWherePut(view) && !hasStayed)) return false
  const there = area()
  return there !== null && cameraOnArea(there, view.viewport) !== null && !isInSight(view, there.box)
}

/** What is written or asked for at a step; null = it is about no one kind, or is read in the step itself. */
function kindOf(tool: StepTool): CardKind | null {
  switch (tool.type) {
    case 'fields':
      return 'organisation'
    case 'write':
    case 'add':
    case 'entries':
      return tool.kind
    case 'leads':
      return 'objective'
    case 'open':
      return tool.what === 'steps' ? 'if-we-disagree' : null
    case 'pick':
    case 'talk':
    case 'look-back':
    case 'closing':
      return null
  }
}

/** Cards of a kind where they belong, else all of them; where there are none, the zone that is made for them. */
function areaOf(board: Board, kind: CardKind): Box | null {
  const zone = zoneMadeFor(
    kind,
    cardsOn(board, (card) => card.kind === 'zone'),
  )
  const held = zone === null ? null : boxOf(board, (card) => card.kind === kind && card.zone === zone.id)
  const cards = held ?? boxOf(board, (card) => card.kind === kind)
  if (cards === null) return zone?.box ?? null
  if (zone === null || held === null) return cards
  const { minX, minY } = zone.box
  const isNear = cards.minX - minX < NEAR_CORNER && cards.minY - minY < NEAR_CORNER
  return isNear ? { ...cards, minX, minY } : cards
}

/** Only these are measured: all of a large board takes longer than a letter may that somebody types. */
const cardsOn = (board: Board, isWanted: (one: Card) => boolean): readonly Standing[] =>
  [...board.cards.values()].flatMap((card) => (isWanted(card) ? [standingOf(card, board)] : []))
const boxOf = (board: Board, isWanted: (one: Card) => boolean): Box | null =>
  around(cardsOn(board, isWanted).map(({ box }) => box))

/**
 * All of it where its words can be read then, else the part where reading begins. null = there is too little of the map
 * to be seen.
 *
 * @param viewport screen px.
 * @param clear what floats above the map, screen px, and the cards that it is not to lie on where there is another way.
 */
export function cameraOnArea(
  { box, isOneText }: StepArea,
  viewport: View['viewport'],
  clear?: { readonly control: Box; readonly cards: readonly Box[] },
): Camera | null {
  const [width, height] = viewport
  if (height < LEAST_HEIGHT || width <= 0) return null
  const whole = { x: box.minX, y: box.minY, w: box.maxX - box.minX, h: box.maxY - box.minY }
  const fitted = fitTo(whole, viewport, 1, NO_INSETS)
  const zoom = Math.max(fitted.zoom, isOneText ? READABLE.oneText : READABLE.cards)
  const rim = RIM / zoom
  const air = (width / zoom - whole.w) / 2
  // From the top, so that as much as there is room for is seen of what stands below.
  const camera = { x: whole.x - Math.max(rim, air), y: whole.y - rim, zoom }
  return clear === undefined ? camera : besideControl(camera, air - rim, clear)
}

/** Moved sideways as little as it takes and by no more than `most` (world units), so that no card lies beneath the control. */
function besideControl(
  camera: Camera,
  most: number,
  { control, cards }: { readonly control: Box; readonly cards: readonly Box[] },
): Camera {
  const isClear = (x: number): boolean => {
    const under = {
      minX: x + control.minX / camera.zoom,
      maxX: x + control.maxX / camera.zoom,
      minY: camera.y + control.minY / camera.zoom,
      maxY: camera.y + control.maxY / camera.zoom,
    }
    return !cards.some((card) => overlaps(card, under))
  }
  const step = STEP / camera.zoom
  for (let by = 0; by <= most; by += step)
    for (const x of [camera.x + by, camera.x - by]) if (isClear(x)) return { ...camera, x }
  return camera
}
