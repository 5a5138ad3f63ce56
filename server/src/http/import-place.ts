// Knows what an import into a live board is called and where it goes; refuses to read its file.
import type { Point } from '@common-ground/shared/board/board.ts'
import type { BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { boundsOf, placesOn } from './free-place.ts'
import type { RandomBytes } from './secrets.ts'

/** World units between what is there and what comes. */
const GAP = 160

/** Every id an import brings begins with its own: the board itself remembers what came with what. */
export function makeImportId(random: RandomBytes, now: number): string {
  return `i${Math.floor(now).toString(36)}${Buffer.from(random(4)).toString('hex')}`
}

/** When an import was made, in milliseconds since 1970; null for what is no import's id. */
export function importedAt(importId: string): number | null {
  const time = /^i([0-9a-z]{8})[0-9a-f]{8}$/.exec(importId)?.[1]
  return time === undefined ? null : Number.parseInt(time, 36)
}

/** The corner where the next import goes: to the right of everything; null on an empty board. */
export function cornerFor(boardDoc: BoardDoc): Point | null {
  const here = boundsOf(placesOn(boardDoc))
  return here === null ? null : [here.right + GAP, here.top]
}
