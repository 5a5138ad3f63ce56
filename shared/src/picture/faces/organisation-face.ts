// Knows what an organisation's card shows: its sign, its names, what it does.
import type { Board, CardOf } from '../../board/board.ts'
import { ORGANISATION } from '../../board/kinds/organisation.ts'
import { organisationSigns } from '../board-index.ts'
import { discMarks, type Pen, SETTINGS } from '../pen.ts'

const { fields } = ORGANISATION
const SIGN = 28

export function organisationFace(pen: Pen, card: CardOf<'organisation'>, board: Board): void {
  const sign = organisationSigns(board).get(card.id)
  const top = pen.y
  const x = pen.left + SIGN + 9
  if (sign !== undefined) pen.marks.push(...discMarks(sign, pen.left, top, { size: SIGN }))
  pen.y = top + 4
  const lines = pen.words(card.fields.name, SETTINGS.title, { x, maxLines: 5 })
  if (lines === 0) pen.ask(fields.name.ask, { x })
  const [ownName] = card.fields.alsoKnownAs
  if (ownName !== undefined) pen.words(ownName.text, SETTINGS.label, { x, fill: 'muted', maxLines: 1 })
  if (card.fields.state !== 'active')
    pen.words(fields.state.optionLabels[card.fields.state], SETTINGS.label, { x, fill: 'muted', maxLines: 1 })
  pen.y = Math.max(pen.y, top + SIGN) + 6
  if (pen.words(card.fields.whatWeDo, SETTINGS.body, { fill: 'muted', maxLines: 2 }) === 0) pen.ask(fields.whatWeDo.ask)
}
