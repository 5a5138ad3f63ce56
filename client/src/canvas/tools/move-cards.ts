// Knows which cards move together and what moving them means for their zones; changes nothing itself.
import type { Board, Card, Point } from '@common-ground/shared/board/board.ts'
import { CANVAS_WORDS } from '../../text/canvas-en-GB.ts'
import type { Operations, ToolContext } from './tool.ts'
import { zoneAt, zoneTitle } from './zones.ts'

const { labels, said } = CANVAS_WORDS

/** The cards that go along when these are dragged: those standing in a dragged zone too; locked ones stay. */
export function cardsToMove(board: Board, selection: readonly string[]): readonly string[] {
  const ids = new Set<string>()
  for (const id of selection) {
    const card = board.cards.get(id)
    if (card === undefined || card.lock !== null) continue
    ids.add(id)
    if (card.kind !== 'zone') continue
    for (const other of board.cards.values()) if (other.zone === id && other.lock === null) ids.add(other.id)
  }
  return [...ids]
}

/** Those that can be moved now: some may have gone, or been locked by somebody, while they were in the hand. */
const inHand = (board: Board, ids: readonly string[]): readonly Card[] =>
  ids.flatMap((id) => {
    const card = board.cards.get(id)
    return card === undefined || card.lock !== null ? [] : [card]
  })

/** Where the cards come to stand, whatever zone that is in. */
export function movesBy(
  board: Board,
  ids: readonly string[],
  dx: number,
  dy: number,
): readonly { readonly id: string; readonly pos: Point }[] {
  return inHand(board, ids).map(({ id, pos: [x, y] }) => ({ id, pos: [x + dx, y + dy] }))
}

/** One undo step that moves the cards; each stands in the zone under its middle afterwards. */
export function moveCards(
  ids: readonly string[],
  dx: number,
  dy: number,
  context: ToolContext,
): Operations | undefined {
  const { board } = context
  const carried = new Set(ids)
  const moves: { id: string; pos: Point; zone?: string | null }[] = []
  let home: string | null = null
  for (const card of inHand(board, ids)) {
    const { id } = card
    const pos: Point = [card.pos[0] + dx, card.pos[1] + dy]
    // A card that travels with its zone stays in it.
    const travels = card.zone !== null && carried.has(card.zone)
    if (card.kind === 'zone' || travels) {
      moves.push({ id, pos })
      continue
    }
    const box = context.box(id)
    const size = box === null ? card.size : ([box.w, box.h] as const)
    home = zoneAt(board, [pos[0] + size[0] / 2, pos[1] + size[1] / 2])
    moves.push(home === card.zone ? { id, pos } : { id, pos, zone: home })
  }
  if (moves.length === 0 || (dx === 0 && dy === 0)) return undefined
  const zone = home === null || moves.length > 1 ? '' : zoneTitle(board, home)
  return {
    operations: [{ type: 'move', moves }],
    label: labels.move(moves.length),
    said: said.moved(moves.length, zone),
  }
}
