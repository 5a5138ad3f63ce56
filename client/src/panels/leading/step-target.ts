// Knows which card something typed at a step is about from its first letter on; refuses to choose another one while it is being typed.

/** The card it goes to; null = none. */
export interface Aim {
  readonly card: string | null
  /** The one it was begun for is no longer there: nothing is added until its writer chooses again. */
  readonly isGone: boolean
}

/**
 * @param cards ids, in the order in which they are offered.
 * @param begunFor the card for which what is being typed was begun; "" = nothing is being typed.
 * @param chosen looked at last; "" = none yet.
 */
export function aimOf(cards: readonly string[], begunFor: string, chosen: string): Aim {
  if (begunFor !== '') {
    const isThere = cards.includes(begunFor)
    return { card: isThere ? begunFor : null, isGone: !isThere }
  }
  return { card: cards.find((id) => id === chosen) ?? cards[0] ?? null, isGone: false }
}
