// Knows how the last call and the next one stand where somebody looks back, and leads to what came of the last; refuses to gather that.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { callToCome } from '@common-ground/shared/board/next-call.ts'
import { NotebookPen } from 'lucide-react'
import { Button } from '../../controls/button.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { comingBackWords as words } from '../../text/coming-back-words.ts'
import { useHeldCalls } from '../leading/held-calls.ts'

export interface CallsViewProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onSummary: () => void
}

/** Nothing where no call was held and none is to come. [CB6] */
export function CallsView({ session, api, onSummary }: CallsViewProps) {
  const board = useReadable(session.board)
  const last = useHeldCalls(session, api)?.[0]
  const today = dateIn(board.timeZone, Date.parse(session.now()))
  const next = callToCome(board, Date.parse(session.now()))
  if (last === undefined && next === undefined) return null
  return (
    <section className="reviews">
      <h3>{words.calls}</h3>
      {next === undefined ? null : <p>{next === today ? words.callToday : words.nextCall(dateWords(next))}</p>}
      {last === undefined ? null : (
        <>
          <p>{words.lastCall(dateWords(dateIn(board.timeZone, last.begunAt)))}</p>
          <div className="review-actions">
            <Button icon={<NotebookPen size={17} aria-hidden />} onClick={onSummary}>
              {words.summary}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
