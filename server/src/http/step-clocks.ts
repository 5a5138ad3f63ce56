// Knows when the clock of a step starts, from what organisations have said, and notes it on the card; refuses to know how they say it.
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
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
  /** Starts it when all have said so. Looks again at what is stored: two who say so at once both see it. */
  start(boardId: string, cardId: string, stepId: string, by: Writer, now: number): Promise<void>
  /** The same for every step on the board: what was said while editing was paused is noted now. */
  catchUp(boardId: string, by: Writer, now: number): Promise<void>
}

export function openStepClocks(ports: Pick<HttpPorts, 'store' | 'rooms' | 'log'>, desk: ContentDesk): StepClocks {
  const start: StepClocks['start'] = async (boardId, cardId, stepId, by, now) => {
    const given = startsOn(await ports.store.answers(boardId), cardId, stepId)
    const starters = [...given.values()].filter(({ answer }) => answer === 'yes').map((one) => one.organisationId)
    const { document } = await storedMap(ports, boardId)
    const { clock } = outcomeOf(ports, boardId, await desk.run({ kind: 'clock', document, cardId, starters }))
    if (clock === null || clock.stepId !== stepId || clock.runs || !clock.mayStart) return
    const author = { by: by.id, at: new Date(now).toISOString(), origin: 'server' }
    const operation = {
      type: 'set-field',
      card: cardId,
      field: 'stepSince',
      value: dateIn(clock.timeZone, now),
    } as const
    const written = await ports.rooms.transact(
      boardId,
      (doc) => applyOperations(openBoardDoc(doc), [operation], author),
      by,
    )
    if (!written.ok && written.error !== 'paused')
      ports.log.warn({ boardId, error: written.error }, 'a board could not note that a clock started')
  }
  return {
    start,
    async catchUp(boardId, by, now) {
      const said = (await ports.store.answers(boardId)).filter(isStart)
      const steps = new Map(said.map((row) => [`${row.cardId} ${row.hash}`, row]))
      for (const { cardId, hash } of steps.values()) await start(boardId, cardId ?? '', hash, by, now)
    },
  }
}
