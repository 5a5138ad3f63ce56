// Knows which cards are in flight or keep changing, and where each is seen right now; knows no layer and no pointer.
import type { Board, Point } from '@common-ground/shared/board/board.ts'
import type { Peer } from '../model/presence.ts'
import type { Box } from './box.ts'
import type { Preview } from './tools/tool.ts'

/** Time in which what is seen covers two thirds of the way to where somebody else's card is, ms. */
const GLIDE_MS = 45
/** When somebody lets go, their card is still seen where they let it go until the board says the same, or for this long, ms. */
const LETTING_GO_MS = 700
/** A card that changes again within this time stays lifted as long again, ms. */
const RESTLESS_MS = 900

interface Flight {
  /** Where it is seen. */
  x: number
  y: number
  /** Document position the offset belongs to. */
  base: Point
  dx: number
  dy: number
  /** Null while it is held. */
  letGo: number | null
}

export interface LiftInput {
  readonly now: number
  readonly board: Board
  readonly boxOf: (id: string) => Box | null
  readonly preview: Preview
  /** Card whose text is being typed here. */
  readonly editing: string | null
  readonly peers: readonly Peer[]
  /** Nothing glides for people who asked for less motion. */
  readonly still: boolean
}
export interface Lifted {
  readonly boxes: ReadonlyMap<string, Box>
  /** Something is still on its way: ask again next frame. */
  readonly gliding: boolean
  /** Ms until a restless card calms down, or null. */
  readonly until: number | null
}
export interface Lifts {
  /** Cards looked different on the latest board. */
  changed(ids: Iterable<string>, now: number): void
  now(input: LiftInput): Lifted
}

export function createLifts(): Lifts {
  const flights = new Map<string, Flight>()
  const lastChange = new Map<string, number>()
  const restless = new Map<string, number>()
  let before = 0

  const followPeers = ({ now, board, peers }: LiftInput): void => {
    const held = new Set<string>()
    for (const peer of peers) {
      if (peer.drag === null) continue
      for (const id of peer.drag.ids) {
        const card = board.cards.get(id)
        if (card === undefined || held.has(id)) continue
        held.add(id)
        const flight = flights.get(id)
        if (flight === undefined) {
          flights.set(id, {
            x: card.pos[0],
            y: card.pos[1],
            base: card.pos,
            dx: peer.drag.dx,
            dy: peer.drag.dy,
            letGo: null,
          })
          continue
        }
        // The written position and the new offset arrive separately: an offset that has not changed yet still counts from the old place.
        const written = flight.base[0] !== card.pos[0] || flight.base[1] !== card.pos[1]
        const same = flight.dx === peer.drag.dx && flight.dy === peer.drag.dy
        if (!(written && same && flight.letGo === null)) flight.base = card.pos
        flight.dx = peer.drag.dx
        flight.dy = peer.drag.dy
        flight.letGo = null
      }
    }
    for (const [id, flight] of flights) {
      if (held.has(id)) continue
      const card = board.cards.get(id)
      flight.letGo ??= now
      const written = card === undefined || card.pos[0] !== flight.base[0] || card.pos[1] !== flight.base[1]
      if (written || now - flight.letGo > LETTING_GO_MS) {
        flight.base = card?.pos ?? flight.base
        flight.dx = 0
        flight.dy = 0
      }
      const home =
        card === undefined ||
        (flight.dx === 0 && flight.dy === 0 && Math.hypot(flight.x - card.pos[0], flight.y - card.pos[1]) < 0.5)
      if (home) flights.delete(id)
    }
  }

  return {
    changed(ids, now) {
      for (const id of ids) {
        const last = lastChange.get(id)
        if (last !== undefined && now - last < RESTLESS_MS) restless.set(id, now + RESTLESS_MS)
        lastChange.set(id, now)
      }
      if (lastChange.size > 2000) {
        for (const [id, at] of lastChange) if (now - at > RESTLESS_MS) lastChange.delete(id)
      }
    },
    now(input) {
      const { now, boxOf, preview, editing, still } = input
      const boxes = new Map<string, Box>()
      let until: number | null = null
      for (const [id, end] of restless) {
        const box = boxOf(id)
        if (end <= now || box === null) {
          restless.delete(id)
          continue
        }
        boxes.set(id, box)
        until = Math.min(until ?? Infinity, end - now)
      }
      followPeers(input)
      const share = still ? 1 : 1 - Math.exp(-Math.min(100, now - before) / GLIDE_MS)
      before = now
      let gliding = false
      for (const [id, flight] of flights) {
        const box = boxOf(id)
        if (box === null) continue
        const x = flight.base[0] + flight.dx
        const y = flight.base[1] + flight.dy
        const near = Math.abs(x - flight.x) < 0.3 && Math.abs(y - flight.y) < 0.3
        flight.x = near ? x : flight.x + (x - flight.x) * share
        flight.y = near ? y : flight.y + (y - flight.y) * share
        gliding = gliding || !near || flight.letGo !== null
        boxes.set(id, { ...box, x: flight.x, y: flight.y })
      }
      if (editing !== null) {
        const box = boxOf(editing)
        if (box !== null && !boxes.has(editing)) boxes.set(editing, box)
      }
      if (preview.shows === 'drag' && !preview.copies) {
        for (const id of preview.ids) {
          const box = boxOf(id)
          if (box === null) continue
          // What is in the hand is drawn on top, and insertion order is stacking here.
          boxes.delete(id)
          boxes.set(id, { ...box, x: box.x + preview.dx, y: box.y + preview.dy })
        }
      } else if (preview.shows === 'resize') boxes.set(preview.id, preview.box)
      return { boxes, gliding, until }
    },
  }
}
