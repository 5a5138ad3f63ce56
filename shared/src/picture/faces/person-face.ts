// Knows what a representative's card shows: whose they are, what they are called, what they can decide.
import type { Board, CardOf } from '../../board/board.ts'
import { PERSON } from '../../board/kinds/person.ts'
import { shortName } from '../discs.ts'
import { DISC, discMarks, type Pen, SETTINGS, signOf } from '../pen.ts'

const { fields } = PERSON

export function personFace(pen: Pen, card: CardOf<'person'>, board: Board): void {
  const { name, jobTitle, orgId, canDecide } = card.fields
  const top = pen.y
  const x = pen.left + DISC + 9
  pen.marks.push(...discMarks(signOf(board, card.id, name), pen.left, top))
  pen.y = top + 2
  if (pen.words(name, SETTINGS.title, { x, maxLines: 5 }) === 0) pen.ask(fields.name.ask, { x })
  const organisation = orgId === undefined ? undefined : board.cards.get(orgId)
  const post = jobTitle.trim() === name.trim() ? '' : jobTitle
  pen.words(post, SETTINGS.body, { x, fill: 'muted', maxLines: 2 })
  if (organisation === undefined) pen.ask(fields.orgId.ask, { x })
  else pen.words(shortName(organisation), SETTINGS.body, { x, fill: 'muted', maxLines: 1 })
  pen.y = Math.max(pen.y, top + DISC)
  if (canDecide !== 'unset')
    pen.words(`${fields.canDecide.label}: ${lower(fields.canDecide.optionLabels[canDecide])}`, SETTINGS.body, {
      x,
      fill: 'muted',
      maxLines: 2,
    })
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
