// Knows which answers and replies were begun on an open board and are not sent yet; refuses to know what is asked. They stay as long as the board is open here.
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

const known = new WeakMap<object, BegunAnswers>()

/** One for each open board. [AG45] */
export function begunAnswers(session: Pick<BoardSession, 'boardId'>): BegunAnswers {
  const before = known.get(session)
  if (before !== undefined) return before
  const typed = new Map<string, { readonly value: unknown; readonly text: string }>()
  const places = createCell<ReadonlySet<string>>(new Set())
  const settle = (): void => {
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
