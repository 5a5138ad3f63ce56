// Knows how the cards of a board lie as they are seen, and where a new one goes among them; refuses to know a screen.
import type { Board, Card } from '../board/board.ts'
import { cardOfContent } from '../board/content-board.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import { boxAt } from '../layout/geometry.ts'
import type { Coming } from '../layout/place-card.ts'
import type { Standing } from '../layout/standing.ts'
import { faceHeight } from './card-picture.ts'
import { estimateWidth } from './font-metrics.ts'

const known = new WeakMap<Board['cards'], readonly Standing[]>()

/** Everything that lies on the map, by id, so that every device places alike. */
export function standingOn(board: Board): readonly Standing[] {
  const there = known.get(board.cards)
  if (there !== undefined) return there
  const standing = [...board.cards.values()]
    .map((card) => standingOf(card, board))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
  known.set(board.cards, standing)
  return standing
}

/** One card as it is seen: as high as its words need on that board. */
export function standingOf(card: Card, board: Board): Standing {
  const { id, kind, pos, size, zone, lock } = card
  const height = Math.max(size[1], faceHeight(card, board, estimateWidth))
  return {
    id,
    kind,
    zone,
    zoneType: card.kind === 'zone' ? card.fields.zoneType : null,
    box: boxAt(pos, [size[0], height]),
    height: size[1],
    isLocked: lock !== null,
  }
}

/** A card that is about to be made, as large as its words need. */
export function comingCard(
  board: Board,
  id: string,
  kind: CardKind,
  fields: Readonly<Record<string, unknown>> = {},
): Coming {
  const { size, inAgreement } = describeCard(kind)
  const card = cardOfContent({ ...fields, id, kind, pos: [0, 0], size, z: '', order: '', inAgreement })
  return { id, kind, size: [size[0], Math.max(size[1], faceHeight(card, board, estimateWidth))] }
}
