// Knows what is near a person on a board: what they have chosen, what stands with it, and the card of their organisation.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { Noticed } from './noticed.ts'

export interface Standpoint {
  /** What the person has chosen and what they type in. */
  readonly chosen: readonly string[]
  /** The card of their organisation; undefined = there is none. */
  readonly own: string | undefined
}

/** Whether a change concerns what a person is at. */
export function isNear(board: Board, { about, cards }: Noticed, { chosen, own }: Standpoint): boolean {
  if (about === '' || chosen.includes(about)) return true
  const zones = new Set<string>()
  for (const id of chosen) {
    const card = board.cards.get(id)
    if (card?.kind === 'zone') zones.add(id)
    else if (card !== undefined && card.zone !== null) zones.add(card.zone)
  }
  return cards.some((id) => {
    if (id === own || chosen.includes(id)) return true
    const zone = board.cards.get(id)?.zone ?? board.bin.find((one) => one.id === id)?.card.zone ?? null
    return zone !== null && zones.has(zone)
  })
}
