// Knows how somebody reads that what they typed was not taken, and takes it along; refuses to know what it was for.
import type { Ref } from 'react'
import { CopyButton } from '../controls/copy-button.tsx'
import { words } from '../text/en-GB.ts'
import { formWords } from '../text/form-words.ts'

export interface NotSentProps {
  /** Why, in one sentence. */
  readonly why: string
  /** Everything that was typed, as plain text. */
  readonly typed: string
  readonly box?: Ref<HTMLDivElement>
}

/** It can be copied where it cannot be sent, as by a link that has ended meanwhile. */
export function NotSent({ why, typed, box }: NotSentProps) {
  return (
    <div ref={box} className="not-sent" role="alert">
      <p>
        <strong>{formWords.lost}</strong> {why}
      </p>
      <CopyTyped typed={typed} />
    </div>
  )
}

/** Copies everything that was typed. */
export function CopyTyped({ typed }: Pick<NotSentProps, 'typed'>) {
  return (
    <CopyButton small text={typed} label={formWords.copyAll} doneLabel={words.copied} failedLabel={words.copyFailed} />
  )
}
