// Knows how what is asked at home is read out of a stored document; refuses to know who asks and what is replied.
import { cardName } from '@common-ground/shared/board/card.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { askedAtHome, homeSheet } from '@common-ground/shared/documents/check-sheet.ts'
import type { ContentJob, OutcomeOf } from './content-job.ts'
import { onDocument } from './told-content.ts'

type Job = Extract<ContentJob, { readonly kind: 'check' }>

/** The sheet for the organisation given, else for the one that the question names. */
export function askCheck({ document, checkId, organisationId }: Job): OutcomeOf<Job> {
  return onDocument(document, (boardDoc) => {
    const board = readBoard(boardDoc)
    const found = askedAtHome(board, checkId, organisationId)
    if (!found.ok) return { kind: 'asked', asked: null }
    const id = organisationId ?? found.value.organisationId
    const card = id === null ? undefined : board.cards.get(id)
    const isAsked = id !== null && card?.kind === 'organisation'
    return {
      kind: 'asked',
      asked: {
        cardId: found.value.card.id,
        names: found.value.organisationId,
        organisation: isAsked ? { id, name: cardName(card) } : null,
        sheet: isAsked ? homeSheet(board, found.value, id) : null,
      },
    }
  })
}
