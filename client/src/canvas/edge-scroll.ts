// Knows how fast the map moves under a hand that holds something at its edge; knows neither what is held nor who moves the map.
import type { Point, Size } from '@common-ground/shared/board/board.ts'

/** Within this distance of an edge the map begins to move, screen px. */
const ZONE_PX = 24
/** A hand that only passes the edge moves nothing, ms. */
const DELAY_MS = 200
/** At the edge itself and beyond it, screen px a second. */
const FASTEST = 900
/** On a small map the other edge is soon reached. */
const SMALL_PX = 700
const SMALL_SHARE = 0.6

export interface EdgeScroll {
  /**
   * How far the map has to move now, in screen px towards the edges the hand is at; null = it is at none.
   * `[0, 0]` = not yet, ask again next frame. @param hand screen px from the map's corner, or null when it holds nothing.
   */
  step(now: number, hand: Point | null, viewport: Size): Point | null
}

/** -1 to 1: how much the hand asks for along one axis, eased. */
function pull(at: number, length: number): number {
  const near = (distance: number): number => Math.min(1, Math.max(0, (ZONE_PX - distance) / ZONE_PX)) ** 2
  return near(length - at) - near(at)
}

export function createEdgeScroll(): EdgeScroll {
  let since: number | null = null
  let last = 0
  return {
    step(now, hand, viewport) {
      const [x, y] = hand === null ? [0, 0] : [pull(hand[0], viewport[0]), pull(hand[1], viewport[1])]
      if (x === 0 && y === 0) {
        since = null
        return null
      }
      since ??= now
      // After a pause of the page the map does not leap.
      const seconds = Math.min(50, now - last) / 1000
      last = now
      if (now - since < DELAY_MS) return [0, 0]
      const speed = (along: number): number => FASTEST * (along < SMALL_PX ? SMALL_SHARE : 1) * seconds
      return [x * speed(viewport[0]), y * speed(viewport[1])]
    },
  }
}
