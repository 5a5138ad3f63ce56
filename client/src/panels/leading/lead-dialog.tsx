// Knows how whoever runs the board chooses the run sheet of a call; refuses to know how one is led.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { minutesOf } from '@common-ground/shared/templates/run-sheet.ts'
import { RUN_SHEETS } from '@common-ground/shared/templates/run-sheets.ts'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { words as allWords } from '../../text/en-GB.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { agreementOf, standing } from '../agreement/agreement-of.ts'
import { nextReviewOn } from '../coming-back/next-review.ts'
import { focusWhenThere } from '../list/list-focus.ts'
import { problemSentence } from '../problem-words.ts'
import { offeredFirst, useHeldCalls } from './held-calls.ts'

export interface LeadDialogProps {
  readonly session: BoardSession
  readonly api: Api
  /** Opens where a review is held and written down. */
  readonly onReview: () => void
  readonly onClose: () => void
}

const words = leadingWords.choose

export function LeadDialog({ session, api, onReview, onClose }: LeadDialogProps) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const held = useHeldCalls(session, api)
  const board = useReadable(session.board)
  const { timeZone } = board
  const { agreed } = standing(useReadable(agreementOf(session, api)).proposals ?? [])
  const reviewOn = nextReviewOn(board)
  const today = dateIn(timeZone, Date.parse(session.now()))
  const next = held === null ? null : offeredFirst({ held, isAgreed: agreed !== null, reviewOn, today })
  // Where none of the calls comes next, looking again does, whenever that is.
  const isReviewFirst = next === 'review' || (held !== null && next === null)
  const review =
    agreed === null ? null : (
      <li key="review" className="run-sheet">
        <div>
          <h3>{words.review}</h3>
          <p className="quiet">{words.reviewAbout}</p>
          {reviewOn === undefined ? null : (
            <p className="run-held">{(next === 'review' ? words.reviewDue : words.reviewOn)(dateWords(reviewOn))}</p>
          )}
        </div>
        <Button small tone={next === 'review' ? 'main' : 'plain'} aria-label={words.reviewOpen} onClick={onReview}>
          {words.reviewShort}
        </Button>
      </li>
    )
  const begin = async (sheet: string): Promise<void> => {
    const answer = await api.leadCall(session.boardId, sheet)
    if (!answer.ok) return setProblem(answer.error)
    onClose()
    // The button that opened this goes once a call is led: the keys go on from what is asked first.
    focusWhenThere(() => document.querySelector<HTMLElement>('.lead-prompt'))
  }
  return (
    <Modal open onClose={onClose} title={words.title} description={words.about} closeLabel={allWords.close}>
      {problem === null ? null : (
        <p className="field-mistake" role="alert">
          {problemSentence(problem)}
        </p>
      )}
      <ul className="run-sheets">
        {isReviewFirst ? review : null}
        {RUN_SHEETS.map((sheet) => ({ sheet, at: held?.find((one) => one.sheet === sheet.id)?.begunAt })).map(
          ({ sheet, at }) => (
            <li key={sheet.id} className="run-sheet">
              <div>
                <h3>{sheet.title}</h3>
                <p className="quiet">{sheet.about}</p>
                <p className="quiet run-size">{words.size(sheet.steps.length, minutesOf(sheet))}</p>
                {at === undefined ? null : <p className="run-held">{words.held(dateWords(dateIn(timeZone, at)))}</p>}
              </div>
              <Button
                small
                tone={sheet.id === next ? 'main' : 'plain'}
                aria-label={words.begin(sheet.title)}
                onClick={() => void begin(sheet.id)}
              >
                {words.beginShort}
              </Button>
            </li>
          ),
        )}
        {isReviewFirst ? null : review}
      </ul>
    </Modal>
  )
}
