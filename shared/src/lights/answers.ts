// Knows what organisations have answered, as the server keeps it, and when a card counts as agreed; refuses to know how an answer is given.

/** An organisation's answer on one card. */
export interface Answer {
  readonly cardId: string
  readonly orgId: string
  readonly answer: 'yes' | 'yes-but' | 'checking' | 'not-yet' | 'no-view'
  /** Of one that is checked at home: by when, YYYY-MM-DD. */
  readonly checkingBy?: string
  /** Hash of what the card said in meaning when it was answered. */
  readonly contentHash: string
}
/** Every answer of the board, and what its cards say now. */
export interface Answers {
  /** In the order given; the last one of an organisation on a card counts. */
  readonly given: readonly Answer[]
  /** Hash of what a card says in meaning now. */
  readonly hashOf: (cardId: string) => string
}
/** What came back from a check at home; no reply = still waiting. */
export interface CheckReply {
  readonly cardId: string
  /** Item of the decision's checks, or the card itself. */
  readonly checkId: string
  /** Whose reply it is: a check that names another organisation by now has no reply in it. */
  readonly orgId: string
  /** False for a reply to other words than the card says now. */
  readonly isCurrent?: boolean
  readonly answer: 'yes' | 'yes-if' | 'no'
  /** When the condition of a "yes, if" was met. */
  readonly conditionMetOn?: string
}

/** How the organisations stand to a card, by id. */
export interface Standing {
  readonly isAgreed: boolean
  /** No answer that counts yet, checking at home included. */
  readonly missing: readonly string[]
  readonly notYet: readonly string[]
  /** Answered before the meaning changed. */
  readonly outdated: readonly string[]
}

/**
 * How every active organisation stands to a card. `all`: each says yes or "yes, but". `consent`: each has answered,
 * nobody says not yet, and at least half say yes or "yes, but". null = cannot be known, or there is no organisation.
 */
export const standingOf = (
  {
    organisations,
    answers,
  }: { readonly organisations: readonly { readonly id: string }[]; readonly answers: Answers | null },
  cardId: string,
  rule: 'all' | 'consent',
): Standing | null => {
  if (answers === null || organisations.length === 0) return null
  const hash = answers.hashOf(cardId)
  const last = new Map(answers.given.filter((given) => given.cardId === cardId).map((given) => [given.orgId, given]))
  const missing: string[] = []
  const notYet: string[] = []
  const outdated: string[] = []
  let agreeing = 0
  for (const { id } of organisations) {
    const given = last.get(id)
    if (given === undefined || given.answer === 'checking') missing.push(id)
    else if (given.contentHash !== hash) outdated.push(id)
    else if (given.answer === 'not-yet') notYet.push(id)
    else if (given.answer === 'yes' || given.answer === 'yes-but') agreeing += 1
    else if (rule === 'all') missing.push(id)
  }
  const isComplete = missing.length + notYet.length + outdated.length === 0
  return { isAgreed: isComplete && (rule === 'all' || agreeing * 2 >= organisations.length), missing, notYet, outdated }
}
