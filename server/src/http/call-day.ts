// Knows the day of a board's next call as its document keeps it, and whether it is over where the board is; refuses to know who comes.
import { BOARD_KEY, openBoardDoc, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { nextCallOn } from '@common-ground/shared/board/next-call.ts'
import { isRecord } from '@common-ground/shared/board/plain-value.ts'
import type { Rooms } from '../sync/rooms.ts'

export interface CallDay {
  /** YYYY-MM-DD. */
  readonly on: string
  readonly isOver: boolean
}

/** null = no day is kept. @param now milliseconds since 1970. */
export function callDayOn(boardDoc: BoardDoc, now: number): CallDay | null {
  const settings = boardDoc.board.get(BOARD_KEY.settings)
  const timeZone = boardDoc.board.get(BOARD_KEY.timeZone)
  const on = nextCallOn(isRecord(settings) ? settings : {})
  return on === null ? null : { on, isOver: on < dateIn(typeof timeZone === 'string' ? timeZone : '', now) }
}

/** The day of a board's next call; undefined = none is to come, or the board cannot be read. */
export async function callToComeOn(
  rooms: Pick<Rooms, 'read'>,
  boardId: string,
  now: number,
): Promise<string | undefined> {
  const read = await rooms.read(boardId, 'map', (doc) => callDayOn(openBoardDoc(doc), now))
  return read.ok && read.value?.isOver === false ? read.value.on : undefined
}
