// Knows how what is to be done is shown, ticked and taken away; refuses to know where actions are written.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { actionsCsv, actionsOf, type Action } from '@common-ground/shared/documents/actions.ts'
import { FileSpreadsheet } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Modal } from '../../controls/dialog.tsx'
import { downloadText } from '../../controls/download.ts'
import { Tick } from '../../controls/field.tsx'
import { announce } from '../../controls/toast.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import type { Peer } from '../../model/presence.ts'
import { useReadable, useSelected } from '../../model/use-readable.ts'
import { documentWords } from '../../text/document-words.ts'
import { words } from '../../text/en-GB.ts'
import { ownCard } from '../../model/own-card.ts'
import { reachFix } from '../talk/reach-fix.ts'
import { tell } from '../tell.ts'
import { ActionRow } from './action-row.tsx'
import { AddAction } from './add-action.tsx'
import { doerHere, doersOf, doerWords, nameDoer } from './doers.ts'
import '../../styles/documents.css'

const text = documentWords.actions
type Which = 'all' | 'own' | 'late'

/** How the rows stand since the list was opened or another part of it was chosen. */
interface Standing {
  readonly order: readonly string[]
  /** Those whose day was changed since: they stay, late or not. */
  readonly dated: ReadonlySet<string>
  /** Those of which it was said since who does them: the field stays under the hand. */
  readonly named: ReadonlySet<string>
  /** Ids of those added here since: they stand first, whoever they are for. */
  readonly added: ReadonlySet<string>
}
const keyOf = ({ card, item }: Action): string => `${card} ${item}`
const standingOf = (all: readonly Action[]): Standing => ({
  order: all.map(keyOf),
  dated: new Set(),
  named: new Set(),
  added: new Set(),
})

export interface ActionsProps {
  readonly session: BoardSession
  readonly mayEdit: boolean
  readonly onClose: () => void
}

/** Ids of participants, each once, in one text: the same people are the same text. */
const presentIn = (peers: readonly Peer[]): string =>
  [...new Set(peers.map(({ participantId }) => participantId))].toSorted().join(' ')

/** Begins with what one's own organisation is still to do, where there is something. [AC5] */
export function ActionsDialog({ session, mayEdit, onClose }: ActionsProps) {
  const board = useReadable(session.board)
  const participants = useReadable(session.participants)
  const [names, setNames] = useState(false)
  const me = participants.find(({ id }) => id === session.participantId)
  const own = me === undefined ? undefined : ownCard(board, me)
  const today = dateIn(board.timeZone, Date.parse(session.now()))
  // Who is here, not where they point: that changes many times a second.
  const present = useSelected(session.peers, presentIn)
  const here = useMemo(() => {
    const ids = new Set([session.participantId, ...present.split(' ')])
    return participants.filter(({ id }) => ids.has(id))
  }, [session, participants, present])
  const all = useMemo(() => actionsOf(board, today), [board, today])
  const isMine = (action: Action): boolean =>
    doerHere(board, participants, action)?.id === session.participantId ||
    (own !== undefined && action.organisationId === own)
  const [which, setWhich] = useState<Which>(() =>
    all.some((action) => isMine(action) && action.doneOn === '') ? 'own' : 'all',
  )
  // While somebody works in the list no row moves under their hand; it is in its order again at the next choice.
  const [standing, setStanding] = useState<Standing>(() => standingOf(all))
  const show = (next: Which): void => {
    setWhich(next)
    setStanding(standingOf(all))
  }
  const placeOf = (action: Action): number => {
    if (standing.added.has(action.item)) return -1 - [...standing.added].indexOf(action.item)
    const at = standing.order.indexOf(keyOf(action))
    return at === -1 ? standing.order.length : at
  }
  const shown = all
    .filter((action) =>
      which === 'late'
        ? action.isLate || standing.dated.has(keyOf(action))
        : which === 'all' || isMine(action) || standing.added.has(action.item),
    )
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  const options = [
    { value: 'all', label: text.all },
    ...(own === undefined && !all.some(isMine) ? [] : [{ value: 'own', label: text.own } as const]),
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
  const setWho = (action: Action, who: string): void => {
    setStanding({ ...standing, named: new Set([...standing.named, keyOf(action)]) })
    tell(session.dispatch(nameDoer(board, here, action, who), text.whoSaid))
  }
  const download = (): void => {
    const name = `${text.fileName(board.title)}.csv`
    const nameOf = (action: Action): string => doerHere(board, participants, action)?.name ?? ''
    downloadText(name, actionsCsv(board, { today, names, nameOf }), 'text/csv')
    announce({ text: words.header.exported(name) })
  }
  return (
    <Modal open onClose={onClose} title={text.title} description={text.about} closeLabel={words.close} shape="wide">
      <div className="document-form">
        {mayEdit ? (
          <AddAction
            session={session}
            here={here}
            own={own ?? ''}
            onAdded={(item) => setStanding({ ...standing, added: new Set([...standing.added, item]) })}
          />
        ) : null}
        {all.length === 0 ? (
          <p className="quiet">{text.none}</p>
        ) : (
          <>
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
                  <ActionRow
                    boardId={session.boardId}
                    key={keyOf(action)}
                    action={action}
                    who={doerWords(board, participants, action)}
                    mayEdit={mayEdit}
                    asksWho={standing.named.has(keyOf(action))}
                    findDoers={() => doersOf(board, here, session.participantId)}
                    onDone={(done) => setDone(action, done)}
                    onDay={setBy}
                    onWho={(who) => setWho(action, who)}
                    onShow={() => {
                      onClose()
                      reachFix(session, action)
                    }}
                  />
                ))}
              </ul>
            </div>
            <div className="document-send">
              <Button icon={<FileSpreadsheet size={17} aria-hidden />} onClick={download}>
                {text.download}
              </Button>
              <Tick checked={names} onChange={setNames} label={text.names} />
            </div>
          </>
        )}
      </div>
    </Modal>
  )
}
