// Knows how one cell of the table changes the board, with a sentence; knows no element.
import { cardName } from '@common-ground/shared/board/card.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { shortened } from '@common-ground/shared/board/quotation.ts'
import { PART_KINDS, type Share } from '@common-ground/shared/documents/who-does-what.ts'
import type { Operation } from '@common-ground/shared/operations/operation.ts'
import { say } from '../../controls/said.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { CANVAS_WORDS } from '../../text/canvas-en-GB.ts'
import { words } from '../../text/en-GB.ts'
import { matrixWords } from '../../text/matrix-words.ts'
import { offerBack } from '../offer-back.ts'
import { tell } from '../tell.ts'
import { matrixOf } from './matrix-of.ts'

/**
 * Writes down what an organisation does for an objective: one step of undo, and nothing where it says so already. Time,
 * money and what is brought stay on the line when the part changes. [WD10]
 *
 * @param part null = nothing: the line goes to the bin. @param gesture as for `dispatch`. @returns whether it has changed anything.
 */
export function setPart(
  session: BoardSession,
  objective: string,
  organisation: string,
  part: string | null,
  gesture?: string,
): boolean {
  const board = session.board.get()
  const own = ownShare(board, objective, organisation)
  const card = board.cards.get(objective)
  // Somebody has taken the row away meanwhile.
  if (own === undefined || card === undefined || (own?.part ?? null) === part) return false
  const operation: Operation =
    part === null
      ? { type: 'bin', ids: own === null ? [] : [own.relation] }
      : own === null
        ? {
            type: 'connect',
            relation: { id: session.newId(), kind: 'does', from: organisation, to: objective, attributes: { part } },
          }
        : { type: 'change-relation', id: own.relation, attributes: { part } }
  if (!tell(session.dispatch([operation], matrixWords.step, gesture))) return false
  const name = shortOf(board, organisation)
  const said = PART_KINDS.find((one) => one.part === part)?.words
  const done =
    said === undefined ? matrixWords.cleared(name, cardName(card)) : matrixWords.set(name, said, cardName(card))
  say(`${done} ${CANVAS_WORDS.undoHint}`)
  return true
}

/** The same for whoever works in the table. A cell says one part: that a lead has gone with the choice is said, and taken back in one press. [WD10] */
export function pickPart(session: BoardSession, objective: string, organisation: string, part: string | null): void {
  const board = session.board.get()
  const led = ownShare(board, objective, organisation)?.part === 'leads'
  const card = board.cards.get(objective)
  if (!setPart(session, objective, organisation, part) || !led || card === undefined) return
  offerBack(
    session,
    matrixWords.leadsNoMore(shortOf(board, organisation), shortened(cardName(card))),
    words.header.undo,
  )
}

/** What an organisation itself does for an objective; null = nothing, undefined = there is no such cell. */
const ownShare = (board: Board, objective: string, organisation: string): Share | null | undefined =>
  matrixOf(board)
    .rows.find((row) => row.objective === objective)
    ?.cells.find((cell) => cell.organisation === organisation)?.own

const shortOf = (board: Board, organisation: string): string =>
  matrixOf(board).columns.find((column) => column.organisation === organisation)?.short ?? ''
