// Knows how the step on which something is seen differently is read out of a stored document; refuses to know who asks.
import { disagreementOf, mayStart, stepReference } from '@common-ground/shared/board/disagreements.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import type { ContentJob, OutcomeOf } from './content-job.ts'
import { onDocument } from './told-content.ts'

type Job = Extract<ContentJob, { readonly kind: 'clock' }>

export function readClock({ document, cardId, starters }: Job): OutcomeOf<Job> {
  return onDocument(document, (boardDoc) => {
    const board = readBoard(boardDoc)
    const found = disagreementOf(board, cardId)
    if (found?.at == null) return { kind: 'clock', clock: null }
    return {
      kind: 'clock',
      clock: {
        stepId: stepReference(found.at.steps, found.at.step),
        asked: found.asked,
        mayStart: mayStart(found, new Set(starters)),
        timeZone: board.timeZone,
      },
    }
  })
}
