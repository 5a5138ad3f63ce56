// Knows what to say to somebody whose organisation is asked and who cannot answer for it from here: who can, and how; refuses to answer.
import { BookOpenText, Mail } from 'lucide-react'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { addressOf } from '../inviting/letter.ts'

const words = agreementWords.how

export interface HowToAnswerProps {
  readonly session: BoardSession
  readonly organisation: string
  /** Whoever runs the board records it right here. */
  readonly mayRecord: boolean
  /** Participant id of whoever proposed it. They ran the board then; whether they still do is not known here. */
  readonly by: string
  /** Opens what is asked. */
  readonly onRead: () => void
}

export function HowToAnswer({ session, organisation, mayRecord, by, onRead }: HowToAnswerProps) {
  const participants = useReadable(session.participants)
  const who = participants.find(({ id }) => id === by)?.name ?? ''
  const isHere = useSelected(
    session.peers,
    (peers) => by !== session.participantId && peers.some(({ participantId }) => participantId === by),
  )
  const { title } = session.board.get()
  const message = words.message(organisation, title, `${location.origin}/b/${session.boardId}`)
  return (
    <section className="how-to-answer" aria-label={words.title}>
      <h3 dir="auto">{words.asked(organisation)}</h3>
      {mayRecord ? (
        <p>{words.record}</p>
      ) : (
        <>
          <p>
            <bdi>{words.byLink(organisation, who, isHere)}</bdi>
          </p>
          <div className="panel-actions">
            <Button tone="main" icon={<BookOpenText size={17} aria-hidden />} onClick={onRead}>
              {words.read}
            </Button>
            <CopyButton text={message} label={words.copy} doneLabel={words.copied} failedLabel={allWords.copyFailed} />
            <a className="button quiet" href={addressOf(words.mailSubject(title), message)}>
              <Mail size={17} aria-hidden />
              {words.mail}
            </a>
          </div>
        </>
      )}
    </section>
  )
}
