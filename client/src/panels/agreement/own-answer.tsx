// Knows how an organisation gives its own answer, sees that it is kept and changes it; refuses to know whether on a page of its own or on the board.
import type { GivenAnswer, NewAnswer, ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { AnswerForm } from './answer-form.tsx'
import { AnswerLine } from './answer-line.tsx'
import type { TypedKeeper } from './typed-answer.ts'

const words = agreementWords.page

export interface OwnAnswerProps {
  readonly organisation: string
  readonly answer: GivenAnswer | undefined
  readonly state: ProposalInfo['state']
  /** Whoever answers, as far as known; "" = not known. */
  readonly name: string
  /** Their post, as far as known. */
  readonly post: string
  /** YYYY-MM-DD. */
  readonly today: string
  /** Where what is typed waits until it is given. */
  readonly keeper?: TypedKeeper
  /** It is about to be changed: time to look whether it still can be. */
  readonly onChange?: () => void
  /** null = it is kept. */
  readonly onAnswer: (answer: NewAnswer) => Promise<ApiProblem | null>
}

/** The form until there is an answer; then what was said, that it is kept, and the way to change it while it can be. */
export function OwnAnswer({
  organisation,
  answer,
  state,
  name,
  post,
  today,
  keeper,
  onChange,
  onAnswer,
}: OwnAnswerProps) {
  const [isChanging, setChanging] = useState(() => (keeper?.read() ?? null) !== null)
  const said = useRef<HTMLDivElement>(null)
  const isOpen = state === 'proposed'
  const give = async (given: NewAnswer): Promise<ApiProblem | null> => {
    const problem = await onAnswer(given)
    if (problem !== null) return problem
    setChanging(false)
    requestAnimationFrame(() => said.current?.focus())
    return null
  }
  return (
    <>
      {answer === undefined ? null : (
        <div ref={said} role="group" className="given" aria-label={words.yours} tabIndex={-1}>
          <p role="status">
            <strong>{state === 'agreed' ? words.agreed : words.given}</strong>
          </p>
          <AnswerLine name={organisation} answer={answer} closed={!isOpen} />
          {isOpen && !isChanging ? (
            <>
              <p className="quiet">{words.givenAbout}</p>
              <Button
                onClick={() => {
                  setChanging(true)
                  onChange?.()
                }}
              >
                {words.change}
              </Button>
            </>
          ) : null}
        </div>
      )}
      {isOpen && (answer === undefined || isChanging) ? (
        <AnswerForm
          organisation={organisation}
          before={answer}
          recording={false}
          name={name}
          post={post}
          today={today}
          keeper={keeper}
          onAnswer={give}
        />
      ) : null}
    </>
  )
}
