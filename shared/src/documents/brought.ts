// Knows what somebody brings to an objective, in the words in which it is asked, printed and told alike; refuses to know what whoever brings it is called.
import type { Board, Relation } from '../board/board.ts'
import { RELATION_DESCRIPTIONS } from '../board/kinds/relation-kinds.ts'
import { saidIn } from './card-words.ts'

/** Above all that is brought to an objective. */
export const WHAT_EACH_BRINGS = 'What each brings'

const THINGS = ['brings', 'hoursPerMonth', 'money'] as const

/** "Two rooms · Time: 4 hours a month": what it brings, then the rest behind its label; "" = nothing. */
export function broughtWords(board: Board, line: Relation): string {
  const { attributes } = RELATION_DESCRIPTIONS.does
  return THINGS.flatMap((name) => {
    const said = saidIn(board, attributes[name], line.attributes[name]).trim()
    return said === '' ? [] : [name === 'brings' ? said : `${attributes[name].label}: ${said}`]
  }).join(' · ')
}

/** Something that is brought, and the lines of all who bring just that; never empty. */
export interface Thing {
  readonly words: string
  readonly lines: readonly Relation[]
}

/** What is brought by these lines, in their order: those who bring the same are together. Lines that bring nothing are left out. [DOC7] */
export function sameThings(board: Board, lines: readonly Relation[]): readonly Thing[] {
  const things = Map.groupBy(lines, (line) => broughtWords(board, line))
  things.delete('')
  return [...things].map(([words, same]) => ({ words, lines: same }))
}
