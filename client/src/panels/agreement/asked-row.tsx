// Knows how one organisation that is asked stands among the answers: what it says, its link, and how whoever runs the board records for it; refuses to know where the answer goes.
import type { GivenAnswer, NewAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { PencilLine } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { watchGoneOn } from '../../controls/gone-on.ts'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { CopyTyped } from '../not-sent.tsx'
import type { NamedOrganisation } from '../share-links.ts'
import { AnswerForm } from './answer-form.tsx'
import { AnswerLine } from './answer-line.tsx'
import type { Signer } from './signed-last.ts'
import type { TypedKeeper } from './typed-answer.ts'

const words = agreementWords

export interface AskedRowProps {
  readonly organisation: NamedOrganisation
  readonly answer: GivenAnswer | undefined
  /** Nobody can answer any more. */
  readonly closed: boolean
  /** The day of the words it was given to, where they have changed since. */
  readonly wordsOf: string | undefined
  readonly called: (participantId: string) => string
  /** How its link is handed out; null = not by whoever reads it. */
  readonly link: ReactNode
  /** How somebody records for it; null = they do not. */
  readonly recording: Recording | null
  /** What was begun here and cannot be recorded any more; null = nothing. */
  readonly inVain: { readonly text: string; readonly onThrowAway: () => void } | null
}

export interface Recording {
  readonly isOpen: boolean
  /** Something typed waits here to be gone on with. */
  readonly isBegun: boolean
  readonly onOpen: (open: boolean) => void
  /** Whoever is likely to have said so. */
  readonly signer: Signer
  /** YYYY-MM-DD. */
  readonly today: string
  readonly keeper: TypedKeeper
  /** null = it is kept. */
  readonly onAnswer: (answer: NewAnswer) => Promise<ApiProblem | null>
}

export function AskedRow({ organisation, answer, closed, wordsOf, called, link, recording, inVain }: AskedRowProps) {
  const { id, name } = organisation
  const row = useRef<HTMLLIElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const [isRecorded, setRecorded] = useState(false)
  // The form has gone, and with it what was pressed: what it came to is in sight, and the keys are beside it. [AG101]
  useEffect(() => {
    if (!isRecorded || row.current === null) return
    setRecorded(false)
    opener.current?.focus({ preventScroll: true })
    row.current.scrollIntoView({ block: 'nearest' })
  }, [isRecorded])
  const record = async (given: NewAnswer): Promise<ApiProblem | null> => {
    if (recording === null) return null
    const goneOn = row.current === null ? () => true : watchGoneOn(row.current)
    const problem = await recording.onAnswer({ ...given, organisationId: id })
    const isElsewhere = goneOn()
    if (problem === null) setRecorded(!isElsewhere)
    return problem
  }
  return (
    <li ref={row} aria-label={name} tabIndex={-1}>
      <AnswerLine name={name} answer={answer} closed={closed} wordsOf={wordsOf} called={called} />
      {link === null && recording === null ? null : (
        <div className="panel-actions">
          {link}
          {recording === null ? null : (
            <Button
              small
              tone="quiet"
              icon={<PencilLine size={15} aria-hidden />}
              aria-label={words.recordForName(name)}
              aria-expanded={recording.isOpen}
              ref={opener}
              onClick={() => recording.onOpen(!recording.isOpen)}
            >
              {words.recordFor}
            </Button>
          )}
        </div>
      )}
      {recording?.isOpen === true ? (
        <AnswerForm
          organisation={name}
          before={answer}
          recording
          marked={words.form.recording(name)}
          {...recording.signer}
          today={recording.today}
          isOpened
          keeper={recording.keeper}
          onAnswer={record}
        />
      ) : recording?.isBegun === true ? (
        <p className="quiet">{words.begun}</p>
      ) : inVain === null ? null : (
        <BegunInVain {...inVain} />
      )}
    </li>
  )
}

/** What was begun and cannot be recorded any more, to take along or to throw away. [AG45] */
function BegunInVain({ text, onThrowAway }: { readonly text: string; readonly onThrowAway: () => void }) {
  return (
    <div>
      <p className="quiet">{words.begunInVain}</p>
      <div className="panel-actions">
        <CopyTyped typed={text} />
        <Button
          small
          tone="quiet"
          onClick={({ currentTarget }) => {
            // The button goes with what is thrown away.
            currentTarget.closest<HTMLElement>('li')?.focus()
            onThrowAway()
          }}
        >
          {words.form.throwAway}
        </Button>
      </div>
    </div>
  )
}
