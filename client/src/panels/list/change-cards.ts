// Knows how cards are added, moved between zones and put in order without pointing, each with a sentence; knows no element.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { readingOrder } from '../../canvas/reading-order.ts'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { CANVAS_WORDS } from '../../text/canvas-en-GB.ts'
import { listWords } from '../../text/list-words.ts'
import { panelWords } from '../../text/panel-words.ts'
import { binThings } from '../bin-things.ts'
import { ofMaker } from '../../model/own-card.ts'
import { homeOf, putElsewhere, putNew } from '../../canvas/put-on-map.ts'
import { tell } from '../tell.ts'
import { keepTyped, type TypedAhead } from './keep-typed.ts'
import { enterPanel, focusRow } from './list-focus.ts'
import { idsIn, outlineOf } from './outline.ts'

const zonesOf = (board: Board): readonly Card[] =>
  readingOrder(board).flatMap((id) => {
    const card = board.cards.get(id)
    return card?.kind === 'zone' ? [card] : []
  })

/** Whether a card stands in a zone or in none: what can be moved from one to another. */
export const isMovable = ({ kind }: Card): boolean => kind !== 'charter' && kind !== 'zone'

/** The zones cards may be moved to: all but the one in which all of them stand, and none (id null) where one stands in one. */
export function otherPlaces(
  board: Board,
  cards: readonly Card[],
): readonly { readonly id: string | null; readonly name: string }[] {
  const zones = zonesOf(board)
    .filter(({ id }) => cards.some(({ zone }) => zone !== id))
    .map((zone) => ({ id: zone.id, name: cardName(zone) }))
  return cards.every(({ zone }) => zone === null) ? zones : [...zones, { id: null, name: listWords.loose }]
}

/**
 * Adds a card and opens it, so that its title can be typed at once.
 *
 * @param zone where it goes; undefined = where its kind belongs.
 * @param typed what has been typed since it was asked for; it comes into the title.
 */
export function addCard(session: BoardSession, kind: CardKind, zone?: string | null, typed?: TypedAhead): void {
  const board = session.board.get()
  const { label } = describeCard(kind)
  const home =
    kind === 'zone' ? null : zone === undefined ? homeOf(board, kind, session.view.get().selection.at(-1)) : zone
  const id = session.newId()
  const { room, ...place } = putNew(session, { id, kind }, home)
  const create: Operation = { type: 'create', cards: [{ id, kind, ...place, fields: ofMaker(session, kind) }] }
  if (!tell(session.dispatch([...room, create], CANVAS_WORDS.labels.add(label)))) return typed?.drop()
  say(`${CANVAS_WORDS.said.added(label)} ${CANVAS_WORDS.undoHint}`)
  enterPanel(session, id, typed ?? keepTyped())
}

/**
 * Adds a card with its words where its kind belongs, and opens nothing. Gives its id; null = it was refused, and that was said.
 *
 * @param fields by name, as for a new card.
 * @param gesture those of the same one are taken back together.
 * @param also what is done with it in the same step.
 */
export function addWritten(
  session: BoardSession,
  kind: CardKind,
  fields: Readonly<Record<string, unknown>>,
  gesture?: string,
  also: readonly Operation[] = [],
): string | null {
  const { label } = describeCard(kind)
  const card = { id: session.newId(), kind, fields }
  const { room, ...place } = putNew(session, card, homeOf(session.board.get(), kind, undefined))
  const create: Operation = { type: 'create', cards: [{ ...card, ...place }] }
  return tell(session.dispatch([...room, create, ...also], CANVAS_WORDS.labels.add(label), gesture)) ? card.id : null
}

/** Moves cards to another zone, each to a free place there, as one step; the keys go with the last of them. LI21. */
export function moveToZone(session: BoardSession, ids: readonly string[], zone: string | null): void {
  const gesture = session.newId()
  const label = CANVAS_WORDS.labels.move(ids.length)
  const moved = ids.filter((id) => {
    // Each finds the place that those before it have left.
    const card = session.board.get().cards.get(id)
    if (card === undefined || !isMovable(card) || card.zone === zone) return false
    const { pos, room } = putElsewhere(session, card, zone)
    return tell(session.dispatch([...room, { type: 'move', moves: [{ id, pos, zone }] }], label, gesture))
  })
  const last = moved.at(-1)
  if (last === undefined) return
  const target = zone === null ? undefined : session.board.get().cards.get(zone)
  const name = target === undefined ? listWords.loose : cardName(target)
  say(`${CANVAS_WORDS.said.moved(moved.length, name)} ${CANVAS_WORDS.undoHint}`)
  session.view.set({ selection: moved, focus: last })
  focusRow(last)
}

/** Puts a card before or after its neighbour of the same kind in its zone. False = it is the first or the last there. */
export function reorderCard(session: BoardSession, id: string, step: 1 | -1): boolean {
  const board = session.board.get()
  const group = outlineOf(board)
    .flatMap(({ groups }) => groups)
    .find(({ cards }) => cards.includes(id))
  const at = group?.cards.indexOf(id) ?? -1
  const neighbour = group?.cards[at + step]
  const card = board.cards.get(id)
  if (group === undefined || card === undefined) return false
  if (neighbour === undefined) {
    say(step === 1 ? listWords.isLast : listWords.isFirst)
    return false
  }
  // What stands in no zone may still belong to one that lies in the bin: such cards have an order of their own.
  if (board.cards.get(neighbour)?.zone !== card.zone) {
    say(panelWords.refusals['not-allowed-here'])
    return false
  }
  const after = step === 1 ? neighbour : before(board, neighbour, id, card.zone)
  if (!tell(session.dispatch([{ type: 'reorder', id, zone: card.zone, after }], listWords.reorder))) return false
  say(`${listWords.reordered(at + 1 + step, group.cards.length)} ${CANVAS_WORDS.undoHint}`)
  session.view.set({ selection: [id], focus: id })
  return true
}

/** The card before another one in the order of its zone, of whatever kind and without the one that moves; null = none. */
function before(board: Board, neighbour: string, moving: string, zone: string | null): string | null {
  const order = readingOrder(board).filter((id) => {
    const card = board.cards.get(id)
    return id !== moving && card?.zone === zone && card.kind !== 'zone' && card.kind !== 'charter'
  })
  return order[order.indexOf(neighbour) - 1] ?? null
}

/** Puts what is chosen in the bin; the keys go to the card after it, or before it. The purpose stays. */
export function binChosen(session: BoardSession): void {
  const board = session.board.get()
  const ids = session.view.get().selection.filter((id) => board.cards.get(id)?.kind !== 'charter')
  if (ids.length === 0) {
    say(panelWords.refusals['not-allowed-here'])
    return
  }
  const order = idsIn(outlineOf(board))
  const at = order.findIndex((id) => ids.includes(id))
  const next = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).toReversed()].find((id) => !ids.includes(id))
  binThings(session, ids)
  if (next !== undefined && session.view.get().selection.length === 0) focusRow(next)
}
