// Knows how what changed since the agreement or since somebody was here, and what the others do meanwhile is read at will, and how much is said aloud; changes nothing.
import { FileText } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { Field, SelectInput } from '../../controls/field.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { changeWords } from '../../text/change-words.ts'
import { formatClock } from '../../text/dates.ts'
import { words } from '../../text/en-GB.ts'
import { agreementOf, standing } from '../agreement/agreement-of.ts'
import { AgreementSince } from '../coming-back/agreement-since.tsx'
import { visitBefore } from '../coming-back/returned.ts'
import { SinceMoment, type MomentName } from '../coming-back/since-moment.tsx'
import { focusRow } from '../list/list-focus.ts'
import { showCard } from '../show-card.ts'
import { LEVELS } from './levels.ts'
import { changeLogOf } from './log-of.ts'
import '../../styles/coming-back.css'

export interface ChangesDialogProps {
  readonly session: BoardSession
  readonly api: Api
  /** From which moment it is told first. */
  readonly first: MomentName
  /** Opens what was agreed. */
  readonly onAgreement: () => void
  readonly onClose: () => void
}

export function ChangesDialog({ session, api, first, onAgreement, onClose }: ChangesDialogProps) {
  const log = changeLogOf(session)
  const lines = useReadable(log.lines)
  const level = useReadable(log.level)
  const before = visitBefore(session)
  const { agreed } = standing(useReadable(agreementOf(session, api)).proposals ?? [])
  const { cards } = useReadable(session.board)
  // Whoever reads the list has seen what comes in meanwhile.
  const unseen = useReadable(log.unseen)
  useEffect(() => log.seen(), [log, lines, unseen])
  const show = (card: string): void => {
    onClose()
    showCard(session, card)
    if (session.view.get().showing === 'list') focusRow(card)
  }
  return (
    <Modal open onClose={onClose} title={changeWords.title} closeLabel={words.close} shape="sheet">
      <div className="stack changes">
        <div className="look-back">
          <SinceMoment
            session={session}
            api={api}
            first={first}
            nothing={<AgreementSince session={session} api={api} since={log.begun} />}
            always={log.begun}
            onClose={onClose}
          >
            {agreed === null ? null : (
              <Button icon={<FileText size={17} aria-hidden />} onClick={onAgreement}>
                {agreementWords.settled.read}
              </Button>
            )}
          </SinceMoment>
        </div>
        {before === null && agreed === null ? null : <h3>{changeWords.meanwhile}</h3>}
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
      </div>
    </Modal>
  )
}
