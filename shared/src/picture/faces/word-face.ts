// Knows what a word's card shows: the word, what each organisation means by it, and what was agreed.
import type { Board, CardOf } from '../../board/board.ts'
import { WORD } from '../../board/kinds/word.ts'
import { discLine } from '../discs.ts'
import { type Pen, SETTINGS } from '../pen.ts'

const { fields } = WORD
const MEANINGS = 4

export function wordFace(pen: Pen, card: CardOf<'word'>, board: Board): void {
  const { word, meanings, verdict, agreed } = card.fields
  pen.words(WORD.label, SETTINGS.label, { fill: 'muted' })
  if (word.trim() === '') pen.ask(fields.word.ask)
  else pen.words(`\u201c${word.trim()}\u201d`, SETTINGS.title, { maxLines: 2 })
  pen.gap(5)
  for (const { orgId, text } of meanings.slice(0, MEANINGS)) {
    if (orgId === undefined) pen.words(text, SETTINGS.body, { fill: 'muted', maxLines: 2 })
    else discLine(pen, board, orgId, text, 2)
  }
  if (meanings.length > MEANINGS)
    pen.words(`and ${String(meanings.length - MEANINGS)} more`, SETTINGS.label, { fill: 'muted' })
  if (meanings.length === 0) pen.ask(fields.meanings.ask)
  if (agreed.trim() !== '') {
    pen.gap(3)
    pen.words(fields.agreed.label, SETTINGS.label, { fill: 'muted' })
    pen.words(agreed, SETTINGS.strong, { maxLines: 3 })
  } else if (verdict !== 'unset') {
    pen.words(fields.verdict.optionLabels[verdict], SETTINGS.body, { fill: 'muted', maxLines: 2 })
  } else if (meanings.length > 1) {
    pen.ask('Which do we mean here?')
  }
}
