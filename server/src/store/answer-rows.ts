// Knows what is kept of answers and of what is proposed; refuses to know how.

/** What an organisation answered, on a card or on a proposed version. Rows are added; the last one on a thing counts. */
export interface AnswerRow {
  readonly boardId: string
  readonly organisationId: string
  /** One of the two is null. */
  readonly cardId: string | null
  readonly proposalId: string | null
  readonly answer: 'yes' | 'yes-but' | 'checking' | 'not-yet' | 'no-view'
  readonly note: string
  /** Who says so, as typed; "" = the name was removed. */
  readonly name: string
  readonly post: string
  /** Calendar date. */
  readonly checkingBy: string | null
  /** Calendar date on which a yes was confirmed at home. */
  readonly confirmedHomeOn: string | null
  /** How somebody who says not yet would like to go on. */
  readonly wish: string | null
  /** What was answered on, in meaning: SHA-256, hex. */
  readonly hash: string
  readonly at: string
  /** Participant id. */
  readonly by: string
  /** By the organisation's own link, for it by a facilitator, or by the link for everybody: not confirmed yet, or confirmed. */
  readonly how: 'pressed' | 'recorded' | 'shared' | 'confirmed'
  /** Participant id of whoever confirmed it; absent = nobody has. */
  readonly confirmedBy?: string
}

/** A version that organisations are asked to agree. */
export interface ProposalRow {
  /** Of the version. */
  readonly id: string
  readonly boardId: string
  readonly note: string
  readonly by: string
  readonly at: string
  readonly state: 'proposed' | 'agreed' | 'superseded' | 'withdrawn'
  /** When it stopped waiting for answers. */
  readonly settledAt: string | null
  /** JSON: what was frozen with it, by whoever proposed it. */
  readonly terms: string
}

/** What answers that are kept together are on, and when they are given. @throws RangeError if they are not on one proposal. */
export function oneProposalOf(rows: readonly AnswerRow[]): {
  readonly boardId: string
  readonly proposalId: string
  readonly at: string
} {
  const [first] = rows
  const isOne = rows.every(({ boardId, proposalId }) => boardId === first?.boardId && proposalId === first.proposalId)
  if (first === undefined || first.proposalId === null || !isOne)
    throw new RangeError('answers that are kept together are on one proposal')
  return { boardId: first.boardId, proposalId: first.proposalId, at: first.at }
}
