// Knows how what an entry aims at reads as one: from what, to what, by when; refuses to judge whether it can be reached.
import { dateWords } from './calendar-words.ts'
import type { Item } from './card.ts'
import type { ListField } from './kinds/kind.ts'

const YES_OR_NO = /^yes\s*(?:\/|or)\s*no$/iu
/** What is measured and not what is counted: nobody says "98 rate". */
const MEASURE = /^(?:rate|ratio|score|index|number|count|average|level)\b/iu
/** As files count what there either is or is not. */
const ANSWERS: ReadonlyMap<string, string> = new Map([
  ['yes', 'yes'],
  ['no', 'no'],
  ['1', 'yes'],
  ['0', 'no'],
])

/**
 * "from 45 to at most 30 %", "at least 12 schools", "yes"; "" = no aim is written. What there either is or is not needs no
 * figure: a 1 that is counted in "yes/no" reads as yes. [BD42]
 */
export function aimOf(field: ListField, item: Item): string {
  if (field.aim === undefined) return ''
  const said = (name: string): string => {
    const value = item[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const { now, how, target, unit } = field.aim
  const [from, to, counts] = [said(now), said(target), said(unit)]
  const isYesOrNo = said(how) === 'yes-no' || YES_OR_NO.test(counts)
  const counted = MEASURE.test(counts) ? `(${counts})` : counts
  if (to === '') return from === '' ? '' : `now ${[from, counted].filter((part) => part !== '').join(' ')}`
  const answer = isYesOrNo ? ANSWERS.get(to.toLowerCase()) : undefined
  if (answer !== undefined) return answer
  const picks = field.item[how]
  const way =
    picks?.type === 'pick' && said(how) !== '' && said(how) !== picks.initial ? picks.optionLabels[said(how)] : ''
  const wanted = [(way ?? '').toLowerCase(), to, counted].filter((part) => part !== '').join(' ')
  return from === '' ? wanted : `from ${from} to ${wanted}`
}

/** What an entry says with its aim behind: "Fewer families wait: from 45 to 30"; what is only an aim is read as that. */
export function withAim(text: string, field: ListField, item: Item): string {
  const aim = aimWords(field, item)
  if (aim === '') return text
  const isOfAim = Object.values(field.aim ?? {}).some((name) => item[name] === text)
  return text === '' || isOfAim ? aim : `${text}: ${aim}`
}

/** The aim and its day: "from 45 to 30 %, by March 2027"; "" = neither is written. */
export function aimWords(field: ListField, item: Item): string {
  const by = item[field.aim?.by ?? '']
  const day = typeof by === 'string' && by !== '' ? `by ${dateWords(by)}` : ''
  return [aimOf(field, item), day].filter((part) => part !== '').join(', ')
}
