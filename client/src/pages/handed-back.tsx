// Knows how what somebody wrote on a board, and only their device holds, is handed to them once they are not on it any more; refuses to mix what was to have no name with the rest.
import { draftsText } from '../panels/board-drafts.ts'
import { readWritten } from '../panels/leading/written.ts'
import { writtenBack } from '../panels/leading/written-back.ts'
import { agreementWords } from '../text/agreement-words.ts'
import { leadingWords } from '../text/leading-words.ts'
import type { OnlyHere } from './device-memory.ts'
import { TypedHere } from './typed-here.tsx'

const words = leadingWords.back

/** Nothing where nothing was written. LD63. AG45. */
export function HandedBack({ kept }: { readonly kept: OnlyHere | null }) {
  const { named, nameless } = writtenBack(readWritten(kept?.written))
  return (
    <>
      <TypedHere text={named} about={words.named} />
      <TypedHere text={nameless} about={words.nameless} label={words.copyNameless} />
      <TypedHere text={draftsText(kept?.begun)} about={agreementWords.begunBack} label={agreementWords.copyBegun} />
    </>
  )
}
