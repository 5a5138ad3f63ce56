// Knows how the picture of a board is drawn for a file; loaded only when somebody asks for it.
import type { Board } from '@common-ground/shared/board/board.ts'
import { estimateWidth } from '@common-ground/shared/picture/font-metrics.ts'
import { boardToSvg } from '@common-ground/shared/picture/svg.ts'

/** The board as one SVG document. @param scale pixels a world unit at which it will be seen; small, it shows titles alone. */
export const pictureOf = (board: Board, theme: 'light' | 'dark', scale = 1): string =>
  boardToSvg(board, { measure: estimateWidth, theme, scale })
