// Knows how one more thing comes to those that were written at a step, beside them on the map; refuses to know who sees it.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { around } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { writtenAt, writtenThings } from '@common-ground/shared/templates/round-cards.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { placeInNoZone } from '../../canvas/place-loose.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { putNew } from '../put-on-map.ts'
import { tell } from '../tell.ts'

/** Between what is there and one more, world units. */
const BELOW = 32

/**
 * Puts it below the others, in the name of whoever does it. False = it was refused, and that was said.
 *
 * @param round id of what was written first there.
 */
export function addToRound(session: BoardSession, { tool }: RunStep, round: string, id: string, text: string): boolean {
  if (tool.type !== 'write') return false
  const { title, size } = describeCard(tool.kind)
  const card = { id, kind: tool.kind, fields: { ...tool.fields, [title]: text } }
  const board = session.board.get()
  const there = new Set(writtenThings(board, round).map((thing) => thing.card.id))
  const box = around(standingOn(board).flatMap((one) => (there.has(one.id) ? [one.box] : [])))
  const pos =
    box === null
      ? putNew(session, card, null).pos
      : placeInNoZone(board, [box.minX + size[0] / 2, box.maxY + BELOW + size[1] / 2], size, id)
  const create = { type: 'create', cards: [{ ...card, pos, zone: null, extra: writtenAt(round) }] } as const
  return tell(session.dispatch([create], leadingWords.labels.add))
}
