// Knows how people go through what they said they would do: done, no longer needed, or else still to do; refuses to know when they said it.
import type { Board } from '@common-ground/shared/board/board.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { actionsOf, droppedSince, type Action } from '@common-ground/shared/documents/actions.ts'
import { lastDay } from '@common-ground/shared/lights/date-arithmetic.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { documentWords } from '../../text/document-words.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { tell } from '../tell.ts'
import '../../styles/lead-back.css'

const words = leadingWords.lookBack
/** What was done so long ago is no news any more. */
const NEWS_MS = 60 * 24 * 3_600_000

export interface LookBackStepProps {
  readonly session: BoardSession
  readonly call: Pick<LedCall, 'begunAt'>
  readonly mayEdit: boolean
}

/** What is still to be done, what was done lately, and what was taken off in this call. @param now ms since 1970. */
export function toGoThrough(board: Board, now: number, { begunAt }: Pick<LedCall, 'begunAt'>): readonly Action[] {
  const today = dateIn(board.timeZone, now)
  const lately = dateIn(board.timeZone, now - NEWS_MS)
  return actionsOf(board, today)
    .filter(({ doneOn }) => doneOn === '' || lastDay(doneOn) >= lately)
    .concat(droppedSince(board, today, dateIn(board.timeZone, begunAt)))
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
}

/** What is to be done, whoever wrote it down, and what was done lately. Ticked or taken off, it stays where it is. [LD99] */
export function LookBackStep({ session, call, mayEdit }: LookBackStepProps) {
  const board = useReadable(session.board)
  const now = Date.parse(session.now())
  const today = dateIn(board.timeZone, now)
  const shown = toGoThrough(board, now, call)
  const setDone = ({ card, field, item, doneField }: Action, done: boolean): void => {
    const value = done ? today : null
    const operation = { type: 'set-item-field', card, field, item, name: doneField, value } as const
    tell(session.dispatch([operation], documentWords.actions.ticked))
  }
  // It stays written where it stands: what was said in a call or at a review is not unsaid by a later one. [AC6]
  const setDropped = ({ card, field, item, what, droppedField }: Action, dropped: boolean): void => {
    const value = dropped ? today : null
    const operation = { type: 'set-item-field', card, field, item, name: droppedField, value } as const
    const label = dropped ? words.droppedLabel : words.backLabel
    if (tell(session.dispatch([operation], label))) say(dropped ? words.dropped(what) : words.back(what))
  }
  if (shown.length === 0) return <p className="lead-tool quiet">{words.none}</p>
  return (
    <fieldset className="lead-tool">
      <legend className="only-heard">{words.list}</legend>
      <ul className="lead-back" aria-label={words.list}>
        {shown.map((action) => {
          const isDone = action.doneOn !== ''
          const isOff = action.droppedOn !== ''
          return (
            <li key={`${action.card} ${action.item}`} className={isOff ? 'done off' : isDone ? 'done' : ''}>
              <label>
                <input
                  type="checkbox"
                  aria-label={documentWords.actions.tick(action.what)}
                  checked={isDone}
                  disabled={!mayEdit || isOff}
                  onChange={(event) => setDone(action, event.target.checked)}
                />
                <span>
                  <bdi className="lead-back-what">{action.what}</bdi> <bdi className="quiet">{about(action)}</bdi>
                </span>
              </label>
              {!mayEdit || (isDone && !isOff) ? null : (
                <Button
                  small
                  aria-pressed={isOff}
                  aria-label={words.noMoreNamed(action.what)}
                  onClick={() => setDropped(action, !isOff)}
                >
                  {words.noMore}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

/** By its day, without a day last, whether it is done or not. */
const placeOf = ({ by, item }: Action): string => `${by === '' ? '9999' : lastDay(by)} ${item}`

/** "NHS, by 12 December 2026" */
function about({ person, organisation, by, doneOn, droppedOn }: Action): string {
  const day = by === '' ? '' : documentWords.actions.by(dateWords(by))
  const when = droppedOn !== '' ? words.off : doneOn === '' ? day : documentWords.actions.done(dateWords(doneOn))
  return [person || organisation, when].filter((one) => one !== '').join(', ')
}
