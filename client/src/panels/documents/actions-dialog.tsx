// Knows how what is to be done is shown, ticked and taken away; refuses to know where actions are written.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import { actionsCsv, actionsOf, openOf, type Action } from '@common-ground/shared/documents/actions.ts'
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
import { reachFix } from '../talk/reach-fix.ts'
import { tell } from '../tell.ts'
import { ActionDay, takesDay } from './action-day.tsx'
import '../../styles/documents.css'

const text = documentWords.actions
type Which = 'all' | 'own' | 'late'

/** How the rows stand since the list was opened or another part of it was chosen. */
interface Standing {
  readonly order: readonly string[]
  /** Those whose day was changed since: they stay, late or not. */
  readonly dated: ReadonlySet<string>
}
const keyOf = ({ card, item }: Action): string => `${card} ${item}`

export interface ActionsProps {
  readonly session: BoardSession
  readonly mayEdit: boolean
  readonly onClose: () => void
}

/** Begins with what one's own organisation is still to do, where there is something. [AC5] */
export function ActionsDialog({ session, mayEdit, onClose }: ActionsProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  const [names, setNames] = useState(false)
  const me = participants.find(({ id }) => id === session.participantId)
  const own = me === undefined ? undefined : ownCard(board, me)
  const today = dateIn(board.timeZone, Date.parse(session.now()))
  const all = actionsOf(board, today)
  const [which, setWhich] = useState<Which>(() => (openOf(all, own).length > 0 ? 'own' : 'all'))
  // While somebody works in the list no row moves under their hand; it is in its order again at the next choice.
  const [standing, setStanding] = useState<Standing>(() => ({ order: all.map(keyOf), dated: new Set() }))
  const show = (next: Which): void => {
    setWhich(next)
    setStanding({ order: all.map(keyOf), dated: new Set() })
  }
  const placeOf = (action: Action): number => {
    const at = standing.order.indexOf(keyOf(action))
    return at === -1 ? standing.order.length : at
  }
  const shown = all
    .filter((action) =>
      which === 'late'
        ? action.isLate || standing.dated.has(keyOf(action))
        : which === 'all' || action.organisationId === own,
    )
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  const options = [
    { value: 'all', label: text.all },
    ...(own === undefined ? [] : [{ value: 'own', label: text.own } as const]),
    { value: 'late', label: text.late },
  ] as const
  const setDone = ({ card, field, item, doneField }: Action, done: boolean): void => {
    const value = done ? today : null
    tell(session.dispatch([{ type: 'set-item-field', card, field, item, name: doneField, value }], text.ticked))
  }
  const setBy = (action: Action, day: string): void => {
    const { card, field, item, byField } = action
    const value = day === '' ? null : day
    setStanding({ ...standing, dated: new Set([...standing.dated, keyOf(action)]) })
    tell(session.dispatch([{ type: 'set-item-field', card, field, item, name: byField, value }], text.dated))
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
            <Choice label={text.show} value={which} options={options} onPick={show} />
          </div>
          <div>
            {/* Always there: what comes into it is heard. */}
            <p className="quiet" role="status">
              {shown.length === 0 ? text.noneSuch : ''}
            </p>
            <ul className="action-list">
              {shown.map((action) => (
                <li key={keyOf(action)} className={action.doneOn === '' ? '' : 'done'}>
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
                        reachFix(session, action)
                      }}
                    >
                      <bdi>{action.what}</bdi>
                    </button>
                    <span className="quiet">{aboutAction(action, mayEdit)}</span>
                  </span>
                  {mayEdit && takesDay(action) ? <ActionDay action={action} onSet={setBy} /> : null}
                </li>
              ))}
            </ul>
          </div>
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
function aboutAction(action: Action, mayEdit: boolean): string {
  const { person, organisation, by, doneOn, isLate, from } = action
  const who = [person, organisation].filter((one) => one !== '').join(', ')
  // Its field says the day.
  const isSaid = mayEdit && takesDay(action) && !isLate
  const due = by === '' || isSaid ? '' : isLate ? text.wasDue(dateWords(by)) : text.by(dateWords(by))
  const when = doneOn === '' ? due : text.done(dateWords(doneOn))
  const said = [who, when, text.from(from)].filter((one) => one !== '').join(' · ')
  return `${said.charAt(0).toLocaleUpperCase('en-GB')}${said.slice(1)}`
}
