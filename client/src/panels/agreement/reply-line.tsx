// Knows how a reply from home reads, by whom and whether it is to today's words; knows no screen around it.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { GivenReply } from '@common-ground/shared/wire/check-shapes.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { formatDay } from '../../text/dates.ts'
import { homeWords } from '../../text/home-words.ts'
import { toWords } from './answer-words.ts'

export function ReplyLine({ reply }: { readonly reply: GivenReply }) {
  const { answer, note = '', conditionMetOn, name = '', post, at, how, current } = reply
  return (
    <div className="answer-line">
      <p dir="auto">
        {toWords(
          answer === 'yes-if' ? homeWords.saidIf(note) : homeWords.said(answer, note),
          current ? undefined : formatDay(at),
        )}
      </p>
      {conditionMetOn === undefined ? null : <p>{homeWords.met(dateWords(conditionMetOn))}</p>}
      <p className="quiet">
        <bdi>{agreementWords.saidBy(name, post, formatDay(at))}</bdi>
        {'. '}
        {how === 'recorded' ? homeWords.recorded : ''}
      </p>
    </div>
  )
}
