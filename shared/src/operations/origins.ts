// Knows the marks by which transactions tell why they were made; refuses to know who listens.

/** Things coming into being, hidden until the change that shows them; and the note of who touched a card last. Undo follows neither. */
export const UNTRACKED_ORIGIN = { untracked: true } as const

/** Who changes the board, when by the server's clock, and the origin by which that person's undo knows the work as its own. */
export interface Author {
  /** Participant id. */
  readonly by: string
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly origin: unknown
}
