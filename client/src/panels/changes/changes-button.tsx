// Knows the button that opens what the others did, and how much of it is new; knows no change.
import { History } from 'lucide-react'
import { IconButton } from '../../controls/button.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { changeWords } from '../../text/change-words.ts'
import { changeLogOf } from './log-of.ts'

export interface ChangesButtonProps {
  readonly session: BoardSession
  readonly onOpen: () => void
}

export function ChangesButton({ session, onOpen }: ChangesButtonProps) {
  const unseen = useReadable(changeLogOf(session).unseen)
  return (
    <span className="changes-button">
      <IconButton
        className="edged"
        label={changeWords.button(unseen)}
        icon={<History size={18} aria-hidden />}
        onClick={onOpen}
      />
      {/* That there is something new, without a number: how much has changed since we agreed is another one, in the header. */}
      {unseen === 0 ? null : <span className="badge" aria-hidden />}
    </span>
  )
}
