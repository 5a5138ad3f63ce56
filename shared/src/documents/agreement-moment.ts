// Knows what has to be told of the moment whose agreement is written down: which version it is and what was answered on it; refuses to read a board.

/** What became of the version that is written down. `draft`: what the board says now; `kept`: a version nobody was asked about. */
export type AgreementState =
  | { readonly kind: 'draft' }
  | { readonly kind: 'kept'; readonly title: string; readonly on: string }
  | {
      readonly kind: 'proposed' | 'agreed' | 'superseded' | 'withdrawn' | 'lapsed'
      readonly title: string
      /** First eight digits of the hash of what it agrees, as it was frozen. */
      readonly code: string
      /** Calendar date on which it was proposed. */
      readonly on: string
      /** Calendar date on which it stopped waiting for answers. */
      readonly settledOn: string | null
      /** Who was asked. */
      readonly organisations: readonly { readonly id: string; readonly name: string }[]
    }

/** An answer as the document tells it. */
export interface AnswerTold {
  readonly organisationId: string
  /** null = on the whole of a version. */
  readonly cardId: string | null
  /** For an answer on the whole: the ids of the cards that were in that version. */
  readonly cards: readonly string[]
  /** What the card meant when it was answered; for an answer on the whole the code of that version. */
  readonly hash: string
  readonly answer: 'yes' | 'yes-but' | 'checking' | 'not-yet' | 'no-view'
  readonly note: string
  /** "" = removed. */
  readonly name: string
  readonly post: string
  readonly checkingBy: string | null
  /** Calendar date. */
  readonly on: string
  /** shared: by the link for everybody, and not confirmed. */
  readonly how: 'pressed' | 'recorded' | 'shared' | 'confirmed'
  /** Whoever recorded it belongs to the organisation. */
  readonly byOwn?: boolean
}

export interface AgreementMoment {
  /** Calendar date on which it is written down. */
  readonly on: string
  readonly state: AgreementState
  /** For a draft: what was agreed last. */
  readonly agreed: { readonly on: string; readonly code: string } | null
  /** For a draft: what waits for answers, and the ids of those who are asked. */
  readonly waiting?: { readonly on: string; readonly code: string; readonly organisations: readonly string[] } | null
  /** First to last; on single cards, and on the whole of the version (for a draft: of what was agreed last and of what waits). */
  readonly answers: readonly AnswerTold[]
  /** People are called by their names instead of their posts. */
  readonly names: boolean
}
