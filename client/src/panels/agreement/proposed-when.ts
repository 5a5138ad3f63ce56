// Knows how the day of a proposal reads beside its name; refuses to say it twice.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { agreementWords } from '../../text/agreement-words.ts'

/** The sentence of the day it was proposed; "" where its name says that already, as one that nobody named does (rule AG49). */
export function proposedWhen({ title, on }: Pick<ProposalInfo, 'title' | 'on'>): string {
  const said = agreementWords.proposedOn(dateWords(on))
  return title === said ? '' : `${said}. `
}
