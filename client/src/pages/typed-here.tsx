// Knows how what somebody typed is handed back on a page that has no place for it any more; refuses to send it anywhere.
import { CopyButton } from '../controls/copy-button.tsx'
import { words } from '../text/en-GB.ts'
import { formWords } from '../text/form-words.ts'

export interface TypedHereProps {
  readonly text: string
  /** What is said of it; absent = that it was not sent. */
  readonly about?: string
  readonly label?: string
}

/** Nothing where there is nothing. */
export function TypedHere({ text, about = formWords.stillHere, label = formWords.copyAll }: TypedHereProps) {
  if (text === '') return null
  return (
    <div className="typed-here">
      <p>{about}</p>
      <CopyButton tone="main" text={text} label={label} doneLabel={words.copied} failedLabel={words.copyFailed} />
    </div>
  )
}
