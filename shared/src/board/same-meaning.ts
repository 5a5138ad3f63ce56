// Knows when new words of a card mean what the old ones meant, because enough of those concerned say so; refuses to know names, dates and the store.

/** That somebody says of a card that its words mean what they meant before. */
export interface SaidSame {
  readonly cardId: string
  /** What the card said in meaning before, and what it says since: SHA-256, hex. */
  readonly fromHash: string
  readonly toHash: string
  /** For which organisation; null = whoever runs the board. */
  readonly organisationId: string | null
  /** Said as whoever runs the board: the organisations that this person belongs to; else, and where there are none, empty. */
  readonly ownOrganisations: readonly string[]
  /** Participant id. */
  readonly by: string
}
/** Which words of a card count as the same. */
export interface SameMeanings {
  /** True for the same words, and for others of which enough have said that they mean the same. */
  isSame(cardId: string, one: string, other: string): boolean
  /** Every hash that counts as the same, this one among them. */
  alike(cardId: string, hash: string): readonly string[]
}

/**
 * Enough have said so: two people, for two organisations or for one and whoever runs the board. Nobody makes it hold for
 * their own organisation alone: whoever runs the board counts beside another organisation than theirs. [AG60]
 *
 * @param said about the same step from one wording to the next.
 */
export const isHeld = (said: readonly Pick<SaidSame, 'organisationId' | 'ownOrganisations' | 'by'>[]): boolean =>
  said.some(({ organisationId, by }) =>
    said.some(
      (other) =>
        organisationId !== null &&
        other.organisationId !== organisationId &&
        !other.ownOrganisations.includes(organisationId) &&
        other.by !== by,
    ),
  )

/** What holds out of everything that was said on a board. */
export function sameMeanings(said: readonly SaidSame[]): SameMeanings {
  const steps = Map.groupBy(said, ({ cardId, fromHash, toHash }) => `${cardId} ${fromHash} ${toHash}`)
  const held = [...steps.values()].filter(isHeld).flatMap(([step]) => (step === undefined ? [] : [step]))
  const alike = (cardId: string, hash: string): readonly string[] => {
    const found = new Set([hash])
    const own = held.filter((step) => step.cardId === cardId)
    for (let before = 0; before < found.size;) {
      before = found.size
      for (const { fromHash, toHash } of own)
        if (found.has(fromHash) || found.has(toHash)) {
          found.add(fromHash)
          found.add(toHash)
        }
    }
    return [...found]
  }
  return { alike, isSame: (cardId, one, other) => one === other || alike(cardId, one).includes(other) }
}
