// Knows how everything that was written at a step is read by everybody in one place, whole and side by side; refuses to put a name to what has none.
import { writtenThings, type WrittenThing } from '@common-ground/shared/templates/round-cards.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { Button } from '../../controls/button.tsx'
import type { BoardSession, Participant } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { nameOf } from '../who.ts'
import { lookAt, type Looking } from './bring.ts'

const words = leadingWords.read

/** The round whose things everybody reads at a step; null = nothing is read here, or not yet. */
export function readAt(call: LedCall, step: RunStep): string | null {
  if (step.reads !== undefined) return `${call.id}-${step.reads}`
  return step.tool.type === 'write' && call.round?.shown === true ? call.round.id : null
}

export interface ReadTogetherProps {
  readonly session: BoardSession
  readonly round: string
  /** Null = whoever leads takes everybody to the map elsewhere. */
  readonly looking: Looking | null
}

/** Nothing while none of it has come. */
export function ReadTogether({ session, round, looking }: ReadTogetherProps) {
  const things = writtenThings(useReadable(session.board), round)
  const participants = useReadable(session.participants)
  if (things.length === 0) return null
  const ids = things.map(({ card }) => card.id)
  return (
    <div className="lead-tool lead-read-all">
      <ul className="lead-read" aria-label={words.label}>
        {things.map((thing) => (
          <li key={thing.card.id}>
            <ThingWords thing={thing} participants={participants} />
          </li>
        ))}
      </ul>
      {looking === null ? null : (
        <Button small onClick={() => lookAt(session, looking, ids)}>
          {words.onMap}
        </Button>
      )}
    </div>
  )
}

interface ThingWordsProps {
  readonly thing: WrittenThing
  readonly participants: readonly Participant[]
}
function ThingWords({ thing: { text, more, by }, participants }: ThingWordsProps) {
  return (
    <>
      <p dir="auto" className="lead-read-words">
        {text === '' ? words.empty : text}
      </p>
      <p className="quiet">
        <bdi>{by === null ? words.nameless : nameOf(participants, by)}</bdi>
      </p>
      {more === '' ? null : (
        <p dir="auto" className="lead-read-words">
          {more}
        </p>
      )}
    </>
  )
}
