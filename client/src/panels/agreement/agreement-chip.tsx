// Knows how the header says in one line what is agreed or waits for answers; refuses to know how anybody answers.
import { CircleCheck, Hourglass } from 'lucide-react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { shortDay } from '../../text/dates.ts'
import { ownCard } from '../../model/own-card.ts'
import {
  agreementOf,
  conditionsOf,
  conditionsSince,
  isAskedFirst,
  standing,
  toConfirm,
  waitedFor,
} from './agreement-of.ts'
import { useChangesSince } from './changes-since.ts'
import '../../styles/agreement-chip.css'

export interface AgreementChipProps {
  readonly session: BoardSession
  readonly api: Api
  /** Once something has changed it leads to what, else to what is proposed or agreed. [AG43] */
  readonly onDialog: (dialog: 'agreement' | 'changes-since-agreed') => void
}

const words = agreementWords.chip

/** Nothing as long as nothing has been proposed. */
export function AgreementChip({ session, api, onDialog }: AgreementChipProps) {
  const { proposals } = useReadable(agreementOf(session, api))
  const participants = useReadable(session.participants)
  const role = useReadable(session.role)
  const { open, agreed } = standing(proposals ?? [])
  const changes = useChangesSince(session, agreed)
  if (open === null && agreed === null) return null
  const today = session.now()
  const me = participants.find(({ id }) => id === session.participantId)
  const own = me === undefined ? undefined : ownCard(session.board.get(), me)
  const waiting = open === null ? [] : waitedFor(open)
  const asked = open !== null && isAskedFirst(open, own)
  // By a link that only reads nobody answers, unless it is the organisation's own: what is true of both is said.
  const ask = role === 'viewer' ? words.askedOfYours : words.yours
  // Never without what has to be said with it.
  const but = open !== null || agreed === null ? '' : agreementWords.withConditions(conditionsOf(agreed).length)
  const first =
    open !== null
      ? words.proposed(shortDay(open.on, today))
      : `${words.agreed(shortDay(agreed?.settledOn ?? agreed?.on ?? '', today))}${but}`
  const isChanged = open === null && changes !== null && changes > 0
  const unconfirmed = open === null || role !== 'facilitator' ? 0 : toConfirm(open).length
  // Others wait for what is to be confirmed: it is said first, whether one's own answer is given or not.
  const confirming = asked ? words.toConfirmAndYours : (said: string) => said
  // What others say with it since one's own yes may change that.
  const buts = open === null ? 0 : conditionsSince(open, own).length
  const more =
    unconfirmed > 0
      ? confirming(words.toConfirm(unconfirmed))
      : buts > 0
        ? agreementWords.but.chip(buts)
        : asked
          ? ask.whole
          : open !== null
            ? words.waiting(waiting.length)
            : words.changes(changes ?? 0)
  const whole =
    unconfirmed > 0
      ? confirming(words.toConfirmWhole(unconfirmed))
      : open === null || asked || buts > 0
        ? more
        : words.waitingWhole(waiting.length)
  const short =
    unconfirmed > 0
      ? words.toConfirm(unconfirmed)
      : buts > 0
        ? agreementWords.but.chipShort(buts)
        : asked
          ? ask.short
          : isChanged
            ? words.changesShort(changes)
            : more
  const saysMore = isChanged || (open !== null && (asked || buts > 0 || waiting.length > 0))
  const name = saysMore ? `${first}, ${whole}` : first
  return (
    <button
      type="button"
      className={`agreement-chip${saysMore ? ' more' : ''}${isChanged ? ' changed' : ''}`}
      aria-label={name}
      title={name}
      onClick={() => onDialog(isChanged ? 'changes-since-agreed' : 'agreement')}
    >
      {open === null ? <CircleCheck size={15} aria-hidden /> : <Hourglass size={15} aria-hidden />}
      <span className="chip-first">
        <span className={but === '' ? undefined : 'chip-long'}>{first}</span>
        {but === '' ? null : <span className="chip-short">{`${words.agreedShort}${but}`}</span>}
      </span>
      {saysMore ? (
        <span className="chip-more">
          <span className="chip-long">{more}</span>
          <span className="chip-short">{short}</span>
        </span>
      ) : null}
    </button>
  )
}
