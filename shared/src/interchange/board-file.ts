// Knows how a board is written down as a file that keeps everything; refuses to know where the board came from.
import type { BoardContent } from '../board/board-content.ts'
import { canonicalBoard } from '../board/canonical.ts'

export const BOARD_FILE_FORMAT = 'common-ground-board'
export const BOARD_FILE_VERSION = 1

/** A person who took part, by the id that stamps use. Names stand nowhere else in a board. */
export interface FileParticipant {
  readonly id: string
  readonly name: string
  readonly organisationId?: string
  readonly organisation?: string
}

/** A board as it stands in a file. Arrays are sorted by id, list items by order; absent = not set. */
export interface BoardFile extends BoardContent {
  readonly format: typeof BOARD_FILE_FORMAT
  readonly version: typeof BOARD_FILE_VERSION
  readonly participants: readonly FileParticipant[]
}

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : 0

/** The board file of a board's whole content, bin included. Equal content and participants give an equal file. */
export function toBoardFile(content: BoardContent, participants: readonly FileParticipant[]): BoardFile {
  const canonical = JSON.parse(canonicalBoard(content)) as BoardContent
  const { board, cards, relations } = canonical
  return {
    format: BOARD_FILE_FORMAT,
    version: BOARD_FILE_VERSION,
    board,
    participants: participants.toSorted(byId),
    cards,
    relations,
  }
}
