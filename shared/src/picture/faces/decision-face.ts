// Knows what a decision's card shows: where it stands, what it is, who is checking at home.
import type { Board, CardOf } from '../../board/board.ts'
import { DECISION } from '../../board/kinds/decision.ts'
import { discRow } from '../discs.ts'
import { chip, DISC, type Pen, SETTINGS } from '../pen.ts'

const { fields } = DECISION

export function decisionFace(pen: Pen, card: CardOf<'decision'>, board: Board): void {
  const { title, context, state, checks } = card.fields
  const labelWidth = pen.line(DECISION.label, SETTINGS.label, pen.left, pen.y + 2, { fill: 'muted' })
  chip(
    pen,
    fields.state.optionLabels[state],
    pen.left + labelWidth + 8,
    pen.y,
    state === 'confirmed' ? 'moss' : 'slate',
  )
  pen.gap(25)
  if (pen.words(title, SETTINGS.title, { maxLines: 5 }) === 0) pen.ask(fields.title.ask)
  pen.words(context, SETTINGS.body, { fill: 'muted', maxLines: 2 })
  const asked = checks.map(({ orgId }) => orgId).filter((id) => id !== undefined)
  // Once confirmed or put away nobody is waited for any more.
  if (asked.length === 0 || state === 'confirmed' || state === 'parked' || state === 'reversed') return
  pen.gap(6)
  const words = 'checking at home'
  const room = pen.width - pen.measure(words, SETTINGS.body) - 6
  const taken = discRow(pen, board, asked, pen.left, pen.y, room, false)
  pen.line(words, SETTINGS.body, pen.left + taken + 5, pen.y + 3, { fill: 'muted', width: pen.width - taken - 5 })
  pen.gap(DISC)
}
