// Knows what becomes of an action, a day or an entry that was begun at a step and not sent: one press makes it what it was to be; refuses to do it by itself.
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { Button } from '../../controls/button.tsx'
import { announce } from '../../controls/toast.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { tell } from '../tell.ts'
import { actionWords, placesOf, type Place } from './begun.ts'
import { CopyOrDrop } from './copy-or-drop.tsx'
import { dropLeft } from './drop-left.ts'
import type { Left } from './what-is-left.ts'
import { NO_CLOSING, type WrittenFirst } from './written.ts'

const words = leadingWords.leftOver

export interface LeftBegunProps {
  readonly left: Left
  readonly session: BoardSession
  readonly written: WrittenFirst
  readonly mayEdit: boolean
}

export function LeftBegun({ left: { one, begun }, session, written, mayEdit }: LeftBegunProps) {
  const board = useReadable(session.board)
  const places = mayEdit ? placesOf(board, one, () => session.newId()) : []
  // The action is told with who and until when: that goes onto the board as well.
  const lines = one.closing.action.trim() === '' ? begun : [actionWords(board, one), ...begun.slice(1)]
  const prompt = sheetOf(one.sheet)?.steps.find(({ id }) => id === one.step)?.prompt ?? ''
  const put = ({ operations, step, rest }: Place): void => {
    // Another window may have been faster.
    written.look()
    if (written.of(one.round) === null) return
    if (operations.length > 0 && !tell(session.dispatch(operations, step))) return
    written.change(one, rest)
    announce({ text: words.added })
  }
  const drop = (): void =>
    // What was begun as a card beside it is asked about by itself.
    dropLeft(written, one, () => (one.target === '' ? { closing: NO_CLOSING } : { draft: '', target: '' }))
  return (
    <div className="lead-under">
      <p>
        {words.begun(prompt)} <bdi className="lead-left-text">{lines.join(' · ')}</bdi>
      </p>
      {places.map((place) => (
        <Button key={place.label} small tone="main" onClick={() => put(place)}>
          {place.label}
        </Button>
      ))}
      <CopyOrDrop lines={lines} onDrop={drop} />
    </div>
  )
}
