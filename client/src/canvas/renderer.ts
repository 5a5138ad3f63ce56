// Knows what of the map has to be painted, and when what was painted is shown, so that a moving camera costs next to nothing; paints nothing itself and knows no events.
import type { Size } from '@common-ground/shared/board/board.ts'
import type { CardPicture, Detail, RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import type { Theme } from '@common-ground/shared/picture/theme.ts'
import type { Camera } from '../model/view-state.ts'
import { type Box, grow, sameBox } from './box.ts'
import { sameCamera, worldInView } from './camera.ts'
import { detailAt } from './detail.ts'
import { createFlight, type LiftedCard, type LiftedCards } from './flight.ts'
import { createOverview } from './overview.ts'
import type { Piece, Placed } from './paint-messages.ts'
import type { Painter } from './painter.ts'
import type { Scene } from './scene.ts'
import { createSheet, createSparePanes, type Sheet, type Tile } from './sheet.ts'
import { TILE } from './tile-grid.ts'

/** The map is painted crisp for a new zoom this long after the camera came to rest, ms. */
const SETTLE_MS = 180
/** The overview follows once nothing has changed for so long, ms. */
const OVERVIEW_MS = 700
/** Empty tiles ordered together: the painter should soon be free for what somebody does next. */
const TOGETHER = 4
/** Below this zoom the words on lines are too small to read and only cover what is. */
const WORDS_FROM_ZOOM = 0.7
/** The map is painted ahead of the hand this far outside the window, screen px. */
const AHEAD_PX = 200
/** The card whose words are typed here is painted again this long after the last letter: the field that lies over them shows them, ms. */
const TYPED_MS = 250
/** Room for what stands outside a card's box (borders, a zone's title), screen px. */
const RIM_PX = 20

export interface RendererFrame {
  readonly now: number
  readonly camera: Camera
  readonly theme: Theme
  /** Cards that are in flight or change all the time, and where they stand; they are painted apart from the rest. */
  readonly lifted: ReadonlyMap<string, Box>
  /** The lifted card whose words are being typed here. */
  readonly typed: string | null
  /** The camera is on its way somewhere; it is not at rest even when two frames agree. */
  readonly travelling: boolean
}
export interface Renderer {
  resize(viewport: Size, pixelRatio: number): void
  /** What stands in these boxes looks different; null = everything. */
  spoil(boxes: readonly Box[] | null): void
  /** Something lifted looks different. */
  spoilLifted(): void
  /** Shows what is painted where it belongs now and orders what has to be painted; gives when it wants to be called again (ms from now), or null. */
  draw(frame: RendererFrame): number | null
  /** Everything in view has been seen painted once. */
  hasShown(): boolean
  /** Lines of cards in flight as of the last frame; they are shown above the map. */
  flyingLines(): readonly RelationPicture[]
  destroy(): void
}

const sameIds = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && a.isSubsetOf(b)

export interface RendererParts {
  /** Below the tiles, for the overview that fills what is not painted yet. */
  readonly underlay: HTMLElement
  /** Holds the tiles of the map. */
  readonly sheets: HTMLElement
  /** Holds the cards in flight, above the tiles. */
  readonly flights: HTMLElement
}

/**
 * Everything that one intention changes is shown in one frame: the tiles without a card and the card in flight, or the
 * other way round. So one order is under way at a time, and what it brings is shown together.
 * @param shown called when something newly painted is on the page.
 */
export function createRenderer(parts: RendererParts, scene: Scene, painter: Painter, shown: () => void): Renderer {
  const { underlay, sheets, flights } = parts
  let viewport: Size = [0, 0]
  let ratio = 1
  let sheet: Sheet | null = null
  /** What was painted for the zoom before; shown below until the new tiles cover it. */
  let former: Sheet | null = null
  let last: Camera | null = null
  let lastMove = Number.NEGATIVE_INFINITY
  let detail: Detail = 'full'
  let theme: Theme | null = null
  let liftedIds: ReadonlySet<string> = new Set()
  /** Lifted cards that are not where the board has them, or came there a moment ago: their lines go with them. */
  let movingIds: ReadonlySet<string> = new Set()
  /** Since when lifted cards whose lines go with them are where the board has them. */
  const homeSince = new Map<string, number>()
  let flying: readonly RelationPicture[] = []
  let hasShown = false
  let lastSpoilt = Number.NEGATIVE_INFINITY
  let time = 0
  let typing: {
    readonly id: string
    readonly painted: CardPicture
    readonly newest: CardPicture
    readonly at: number
  } | null = null
  const spare = createSparePanes(
    () => painter.pane(),
    (pane) => painter.drop(pane),
  )
  const overview = createOverview(underlay, scene, painter)
  const flight = createFlight(flights, painter)

  const byStacking = (a: string, b: string): number => {
    const { cards } = scene.board()
    const [za, zb] = [cards.get(a)?.z ?? '', cards.get(b)?.z ?? '']
    return za === zb ? (a < b ? -1 : 1) : za < zb ? -1 : 1
  }
  const placed = (ids: readonly string[], zoom: number): readonly Placed[] =>
    ids.toSorted(byStacking).flatMap((id): readonly Placed[] => {
      const picture = scene.picture(id, detail, zoom)
      const box = scene.box(id)
      return box === null || picture === null ? [] : [[painter.face(`${id}/${detail}`, picture), box.x, box.y]]
    })
  const pieceOf = ({ box, pane }: Tile, zoom: number): Piece => {
    const reach = grow(box, RIM_PX / zoom)
    const near = scene.hits.near(reach).filter((hit) => !liftedIds.has(hit.id))
    const on = (what: 'zone' | 'card'): readonly string[] => near.flatMap((hit) => (hit.on === what ? [hit.id] : []))
    const lines = scene.linesIn(reach, movingIds).map((line) => painter.face(`line/${line.id}`, line))
    return {
      on: pane.id,
      width: TILE * ratio,
      height: TILE * ratio,
      x: box.x,
      y: box.y,
      scale: zoom * ratio,
      isOpaque: true,
      zones: placed(on('zone'), zoom),
      lines,
      cards: placed(on('card'), zoom),
      words: zoom < WORDS_FROM_ZOOM ? [] : lines,
    }
  }
  const isAway = (id: string, box: Box): boolean => {
    const home = scene.box(id)
    return home === null || !sameBox(home, box)
  }
  /** A long drag is written on its way: for a moment its cards are where the board has them, and go on. */
  const isOnItsWay = (id: string, box: Box): boolean => {
    if (isAway(id, box)) {
      homeSince.delete(id)
      return true
    }
    if (!movingIds.has(id)) return false
    const since = homeSince.get(id) ?? time
    homeSince.set(id, since)
    return time - since < SETTLE_MS
  }
  /** Which cards have left the tiles or come back to them, and whose lines. */
  const followLifted = (lifted: ReadonlyMap<string, Box>): void => {
    const ids = new Set(lifted.keys())
    const moving = new Set([...lifted].flatMap(([id, box]) => (isOnItsWay(id, box) ? [id] : [])))
    for (const id of homeSince.keys()) if (!moving.has(id)) homeSince.delete(id)
    const damage: Box[] = []
    for (const id of ids.symmetricDifference(liftedIds)) {
      const box = scene.box(id)
      if (box !== null) damage.push(grow(box, RIM_PX))
    }
    if (!sameIds(moving, movingIds)) damage.push(...scene.lineBounds(moving.symmetricDifference(movingIds)))
    liftedIds = ids
    movingIds = moving
    if (damage.length > 0) spoil(damage)
  }
  function spoil(boxes: readonly Box[] | null): void {
    sheet?.spoil(boxes)
    overview.spoil()
    lastSpoilt = time
  }
  /** The picture of the card typed in as it is painted: as it was until the typing pauses, as long as it is as large. */
  const calmed = (id: string, picture: CardPicture): CardPicture => {
    const same =
      typing !== null &&
      typing.id === id &&
      typing.painted.width === picture.width &&
      typing.painted.height === picture.height
    if (typing === null || !same) typing = { id, painted: picture, newest: picture, at: time }
    else if (typing.newest !== picture) typing = { ...typing, newest: picture, at: time }
    if (time - typing.at >= TYPED_MS) typing = { ...typing, painted: typing.newest }
    return typing.painted
  }
  const liftedCards = ({ lifted, camera, typed }: RendererFrame): LiftedCards => {
    if (typed === null) typing = null
    const cards = new Map<string, LiftedCard>()
    for (const [id, box] of lifted) {
      const picture = scene.pictureSized(id, detail, camera.zoom, box)
      if (picture !== null) cards.set(id, { box, picture: id === typed ? calmed(id, picture) : picture })
    }
    return cards
  }

  const overviewIsDue = (now: number): boolean => overview.isStale() && now - lastSpoilt >= OVERVIEW_MS
  /** Orders what is stale or missing, what somebody does first; gives whether something in view is still missing. */
  const order = (on: Sheet, cards: LiftedCards, frame: RendererFrame, view: Box, resting: boolean): boolean => {
    const { camera } = frame
    // While the zoom changes nothing new is painted: it would be stale before it is seen.
    const isSettled = on.zoom === camera.zoom
    if (isSettled) on.spoil(scene.layLines(movingIds))
    const wanted = isSettled ? on.wanted(view) : on.outdated(view)
    if (painter.isBusy()) return wanted.length > 0
    const stale = wanted.filter(({ state }) => state === 'stale')
    const empty = wanted.filter(({ state }) => state === 'empty').slice(0, hasShown ? TOGETHER : wanted.length)
    const tiles = [...stale, ...empty]
    const flown = flight.order(cards, on.zoom, view)
    const isIdle = tiles.length === 0 && flown === null && resting && isSettled
    // What lies just outside is painted ahead of the hand.
    const next = isIdle ? on.ahead(grow(view, AHEAD_PX / camera.zoom)) : null
    if (next !== null) tiles.push(next)
    const whole = isIdle && tiles.length === 0 && overviewIsDue(frame.now) ? overview.order() : null
    if (tiles.length === 0 && flown === null && whole === null) {
      if (isSettled && wanted.length === 0) {
        former?.destroy()
        former = null
      }
      return wanted.length > 0
    }
    for (const tile of tiles) tile.state = 'ordered'
    // A card that leaves the tiles is seen in flight first, or it would be seen nowhere for a moment.
    const pieces = function* (): Generator<Piece> {
      if (flown !== null && flown.piece !== null) yield flown.piece
      for (const tile of tiles) yield pieceOf(tile, on.zoom)
      if (whole !== null) yield whole
    }
    painter.paint(pieces(), frame.theme, () => {
      for (const tile of tiles) if (!tile.isGone) tile.pane.element.style.visibility = ''
      if (flown !== null) flight.show(flown)
      if (whole !== null) overview.show(whole)
      hasShown ||= tiles.length === wanted.length
      shown()
    })
    return wanted.length > tiles.length
  }

  return {
    resize(next, pixelRatio) {
      viewport = next
      const capped = Math.min(2, Math.max(1, pixelRatio))
      flight.setRatio(capped)
      if (capped !== ratio) {
        sheet?.destroy()
        sheet = null
      }
      ratio = capped
    },
    spoil,
    spoilLifted: () => flight.spoil(),
    flyingLines: () => flying,
    hasShown: () => hasShown,
    draw(frame) {
      if (viewport[0] <= 0 || viewport[1] <= 0) return null
      const { camera, now } = frame
      time = now
      if (last === null || !sameCamera(last, camera) || frame.travelling) lastMove = now
      last = camera
      if (theme !== frame.theme) {
        theme = frame.theme
        flight.spoil()
        spoil(null)
      }
      const resting = !frame.travelling && now - lastMove >= SETTLE_MS
      if (sheet === null || (sheet.zoom !== camera.zoom && resting)) {
        former?.destroy()
        former = sheet
        detail = detailAt(camera.zoom, detail)
        sheet = createSheet(sheets, camera, ratio, spare)
      }
      followLifted(frame.lifted)
      const view = worldInView(camera, viewport)
      const cards = liftedCards(frame)
      const isMissing = order(sheet, cards, frame, view, resting)
      sheet.place(camera, view, ratio)
      former?.place(camera, view, ratio)
      flight.carry(cards, camera)
      overview.place(camera)
      // The lines of a card that has landed are seen in flight until the tiles show them.
      if (movingIds.size > 0) flying = scene.linesMoved(new Map([...frame.lifted].filter(([id]) => movingIds.has(id))))
      else if (flight.isOver()) flying = []
      // What is under way asks for a frame when it is there.
      if (painter.isBusy()) return null
      const waits: number[] = [...homeSince.values()].map((since) => SETTLE_MS - (now - since))
      if (typing !== null && typing.painted !== typing.newest) waits.push(TYPED_MS - (now - typing.at))
      if (isMissing || sheet.zoom !== camera.zoom || !resting) waits.push(SETTLE_MS - (now - lastMove))
      else if (overview.isStale()) waits.push(OVERVIEW_MS - (now - lastSpoilt))
      return waits.length === 0 ? null : Math.max(16, Math.min(...waits))
    },
    destroy() {
      sheet?.destroy()
      former?.destroy()
      flight.destroy()
    },
  }
}
