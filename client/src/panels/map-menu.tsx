// Knows what can be done with what is selected on the map, as a menu at a point; knows no pointer and no canvas frame.
import type { Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import {
  BringToFront,
  Copy,
  Link,
  Lock,
  LockOpen,
  MousePointerClick,
  PanelRight,
  Pencil,
  Plus,
  SendToBack,
  Spline,
  Trash2,
} from 'lucide-react'
import { readingOrder } from '../canvas/reading-order.ts'
import { copyCards } from '../canvas/tools/copy-cards.ts'
import { placeCard } from '../canvas/tools/place-tool.ts'
import { copyText } from '../controls/copy-button.tsx'
import { MenuAction, MenuLine, PointMenu, SubMenu } from '../controls/menu.tsx'
import { announce } from '../controls/toast.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { ofMaker } from '../model/own-card.ts'
import { useSelected } from '../model/use-readable.ts'
import { panelWords } from '../text/panel-words.ts'
import { openFace } from './list/list-focus.ts'
import { binThings } from './bin-things.ts'
import type { PanelProps } from './card-panel-props.ts'
import { KindIcon } from './kind-icon.tsx'
import { tell } from './tell.ts'
import { KIND_TOOLS } from './tools.ts'

const ICON = 16
/** How far a copy stands from its original, world units. */
const COPY_OFFSET = 20

/** The menu for what is selected, while the view says that it is open. */
export function MapMenu({ session, mayEdit }: PanelProps) {
  const menu = useSelected(session.view, (view) => view.menu)
  const selection = useSelected(session.view, (view) => view.selection)
  if (menu === null) return null
  const { cards } = session.board.get()
  const chosen = selection.flatMap((id) => cards.get(id) ?? [])
  const [card] = chosen
  const name =
    selection.length === 0
      ? panelWords.menu.ground
      : card !== undefined && selection.length === 1
        ? cardName(card)
        : panelWords.many(selection.length)
  return (
    <PointMenu at={menu.at} label={panelWords.menu.name(name)} onClose={() => session.view.set({ menu: null })}>
      {selection.length === 0 ? (
        <Ground session={session} mayEdit={mayEdit} />
      ) : (
        <Things session={session} mayEdit={mayEdit} ids={selection} cards={chosen} />
      )}
    </PointMenu>
  )
}

/** What empty ground offers: a card here, and everything selected. */
function Ground({ session, mayEdit }: PanelProps) {
  const { view } = session
  const add = (kind: CardKind): void => {
    const { menu } = view.get()
    const { size, label, title } = describeCard(kind)
    const [x, y] = menu?.world ?? [0, 0]
    const { change, view: then } = placeCard(kind, [Math.round(x - size[0] / 2), Math.round(y - size[1] / 2)], {
      board: session.board.get(),
      newId: () => session.newId(),
      sizeOf: () => size,
      fieldsOf: () => ofMaker(session, kind),
      labelOf: () => label,
      titleField: () => title,
    })
    // After the menu has given the keys back, they go on into the title.
    if (change !== undefined && tell(session.dispatch(change.operations, change.label)))
      requestAnimationFrame(() => view.set(then ?? {}))
  }
  return (
    <>
      {mayEdit ? (
        <SubMenu icon={<Plus size={ICON} aria-hidden />} label={panelWords.menu.add}>
          {KIND_TOOLS.flatMap(({ tools }) => tools).map(({ kind, label }) => (
            <MenuAction key={kind} icon={<KindIcon kind={kind} size={ICON} />} onSelect={() => add(kind)}>
              {label}
            </MenuAction>
          ))}
        </SubMenu>
      ) : null}
      <MenuAction
        icon={<MousePointerClick size={ICON} aria-hidden />}
        shortcut="Ctrl+A"
        onSelect={() => view.set({ selection: readingOrder(session.board.get()), focus: null })}
      >
        {panelWords.menu.selectAll}
      </MenuAction>
    </>
  )
}

interface ThingsProps extends PanelProps {
  readonly ids: readonly string[]
  readonly cards: readonly Card[]
}

function Things({ session, mayEdit, ids, cards }: ThingsProps) {
  const { view } = session
  const words = panelWords.menu
  const only = ids.length === 1 ? cards[0] : undefined
  const cardIds = cards.map(({ id }) => id)
  const isLocked = cards.length > 0 && cards.every(({ lock }) => lock !== null)
  const bins = ids.filter((id) => cards.find((card) => card.id === id)?.kind !== 'charter')
  const copies = cards.some(({ kind }) => kind !== 'charter')
  const stack = (to: 'front' | 'back'): boolean =>
    tell(session.dispatch([{ type: 'stack', ids: cardIds, to }], panelWords.labels.stack))
  return (
    <>
      {mayEdit && only !== undefined && only.lock === null ? (
        <MenuAction
          icon={<Pencil size={ICON} aria-hidden />}
          shortcut="Enter"
          // After the menu has given the keys back, they go on into the text.
          onSelect={() =>
            requestAnimationFrame(() => view.set({ editing: { card: only.id, field: describeCard(only.kind).title } }))
          }
        >
          {words.edit}
        </MenuAction>
      ) : null}
      {ids.length === 1 ? (
        <MenuAction icon={<PanelRight size={ICON} aria-hidden />} onSelect={() => openFace(session, 'card')}>
          {words.details}
        </MenuAction>
      ) : null}
      {mayEdit && only !== undefined && only.kind !== 'zone' ? (
        <MenuAction
          icon={<Spline size={ICON} aria-hidden />}
          shortcut="Shift+A"
          onSelect={() => view.set({ connectFrom: only.id })}
        >
          {words.connect}
        </MenuAction>
      ) : null}
      {only === undefined ? null : (
        <MenuAction icon={<Link size={ICON} aria-hidden />} onSelect={() => void copyLink(session, only.id)}>
          {words.copyLink}
        </MenuAction>
      )}
      {mayEdit && cards.length > 0 ? (
        <>
          <MenuLine />
          {copies ? (
            <MenuAction
              icon={<Copy size={ICON} aria-hidden />}
              shortcut="Ctrl+D"
              onSelect={() => duplicate(session, cardIds)}
            >
              {words.duplicate}
            </MenuAction>
          ) : null}
          <MenuAction icon={<BringToFront size={ICON} aria-hidden />} onSelect={() => stack('front')}>
            {words.front}
          </MenuAction>
          <MenuAction icon={<SendToBack size={ICON} aria-hidden />} onSelect={() => stack('back')}>
            {words.back}
          </MenuAction>
          <MenuAction
            icon={isLocked ? <LockOpen size={ICON} aria-hidden /> : <Lock size={ICON} aria-hidden />}
            onSelect={() => {
              const lock = isLocked ? null : { by: session.participantId, at: session.now() }
              const label = isLocked ? panelWords.labels.unlock : panelWords.labels.lock
              tell(session.dispatch([{ type: 'set-lock', ids: cardIds, lock }], label))
            }}
          >
            {isLocked ? panelWords.unlock : panelWords.lock}
          </MenuAction>
        </>
      ) : null}
      {mayEdit && bins.length > 0 ? (
        <>
          <MenuLine />
          <MenuAction
            icon={<Trash2 size={ICON} aria-hidden />}
            shortcut="Delete"
            onSelect={() => binThings(session, bins)}
          >
            {panelWords.bin}
          </MenuAction>
        </>
      ) : null}
    </>
  )
}

function duplicate(session: BoardSession, ids: readonly string[]): void {
  const { operation, ids: made } = copyCards(session.board.get(), ids, () => session.newId(), COPY_OFFSET, COPY_OFFSET)
  if (tell(session.dispatch([operation], panelWords.labels.duplicate)))
    session.view.set({ selection: made, focus: made.length === 1 ? (made[0] ?? null) : null })
}

/** The address that opens the board with this card in view; it opens it only for people who have been let in. */
async function copyLink(session: BoardSession, card: string): Promise<void> {
  const address = new URL(`/b/${session.boardId}?card=${encodeURIComponent(card)}`, location.href).href
  const isCopied = await copyText(address)
  announce({ id: 'card-link', text: isCopied ? panelWords.menu.linkCopied : panelWords.menu.linkFailed(address) })
}
