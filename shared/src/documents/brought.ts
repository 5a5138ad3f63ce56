// Knows what somebody brings to an objective, in the words in which it is asked and printed alike; refuses to know who brings it.
import type { Board, Relation } from '../board/board.ts'
import { RELATION_DESCRIPTIONS } from '../board/kinds/relation-kinds.ts'
import { saidIn } from './card-words.ts'

const THINGS = ['brings', 'hoursPerMonth', 'money'] as const

/** "Two rooms · Time: 4 hours a month": what it brings, then the rest behind its label; "" = nothing. */
export function broughtWords(board: Board, line: Relation): string {
  const { attributes } = RELATION_DESCRIPTIONS.does
  return THINGS.flatMap((name) => {
    const said = saidIn(board, attributes[name], line.attributes[name])
    return said === '' ? [] : [name === 'brings' ? said : `${attributes[name].label}: ${said}`]
  }).join(' · ')
}
