// Knows how a card says whose the wordings of one thing are that it keeps, and reads that again; refuses to know who puts two together.
import type { Card } from '../board/board.ts'
import { textValue } from '../board/card.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { belowName, WROTE } from '../board/wording-lines.ts'
import { moreField } from './round-cards.ts'

/** One wording and the organisation that wrote it; "" = that is not known, or not to be told. */
export interface Wording {
  readonly who: string
  readonly words: string
}

const NAMELESS = 'Also said: '

const lineOf = ({ who, words }: Wording): string => (who === '' ? `${NAMELESS}${words}` : `${who}${WROTE}${words}`)

/**
 * What a card says of two wordings that it keeps, below what it says already. Where two organisations wrote them both are
 * named, each with its own. [LD60]
 *
 * @param before what stands there.
 * @param more what else the card that goes says: its own wordings come along, each once.
 */
export function bothWordings(before: string, kept: Wording, gone: Wording, more: string): string {
  const [words = '', ...below] = gone.words.split('\n')
  const along = [...below, ...(more === '' ? [] : more.split('\n'))]
  const isOfOne = gone.who === '' || gone.who === kept.who
  // What it says of its own words already, with a name, is not said again without one.
  const isNamed = along.some((line) => line.endsWith(`${WROTE}${words}`))
  const isTold = before.split('\n').some((line) => line.startsWith(`${kept.who}${WROTE}`))
  const first =
    isOfOne || kept.who === '' || isTold ? [] : [lineOf({ ...kept, words: kept.words.split('\n')[0] ?? '' })]
  const own = isOfOne && isNamed ? [] : [lineOf({ who: isOfOne ? '' : gone.who, words })]
  const said = new Set([...before.split('\n'), ...first, ...own].filter(isWording))
  return [...first, ...own, ...along.filter((line) => !said.has(line))].join('\n')
}

const isWording = (line: string): boolean => line.startsWith(NAMELESS) || line.includes(WROTE)

/** The wordings that were put together on a card, in one line; "" = none were. */
export function wordingsOn(card: Card): string {
  const { title } = describeCard(card.kind)
  const lines = textValue(card, moreField(card.kind) ?? title).split('\n')
  const name = textValue(card, title).split('\n')[0]?.trim() ?? ''
  return lines
    .flatMap((line) => {
      if (line.startsWith(NAMELESS)) return [line.trim()]
      return line.indexOf(WROTE) > 0 ? [belowName(line.trim(), name)] : []
    })
    .join('; ')
}
