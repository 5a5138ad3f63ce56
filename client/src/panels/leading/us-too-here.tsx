// Knows how a concern that is read at a step is said to be one's own as well, there and then, and who has said so; refuses to know how it came to be one.
import { cardName } from '@common-ground/shared/board/card.ts'
import { Hand } from 'lucide-react'
import { Button } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { ownCard } from '../../model/own-card.ts'
import { useReadable } from '../../model/use-readable.ts'
import { usTooWords as words } from '../../text/us-too-words.ts'
import { pressUsToo, useSaysUsToo } from '../us-too.tsx'
import '../../styles/us-too.css'

export interface UsTooHereProps {
  readonly session: BoardSession
  readonly concern: string
  /** Participant who wrote it with their name; null = nobody did. Their organisation need not say it as well. */
  readonly by: string | null
}

/** Who says it, by name, and the press of this person's organisation. Nothing where there is neither. [LD75] */
export function UsTooHere({ session, concern, by }: UsTooHereProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  const mayEdit = useReadable(session.mayEdit)
  const says = useSaysUsToo(session, concern)
  const card = board.cards.get(concern)
  if (card?.kind !== 'concern') return null
  const ownOf = (id: string | null): string | undefined => {
    const one = participants.find((participant) => participant.id === id)
    return one === undefined ? undefined : ownCard(board, one)
  }
  const own = ownOf(session.participantId)
  const isOwn = own !== undefined && (own === card.fields.raisedBy || own === ownOf(by))
  const alsoUs = [...board.relations.values()].flatMap(({ kind, from, to }) => {
    const organisation = kind === 'sameBoat' && to === concern ? board.cards.get(from) : undefined
    return organisation === undefined ? [] : [cardName(organisation)]
  })
  if (alsoUs.length === 0 && (isOwn || !mayEdit)) return null
  return (
    <span className="us-too-here">
      {isOwn || !mayEdit ? null : (
        <Button
          small
          className="us-too"
          aria-pressed={says}
          aria-label={words.of(cardName(card))}
          title={words.about}
          icon={<Hand size={15} aria-hidden />}
          onClick={() => pressUsToo(session, concern)}
        >
          {words.name}
        </Button>
      )}
      {alsoUs.length === 0 ? null : <bdi className="quiet">{words.by(alsoUs)}</bdi>}
    </span>
  )
}
