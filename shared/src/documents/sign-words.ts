// Knows how the signs by which an objective is known to work are read aloud, with their aim and their date; refuses to judge them.
import type { CardOf } from '../board/board.ts'
import { aimOf } from '../board/aim-words.ts'
import { dateWords } from '../board/calendar-words.ts'
import { OBJECTIVE } from '../board/kinds/objective.ts'
import { openingWords } from './opening-words.ts'
import type { StoryItem } from './stop.ts'

type Sign = CardOf<'objective'>['fields']['markers'][number]

/** "Days of waiting: at most 20 days, by June 2027". */
export function signWords(sign: Sign): string {
  const wanted = aimOf(OBJECTIVE.fields.markers, sign)
  const words = wanted === '' ? sign.text : `${sign.text}: ${wanted}`
  return openingWords(sign.by === undefined ? words : `${words}, by ${dateWords(sign.by)}`, 220)
}

/** First steps, then results, each under its word; what nobody has written is left out. */
export const signLines = (card: CardOf<'objective'>): StoryItem['lines'] =>
  (['foundation', 'result'] as const).flatMap((kind) => {
    const texts = card.fields.markers.filter((sign) => sign.kind === kind && sign.text.trim() !== '').map(signWords)
    const [one, many] = WORDS[kind]
    return texts.length === 0 ? [] : [{ label: texts.length === 1 ? one : many, texts }]
  })

const WORDS = { foundation: ['First step', 'First steps'], result: ['Result', 'Results'] } as const
