// Knows how one cell of the table changes the board, with a sentence; knows no element.
import { cardName } from '@common-ground/shared/board/card.ts'
import { PART_KINDS } from '@common-ground/shared/documents/who-does-what.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { CANVAS_WORDS } from '../../text/canvas-en-GB.ts'
import { matrixWords } from '../../text/matrix-words.ts'
import { tell } from '../tell.ts'
import { matrixOf } from './matrix-of.ts'

/**
 * Writes down what an organisation does for an objective: one step of undo, and nothing where it says so already. Time,
 * money and what is brought stay on the line when the part changes. [WD10]
 *
 * @param part null = nothing: the line goes to the bin.
 */
export function setPart(session: BoardSession, objective: string, organisation: string, part: string | null): void {
  const board = session.board.get()
  const { columns, rows } = matrixOf(board)
  const own = rows
    .find((row) => row.objective === objective)
    ?.cells.find((cell) => cell.organisation === organisation)?.own
  const card = board.cards.get(objective)
  // Somebody has taken the row away meanwhile.
  if (own === undefined || card === undefined || (own?.part ?? null) === part) return
  const operation: Operation =
    part === null
      ? { type: 'bin', ids: own === null ? [] : [own.relation] }
      : own === null
        ? {
            type: 'connect',
            relation: { id: session.newId(), kind: 'does', from: organisation, to: objective, attributes: { part } },
          }
        : { type: 'change-relation', id: own.relation, attributes: { part } }
  if (!tell(session.dispatch([operation], matrixWords.step))) return
  const name = columns.find((column) => column.organisation === organisation)?.short ?? ''
  const words = PART_KINDS.find((one) => one.part === part)?.words
  const done =
    words === undefined ? matrixWords.cleared(name, cardName(card)) : matrixWords.set(name, words, cardName(card))
  say(`${done} ${CANVAS_WORDS.undoHint}`)
}
