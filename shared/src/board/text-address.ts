// Knows how to say which shared text is meant; refuses to know where it lies.

/** Where a shared text lives: a field of a card, or of one item of a list field. */
export interface TextAddress {
  readonly card: string
  readonly item?: string
  readonly field: string
}
