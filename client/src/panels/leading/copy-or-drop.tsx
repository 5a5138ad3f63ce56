// Knows how words that have no place of their own are taken along or thrown away by their writer; refuses to know where they come from.
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { words as allWords } from '../../text/en-GB.ts'
import { leadingWords } from '../../text/leading-words.ts'

const words = leadingWords.leftOver

/** Two buttons for what was left over. Copying is always offered: the board may not take it. */
export function CopyOrDrop({ lines, onDrop }: { readonly lines: readonly string[]; readonly onDrop: () => void }) {
  return (
    <>
      <CopyButton
        small
        text={lines.join('\n')}
        label={words.copy}
        doneLabel={words.copied}
        failedLabel={allWords.problem.unknown}
      />
      <Button small onClick={onDrop}>
        {words.drop}
      </Button>
    </>
  )
}
