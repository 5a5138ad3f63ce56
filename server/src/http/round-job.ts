// Knows how what was written first without a name comes onto the map: where its kind belongs or beside everything, all at once, as nobody's; refuses to know who wrote it.
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import { cardMap, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import { writtenAt } from '@common-ground/shared/templates/round-cards.ts'
import { placeUnsigned } from '@common-ground/shared/templates/round-places.ts'
import type { ContentJob, OutcomeOf } from './content-job.ts'
import { cornerFor } from './import-place.ts'
import { placerOn, zoneOn } from './place-new-card.ts'
import { changeDocument } from './told-content.ts'

type Job = Extract<ContentJob, { readonly kind: 'show-round' }>

/** Whoever wrote them, they are the server's in the document: made at one instant, in the order of ids made by chance. */
export function showRound({ document, round, card, fields, rows, unsigned, at, most }: Job): OutcomeOf<Job> {
  const { size, title } = describeCard(card)
  const { value, update } = changeDocument(document, (boardDoc): OutcomeOf<Job> => {
    // What is there already was put there by a try that did not come to its end.
    const coming = unsigned.filter(({ id }) => cardMap(boardDoc, id) === null)
    const home = zoneOn(boardDoc, card)
    const corner: Point =
      home === null
        ? (cornerOfTry(boardDoc, unsigned[0]?.id, size, rows) ?? cornerFor(boardDoc) ?? [0, 0])
        : [home.box.minX, home.box.minY]
    if (coming.length > 0 && readBoard(boardDoc).cards.size + coming.length > most) return { kind: 'full' }
    const placeNext = placerOn(boardDoc)
    for (const [index, { id, text }] of coming.entries()) {
      const made = { id, kind: card, extra: writtenAt(round), fields: { ...fields, [title]: text } }
      const { room, ...place } =
        home === null ? { room: [], pos: placeUnsigned(corner, size, rows, index), zone: null } : placeNext(made)
      const operations = [...room, { type: 'create', cards: [{ ...made, ...place }] }] as const
      const done = applyOperations(boardDoc, operations, { by: 'server', at, origin: 'server' })
      if (!done.ok) throw new TypeError(`what was given does not become a card: ${done.error}`)
    }
    return { kind: 'round-shown', corner, update: null }
  })
  return value.kind === 'round-shown' ? { ...value, update } : value
}

/** Where a try began that put its first card on the map; null = there was none. */
function cornerOfTry(boardDoc: BoardDoc, first: string | undefined, size: Size, rows: number): Point | null {
  const pos = first === undefined ? undefined : readBoard(boardDoc).cards.get(first)?.pos
  const [x, y] = placeUnsigned([0, 0], size, rows, 0)
  return pos === undefined ? null : [pos[0] - x, pos[1] - y]
}
