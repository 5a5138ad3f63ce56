// Knows how the day of the next call is said beside the links; refuses to know what is made of it.
import { callToCome, nextCallOn, nextCallSetting } from '@common-ground/shared/board/next-call.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { inviteWords } from '../../text/invite-words.ts'
import { DateInput } from '../fields/date-input.tsx'
import { placeOf } from '../fields/draft.ts'
import { tell } from '../tell.ts'

export function CallDay({ session }: { readonly session: BoardSession }) {
  const board = useReadable(session.board)
  const kept = nextCallOn(board.settings) ?? undefined
  const isOver = kept !== undefined && callToCome(board, Date.parse(session.now())) === undefined
  return (
    <DateInput
      label={inviteWords.callDay}
      help={isOver ? inviteWords.callDayPast : inviteWords.callDayHelp}
      className="call-day"
      field={{ partial: false }}
      place={placeOf(session.boardId, 'call-day')}
      value={kept}
      onSet={(day) =>
        tell(
          session.dispatch([{ type: 'set-board', settings: nextCallSetting(day ?? null) }], inviteWords.callDayLabel),
        )
      }
    />
  )
}
