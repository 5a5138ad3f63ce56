// Knows how an organisation gives its own answer, sees that it is kept and changes it; refuses to know whether on a page of its own or on the board.
import type {
  GivenAnswer,
  NewAnswer,
  ProposalInfo,
  ProposalSheet,
} from '@common-ground/shared/wire/agreement-shapes.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { watchGoneOn } from '../../controls/gone-on.ts'
import type { ApiProblem } from '../../model/api.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { AnswerForm } from './answer-form.tsx'
import { AnswerLine } from './answer-line.tsx'
import { problemSentence } from '../problem-words.ts'
import type { Condition } from './agreement-of.ts'
import { Conditions } from './conditions.tsx'
import { again, asOwn, isSamePerson, signer } from './signed-last.ts'
import type { TypedKeeper } from './typed-answer.ts'

const words = agreementWords.page

type VoiceHow = NonNullable<ProposalSheet['organisation']>['how']

export interface OwnAnswerProps {
  readonly organisation: string
  readonly answer: GivenAnswer | undefined
  readonly state: ProposalInfo['state']
  /** It is agreed, and the board says something else by now. */
  readonly isChanged?: boolean
  /** The day of the words that were proposed. */
  readonly wordsOf?: string
  /** What others have said with a "but" since. */
  readonly since?: readonly Condition[]
  /** As what their answer is kept; absent = as the organisation's own. */
  readonly how?: VoiceHow
  /** Whoever proposed it, by name; "" = not known. */
  readonly proposer?: string
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
  readonly called?: ((participantId: string) => string) | undefined
}

/** The form until there is an answer; then what was said, that it is kept, and the way to change it while it can be. */
export function OwnAnswer({
  organisation,
  answer,
  state,
  isChanged = false,
  wordsOf,
  since = [],
  how = 'pressed',
  proposer = '',
  name,
  post,
  today,
  keeper,
  onChange,
  onAnswer,
  called,
}: OwnAnswerProps) {
  const [isChanging, setChanging] = useState(() => (keeper?.read() ?? null) !== null)
  const [isOpened, setOpened] = useState(false)
  const open = (): void => {
    setChanging(true)
    setOpened(true)
  }
  // Whoever runs the board came for everybody's answers: theirs opens by a press.
  const isFolded = how === 'recorded' && answer === undefined && !isChanging
  const place = useRef<HTMLDivElement>(null)
  const said = useRef<HTMLDivElement>(null)
  // What the organisation has said by its own link is written over by that link alone.
  const isItself = answer?.how === 'pressed' && how !== 'pressed'
  // Nor is a yes that counts taken back by a link that proves nothing.
  const isYes = answer?.answer === 'yes' || answer?.answer === 'yes-but'
  const isCounted = how === 'shared' && isYes && (answer.how === 'recorded' || answer.how === 'confirmed')
  const isOpen = state === 'proposed' && !isItself && !isCounted
  // What came another way than theirs was given or written down by somebody else.
  const isTheirs = answer?.how === how || (answer?.how === 'confirmed' && how === 'shared')
  const [isMine, setMine] = useState(false)
  // Somebody else of the same organisation may have been here first.
  const who = answer?.name ?? ''
  const isAnothers = isTheirs && !isMine && name !== '' && who !== '' && !isSamePerson(name, who)
  // The press goes with the form; what was said has the keys as soon as it stands there, which may be a while later.
  const [isGiven, setGiven] = useState(false)
  useEffect(() => {
    if (!isGiven || answer === undefined) return
    said.current?.focus()
    setGiven(false)
  }, [isGiven, answer])
  // What was recorded for them stands until they say so themselves, and most often it is right. [AG84]
  const isToSay = how === 'pressed' && answer?.how === 'recorded'
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const sayRight = async (own: NewAnswer): Promise<void> => {
    setSending(true)
    setProblem(await give(own))
    setSending(false)
  }
  const give = async (given: NewAnswer): Promise<ApiProblem | null> => {
    const goneOn = place.current === null ? () => true : watchGoneOn(place.current)
    const problem = await onAnswer(given)
    const isElsewhere = goneOn()
    if (problem !== null) return problem
    setChanging(false)
    setMine(true)
    setGiven(!isElsewhere)
    return null
  }
  return (
    <div ref={place} className="own-answer-part">
      {answer === undefined ? null : (
        <div ref={said} role="group" className="given" aria-label={words.yours} tabIndex={-1}>
          <p role="status">
            <strong>
              {state === 'agreed'
                ? answer.answer === 'yes-but'
                  ? isChanged
                    ? words.agreedThenBut
                    : words.agreedBut
                  : isChanged
                    ? words.agreedThen
                    : words.agreed
                : isItself
                  ? words.saidItself
                  : isAnothers
                    ? words.givenBy(who, organisation)
                    : isTheirs
                      ? words.given
                      : words.written(organisation)}
            </strong>
            {state === 'proposed' && isCounted ? ` ${words.counted(organisation)}` : ''}
            {isOpen && answer.how === 'shared' ? ` ${words.givenShared(proposer)}` : ''}
            {state === 'proposed' && !isYes ? ` ${words.noYes}` : ''}
          </p>
          <AnswerLine
            name={organisation}
            answer={answer}
            closed={state !== 'proposed'}
            isExplained
            wordsOf={isChanged ? wordsOf : undefined}
            called={called}
          />
          {isOpen && !isChanging ? (
            <>
              {since.length === 0 || isToSay ? null : (
                <div role="group" aria-label={agreementWords.but.since}>
                  <h4>{agreementWords.but.since}</h4>
                  <Conditions said={since} />
                  <p>{agreementWords.but.still}</p>
                  <Button
                    disabled={isSending}
                    onClick={() => {
                      const same = again(answer, signer(answer, { name, post }, false))
                      if (same === null) open()
                      else void sayRight(same)
                    }}
                  >
                    {agreementWords.but.yes}
                  </Button>
                </div>
              )}
              <p className="quiet">{isToSay ? words.isRightAbout : words.givenAbout}</p>
              {isToSay ? (
                <Button
                  disabled={isSending}
                  onClick={() => {
                    const own = asOwn(answer, { name, post })
                    // Who signs it is asked with all the rest filled in.
                    if (own === null) open()
                    else void sayRight(own)
                  }}
                >
                  {words.isRight}
                </Button>
              ) : null}
              {problem === null ? null : <p role="alert">{problemSentence(problem)}</p>}
              <Button
                onClick={() => {
                  open()
                  onChange?.()
                }}
              >
                {words.change}
              </Button>
            </>
          ) : null}
        </div>
      )}
      {isOpen && isFolded ? (
        <Button
          onClick={({ currentTarget: { parentElement: place } }) => {
            open()
            // The press goes; the keys go on in what it opened.
            requestAnimationFrame(() =>
              place?.querySelector<HTMLElement>('input[type=radio]')?.focus({ preventScroll: true }),
            )
          }}
        >
          {agreementWords.card.give}
        </Button>
      ) : null}
      {isOpen && !isFolded && (answer === undefined || isChanging) ? (
        <AnswerForm
          organisation={organisation}
          before={answer}
          recording={false}
          marked={how === 'recorded' ? agreementWords.form.recordingOwn : undefined}
          next={how === 'shared' ? agreementWords.form.sharing(proposer) : undefined}
          name={name}
          post={post}
          today={today}
          isOpened={isOpened}
          keeper={keeper}
          onAnswer={give}
        />
      ) : null}
    </div>
  )
}
