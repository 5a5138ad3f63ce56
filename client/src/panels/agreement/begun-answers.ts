// Knows which answers, replies and reviews were begun on an open board and are not sent yet; refuses to know what is asked and where the tab keeps them.
import type { BoardSession } from '../../model/board-session.ts'
import { createCell, type Readable } from '../../model/readable.ts'
import type { TypedKeeper } from './typed-answer.ts'

export interface BegunAnswers {
  /** Where something is begun. */
  readonly places: Readable<ReadonlySet<string>>
  keeperOf(place: string): TypedKeeper
  /** All that is typed there, for people; "" = nothing. */
  textAt(place: string): string
}

/** Where it is kept until the tab is closed: it is still there when the page was loaded again. */
export interface BegunShelf {
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
function readBegun(kept: unknown): Map<string, Typed> {
  const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
  return new Map(entries.filter((entry): entry is [string, Typed] => isTyped(entry[1])))
}

/** All that stands on the shelf of a board, for somebody who cannot send it any more; "" = nothing. [AG45] */
export const begunText = (kept: unknown): string =>
  [...readBegun(kept).values()]
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n')

type Board = Pick<BoardSession, 'boardId'>
const known = new WeakMap<Board, BegunAnswers>()

/** What was begun on this open board, wherever it is shown. [AG45] */
export function begunAnswers(session: Board): BegunAnswers {
  const begun = known.get(session)
  // Kept nowhere, it would be lost without a word.
  if (begun === undefined) throw new Error('nothing was said of where answers are kept')
  return begun
}

/** Once for each open board, before anything is begun on it. */
export function openBegun(session: Board, shelf: BegunShelf): BegunAnswers {
  const before = known.get(session)
  if (before !== undefined) return before
  const typed = readBegun(shelf.begun(session.boardId))
  const places = createCell<ReadonlySet<string>>(new Set(typed.keys()))
  const settle = (): void => {
    shelf.keepBegun(session.boardId, typed.size === 0 ? null : Object.fromEntries(typed))
    if (typed.size !== places.get().size) places.set(new Set(typed.keys()))
  }
  const begun: BegunAnswers = {
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
  known.set(session, begun)
  return begun
}
