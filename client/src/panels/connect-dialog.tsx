// Knows how two cards are connected without pointing: choose the other one, read what it will say, agree; knows no line on screen.
import type { Card, Relation } from '@common-ground/shared/board/board.ts'
import { cardName, itemsOf, itemText } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { CARD_KINDS } from '@common-ground/shared/board/kinds/kind.ts'
import type { RelationKind } from '@common-ground/shared/board/kinds/relation-kind.ts'
import { describeRelation, relationSentence } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { NewRelation } from '@common-ground/shared/operations/operation.ts'
import { useRef, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { Finder } from '../controls/combobox.tsx'
import { Modal } from '../controls/dialog.tsx'
import { Field, SelectInput } from '../controls/field.tsx'
import { announce } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable, useSelected } from '../model/use-readable.ts'
import { words } from '../text/en-GB.ts'
import { panelWords } from '../text/panel-words.ts'
import { waysToConnect } from './connect-ways.ts'
import { choicesFor } from './fields/choices.ts'
import { KindIcon } from './kind-icon.tsx'
import { tell } from './tell.ts'

const asRelation = (relation: NewRelation): Relation => ({
  ...relation,
  fromItem: relation.fromItem ?? '',
  toItem: relation.toItem ?? '',
  attributes: relation.attributes ?? {},
  bend: null,
  made: null,
  source: null,
})

export function ConnectDialog({ session }: { readonly session: BoardSession }) {
  const connectFrom = useSelected(session.view, (view) => view.connectFrom)
  const from = useSelected(session.board, ({ cards }) => (connectFrom === null ? undefined : cards.get(connectFrom)))
  return from === undefined ? null : <ConnectForm key={from.id} session={session} from={from} />
}

function ConnectForm({ session, from }: { readonly session: BoardSession; readonly from: Card }) {
  const board = useReadable(session.board)
  const form = useRef<HTMLFormElement>(null)
  const [toId, setTo] = useState<string | null>(null)
  const [wanted, setWanted] = useState<RelationKind | null>(null)
  const [item, setItem] = useState('')
  const close = (): void => session.view.set({ connectFrom: null })
  const to = toId === null ? undefined : board.cards.get(toId)
  const ways = to === undefined ? [] : waysToConnect(from, to)
  const way = ways.find(({ kind }) => kind === wanted) ?? ways[0]
  const ends =
    to === undefined || way === undefined ? null : way.turned ? { start: to, end: from } : { start: from, end: to }
  const list = way === undefined ? undefined : describeRelation(way.kind).toList
  const parts = ends === null || list === undefined ? [] : itemsOf(ends.end, list)
  const draft: NewRelation | null =
    ends === null || way === undefined
      ? null
      : {
          id: 'draft',
          kind: way.kind,
          from: ends.start.id,
          to: ends.end.id,
          ...(parts.some(({ id }) => id === item) ? { toItem: item } : {}),
        }
  const sentence =
    draft === null ? '' : relationSentence(board, asRelation(draft), way?.turned === true ? 'to' : 'from')

  const connect = (): void => {
    if (draft === null) return
    const done = tell(
      session.dispatch([{ type: 'connect', relation: { ...draft, id: session.newId() } }], panelWords.labels.connect),
    )
    if (!done) return
    announce({ text: panelWords.connected(sentence) })
    close()
  }
  return (
    <Modal
      open
      onClose={close}
      title={panelWords.connectTitle(cardName(from))}
      description={panelWords.connectAbout}
      closeLabel={words.close}
      initialFocus={() => form.current?.querySelector('input') ?? null}
    >
      <form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          connect()
        }}
      >
        <Field label={panelWords.connectWhich}>
          {(ids) => (
            <Finder
              ids={ids}
              value={toId}
              shown={to === undefined ? '' : cardName(to)}
              findOptions={() =>
                choicesFor(
                  board,
                  CARD_KINDS.filter((kind) => kind !== 'zone' && kind !== 'mark'),
                  new Set([from.id]),
                ).map(({ value, label, kind }) => ({
                  value,
                  label,
                  note: describeCard(kind).label,
                  mark: <KindIcon kind={kind} size={15} />,
                }))
              }
              placeholder={panelWords.find}
              emptyWords={panelWords.connectNone}
              openLabel={panelWords.openList}
              onPick={(next) => {
                setTo(next)
                setWanted(null)
                setItem('')
              }}
            />
          )}
        </Field>
        {ways.length < 2 || way === undefined ? null : (
          <Field label={panelWords.connectMeaning}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={way.kind}
                options={ways.map(({ kind }) => ({ value: kind, label: describeRelation(kind).name }))}
                onPick={(next) => setWanted(ways.find(({ kind }) => kind === next)?.kind ?? null)}
              />
            )}
          </Field>
        )}
        {parts.length === 0 || ends === null ? null : (
          <Field label={panelWords.itemOf}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={item}
                options={[
                  { value: '', label: panelWords.wholeCard },
                  ...parts.map(({ id }) => ({ value: id, label: itemText(ends.end, id) })),
                ]}
                onPick={setItem}
              />
            )}
          </Field>
        )}
        {sentence === '' ? null : (
          <p className="sentence" role="status" dir="auto">
            <span className="quiet">{panelWords.connectReads}: </span>
            {sentence}
          </p>
        )}
        <div className="dialog-actions">
          <Button onClick={close}>{words.cancel}</Button>
          <Button tone="main" type="submit" disabled={draft === null}>
            {panelWords.connectGo}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
