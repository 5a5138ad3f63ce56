// Knows which card everybody sees at a step because whoever leads the call has chosen it, and that others may look at another one; refuses to move anybody who is typing.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { useEffect, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { aimOf, type Aim } from './step-target.ts'

export interface TalkedAbout {
  readonly aim: Aim
  /** This person chooses another one: for everybody where they lead the call. */
  readonly choose: (id: string) => void
  /** Where this person looks at something else than everybody: what that is, and how to get there. Null = they do not. */
  readonly elsewhere: { readonly card: string; readonly back: (() => void) | null } | null
}

/**
 * What is looked at is what whoever leads has chosen, until one chooses something else oneself; what is being typed stays
 * with what it was begun for. [LD80]
 *
 * @param cards ids, in the order in which they are offered.
 * @param begunFor as for `aimOf`.
 * @param leave gives up what was begun and holds no words yet; null = something is typed, which is not moved.
 */
export function useTalkedAbout(
  session: BoardSession,
  call: LedCall,
  cards: readonly string[],
  begunFor: string,
  leave: (() => void) | null,
): TalkedAbout {
  const [own, setOwn] = useState('')
  const leads = call.leader === session.participantId
  const led = useSelected(
    session.peers,
    (peers) =>
      peers.find(({ participantId, talking }) => participantId === call.leader && talking !== undefined)?.talking ?? '',
  )
  const everybodys = leads || !cards.includes(led) ? '' : led
  const chosen = cards.includes(own) ? own : everybodys
  const aim = aimOf(cards, begunFor, chosen)
  const shown = leads ? (aim.card ?? '') : ''
  useEffect(() => {
    if (!leads || shown === '') return
    session.setPresence({ talking: shown })
    return () => session.setPresence({ talking: null })
  }, [session, leads, shown])
  const back = (): void => {
    leave?.()
    setOwn('')
  }
  const isElsewhere = everybodys !== '' && aim.card !== everybodys
  return {
    aim,
    choose: (id) => setOwn(id === everybodys ? '' : id),
    // What is being typed is not moved: it can be sent, or another one chosen for it.
    elsewhere: isElsewhere ? { card: everybodys, back: leave === null ? null : back } : null,
  }
}

interface ElsewhereProps {
  readonly session: BoardSession
  readonly call: LedCall
  readonly elsewhere: TalkedAbout['elsewhere']
  readonly nameOf: (card: string) => string
}

/** Says to whoever leads that all see what they choose, and to others that they look elsewhere. Nothing else. */
export function Elsewhere({ session, call, elsewhere, nameOf }: ElsewhereProps) {
  const participants = useReadable(session.participants)
  if (call.leader === session.participantId) return <p className="quiet lead-where">{leadingWords.tool.forEverybody}</p>
  if (elsewhere === null) return null
  const name = participants.find(({ id }) => id === call.leader)?.name || leadingWords.somebody
  return (
    <p className="lead-elsewhere" role="status">
      <bdi>{leadingWords.tool.elsewhere(name, nameOf(elsewhere.card))}</bdi>{' '}
      {elsewhere.back === null ? null : (
        <Button small onClick={elsewhere.back}>
          {leadingWords.tool.goThere}
        </Button>
      )}
    </p>
  )
}
