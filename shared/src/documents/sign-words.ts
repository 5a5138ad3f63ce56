// Knows how the signs by which an objective is known to work are read aloud, with their aim and their date; refuses to judge them.
import type { CardOf } from '../board/board.ts'
import { dateWords } from '../board/calendar-words.ts'
import { OBJECTIVE } from '../board/kinds/objective.ts'
import { openingWords } from './opening-words.ts'
import type { StoryItem } from './stop.ts'

type Sign = CardOf<'objective'>['fields']['markers'][number]
const { item } = OBJECTIVE.fields.markers

/** "Days of waiting: at most 20 days, by June 2027". */
export function signWords({ text, comparator, target, unit, by }: Sign): string {
  const aim = [
    comparator === 'unset' || comparator === 'yes-no' ? '' : item.comparator.optionLabels[comparator],
    target,
  ]
  const wanted = target.trim() === '' ? '' : [...aim, unit].filter((part) => part.trim() !== '').join(' ')
  const words = wanted === '' ? text : `${text}: ${wanted.charAt(0).toLowerCase()}${wanted.slice(1)}`
  return openingWords(by === undefined ? words : `${words}, ${item.by.label.toLowerCase()} ${dateWords(by)}`, 220)
}

/** First steps, then results, each under its word; what nobody has written is left out. */
export const signLines = (card: CardOf<'objective'>): StoryItem['lines'] =>
  (['foundation', 'result'] as const).flatMap((kind) => {
    const texts = card.fields.markers.filter((sign) => sign.kind === kind && sign.text.trim() !== '').map(signWords)
    const [one, many] = WORDS[kind]
    return texts.length === 0 ? [] : [{ label: texts.length === 1 ? one : many, texts }]
  })

const WORDS = { foundation: ['First step', 'First steps'], result: ['Result', 'Results'] } as const
