// Knows how somebody says in one press that a concern is theirs too, and takes it back by the next; refuses to say it for another organisation.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { Hand } from 'lucide-react'
import { say } from '../controls/said.tsx'
import { announce } from '../controls/toast.tsx'
import type { BoardSession, Participant } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { usTooWords as words } from '../text/us-too-words.ts'
import { ownCard } from '../model/own-card.ts'
import { placeOwnCard } from './own-card.ts'
import { tell } from './tell.ts'
import '../styles/us-too.css'

const me = (session: BoardSession) => session.participants.get().find(({ id }) => id === session.participantId)

/** The line by which an organisation says us too to a concern; null = it does not. */
export function usTooLine(board: Board, organisation: string, concern: string): string | null {
  for (const { id, kind, from, to } of board.relations.values())
    if (kind === 'sameBoat' && from === organisation && to === concern) return id
  return null
}

/** Says it for this person's organisation, or takes it back. An organisation without a card gets one. */
export function pressUsToo(session: BoardSession, concern: string): void {
  const who = me(session)
  if (who === undefined || (who.organisationId === null && who.organisation === ''))
    return announce({ text: words.noOrganisation })
  const { selection, focus } = session.view.get()
  if (ownCard(session.board.get(), who) === undefined) {
    placeOwnCard(session, who)
    // What is chosen is still what it is said of, or whatever was chosen when it was said at a step.
    session.view.set({ selection, focus })
  }
  const board = session.board.get()
  const own = ownCard(board, who)
  const card = board.cards.get(concern)
  if (own === undefined || card?.kind !== 'concern') return
  if (card.fields.raisedBy === own) return announce({ text: words.ownConcern })
  const line = usTooLine(board, own, concern)
  const done = tell(
    session.dispatch(
      [
        line === null
          ? { type: 'connect', relation: { id: session.newId(), kind: 'sameBoat', from: own, to: concern } }
          : { type: 'bin', ids: [line] },
      ],
      words.name,
    ),
  )
  const organisation = board.cards.get(own)
  const name = organisation === undefined ? who.organisation : cardName(organisation)
  if (done) say(line === null ? words.said(name, cardName(card)) : words.takenBack(name, cardName(card)))
}

/** The one concern that is chosen, where another organisation raised it; null = something else is chosen, or nothing. */
export function useChosenConcern(session: BoardSession): string | null {
  const chosen = useSelected(session.view, ({ selection }) => (selection.length === 1 ? (selection[0] ?? null) : null))
  const isTheirs = useMaySayUsToo(session, chosen ?? '')
  return isTheirs ? chosen : null
}

/** Whether a card is a concern that somebody's organisation has not raised itself. @param who undefined = nobody known. [UT3] */
export function maySayUsToo(board: Board, who: Participant | undefined, id: string): boolean {
  const card = board.cards.get(id)
  if (card?.kind !== 'concern') return false
  const own = who === undefined ? undefined : ownCard(board, who)
  return own === undefined || card.fields.raisedBy !== own
}

function useMaySayUsToo(session: BoardSession, id: string): boolean {
  const participants = useReadable(session.participants)
  const who = participants.find((one) => one.id === session.participantId)
  return useSelected(session.board, (board) => maySayUsToo(board, who, id))
}

export interface UsTooProps {
  readonly session: BoardSession
  readonly concern: string
}

/** Whether this person's organisation says it. */
export function useSaysUsToo(session: BoardSession, concern: string): boolean {
  const participants = useReadable(session.participants)
  return useSelected(session.board, (board) => {
    const who = participants.find(({ id }) => id === session.participantId)
    const own = who === undefined ? undefined : ownCard(board, who)
    return own !== undefined && usTooLine(board, own, concern) !== null
  })
}

export function UsToo({ session, concern }: UsTooProps) {
  const says = useSaysUsToo(session, concern)
  // Nobody is offered to join in what they have said themselves.
  if (!useMaySayUsToo(session, concern)) return null
  return (
    <button
      type="button"
      className="button us-too"
      title={words.about}
      aria-pressed={says}
      onClick={() => pressUsToo(session, concern)}
    >
      <Hand size={17} aria-hidden />
      {words.name}
    </button>
  )
}
