// Knows what everybody sees once a call has ended: what came of it, and the one thing to do next; refuses to gather it.
import { actionsOf, openOf } from '@common-ground/shared/documents/actions.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { HeldCall } from '@common-ground/shared/wire/leading-shapes.ts'
import { useEffect } from 'react'
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { ownCard } from '../../model/own-card.ts'
import { useReadable } from '../../model/use-readable.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { presentWords } from '../../text/present-words.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { useChangesSince } from '../agreement/changes-since.ts'
import { agreementOf, saidBefore, standing, toConfirm, waitedFor } from '../agreement/agreement-of.ts'
import type { BoardDialog } from '../board-header.tsx'
import { useSummary } from '../documents/summary-dialog.tsx'
import { SummarySend, SummaryState } from '../documents/summary-send.tsx'
import { takeUpKeys } from '../list/list-focus.ts'
import { showCard } from '../show-card.ts'
import { longDay } from '../../text/dates.ts'
import { agreesFirst, nextSheet, offeredAfterCall, useHeldCalls } from './held-calls.ts'
import { nextDay } from './next-day.ts'
import '../../styles/after-call.css'

export interface AfterCallProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onDialog: (dialog: BoardDialog) => void
  readonly onClose: () => void
}

const words = leadingWords.after

export function AfterCallDialog({ session, api, onDialog, onClose }: AfterCallProps) {
  const told = useSummary(session, api, 'call')
  const { summary } = told
  const parts = summary?.parts ?? []
  const isFacilitator = useReadable(session.role) === 'facilitator'
  const isLed = useReadable(session.call) !== null
  const held = useHeldCalls(session, api)
  // The next call has begun: it is not kept waiting behind the last one.
  useEffect(() => {
    if (isLed) onClose()
  }, [isLed, onClose])
  // It came by itself, and what had the keys may have gone with the call.
  const close = (): void => {
    onClose()
    takeUpKeys(session)
  }
  return (
    <Modal open onClose={close} title={words.title} description={words.about} closeLabel={allWords.close}>
      <div className="after-next">
        <h3>{words.next}</h3>
        {isFacilitator ? (
          <>
            <NextForLead session={session} api={api} onDialog={onDialog} told={told} held={held} />
            <NextCall session={session} onDialog={onDialog} held={held} />
          </>
        ) : (
          <NextForPartner session={session} api={api} onDialog={onDialog} onClose={onClose} />
        )}
      </div>
      <div className="after-call">
        <SummaryState told={told} />
        {summary !== null && parts.length === 0 ? <p className="quiet">{words.nothing}</p> : null}
        {parts.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {lines.map((line, at) => (
                <li key={`${String(at)} ${line}`} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  )
}

interface NextForLeadProps extends Pick<AfterCallProps, 'session' | 'api' | 'onDialog'> {
  readonly held: readonly HeldCall[] | null
  readonly told: ReturnType<typeof useSummary>
}

/** What waits for whoever runs the board comes first: asking to agree, or what was said since somebody's yes; then the summary. */
function NextForLead({ session, api, onDialog, told, held }: NextForLeadProps) {
  const board = useReadable(session.board)
  const { proposals } = useReadable(agreementOf(session, api))
  const { open, agreed } = standing(proposals ?? [])
  const changes = useChangesSince(session, agreed)
  const offered = proposals === null ? null : offeredAfterCall({ board, open, agreed, changes })
  const isFirst = agreesFirst(offered, held, agreed !== null)
  const send = (
    <div className="after-propose">
      <p>{words.sendAbout}</p>
      <SummarySend told={told} title={board.title} copy={words.copy} tone={isFirst ? 'plain' : 'main'} />
    </div>
  )
  return (
    <>
      {isFirst ? null : send}
      {offered === 'propose' ? (
        <div className="after-propose">
          <p>{agreed === null ? words.proposeAbout : words.proposeAnewAbout}</p>
          <Button tone={isFirst ? 'main' : 'plain'} onClick={() => onDialog('propose')}>
            {agreed === null ? agreementWords.propose.open : agreementWords.propose.again}
          </Button>
        </div>
      ) : offered === 'buts' && open !== null ? (
        <div className="after-propose">
          <p>{agreementWords.but.next(saidBefore(open))}</p>
          <Button tone="main" onClick={() => onDialog('agreement')}>
            {agreementWords.but.read}
          </Button>
        </div>
      ) : offered === 'present' ? (
        <div className="after-propose">
          <p>{words.presentAbout}</p>
          <Button onClick={() => onDialog('present')}>{presentWords.presentAgreed}</Button>
        </div>
      ) : null}
      {isFirst ? send : null}
    </>
  )
}

/** When the partners meet again, or that nobody has said it, and where the others are invited. */
function NextCall({ session, onDialog, held }: Omit<NextForLeadProps, 'api' | 'told'>) {
  const board = useReadable(session.board)
  const sheet = held === null ? null : sheetOf(nextSheet(held) ?? '')
  const day = nextDay(board, 'call', dateIn(board.timeZone, Date.parse(session.now())))
  return (
    <div className="after-propose">
      <p>
        {sheet === null ? '' : `${words.nextSheet(sheet.title)} `}
        {day === '' ? words.noNextCall : words.nextCall(longDay(day))}
      </p>
      <Button onClick={() => onDialog('share')}>{day === '' ? words.setNextCall : words.invite}</Button>
    </div>
  )
}

/** The first of these that there is: an answer that is waited for, something they said they would do, their own card. */
function NextForPartner({ session, api, onDialog, onClose }: AfterCallProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  const { proposals } = useReadable(agreementOf(session, api))
  const me = participants.find(({ id }) => id === session.participantId)
  const own = me === undefined ? undefined : ownCard(board, me)
  const { open } = standing(proposals ?? [])
  if (own === undefined) return <p>{words.look}</p>
  // By the link for everybody it has been said already.
  const isSaid =
    open !== null &&
    toConfirm(open).some(
      ({ organisationId, answer }) => organisationId === own && (answer === 'yes' || answer === 'yes-but'),
    )
  if (open !== null && !isSaid && waitedFor(open).includes(own))
    return <Next about={words.answerAbout} label={words.answer} onPress={() => onDialog('agreement')} />
  const today = dateIn(board.timeZone, Date.parse(session.now()))
  const mine = openOf(actionsOf(board, today), own)
  if (mine.length > 0)
    return <Next about={words.actionsAbout(mine.length)} label={words.actions} onPress={() => onDialog('actions')} />
  const show = (): void => {
    onClose()
    // The panel first: the card is shown where the panel does not cover it.
    session.view.set({ panel: 'card' })
    showCard(session, own)
  }
  return <Next about={words.cardAbout} label={words.card} onPress={show} />
}

interface NextProps {
  readonly about: string
  readonly label: string
  readonly onPress: () => void
}

function Next({ about, label, onPress }: NextProps) {
  return (
    <>
      <p>{about}</p>
      <Button tone="main" onClick={onPress}>
        {label}
      </Button>
    </>
  )
}
