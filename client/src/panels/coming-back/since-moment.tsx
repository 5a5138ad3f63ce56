// Knows the two moments from which it is told what has changed, the agreement and one's own last visit, and how one goes from one to the other; refuses to compare by itself.
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import { Choice } from '../../controls/choice.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { formatDay, formatMoment } from '../../text/dates.ts'
import { agreementOf, conditionsOf, standing } from '../agreement/agreement-of.ts'
import { givenAnswers } from '../agreement/given-answers.ts'
import { AgreementSince } from './agreement-since.tsx'
import { isChangedByOthers } from './changed-cards.ts'
import { ChangesSince } from './changes-since-view.tsx'
import { visitBefore } from './returned.ts'
import { unanswered } from './unanswered.ts'
import { useVersionSeen } from './use-version-seen.ts'

export type MomentName = 'agreed' | 'here'

export interface SinceMomentProps {
  readonly session: BoardSession
  readonly api: Api
  /** The one that is told where both are known. */
  readonly first: MomentName
  /** What stands there where nothing can be compared with. */
  readonly nothing: ReactNode
  /** An instant: what was proposed, answered and agreed from then on is told, whatever is chosen. */
  readonly always?: string
  /** Stands below, once it is told: nothing that is pressed moves when the comparison comes. */
  readonly children?: ReactNode
  readonly onClose: () => void
}

interface Moment {
  readonly value: MomentName
  /** Id of a version. */
  readonly from: string
  /** Instant. */
  readonly since: string
  /** Beside the other one. */
  readonly label: string
  /** Alone. */
  readonly heading: string
  /** At a card that has changed since. */
  readonly why: (said: string) => string
}

/** With the last answer it was agreed. */
const settledAt = ({ at, answers }: ProposalInfo): string =>
  answers.reduce((last, answer) => (answer.at > last ? answer.at : last), at)

function agreedMoment(agreed: ProposalInfo): Moment {
  const day = formatDay(agreed.settledOn ?? agreed.on)
  // Never without what has to be said with it. [AG53]
  const but = agreementWords.withConditions(conditionsOf(agreed).length)
  return {
    value: 'agreed',
    from: agreed.id,
    since: settledAt(agreed),
    label: words.agreed(day, but),
    heading: words.sinceAgreed(day, but),
    why: (said) => words.whyAgreed(day, said),
  }
}

/** The moments that are known, one of them told; both are in sight where there are two. [CB1] [CB3] [CB9] */
export function SinceMoment({ session, api, first, nothing, always, children, onClose }: SinceMomentProps) {
  const { proposals, problem } = useReadable(agreementOf(session, api))
  const { agreed } = standing(proposals ?? [])
  const seen = useVersionSeen(session, api)
  const [picked, setPicked] = useState<MomentName>(first)
  const place = useRef<HTMLDivElement>(null)
  /** While another moment is compared with, what stands below stays where it is. */
  const [held, hold] = useState<number | null>(null)
  const [wasTold, setWasTold] = useState(false)
  const onTold = useCallback(() => {
    hold(null)
    setWasTold(true)
  }, [])
  const given = useReadable(givenAnswers(session, api))
  const before = visitBefore(session)
  const board = useReadable(session.board)
  // Whoever saw what was agreed, and that it was, is told the same by either, as long as nothing is new since their visit.
  const isSame =
    agreed !== null &&
    seen.version?.id === agreed.id &&
    before !== null &&
    before >= settledAt(agreed) &&
    !isChangedByOthers(board, before, session.participantId)
  const here: readonly Moment[] =
    seen.version === null || before === null || isSame
      ? []
      : [
          {
            value: 'here',
            from: seen.version.id,
            since: before,
            label: words.here(formatDay(before)),
            heading: words.sinceHere(formatMoment(before)),
            why: (said) => words.whyHere(formatDay(before), said),
          },
        ]
  const moments = [...(agreed === null ? [] : [agreedMoment(agreed)]), ...here]
  const isKnown =
    seen.isKnown && (proposals !== null || problem !== null) && (given.answers !== null || given.problem !== null)
  const told = moments.find(({ value }) => value === picked) ?? moments[0]
  if (!isKnown) {
    return (
      <p className="quiet" role="status">
        {words.loading}
      </p>
    )
  }
  const pick = (next: MomentName): void => {
    hold(place.current?.offsetHeight ?? null)
    setPicked(next)
  }
  return (
    <>
      {seen.problem === null ? null : <p role="status">{unanswered(seen.problem)}</p>}
      {seen.problem === null && told === undefined ? nothing : null}
      {told === undefined ? null : moments.length === 1 ? (
        <h3>{told.heading}</h3>
      ) : (
        <Choice label={words.since} value={told.value} options={moments} onPick={pick} />
      )}
      {told === undefined ? null : (
        <div className="told-since" ref={place} style={held === null ? undefined : { minHeight: held }}>
          <AgreementSince
            session={session}
            api={api}
            since={always !== undefined && always < told.since ? always : told.since}
          />
          <ChangesSince
            key={told.value}
            session={session}
            api={api}
            from={told.from}
            since={told.since}
            why={told.why}
            isAgreed={told.value === 'agreed'}
            onTold={onTold}
            onClose={onClose}
          />
        </div>
      )}
      {wasTold || told === undefined ? children : null}
    </>
  )
}
