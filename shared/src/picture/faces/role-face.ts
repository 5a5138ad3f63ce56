// Knows what a role's card shows: its type, title, what it decides or does, and who holds it.
import type { Board, CardOf } from '../../board/board.ts'
import { ROLE } from '../../board/kinds/role.ts'
import { relationsAt } from '../board-index.ts'
import { dateWords } from '../../board/calendar-words.ts'
import { discLine, shortName } from '../discs.ts'
import { type Pen, SETTINGS } from '../pen.ts'

const { fields } = ROLE
const HOLDERS = 3

export function roleFace(pen: Pen, card: CardOf<'role'>, board: Board): void {
  const { title, roleType, remit, decidesAlone, until, meets } = card.fields
  const type = fields.roleType.optionLabels[roleType]
  pen.words(
    roleType === 'body' ? type : roleType === 'other' ? ROLE.label : `${ROLE.label} \u00b7 ${type.toLowerCase()}`,
    SETTINGS.label,
    { fill: 'muted' },
  )
  if (pen.words(title, SETTINGS.title, { maxLines: 5 }) === 0) pen.ask(fields.title.ask)
  pen.gap(2)
  if (decidesAlone.trim() !== '')
    pen.words(`Decides alone: ${decidesAlone}`, SETTINGS.body, { fill: 'muted', maxLines: 3 })
  else if (remit.trim() !== '') pen.words(remit, SETTINGS.body, { fill: 'muted', maxLines: 3 })
  else if (roleType !== 'body') pen.ask(fields.remit.ask)
  pen.words(meets, SETTINGS.body, { fill: 'muted', maxLines: 1 })
  if (until !== undefined) pen.words(`Until ${dateWords(until)}`, SETTINGS.body, { fill: 'muted', maxLines: 1 })
  holders(pen, card, board)
}

function holders(pen: Pen, card: CardOf<'role'>, board: Board): void {
  const held = relationsAt(board, card.id).filter(({ kind, to }) => kind === 'holds' && to === card.id)
  pen.gap(6)
  for (const { from } of held.slice(0, HOLDERS)) {
    const holder = board.cards.get(from)
    if (holder !== undefined) discLine(pen, board, holder.id, shortName(holder), 2)
  }
  if (held.length > HOLDERS) pen.words(`and ${String(held.length - HOLDERS)} more`, SETTINGS.label, { fill: 'muted' })
  if (held.length === 0) pen.ask(card.fields.roleType === 'body' ? 'Who chairs it?' : 'Who is it?')
}
