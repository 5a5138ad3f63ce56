// Knows how the reviews of a board and the date of the next one stand there; refuses to know what was said at one.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { CALENDAR_TYPE } from '@common-ground/shared/interchange/calendar-file.ts'
import { CalendarPlus, PencilLine } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../controls/button.tsx'
import { downloadText } from '../../controls/download.ts'
import { announce } from '../../controls/toast.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { showCard } from '../show-card.ts'
import { nextReviewOn, reviewFile } from './next-review.ts'
import { isReviewBegun } from './review-form.tsx'

export interface ReviewsViewProps {
  readonly session: BoardSession
  /** The next date of the review that has just been written down; null = none was. */
  readonly recorded: string | null
  /** null = this person writes nothing down. */
  readonly onRecord: (() => void) | null
  readonly onClose: () => void
}

export function ReviewsView({ session, recorded, onRecord, onClose }: ReviewsViewProps) {
  const board = useReadable(session.board)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (recorded !== null) heading.current?.focus()
  }, [recorded])
  const next = nextReviewOn(board)
  const file =
    next === undefined
      ? null
      : reviewFile(board, session.boardId, next, `${location.origin}/b/${session.boardId}`, session.now())
  const held = (card: {
    readonly fields: { readonly heldOn?: string | undefined; readonly plannedOn?: string | undefined }
  }): string => card.fields.heldOn ?? card.fields.plannedOn ?? ''
  const reviews = [...board.cards.values()]
    .filter((card) => card.kind === 'review')
    .toSorted((one, other) => (held(one) < held(other) ? 1 : -1))
  return (
    <section className="reviews">
      <h3 ref={heading} tabIndex={-1}>
        {words.reviews}
      </h3>
      {recorded === null ? null : <p role="status">{words.done(dateWords(recorded))}</p>}
      {recorded === null ? <p>{next === undefined ? words.noNext : words.next(dateWords(next))}</p> : null}
      {reviews.length === 0 ? <p className="quiet">{words.none}</p> : null}
      {onRecord !== null && isReviewBegun(session) ? <p>{words.begun}</p> : null}
      {reviews.length === 0 ? null : (
        <ul>
          {reviews.map((card) => (
            <li key={card.id}>
              <bdi>{cardName(card)}</bdi>
              <Button
                small
                tone="quiet"
                aria-label={words.openNamed(cardName(card))}
                onClick={() => {
                  onClose()
                  session.view.set({ panel: 'card' })
                  showCard(session, card.id)
                }}
              >
                {words.open}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="review-actions">
        {onRecord === null ? null : (
          <Button icon={<PencilLine size={17} aria-hidden />} onClick={onRecord}>
            {words.record}
          </Button>
        )}
        {file === null ? null : (
          <Button
            icon={<CalendarPlus size={17} aria-hidden />}
            onClick={() => {
              downloadText(file.name, file.text, CALENDAR_TYPE)
              announce({ text: allWords.header.exported(file.name) })
            }}
          >
            {words.calendar}
          </Button>
        )}
      </div>
    </section>
  )
}
