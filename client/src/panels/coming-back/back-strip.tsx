// Knows how somebody who comes back after a while is told what matters to them, each in one press, and puts it away; gathers nothing by itself.
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { ownCard } from '../../model/own-card.ts'
import { useReadable } from '../../model/use-readable.ts'
import { comingBackWords } from '../../text/coming-back-words.ts'
import { shortDay } from '../../text/dates.ts'
import { agreementOf, standing } from '../agreement/agreement-of.ts'
import { isReviewDue } from '../leading/held-calls.ts'
import { agreementNews } from './agreement-news.ts'
import { changedThings } from './changed-cards.ts'
import type { BoardDialog } from '../board-header.tsx'
import { nextReviewOn } from './next-review.ts'
import { useReturned } from './returned.ts'
import { versionSeen, workedOnSince } from './versions-seen.ts'
import { whatWaits } from './what-waits.ts'

/** What was put away on a board, as the device keeps it. */
export interface PutAwayMemory {
  putAway(boardId: string): string | null
  rememberPutAway(boardId: string, sign: string): void
}

export interface BackStripProps {
  readonly session: BoardSession
  readonly api: Api
  readonly memory: PutAwayMemory
  readonly room: 'wide' | 'beside' | 'phone'
  readonly onDialog: (dialog: BoardDialog) => void
}

const words = comingBackWords.back

/** Nothing on a first visit, after a short absence and while a call is led. */
export function BackStrip(props: BackStripProps) {
  const since = useReturned(props.session)
  return since === null ? null : <Back key={since} {...props} since={since} />
}

/** What the server knows of the time between; null = not known yet. */
interface Between {
  /** When the last call that was held began. */
  readonly lastCall: number | null
  readonly hasNews: boolean
}

function Back({ session, api, memory, room, onDialog, since }: BackStripProps & { readonly since: string }) {
  const between = useBetween(session, api, since)
  const board = useReadable(session.board)
  const isReady = useReadable(session.ready)
  const participants = useReadable(session.participants)
  const { proposals, problem } = useReadable(agreementOf(session, api))
  const isLed = useReadable(session.call) !== null
  const [isGone, setGone] = useState(false)
  const [putAway] = useState(() => memory.putAway(session.boardId))
  useEffect(() => {
    // Whoever was in a call has been told what came of it.
    if (isLed) setGone(true)
  }, [isLed])
  const me = participants.find(({ id }) => id === session.participantId)
  const own = me === undefined ? undefined : ownCard(board, me)
  const { open, agreed } = standing(proposals ?? [])
  // The header has one thing more to press then, and on a phone there is less room.
  const most = room === 'phone' && (open ?? agreed) !== null ? 2 : 3
  const {
    next,
    promised,
    promisedBy,
    review,
    lastCall,
    sign: waits,
  } = whatWaits(board, {
    own,
    lastCall: between?.lastCall ?? null,
    now: Date.parse(session.now()),
  })
  // Answers on single cards are read where the news lead.
  const answered = agreementNews({ proposals: proposals ?? [], answers: [], nameOf: () => undefined }, since)
  const hasNews = between?.hasNews === true || answered.length > 0
  const looks = nextReviewOn(board)
  const isDue = isReviewDue({
    isAgreed: agreed !== null,
    reviewOn: looks,
    today: dateIn(board.timeZone, Date.parse(session.now())),
  })
  const sign = isDue ? JSON.stringify([waits, looks]) : waits
  const isSomething = hasNews || (sign !== '' && sign !== putAway)
  // Before all of it is known, what was put away would be drawn for a moment.
  const isKnown = between !== null && participants.length > 0 && (proposals !== null || problem !== null)
  const isSeen = isReady && isKnown && !isGone && !isLed && isSomething
  useEffect(() => {
    if (isSeen) say(words.said)
  }, [isSeen])
  if (!isSeen) return null
  const close = (): void => {
    memory.rememberPutAway(session.boardId, sign)
    setGone(true)
  }
  const today = session.now().slice(0, 10)
  const ways: readonly (readonly [string, BoardDialog] | null)[] = [
    // What a partnership does next comes before what it has done. [LD107]
    isDue && looks !== undefined ? [words.reviewDue(dayIn(looks, today)), 'look-back'] : null,
    promised > 0 ? [words.promised(promised, promisedBy === '' ? '' : dayIn(promisedBy, today)), 'actions'] : null,
    hasNews ? [since.startsWith(today) ? words.newsToday : words.news(shortDay(since, today)), 'changes'] : null,
    lastCall === null ? null : [words.lastCall, 'summary'],
  ]
  // A line or two: the last call gives way, and stands under Look back. [CB4]
  const shown = ways.filter((way) => way !== null).slice(0, most)
  return (
    <section className="back-strip" aria-label={words.name} data-ways={shown.length} data-region>
      {next === null ? null : (
        <p>{next === dateIn(board.timeZone, Date.parse(session.now())) ? words.today : words.next(dateWords(next))}</p>
      )}
      {review === null || isDue ? null : <p>{words.review(dateWords(review))}</p>}
      {shown.map(([label, dialog]) => (
        <Button key={dialog} small tone="quiet" onClick={() => onDialog(dialog)}>
          {label}
        </Button>
      ))}
      <IconButton className="tiny" label={words.close} icon={<X size={17} aria-hidden />} side="left" onClick={close} />
    </section>
  )
}

/** A month or a year is not made shorter. */
const dayIn = (date: string, today: string): string => (isDate(date, false) ? shortDay(date, today) : dateWords(date))

function useBetween(session: BoardSession, api: Api, since: string): Between | null {
  const [between, setBetween] = useState<Between | null>(null)
  useEffect(() => {
    let left = false
    const ask = async (): Promise<void> => {
      const [calls, hasNews] = await Promise.all([api.calls(session.boardId), changedSince(session, api, since)])
      if (!left) setBetween({ lastCall: calls.ok ? (calls.value.held[0]?.begunAt ?? null) : null, hasNews })
    }
    void ask()
    return () => {
      left = true
    }
  }, [session, api, since])
  return between
}

/** Whether anything has changed in meaning that is news to them; what was only moved is none. */
async function changedSince(session: BoardSession, api: Api, since: string): Promise<boolean> {
  const versions = await api.versions(session.boardId)
  if (!versions.ok || !workedOnSince(versions.value, since)) return false
  const seen = versionSeen(versions.value, since)
  if (seen === null) return false
  const compared = await api.changes(session.boardId, seen.id, 'now')
  if (!compared.ok) return false
  await upToDate(session)
  const visit = { since, agreed: null, visitor: session.participantId }
  return changedThings(session.board.get(), compared.value.changes, visit).some(({ isOld }) => !isOld)
}

/** Once all that the server has is here: of a copy that this device kept, what others changed meanwhile would read as known. */
async function upToDate({ saveState }: BoardSession): Promise<void> {
  if (saveState.get().state === 'saved') return
  await new Promise<void>((resolve) => {
    const stop = saveState.subscribe(() => {
      if (saveState.get().state !== 'saved') return
      stop()
      resolve()
    })
  })
}
