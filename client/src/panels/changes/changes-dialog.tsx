// Knows how what the others did is read at will, and where one says how much of it is said aloud; changes nothing on the board.
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { Field, SelectInput } from '../../controls/field.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { changeWords } from '../../text/change-words.ts'
import { formatClock } from '../../text/dates.ts'
import { words } from '../../text/en-GB.ts'
import { focusRow } from '../list/list-focus.ts'
import { showCard } from '../show-card.ts'
import { LEVELS } from './levels.ts'
import { changeLogOf } from './log-of.ts'
import { useEffect } from 'react'

export interface ChangesDialogProps {
  readonly session: BoardSession
  readonly onClose: () => void
}

export function ChangesDialog({ session, onClose }: ChangesDialogProps) {
  const log = changeLogOf(session)
  const lines = useReadable(log.lines)
  const level = useReadable(log.level)
  const { cards } = useReadable(session.board)
  // Whoever reads the list has seen what comes in meanwhile.
  useEffect(() => log.seen(), [log, lines])
  const show = (card: string): void => {
    onClose()
    showCard(session, card)
    if (session.view.get().showing === 'list') focusRow(card)
  }
  return (
    <Modal
      open
      onClose={onClose}
      title={changeWords.title}
      description={changeWords.about}
      closeLabel={words.close}
      shape="sheet"
    >
      <div className="stack changes">
        <Field label={changeWords.aloud} help={changeWords.levelHelp[level]}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={level}
              options={LEVELS.map((value) => ({ value, label: changeWords.levels[value] }))}
              onPick={(next) => {
                const picked = LEVELS.find((one) => one === next)
                if (picked !== undefined) log.level.set(picked)
              }}
            />
          )}
        </Field>
        {lines.length === 0 ? <p className="quiet">{changeWords.none}</p> : null}
        <ol className="change-lines">
          {lines.map(({ key, at, who, words: done, card }) => (
            <li key={key} className="change-line">
              <p dir="auto">
                <bdi className="change-who">{who}</bdi> {done}
              </p>
              <p className="change-foot">
                <time className="quiet" dateTime={new Date(at).toISOString()}>
                  {formatClock(at)}
                </time>
                {card !== null && cards.has(card) ? (
                  <Button small tone="quiet" aria-label={changeWords.showNamed(done)} onClick={() => show(card)}>
                    {changeWords.show}
                  </Button>
                ) : null}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </Modal>
  )
}
