// Knows the small faces: the partnership itself, wins and setbacks, reviews, notes and the reserved drawing.
import type { Board, CardOf } from '../../board/board.ts'
import { CHARTER } from '../../board/kinds/charter.ts'
import { MOMENT } from '../../board/kinds/moment.ts'
import { NOTE } from '../../board/kinds/note.ts'
import { REVIEW } from '../../board/kinds/review.ts'
import { relationsAt } from '../board-index.ts'
import { dateWords } from '../../board/calendar-words.ts'
import { discRow } from '../discs.ts'
import { DISC, type Pen, SETTINGS } from '../pen.ts'

/** The purpose in large; while there is none, the name and the question. */
export function charterFace(pen: Pen, card: CardOf<'charter'>): void {
  const { name, purpose } = card.fields
  const written = purpose.trim() !== ''
  pen.words(written ? 'Our purpose' : CHARTER.label, SETTINGS.label, { fill: 'muted' })
  pen.gap(2)
  if (written) {
    pen.words(purpose, SETTINGS.purpose, { maxLines: 6 })
    return
  }
  if (pen.words(name, SETTINGS.purpose, { maxLines: 2 }) === 0) pen.ask(CHARTER.fields.name.ask)
  pen.ask(CHARTER.fields.purpose.ask)
}

export function momentFace(pen: Pen, card: CardOf<'moment'>, board: Board): void {
  const { title, momentKind, on } = card.fields
  const kind = MOMENT.fields.momentKind.optionLabels[momentKind]
  pen.words(on === undefined ? kind : `${kind} \u00b7 ${dateWords(on)}`, SETTINGS.label, {
    fill: momentKind === 'success' ? 'moss' : 'muted',
  })
  if (pen.words(title, SETTINGS.title, { maxLines: 5 }) === 0) pen.ask(MOMENT.fields.title.ask)
  const credited = relationsAt(board, card.id)
    .filter(({ kind: relation, to }) => relation === 'creditedIn' && to === card.id)
    .map(({ from }) => from)
  pen.gap(6)
  if (credited.length === 0) {
    pen.ask(momentKind === 'success' ? 'Who made this happen?' : 'Who shares this?')
    return
  }
  const words = credited.length === 1 ? 'made it happen' : 'together'
  const room = pen.width - pen.measure(words, SETTINGS.body) - 6
  const taken = discRow(pen, board, credited, pen.left, pen.y, room, false)
  pen.line(words, SETTINGS.body, pen.left + taken + 5, pen.y + 3, { fill: 'muted', width: pen.width - taken - 5 })
  pen.gap(DISC)
}

export function reviewFace(pen: Pen, card: CardOf<'review'>): void {
  const { title, reviewKind, state, plannedOn, heldOn } = card.fields
  const { fields } = REVIEW
  pen.words(`${REVIEW.label} \u00b7 ${fields.state.optionLabels[state].toLowerCase()}`, SETTINGS.label, {
    fill: 'muted',
  })
  pen.words(title.trim() === '' ? fields.reviewKind.optionLabels[reviewKind] : title, SETTINGS.title, { maxLines: 5 })
  const date = heldOn ?? plannedOn
  if (date !== undefined) pen.words(dateWords(date), SETTINGS.body, { fill: 'muted' })
}

export function noteFace(pen: Pen, card: CardOf<'note'>): void {
  if (pen.words(card.fields.text, SETTINGS.body, { maxLines: 12 }) === 0) pen.ask(NOTE.fields.text.ask)
}

export function markFace(pen: Pen, card: CardOf<'mark'>): void {
  pen.words(card.fields.text, SETTINGS.body, { fill: 'muted', maxLines: 6 })
}
