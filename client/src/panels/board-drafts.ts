// Knows what was begun in the forms of an open board and is not sent yet: answers, replies, days to look, reviews; refuses to know what is asked and where the tab keeps it.
import type { BoardSession } from '../model/board-session.ts'
import { createCell, type Readable } from '../model/readable.ts'
import type { TypedKeeper } from './agreement/typed-answer.ts'

export interface BoardDrafts {
  /** Where something is begun. */
  readonly places: Readable<ReadonlySet<string>>
  keeperOf(place: string): TypedKeeper
  /** All that is typed there, for people; "" = nothing. */
  textAt(place: string): string
}

/** Where it is kept until the tab is closed: it is still there when the page was loaded again. */
export interface DraftShelf {
  begun(boardId: string): unknown
  /** @param begun null forgets it. */
  keepBegun(boardId: string, begun: unknown): void
}

interface Typed {
  readonly value: unknown
  readonly text: string
}
const isTyped = (value: unknown): value is Typed =>
  typeof value === 'object' && value !== null && 'value' in value && 'text' in value && typeof value.text === 'string'

/** What was kept, as a shelf gives it; what cannot be read is left out. */
function readDrafts(kept: unknown): Map<string, Typed> {
  const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
  return new Map(entries.filter((entry): entry is [string, Typed] => isTyped(entry[1])))
}

/** All that stands on the shelf of a board, for somebody who cannot send it any more; "" = nothing. [AG45] */
export const draftsText = (kept: unknown): string =>
  [...readDrafts(kept).values()]
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n')

type Board = Pick<BoardSession, 'boardId'>
const known = new WeakMap<Board, BoardDrafts>()

/** What was begun on this open board, wherever it is shown. [AG45] */
export function boardDrafts(session: Board): BoardDrafts {
  const drafts = known.get(session)
  // Kept nowhere, it would be lost without a word.
  if (drafts === undefined) throw new Error('nothing was said of where drafts are kept')
  return drafts
}

/** Once for each open board, before anything is begun on it. */
export function openBoardDrafts(session: Board, shelf: DraftShelf): BoardDrafts {
  const before = known.get(session)
  if (before !== undefined) return before
  const typed = readDrafts(shelf.begun(session.boardId))
  const places = createCell<ReadonlySet<string>>(new Set(typed.keys()))
  const settle = (): void => {
    shelf.keepBegun(session.boardId, typed.size === 0 ? null : Object.fromEntries(typed))
    if (typed.size !== places.get().size) places.set(new Set(typed.keys()))
  }
  const drafts: BoardDrafts = {
    places,
    keeperOf: (place) => ({
      read: () => typed.get(place)?.value ?? null,
      keep(value, text) {
        typed.set(place, { value, text })
        settle()
      },
      drop() {
        typed.delete(place)
        settle()
      },
    }),
    textAt: (place) => typed.get(place)?.text ?? '',
  }
  known.set(session, drafts)
  return drafts
}
