// Knows how a card says whose the wordings of one thing are that it keeps, and reads that again; refuses to know who puts two together.
import type { Card } from '../board/board.ts'
import { textValue } from '../board/card.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { moreField } from './round-cards.ts'

/** One wording and the organisation that wrote it; "" = that is not known, or not to be told. */
export interface Wording {
  readonly who: string
  readonly words: string
}

const NAMED = ' wrote: '
const NAMELESS = 'Also said: '

const lineOf = ({ who, words }: Wording): string => (who === '' ? `${NAMELESS}${words}` : `${who}${NAMED}${words}`)

/**
 * What a card says of two wordings that it keeps, below what it says already. Where two organisations wrote them both are
 * named, each with its own. [LD60]
 *
 * @param before what stands there.
 */
export function bothWordings(before: string, kept: Wording, gone: Wording): string {
  if (gone.who === '' || gone.who === kept.who) return lineOf({ ...gone, who: '' })
  const isTold = before.split('\n').some((line) => line.startsWith(`${kept.who}${NAMED}`))
  return kept.who === '' || isTold ? lineOf(gone) : `${lineOf(kept)}\n${lineOf(gone)}`
}

/** The wordings that were put together on a card, in one line; "" = none were. */
export function wordingsOn(card: Card): string {
  const { title } = describeCard(card.kind)
  const lines = textValue(card, moreField(card.kind) ?? title).split('\n')
  const name = textValue(card, title).split('\n')[0]?.trim() ?? ''
  return lines
    .flatMap((line) => {
      if (line.startsWith(NAMELESS)) return [line.trim()]
      const at = line.indexOf(NAMED)
      if (at <= 0) return []
      return [line.slice(at + NAMED.length).trim() === name ? `${line.slice(0, at)} wrote this` : line.trim()]
    })
    .join('; ')
}
