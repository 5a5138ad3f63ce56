// Knows which cards have grown by what this person just did, and has what stands below them give way in the same step; knows no panel.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { boxHeight } from '@common-ground/shared/layout/geometry.ts'
import { giveWay, type Way } from '@common-ground/shared/layout/give-way.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { relationsAt } from '@common-ground/shared/picture/board-index.ts'
import { standingOf, standingOn } from '@common-ground/shared/picture/standing-on.ts'
import type { BoardSession } from '../model/board-session.ts'

/** How high a card was when room was made for it last, and the uppermost of what was moved for it. */
interface Made {
  readonly height: number
  readonly first: Way['moves'][number] | undefined
}

/** From now on what this person makes grow has room. Others see to what they make grow themselves. */
export function makeWay(session: BoardSession): void {
  const made = new Map<string, Made>()
  session.follow(({ before, operations }) => {
    const after = session.board.get()
    const grown = new Map<string, number>()
    for (const id of shownIn(operations, before, after)) {
      const [was, is] = [heightOn(before, id), heightOn(after, id)]
      if (was !== null && is !== null && is > was) grown.set(id, Math.min(was, heightClear(made.get(id), after) ?? was))
    }
    if (grown.size === 0) return []
    const { moves, room } = giveWay(standingOn(after), grown)
    const [first] = moves.toSorted(({ pos: [, one] }, { pos: [, other] }) => one - other)
    for (const id of grown.keys()) made.set(id, { height: heightOn(after, id) ?? 0, first })
    return [
      ...(room.sized.length + room.moves.length === 0 ? [] : [{ type: 'make-room', ...room } as const]),
      ...(moves.length === 0 ? [] : [{ type: 'move', moves } as const]),
    ]
  })
}

/**
 * Two people may make a card grow in one moment, and each made room for half of it. What was moved then and still stands
 * where it was put counts as clear of the card, not as laid on it.
 */
function heightClear(last: Made | undefined, { cards }: Board): number | null {
  if (last?.first === undefined) return null
  const { id, pos } = last.first
  const now = cards.get(id)?.pos
  return now?.[0] === pos[0] && now[1] === pos[1] ? last.height : null
}

/** As it is seen; null = it is not on that board. */
const heightOn = (board: Board, id: string): number | null => {
  const card: Card | undefined = board.cards.get(id)
  return card === undefined || card.kind === 'zone' ? null : boxHeight(standingOf(card, board).box)
}

/** The cards whose faces may say something else because of the operations. */
function shownIn(operations: readonly Operation[], before: Board, after: Board): ReadonlySet<string> {
  const ids = new Set<string>()
  const ends = (relation: { readonly from: string; readonly to: string } | undefined): void => {
    if (relation !== undefined) for (const id of [relation.from, relation.to]) ids.add(id)
  }
  const worded = (id: string): void => {
    ids.add(id)
    // Faces name whoever leads, holds or is asked.
    for (const relation of relationsAt(after, id)) ends(relation)
  }
  for (const operation of operations) {
    switch (operation.type) {
      case 'edit-text':
        worded(operation.at.card)
        break
      case 'set-field':
        worded(operation.card)
        break
      case 'add-item':
      case 'restore-item':
      case 'set-item-field':
      case 'move-item':
      case 'remove-item':
        ids.add(operation.card)
        break
      case 'convert':
        ids.add(operation.id)
        break
      case 'create':
        for (const relation of operation.relations ?? []) ends(relation)
        break
      case 'connect':
      case 'restore-relation':
        ends(operation.relation)
        break
      case 'change-relation':
        ends(before.relations.get(operation.id))
        break
      case 'bin':
      case 'restore': {
        // Where a card goes or comes back, those that name it say something else as well.
        const board = operation.type === 'bin' ? before : after
        for (const id of operation.ids) {
          ends(board.relations.get(id))
          for (const relation of relationsAt(board, id)) ends(relation)
        }
        break
      }
      default:
    }
  }
  return ids
}
