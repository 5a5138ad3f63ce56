// Knows how what was written in a call is handed to its writer who is not on the board any more; refuses to mix what was to have no name with the rest.
import { readWritten } from '../panels/leading/written.ts'
import { writtenBack } from '../panels/leading/written-back.ts'
import { leadingWords } from '../text/leading-words.ts'
import { TypedHere } from './typed-here.tsx'

const words = leadingWords.back

/** Nothing where nothing was written. @param kept as the device kept it. LD63. */
export function WrittenInCall({ kept }: { readonly kept: unknown }) {
  const { named, nameless } = writtenBack(readWritten(kept))
  return (
    <>
      <TypedHere text={named} about={words.named} />
      <TypedHere text={nameless} about={words.nameless} label={words.copyNameless} />
    </>
  )
}
