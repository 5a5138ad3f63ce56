// Knows how much of a card is worth drawing at a zoom; knows no card.
import type { Detail } from '@common-ground/shared/picture/display-list.ts'

/** Below these zooms only the title, and only a block, are drawn. */
const TITLE_BELOW = 0.6
const BLOCK_BELOW = 0.3
/** A level is left only 5 % beyond its limit on either side, so that a trembling zoom does not flicker. */
const HOLD = 0.05

/** The level for a zoom, given the level shown now. */
export function detailAt(zoom: number, shown: Detail): Detail {
  const limit = (level: number, isBelow: boolean): number => level * (isBelow ? 1 + HOLD : 1 - HOLD)
  if (zoom < limit(BLOCK_BELOW, shown === 'block')) return 'block'
  return zoom < limit(TITLE_BELOW, shown !== 'full') ? 'title' : 'full'
}
