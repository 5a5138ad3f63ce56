// Knows what to say to somebody whose organisation is asked and who cannot answer for it from here: who can, and how; refuses to answer.
import { CopyButton } from '../../controls/copy-button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { words as allWords } from '../../text/en-GB.ts'

const words = agreementWords.how

export interface HowToAnswerProps {
  readonly session: BoardSession
  readonly organisation: string
  /** Whoever runs the board records it right here. */
  readonly mayRecord: boolean
}

export function HowToAnswer({ session, organisation, mayRecord }: HowToAnswerProps) {
  const address = `${location.origin}/b/${session.boardId}`
  return (
    <section className="how-to-answer" aria-label={words.title}>
      <h3 dir="auto">{words.asked(organisation)}</h3>
      {mayRecord ? (
        <p>{words.record}</p>
      ) : (
        <>
          <p>{words.byLink}</p>
          <div className="panel-actions">
            <CopyButton
              text={words.message(organisation, session.board.get().title, address)}
              label={words.copy}
              doneLabel={words.copied}
              failedLabel={allWords.copyFailed}
            />
          </div>
        </>
      )}
    </section>
  )
}
