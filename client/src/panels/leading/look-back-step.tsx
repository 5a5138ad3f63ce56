// Knows how people go through what they said they would do: done, still to do, or no longer needed; refuses to know when they said it.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { actionsOf, type Action } from '@common-ground/shared/documents/actions.ts'
import { lastDay } from '@common-ground/shared/lights/date-arithmetic.ts'
import { Button } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { documentWords } from '../../text/document-words.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { offerBack } from '../offer-back.ts'
import { tell } from '../tell.ts'
import '../../styles/lead-back.css'

const words = leadingWords.lookBack
/** What was done so long ago is no news any more. */
const NEWS_MS = 60 * 24 * 3_600_000

export interface LookBackStepProps {
  readonly session: BoardSession
  readonly mayEdit: boolean
}

/** What is to be done, whoever wrote it down, and what was done lately. Ticked, it stays where it is. */
export function LookBackStep({ session, mayEdit }: LookBackStepProps) {
  const board = useReadable(session.board)
  const now = Date.parse(session.now())
  const today = dateIn(board.timeZone, now)
  const lately = dateIn(board.timeZone, now - NEWS_MS)
  const shown = actionsOf(board, today)
    .filter(({ doneOn }) => doneOn === '' || lastDay(doneOn) >= lately)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  const setDone = ({ card, field, item, doneField }: Action, done: boolean): void => {
    const value = done ? today : null
    const operation = { type: 'set-item-field', card, field, item, name: doneField, value } as const
    tell(session.dispatch([operation], documentWords.actions.ticked))
  }
  // It stays written where it stands: what was said in a call or at a review is not unsaid by a later one. [AC6]
  const drop = ({ card, field, item, what, droppedField }: Action): void => {
    const operation = { type: 'set-item-field', card, field, item, name: droppedField, value: today } as const
    if (!tell(session.dispatch([operation], words.droppedLabel))) return
    offerBack(session, words.dropped(what), words.putBack)
  }
  if (shown.length === 0) return <p className="lead-tool quiet">{words.none}</p>
  return (
    <fieldset className="lead-tool">
      <legend className="only-heard">{words.list}</legend>
      <ul className="lead-back" aria-label={words.list}>
        {shown.map((action) => {
          const isDone = action.doneOn !== ''
          return (
            <li key={`${action.card} ${action.item}`} className={isDone ? 'done' : ''}>
              <label>
                <input
                  type="checkbox"
                  aria-label={documentWords.actions.tick(action.what)}
                  checked={isDone}
                  disabled={!mayEdit}
                  onChange={(event) => setDone(action, event.target.checked)}
                />
                <span>
                  <bdi className="lead-back-what">{action.what}</bdi> <bdi className="quiet">{about(action)}</bdi>
                </span>
              </label>
              {isDone || !mayEdit ? null : (
                <Button small aria-label={words.noMoreNamed(action.what)} onClick={() => drop(action)}>
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
function about({ person, organisation, by, doneOn }: Action): string {
  const day = by === '' ? '' : documentWords.actions.by(dateWords(by))
  const when = doneOn === '' ? day : documentWords.actions.done(dateWords(doneOn))
  return [person || organisation, when].filter((one) => one !== '').join(', ')
}
