// Knows how the sentence that went with a proposal reads while it waits and afterwards; refuses to know anything else of it.
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { agreementWords } from '../../text/agreement-words.ts'

/** The sentence that went with it: asked while it waits, told as what was said then afterwards. [AG46] */
export function ProposalNote({ proposal: { note, state } }: { readonly proposal: ProposalInfo }) {
  if (note === undefined) return null
  return state === 'proposed' ? (
    <p dir="auto">{note}</p>
  ) : (
    <p className="quiet" dir="auto">
      {agreementWords.saidThen(note)}
    </p>
  )
}
