// Knows which answers and replies were begun on an open board and are not sent yet; refuses to know what is asked. They stay until the tab is closed.
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

/** Where the tab keeps what is begun on a board: it is still there when the page was loaded again. */
export const BEGUN = 'common-ground.begun.'

interface Typed {
  readonly value: unknown
  readonly text: string
}
const isTyped = (value: unknown): value is Typed =>
  typeof value === 'object' && value !== null && 'value' in value && 'text' in value && typeof value.text === 'string'

function kept(boardId: string): Map<string, Typed> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(BEGUN + boardId) ?? '{}')
    const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : []
    return new Map(entries.filter((entry): entry is [string, Typed] => isTyped(entry[1])))
  } catch {
    // Storage is off or holds something else: as if nothing had been begun.
    return new Map()
  }
}
function keepAll(boardId: string, typed: ReadonlyMap<string, Typed>): void {
  try {
    if (typed.size === 0) sessionStorage.removeItem(BEGUN + boardId)
    else sessionStorage.setItem(BEGUN + boardId, JSON.stringify(Object.fromEntries(typed)))
  } catch {
    // Storage is off or full: it is still there until the page is loaded again.
    return
  }
}

const known = new WeakMap<object, BegunAnswers>()

/** One for each open board. [AG45] */
export function begunAnswers(session: Pick<BoardSession, 'boardId'>): BegunAnswers {
  const before = known.get(session)
  if (before !== undefined) return before
  const typed = kept(session.boardId)
  const places = createCell<ReadonlySet<string>>(new Set(typed.keys()))
  const settle = (): void => {
    keepAll(session.boardId, typed)
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
