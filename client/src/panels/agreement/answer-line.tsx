// Knows how one organisation's answer reads; refuses to know where it stands and who may give it.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { GivenAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { formatDay } from '../../text/dates.ts'
import { answerSentence } from './answer-words.ts'

const words = agreementWords

interface AnswerLineProps {
  readonly name: string
  readonly answer: GivenAnswer | undefined
  /** Nobody can answer any more. */
  readonly closed?: boolean
  /** What it counts for is said beside it. */
  readonly isExplained?: boolean
  /** The day of the words it was given to, where they have changed since; absent = it holds for what stands there. */
  readonly wordsOf?: string | undefined
  /** What a participant is called; absent = nobody is known here. */
  readonly called?: ((participantId: string) => string) | undefined
}

/** What one organisation says, by whom and how it came here. */
export function AnswerLine({ name, answer, closed = false, isExplained = false, wordsOf, called }: AnswerLineProps) {
  return (
    <div className={`answer-line ${answer?.answer ?? 'none'}`}>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <p dir="auto">{answer === undefined ? words.noAnswer : answerSentence(answer, wordsOf)}</p>
      {answer === undefined ? null : (
        <p className="quiet">
          <bdi>{words.saidBy(answer.name ?? '', answer.post ?? '', formatDay(answer.at))}</bdi>
          {'. '}
          {answer.answer === 'checking' && !closed ? `${words.checkingAbout} ` : ''}
          {answer.wish === undefined ? '' : `${words.wish(answer.wish)} `}
          {answer.confirmedHomeOn === undefined ? '' : `${words.confirmed(dateWords(answer.confirmedHomeOn))} `}
          <bdi>{howSaid(name, answer, { closed, isExplained, called })}</bdi>
        </p>
      )}
    </div>
  )
}

/** How it came to be written down; "" = by the organisation's own link. */
function howSaid(
  name: string,
  { how, byOwn, confirmedBy = '' }: GivenAnswer,
  { closed, isExplained, called }: Pick<AnswerLineProps, 'closed' | 'isExplained' | 'called'>,
): string {
  switch (how) {
    case 'pressed':
      return ''
    case 'recorded':
      return byOwn === true ? words.recordedByOwn : closed === true ? words.recordedThen : words.recorded
    case 'shared':
      return closed === true ? words.sharedThen : isExplained === true ? words.sharedOnly : words.shared(name)
    case 'confirmed':
      return words.confirmedBy(called?.(confirmedBy) ?? '')
  }
}
