// Knows when the clock of a step starts, from what organisations have said, and notes it on the card; refuses to know how they say it.
import { cardMap, openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { AnswerRow } from '../store/store.ts'
import type { Writer } from '../sync/room-ports.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'

/**
 * What an organisation says about a clock is its answer on the card of what is seen differently, given to the step: the
 * hash of such an answer is the step, which no hash of a card's meaning can be.
 */
export const isStart = ({ cardId, hash }: AnswerRow): boolean => cardId !== null && hash.includes('#')

/** The last word of each organisation about the clock of a step. */
export const startsOn = (rows: readonly AnswerRow[], cardId: string, stepId: string): ReadonlyMap<string, AnswerRow> =>
  new Map(rows.filter((row) => row.cardId === cardId && row.hash === stepId).map((row) => [row.organisationId, row]))

export interface StepClocks {
  /**
   * Starts it when all have said so, and notes the day; what runs stays as it is. Looks again at what is stored: two who
   * say so at once both see it.
   */
  start(boardId: string, cardId: string, stepId: string, by: Writer, now: number): Promise<void>
  /** Notes on the cards since when the clocks run of the steps they stand on. While editing is paused it waits. */
  note(boardId: string, by: Writer, now: number): Promise<void>
}

/** A clock runs because a row of the server says so; what stands on the card is a copy for whoever reads the file. */
export function openStepClocks(
  { store, rooms, log }: Pick<HttpPorts, 'store' | 'rooms' | 'log'>,
  desk: ContentDesk,
): StepClocks {
  const note: StepClocks['note'] = async (boardId, by, now) => {
    const clocks = await store.stepClocks(boardId)
    if (clocks.length === 0) return
    const author = { by: by.id, at: new Date(now).toISOString(), origin: 'server' }
    const written = await rooms.transact(
      boardId,
      (doc) => {
        const boardDoc = openBoardDoc(doc)
        for (const { cardId, stepId, since } of clocks) {
          const card = cardMap(boardDoc, cardId)
          if (card === null || card.get('stepId') !== stepId || card.get('stepSince') === since) continue
          applyOperations(boardDoc, [{ type: 'set-field', card: cardId, field: 'stepSince', value: since }], author)
        }
      },
      by,
    )
    if (!written.ok && written.error !== 'paused')
      log.warn({ boardId, error: written.error }, 'a board could not note that a clock started')
  }
  return {
    note,
    async start(boardId, cardId, stepId, by, now) {
      const given = startsOn(await store.answers(boardId), cardId, stepId)
      const starters = [...given.values()].filter(({ answer }) => answer === 'yes').map((one) => one.organisationId)
      const { document } = await storedMap({ rooms }, boardId)
      const { clock } = outcomeOf({ log }, boardId, await desk.run({ kind: 'clock', document, cardId, starters }))
      if (clock === null || clock.stepId !== stepId || !clock.mayStart) return
      await store.addStepClock({ boardId, cardId, stepId, since: dateIn(clock.timeZone, now) })
      await note(boardId, by, now)
    },
  }
}
