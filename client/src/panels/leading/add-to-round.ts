// Knows how one more thing comes to those that were written at a step, beside them on the map; refuses to know who sees it.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { around } from '@common-ground/shared/layout/geometry.ts'
import { standingOn } from '@common-ground/shared/picture/standing-on.ts'
import { writtenAt, writtenThings } from '@common-ground/shared/templates/round-cards.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { leadingWords } from '../../text/leading-words.ts'
import { ofMaker } from '../../model/own-card.ts'
import { homeOf, putNew } from '../../canvas/put-on-map.ts'
import { tell } from '../tell.ts'

/** Between what is there and one more, world units. */
const BELOW = 32

/**
 * Puts it into the zone made for its kind, or below the others where there is none, in the name of whoever does it.
 * False = it was refused, and that was said.
 *
 * @param round id of what was written first there.
 * @param gesture those of the same one are taken back together.
 */
export function addToRound(
  session: BoardSession,
  { tool }: RunStep,
  round: string,
  id: string,
  text: string,
  gesture?: string,
): boolean {
  if (tool.type !== 'write') return false
  const { title, size } = describeCard(tool.kind)
  const card = { id, kind: tool.kind, fields: { ...ofMaker(session, tool.kind), ...tool.fields, [title]: text } }
  const board = session.board.get()
  const there = new Set(writtenThings(board, round).map((thing) => thing.card.id))
  const box = around(standingOn(board).flatMap((one) => (there.has(one.id) ? [one.box] : [])))
  const below = box === null ? undefined : ([box.minX + size[0] / 2, box.maxY + BELOW + size[1] / 2] as const)
  const { room, ...place } = putNew(session, card, homeOf(board, tool.kind, undefined), below)
  const create = { type: 'create', cards: [{ ...card, ...place, extra: writtenAt(round) }] } as const
  return tell(session.dispatch([...room, create], leadingWords.labels.add, gesture))
}
