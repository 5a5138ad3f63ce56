// Knows how what changed since somebody was here and what the others do meanwhile is read at will, and how much is said aloud; changes nothing.
import { Button } from '../../controls/button.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { Field, SelectInput } from '../../controls/field.tsx'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { changeWords } from '../../text/change-words.ts'
import { comingBackWords } from '../../text/coming-back-words.ts'
import { formatClock, formatMoment } from '../../text/dates.ts'
import { words } from '../../text/en-GB.ts'
import { AgreementSince } from '../coming-back/agreement-since.tsx'
import { ChangesSince } from '../coming-back/changes-since-view.tsx'
import { visitBefore } from '../coming-back/returned.ts'
import { unanswered } from '../coming-back/unanswered.ts'
import { useVersionSeen } from '../coming-back/use-version-seen.ts'
import { focusRow } from '../list/list-focus.ts'
import { showCard } from '../show-card.ts'
import { LEVELS } from './levels.ts'
import { changeLogOf } from './log-of.ts'
import { useEffect } from 'react'
import '../../styles/coming-back.css'

export interface ChangesDialogProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onClose: () => void
}

export function ChangesDialog({ session, api, onClose }: ChangesDialogProps) {
  const log = changeLogOf(session)
  const lines = useReadable(log.lines)
  const level = useReadable(log.level)
  const before = visitBefore(session)
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
    <Modal
      open
      onClose={onClose}
      title={changeWords.title}
      description={changeWords.about}
      closeLabel={words.close}
      shape="sheet"
    >
      <div className="stack changes">
        <Since session={session} api={api} onClose={onClose} />
        <div className="look-back">
          <AgreementSince session={session} api={api} since={before ?? log.begun} />
        </div>
        {before === null ? null : <h3>{changeWords.meanwhile}</h3>}
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

/** What has changed in meaning since this person was here before; nothing on a first visit. [CB9] */
function Since({ session, api, onClose }: ChangesDialogProps) {
  const before = visitBefore(session)
  const { isKnown, version, problem } = useVersionSeen(session, api)
  if (before === null || (isKnown && version === null && problem === null)) return null
  return (
    <section className="look-back">
      <h3>{changeWords.since(formatMoment(before))}</h3>
      {version === null ? (
        <p role="status" className={problem === null ? 'quiet' : ''}>
          {problem === null ? comingBackWords.loading : unanswered(problem)}
        </p>
      ) : (
        <ChangesSince session={session} api={api} from={version.id} isAgreed={false} onClose={onClose} />
      )}
    </section>
  )
}
