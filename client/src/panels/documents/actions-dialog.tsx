// Knows how what is to be done is shown, ticked and taken away; refuses to know where actions are written.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { actionsCsv, actionsOf, type Action } from '@common-ground/shared/documents/actions.ts'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { downloadText } from '../../controls/download.ts'
import { Tick } from '../../controls/field.tsx'
import { announce } from '../../controls/toast.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { documentWords } from '../../text/document-words.ts'
import { words } from '../../text/en-GB.ts'
import { ownCard } from '../../model/own-card.ts'
import { showCard } from '../show-card.ts'
import { tell } from '../tell.ts'
import '../../styles/documents.css'

const text = documentWords.actions
type Which = 'all' | 'own' | 'late'

export interface ActionsProps {
  readonly session: BoardSession
  readonly mayEdit: boolean
  /** Begins with what one's own organisation is to do. */
  readonly own?: boolean
  readonly onClose: () => void
}

export function ActionsDialog({ session, mayEdit, own: beginsWithOwn = false, onClose }: ActionsProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  const [which, setWhich] = useState<Which>(beginsWithOwn ? 'own' : 'all')
  const [names, setNames] = useState(false)
  const me = participants.find(({ id }) => id === session.participantId)
  const own = me === undefined ? undefined : ownCard(board, me)
  const today = dateIn(board.timeZone, Date.parse(session.now()))
  const all = actionsOf(board, today)
  const shown = all.filter(({ organisationId, isLate }) =>
    which === 'late' ? isLate : which === 'all' || organisationId === own,
  )
  const options = [
    { value: 'all', label: text.all },
    ...(own === undefined ? [] : [{ value: 'own', label: text.own } as const]),
    { value: 'late', label: text.late },
  ] as const
  const setDone = ({ card, field, item, doneField }: Action, done: boolean): void => {
    const value = done ? today : null
    tell(session.dispatch([{ type: 'set-item-field', card, field, item, name: doneField, value }], text.ticked))
  }
  const download = (): void => {
    const name = `${text.fileName(board.title)}.csv`
    downloadText(name, actionsCsv(board, { today, names }), 'text/csv')
    announce({ text: words.header.exported(name) })
  }
  return (
    <Modal open onClose={onClose} title={text.title} description={text.about} closeLabel={words.close} shape="wide">
      {all.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <div className="document-form">
          <div className="action-which">
            <Choice label={text.show} value={which} options={options} onPick={setWhich} />
          </div>
          {shown.length === 0 ? <p className="quiet">{text.noneSuch}</p> : null}
          <ul className="action-list">
            {shown.map((action) => (
              <li key={`${action.card} ${action.item}`} className={action.doneOn === '' ? '' : 'done'}>
                <input
                  type="checkbox"
                  aria-label={text.tick(action.what)}
                  checked={action.doneOn !== ''}
                  disabled={!mayEdit}
                  onChange={(event) => setDone(action, event.target.checked)}
                />
                <span className="action-words">
                  <button
                    type="button"
                    className="action-what"
                    onClick={() => {
                      onClose()
                      showCard(session, action.card)
                    }}
                  >
                    <bdi>{action.what}</bdi>
                  </button>
                  <span className="quiet">{aboutAction(action)}</span>
                </span>
              </li>
            ))}
          </ul>
          <div className="document-send">
            <Button icon={<FileSpreadsheet size={17} aria-hidden />} onClick={download}>
              {text.download}
            </Button>
            <Tick checked={names} onChange={setNames} label={text.names} />
          </div>
        </div>
      )}
    </Modal>
  )
}

/** "Ann Able, Council · by 12 December 2026 · From: Two budgets" */
function aboutAction({ person, organisation, by, doneOn, isLate, from }: Action): string {
  const who = [person, organisation].filter((one) => one !== '').join(', ')
  const due = by === '' ? '' : isLate ? text.wasDue(dateWords(by)) : text.by(dateWords(by))
  const when = doneOn === '' ? due : text.done(dateWords(doneOn))
  const said = [who, when, text.from(from)].filter((one) => one !== '').join(' · ')
  return `${said.charAt(0).toLocaleUpperCase('en-GB')}${said.slice(1)}`
}
