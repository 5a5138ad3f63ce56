// Knows which card everybody sees at a step because whoever leads the call has chosen it, and that others may look at another one; refuses to move anybody who is typing.
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { type RefObject, useEffect, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import type { StepDraft } from './add-here.tsx'
import { aimOf, type Aim } from './step-target.ts'
import { cardAt } from './talked.ts'
import { startAt } from './what-is-left.ts'

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
  { call, talked }: StepDraft,
  cards: readonly string[],
  begunFor: string,
  leave: (() => void) | null,
): TalkedAbout {
  const [own, setOwn] = useState('')
  const leads = call.leader === session.participantId
  const round = startAt(call)?.round ?? ''
  const led = useSelected(talked.shown, (shown) => cardAt(shown, round))
  const everybodys = cards.includes(led) ? led : ''
  const chosen = !leads && cards.includes(own) ? own : everybodys
  const aim = aimOf(cards, begunFor, chosen)
  // Whoever takes over leads on from where everybody is, whatever they have begun themselves: only a choice moves the others.
  const shows = leads ? everybodys || (aim.card ?? '') : ''
  useEffect(() => {
    if (shows !== '') talked.show(round, shows)
  }, [talked, round, shows])
  const back = (): void => {
    leave?.()
    setOwn('')
  }
  const isElsewhere = everybodys !== '' && aim.card !== everybodys
  return {
    aim,
    choose: (id) => (leads ? talked.show(round, id) : setOwn(id === everybodys ? '' : id)),
    // What is being typed is not moved: it can be sent, or another one chosen for it.
    elsewhere: isElsewhere ? { card: everybodys, back: leave === null ? null : back } : null,
  }
}

interface ElsewhereProps {
  readonly session: BoardSession
  readonly call: LedCall
  readonly elsewhere: TalkedAbout['elsewhere']
  readonly nameOf: (card: string) => string
  /** Where another one is chosen: what brings back goes with its press, and the keys go on from there. */
  readonly choice: RefObject<HTMLSelectElement | null>
}

/** Says whose choice everybody looks at, and to whoever looks elsewhere that they do; as high either way. [LD99] */
export function Elsewhere({ session, call, elsewhere, nameOf, choice }: ElsewhereProps) {
  const participants = useReadable(session.participants)
  const leads = call.leader === session.participantId
  const name = participants.find(({ id }) => id === call.leader)?.name || leadingWords.somebody
  const words = leadingWords.tool
  if (elsewhere === null) return <p className="quiet lead-whose">{leads ? words.forEverybody : words.chosenBy(name)}</p>
  const { card, back } = elsewhere
  const said = leads ? words.othersAt(nameOf(card)) : words.elsewhere(name, nameOf(card))
  const goBack = (): void => {
    choice.current?.focus()
    back?.()
  }
  return (
    <div className="lead-whose lead-elsewhere">
      <p role="status" title={said}>
        <bdi>{said}</bdi>
      </p>
      {back === null ? null : (
        <Button small onClick={goBack}>
          {words.goThere}
        </Button>
      )}
    </div>
  )
}
