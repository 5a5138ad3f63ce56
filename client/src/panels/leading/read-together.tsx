// Knows how everything that was written at a step is read by everybody in one place, whole and side by side; refuses to put a name to what has none.
import type { Card } from '@common-ground/shared/board/board.ts'
import { textValue } from '@common-ground/shared/board/card.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { calledShortly } from '@common-ground/shared/documents/agreement-cards.ts'
import { moreField, writtenThings, type WrittenThing } from '@common-ground/shared/templates/round-cards.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession, Participant } from '../../model/board-session.ts'
import { ownCard } from '../../model/own-card.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { usTooWords } from '../../text/us-too-words.ts'
import { givenAnswers } from '../agreement/given-answers.ts'
import { tell } from '../tell.ts'
import { nameOf } from '../who.ts'
import { lookAt, type Looking } from './bring.ts'
import { putTogether } from './put-together.ts'
import { useToldHere } from './told-here.ts'
import { UsTooHere } from './us-too-here.tsx'

const words = leadingWords.read

/** The round whose things everybody reads at a step; null = nothing is read here, or not yet. */
export function readAt(call: LedCall, step: RunStep): string | null {
  if (step.reads !== undefined) return `${call.id}-${step.reads}`
  return step.tool.type === 'write' && call.round?.shown === true ? call.round.id : null
}

export interface ReadTogetherProps {
  readonly session: BoardSession
  readonly api: Api
  readonly round: string
  /** Null = whoever leads takes everybody to the map elsewhere. */
  readonly looking: Looking | null
  /** Whether this person may put two of them together. */
  readonly merges: boolean
  /** The field of the partnership that is made from these, as long as it is empty begun with one of them; null = none. */
  readonly begins: string | null
}

/** Nothing while none of it has come. */
export function ReadTogether({ session, api, round, looking, merges, begins }: ReadTogetherProps) {
  const board = useReadable(session.board)
  const things = writtenThings(board, round)
  const charter = board.cards.get(CHARTER_ID)
  const field = begins !== null && charter !== undefined && textValue(charter, begins).trim() === '' ? begins : null
  const participants = useReadable(session.participants)
  /** The first of two that mean the same; "" = it is being chosen, null = nothing is. */
  const [first, setFirst] = useState<string | null>(null)
  /** What came of the last two: it stands here, where it covers nothing. */
  const [told, tellHere] = useToldHere(session)
  const start = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  if (things.length === 0) return null
  const isChoosing = merges && first !== null
  const under = moreLabel(things[0]?.card)
  // Somebody has emptied the field again.
  const isNoMore = told === words.begun && field !== null
  const begin = (): void => {
    // Asked for now, so that it is known by the second press.
    givenAnswers(session, api)
    setFirst(isChoosing ? null : '')
    tellHere('')
  }
  const choose = (id: string): void => {
    const [one, other] = [first, id].map((each) => things.find(({ card }) => card.id === each))
    if (first === id) return setFirst('')
    if (one === undefined || other === undefined) return setFirst(id)
    setFirst(null)
    // With only one left there is nothing more to put together: the button goes, and the keys stay in what is read.
    ;(things.length > 2 ? start : list).current?.focus()
    const { answers, replies } = givenAnswers(session, api).get()
    const answered = new Set([...(answers ?? []).map(({ cardId }) => cardId), ...replies.map(({ checkId }) => checkId)])
    const now = session.board.get()
    const called = (by: string): string => {
      const writer = participants.find((each) => each.id === by)
      const organisation = now.cards.get((writer === undefined ? undefined : ownCard(board, writer)) ?? '')
      return organisation === undefined ? '' : calledShortly(organisation)
    }
    const operations = putTogether(now, one, other, called, answered)
    if (operations === null) return tellHere(words.cannot)
    if (tell(session.dispatch(operations, words.put))) tellHere(words.done(under))
  }
  const beginWith = (text: string): void => {
    if (field === null || charter === undefined) return
    const remove = textValue(charter, field).length
    const operation = { type: 'edit-text', at: { card: CHARTER_ID, field }, index: 0, remove, insert: text } as const
    // The button goes. Who begins goes on writing at once, behind what is there; without the field the keys stay near.
    const input = list.current?.closest('[data-region]')?.querySelector<HTMLTextAreaElement>('.lead-fields textarea')
    ;(input ?? list.current)?.focus()
    if (!tell(session.dispatch([operation], words.begin))) return
    input?.setSelectionRange(input.value.length, input.value.length)
    tellHere(words.begun)
  }
  return (
    <div className="lead-tool lead-read-all">
      {!isChoosing && things.some(({ card, by }) => card.kind === 'concern' && by === null) ? (
        <p className="quiet">{usTooWords.openly}</p>
      ) : null}
      <ul ref={list} tabIndex={-1} className="lead-read" aria-label={words.label}>
        {things.map((thing) => (
          <li key={thing.card.id}>
            {isChoosing ? (
              <button
                type="button"
                className="lead-read-choice"
                aria-pressed={first === thing.card.id}
                onClick={() => choose(thing.card.id)}
              >
                <ThingWords thing={thing} participants={participants} />
              </button>
            ) : (
              <>
                <ThingWords thing={thing} participants={participants} />
                <UsTooHere session={session} concern={thing.card.id} by={thing.by} />
                {field === null || thing.text === '' ? null : (
                  <Button
                    small
                    className="lead-begin"
                    aria-label={words.beginFrom(thing.text)}
                    onClick={() => beginWith(thing.text)}
                  >
                    {words.begin}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {looking === null ? null : (
        <Button
          small
          onClick={() =>
            lookAt(
              session,
              looking,
              things.map(({ card }) => card.id),
            )
          }
        >
          {words.onMap}
        </Button>
      )}
      {merges && things.length > 1 ? (
        <Button small ref={start} aria-pressed={isChoosing} onClick={begin}>
          {words.put}
        </Button>
      ) : null}
      {/* Below what is pressed next. [LD99] */}
      <p role="status">{isChoosing ? words.which(under) : isNoMore ? '' : told}</p>
    </div>
  )
}

/** How the field is called that keeps both wordings; null = they stand in the words themselves. */
function moreLabel(card: Card | undefined): string | null {
  const field = card === undefined ? null : moreField(card.kind)
  return card === undefined || field === null ? null : (describeCard(card.kind).fields[field]?.label ?? null)
}

interface ThingWordsProps {
  readonly thing: WrittenThing
  readonly participants: readonly Participant[]
}
function ThingWords({ thing: { card, text, more, by }, participants }: ThingWordsProps) {
  const under = moreLabel(card)
  return (
    <>
      <span dir="auto" className="lead-read-words">
        {text === '' ? words.empty : text}
      </span>
      <span className="quiet">
        <bdi>{by === null ? words.nameless : nameOf(participants, by)}</bdi>
      </span>
      {more === '' ? null : (
        <>
          {under === null ? null : <span className="lead-said-about">{under}</span>}
          <span dir="auto" className="lead-read-words">
            {more}
          </span>
        </>
      )}
    </>
  )
}
