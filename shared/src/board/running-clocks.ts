// Knows since when the clocks of steps run, as the server has noted it, and puts that in place of what a document says; refuses to start one.
import type { Board, Card } from './board.ts'

/** The clock of a step on which something is seen differently. */
export interface RunningClock {
  readonly cardId: string
  /** Card of the steps and the step: `card#step`. */
  readonly stepId: string
  /** YYYY-MM-DD, in the board's time zone; absent = it does not run. */
  readonly since?: string | undefined
}

/**
 * The board with the clocks that run and no others: what the document says of them is a note that anybody could write
 * over. The same board where nothing differs. SD8.
 *
 * @param clocks what the server noted; any number for one step.
 */
export function withClocks(board: Board, clocks: readonly RunningClock[]): Board {
  const since = new Map(
    clocks.flatMap((clock) =>
      clock.since === undefined ? [] : [[`${clock.cardId} ${clock.stepId}`, clock.since] as const],
    ),
  )
  const told = new Map<string, Card>()
  for (const card of board.cards.values()) {
    if (card.kind !== 'concern') continue
    const { stepId, stepSince } = card.fields
    const runs = typeof stepId === 'string' ? since.get(`${card.id} ${stepId}`) : undefined
    if (runs !== stepSince) told.set(card.id, { ...card, fields: { ...card.fields, stepSince: runs } })
  }
  if (told.size === 0) return board
  return { ...board, cards: new Map([...board.cards].map(([id, card]) => [id, told.get(id) ?? card])) }
}
