// Knows what a concern's card shows: which kind it is, what it says, whose it is and who said "us too".
import type { Board, CardOf } from '../../board/board.ts'
import { CONCERN, concernWord, saysItself } from '../../board/kinds/concern.ts'
import { relationsAt } from '../board-index.ts'
import { discRow } from '../discs.ts'
import { chip, DISC, type Pen, SETTINGS } from '../pen.ts'

const { fields } = CONCERN

export function concernFace(pen: Pen, card: CardOf<'concern'>, board: Board): void {
  const { title, text, issueKind, raisedBy, state } = card.fields
  const word = fields.issueKind.optionLabels[issueKind]
  const width = chip(
    pen,
    saysItself(issueKind) || issueKind === 'unset'
      ? concernWord(issueKind)
      : `${concernWord(issueKind)}: ${word.toLowerCase()}`,
    pen.left,
    pen.y,
    issueKind === 'question' ? 'slate' : 'brick',
  )
  if (state !== 'open')
    pen.line(fields.state.optionLabels[state], SETTINGS.label, pen.left + width + 8, pen.y + 2, {
      fill: 'muted',
      width: pen.width - width - 8,
    })
  pen.gap(26)
  if (pen.words(title, SETTINGS.title, { maxLines: 5 }) === 0) pen.ask(fields.title.ask)
  pen.words(text, SETTINGS.body, { fill: 'muted', maxLines: 2 })
  const alsoUs = relationsAt(board, card.id)
    .filter(({ kind, to }) => kind === 'sameBoat' && to === card.id)
    .map(({ from }) => from)
  const first = raisedBy === undefined ? [] : [raisedBy]
  if (first.length + alsoUs.length === 0) return
  pen.gap(6)
  const words = alsoUs.length === 0 ? '' : `us too \u00b7 ${String(alsoUs.length)}`
  const room = pen.width - pen.measure(words, SETTINGS.body) - 8
  const raised = discRow(pen, board, first, pen.left, pen.y, room, true)
  const taken = raised + discRow(pen, board, alsoUs, pen.left + raised, pen.y, Math.max(DISC, room - raised), false)
  pen.line(words, SETTINGS.body, pen.left + taken + 5, pen.y + 3, { fill: 'muted' })
  pen.gap(DISC)
}
