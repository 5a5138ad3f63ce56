// Knows how the agreement of a board at a moment is written in each format; runs away from the requests and refuses to choose the moment.
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import { sameMeanings } from '@common-ground/shared/board/same-meaning.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { agreementOf } from '@common-ground/shared/documents/agreement.ts'
import type { AgreementState, AnswerTold } from '@common-ground/shared/documents/agreement-moment.ts'
import { outlineToHtml } from '@common-ground/shared/documents/html.ts'
import { outlineToMarkdown } from '@common-ground/shared/documents/markdown.ts'
import type { Outline } from '@common-ground/shared/documents/outline.ts'
import type { DocumentFormat } from '@common-ground/shared/wire/document-shapes.ts'
import type { ContentJob, OutcomeOf } from './content-job.ts'
import { contentOf } from './told-content.ts'

type Job = Extract<ContentJob, { readonly kind: 'agreement' }>

export async function writeAgreement(job: Job): Promise<OutcomeOf<Job>> {
  const { told, format, names, now, version, agreed, waiting, answers, same } = job
  const board = boardOfContent(contentOf(told))
  const on = (at: string): string => dateIn(board.timeZone, Date.parse(at))
  const [{ hashOf }, { isSame }] = [meaningsOf(board), sameMeanings(same)]
  /** What was answered to other words of the same meaning was answered to these. */
  const hashNow = (cardId: string | null, hash: string): string => {
    const now = cardId === null ? '' : hashOf(cardId)
    return cardId !== null && isSame(cardId, hash, now) ? now : hash
  }
  const outline = agreementOf(board, {
    on: dateIn(board.timeZone, now),
    state: stateTold(version, on),
    agreed: agreed === null ? null : { on: on(agreed.at), code: agreed.code },
    waiting: waiting === null ? null : { ...waiting, on: on(waiting.at) },
    answers: answers.map(({ at, hash, ...answer }): AnswerTold => ({
      ...answer,
      hash: hashNow(answer.cardId, hash),
      on: on(at),
    })),
    names,
  })
  return { kind: 'document', bytes: await WRITERS[format](outline), title: board.title }
}

const WRITERS: Readonly<Record<DocumentFormat, (outline: Outline) => Uint8Array | Promise<Uint8Array>>> = {
  html: (outline) => new TextEncoder().encode(outlineToHtml(outline)),
  md: (outline) => new TextEncoder().encode(outlineToMarkdown(outline)),
  // Its library is large: it is loaded with the first file of this kind.
  docx: async (outline) => await (await import('./docx-file.ts')).outlineToDocx(outline),
}

function stateTold(version: Job['version'], on: (at: string) => string): AgreementState {
  if (version === null) return { kind: 'draft' }
  const { title, at, proposal } = version
  if (proposal === null) return { kind: 'kept', title, on: on(at) }
  const { state: kind, settledAt, code, organisations } = proposal
  return { kind, title, code, on: on(at), settledOn: settledAt === null ? null : on(settledAt), organisations }
}
