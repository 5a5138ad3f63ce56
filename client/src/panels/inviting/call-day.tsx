// Knows how the day of the next call is said beside the links; refuses to know what is made of it.
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { callToCome, nextCallOn, nextCallSetting } from '@common-ground/shared/board/next-call.ts'
import { useState } from 'react'
import { Field, TextInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { inviteWords } from '../../text/invite-words.ts'
import { tell } from '../tell.ts'

export function CallDay({ session }: { readonly session: BoardSession }) {
  const board = useReadable(session.board)
  const kept = nextCallOn(board.settings) ?? ''
  // Kept when it is left: while a year is typed, every digit of it makes another day.
  const [draft, setDraft] = useState<string | null>(null)
  const leave = (): void => {
    setDraft(null)
    if (draft === null || draft === kept || !(draft === '' || isDate(draft, false))) return
    const settings = nextCallSetting(draft === '' ? null : draft)
    tell(session.dispatch([{ type: 'set-board', settings }], inviteWords.callDayLabel))
  }
  const isOver = kept !== '' && callToCome(board, Date.parse(session.now())) === undefined
  return (
    <Field
      label={inviteWords.callDay}
      help={isOver && draft === null ? inviteWords.callDayPast : inviteWords.callDayHelp}
      className="call-day"
    >
      {(ids) => (
        <TextInput
          {...ids}
          type="date"
          value={draft ?? kept}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') leave()
          }}
        />
      )}
    </Field>
  )
}
