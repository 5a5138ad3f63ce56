// Knows how it is told, in counts only, why a card is not agreed yet; refuses to name who has not answered.
import { quote } from '../board/quotation.ts'
import type { Standing } from './answers.ts'
import type { Params } from './finding.ts'
import { counted, listed } from './wording.ts'

/** Organisations by id, for the one concerned. */
export const standingParams = ({ missing, notYet, outdated }: Standing): Params => ({ missing, notYet, outdated })

const sizeOf = (value: Params[string] | undefined): number => (Array.isArray(value) ? value.length : 0)

/** "“Home sooner” is not agreed by everybody yet: 2 answers to come and 1 from before it changed." */
export const standingWords = (name: string, params: Params): string => {
  const [missing, notYet, outdated] = ['missing', 'notYet', 'outdated'].map((part) => sizeOf(params[part]))
  const parts = [
    ...(missing ? [counted(missing, 'answer to come', 'answers to come')] : []),
    ...(notYet ? [`${notYet} not yet`] : []),
    ...(outdated ? [`${outdated} from before it changed`] : []),
  ]
  const why = parts.length === 0 ? 'fewer than half say yes' : listed(parts)
  return `${quote(name)} is not agreed by everybody yet: ${why}.`
}
