// Knows how cards in flight are shown on a picture of their own that is carried along, and when it has to be painted anew; knows no tiles.
import type { CardPicture } from '@common-ground/shared/picture/display-list.ts'
import type { Camera } from '../model/view-state.ts'
import { type Box, boxAround, boxesMeet, grow } from './box.ts'
import type { Piece } from './paint-messages.ts'
import type { Painter } from './painter.ts'
import type { Pane } from './panes.ts'

export interface LiftedCard {
  readonly box: Box
  readonly picture: CardPicture
}
/** Cards in flight by their id; insertion order is stacking. */
export type LiftedCards = ReadonlyMap<string, LiftedCard>
/** Room for borders that stand outside a card, world units. */
const RIM = 10

/** What the next picture will show; null = nothing any more. */
export interface FlightOrder {
  readonly cards: LiftedCards
  readonly piece: Piece | null
}
/** A picture of cards where they were when it was ordered. */
interface Picture {
  readonly cards: LiftedCards
  readonly piece: Piece
  readonly pane: Pane
}
export interface Flight {
  /** Puts what is painted where the cards are now, as one. */
  carry(cards: LiftedCards, camera: Camera): void
  /** What has to be painted because carrying would not do, at this zoom and for this view; null = nothing. */
  order(cards: LiftedCards, zoom: number, view: Box): FlightOrder | null
  /** What was ordered is seen from now on. */
  show(order: FlightOrder): void
  /** Nothing of an earlier flight is seen any more. */
  isOver(): boolean
  setRatio(ratio: number): void
  /** Something painted looks different. */
  spoil(): void
  destroy(): void
}

export function createFlight(host: HTMLElement, painter: Painter): Flight {
  let ratio = 1
  let shown: Picture | null = null
  /** On its way: in its place already, where it appears when it is painted. */
  let coming: Picture | null = null
  let isSpoiled = false
  /** How far what is shown has been carried from where it was painted. */
  let way: readonly [number, number] = [0, 0]

  /** How far all of it has moved since it was painted, when all of it moved as one. */
  const wayOf = (painted: Picture | null, next: LiftedCards): readonly [number, number] | null => {
    if (painted === null || painted.cards.size !== next.size) return null
    let together: readonly [number, number] | null = null
    for (const [id, { box, picture }] of next) {
      const was = painted.cards.get(id)
      if (was === undefined || was.picture !== picture) return null
      const [dx, dy] = [box.x - was.box.x, box.y - was.box.y]
      together ??= [dx, dy]
      if (Math.abs(dx - together[0]) > 0.05 || Math.abs(dy - together[1]) > 0.05) return null
    }
    return together
  }
  /** The way of the first card that is still in flight: near enough until the next picture is there. */
  const firstWay = (painted: Picture, next: LiftedCards): readonly [number, number] | null => {
    for (const [id, was] of painted.cards) {
      const now = next.get(id)
      if (now !== undefined) return [now.box.x - was.box.x, now.box.y - was.box.y]
    }
    return null
  }

  const put = ({ piece, pane }: Picture, [dx, dy]: readonly [number, number], camera: Camera): void => {
    const snap = (value: number): number => Math.round(value * ratio) / ratio
    const x = snap((piece.x + dx - camera.x) * camera.zoom)
    const y = snap((piece.y + dy - camera.y) * camera.zoom)
    const scale = (camera.zoom * ratio) / piece.scale
    pane.element.style.transform = `translate(${x}px, ${y}px)${scale === 1 ? '' : ` scale(${scale})`}`
  }
  const drop = (picture: Picture | null): void => {
    if (picture !== null) painter.drop(picture.pane)
  }

  return {
    carry(next, camera) {
      if (shown !== null) {
        way = wayOf(shown, next) ?? firstWay(shown, next) ?? way
        put(shown, way, camera)
      }
      if (coming !== null) put(coming, wayOf(coming, next) ?? firstWay(coming, next) ?? [0, 0], camera)
    },
    order(next, zoom, view) {
      if (next.size === 0) return shown === null ? null : { cards: next, piece: null }
      const moved = wayOf(shown, next)
      if (shown !== null && moved !== null && !isSpoiled && shown.piece.scale === zoom * ratio) {
        // Cards beyond the painted part may come into view.
        const { x, y, width, height, scale } = shown.piece
        const covered = { x: x + moved[0], y: y + moved[1], w: width / scale, h: height / scale }
        const isHidden = [...next.values()].some(({ box }) => boxesMeet(box, view) && !boxesMeet(box, covered))
        if (!isHidden) return null
      }
      const near = grow(view, Math.max(view.w, view.h) / 4)
      const seen = [...next].filter(([, { box }]) => boxesMeet(box, near))
      const bounds = boxAround(seen.map(([, { box }]) => grow(box, RIM)))
      isSpoiled = false
      if (bounds === null) return shown === null ? null : { cards: next, piece: null }
      const scale = zoom * ratio
      const [width, height] = [Math.ceil(bounds.w * scale), Math.ceil(bounds.h * scale)]
      // A pane of its own: what is seen stays as it is until the new picture is there as well.
      const pane = painter.pane()
      pane.element.style.cssText = `position:absolute;left:0;top:0;transform-origin:0 0;will-change:transform;width:${width / ratio}px;height:${height / ratio}px`
      host.append(pane.element)
      coming = {
        cards: next,
        pane,
        piece: {
          on: pane.id,
          width,
          height,
          x: bounds.x,
          y: bounds.y,
          scale,
          isOpaque: false,
          zones: [],
          lines: [],
          cards: seen.map(([id, { box, picture }]) => [painter.face(`flight/${id}`, picture), box.x, box.y]),
          words: [],
        },
      }
      return coming
    },
    show({ piece }) {
      way = [0, 0]
      drop(shown)
      shown = piece === null ? null : coming
      coming = null
    },
    isOver: () => shown === null,
    setRatio(next) {
      if (next !== ratio) isSpoiled = true
      ratio = next
    },
    spoil() {
      isSpoiled = true
    },
    destroy() {
      drop(shown)
      drop(coming)
    },
  }
}
