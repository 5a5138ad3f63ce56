// Knows what the server asks of durable storage for calls that are led, and for what is kept of one that has ended; refuses to know what a call holds.

/** A call that somebody leads; a board has at most one that has not ended. */
export interface LedCallRow {
  readonly id: string
  readonly boardId: string
  /** From 1. */
  readonly revision: number
  /** JSON, of whoever leads it. */
  readonly state: string
  readonly endedAt: string | null
}
/** What somebody gave without a name. Nothing of who gave it or when. */
export interface UnsignedRow {
  /** SHA-256 of a key that only the giver's device has, hex. */
  readonly keyHash: string
  readonly boardId: string
  readonly roundId: string
  /** JSON. */
  readonly given: string
}

/** What a change of a call brings with it: something given (again, under the same key), rounds whose entries go for good. */
export interface CallChange {
  readonly give?: UnsignedRow
  readonly erase?: readonly string[]
}

/** A call of which it is not settled what is kept. */
export type OwedCall = Pick<LedCallRow, 'id' | 'boardId'>

/** What came of a call, as it was told when it ended. */
export interface CallRecordRow {
  readonly callId: string
  readonly boardId: string
  /** Of its run sheet, as it was then. */
  readonly title: string
  /** Instants. */
  readonly begunAt: string
  readonly endedAt: string
  /** JSON, of whoever tells it. */
  readonly told: string
}

/** Part of the store. */
export interface LedCallStore {
  /** The call that is led now; null = none. */
  ledCall(boardId: string): Promise<LedCallRow | null>
  /** The call that is led now, else the one that ended last; null = there was none. */
  lastCall(boardId: string): Promise<LedCallRow | null>
  /** Those that have ended, the one that ended last first. */
  endedCalls(boardId: string): Promise<readonly LedCallRow[]>
  /** A call of a board, ended or not; null = the board never had it. */
  anyCall(boardId: string, id: string): Promise<LedCallRow | null>
  /** Boards on which a call is led now, in no order. */
  boardsInCalls(): Promise<readonly string[]>
  /** Writes a call, new at revision 1, else over the one before, with what goes along. False = somebody was faster, or the board is gone. */
  saveCall(call: LedCallRow, along?: CallChange): Promise<boolean>
  /** What was given without a name in a round, in an order that tells nothing. */
  unsigned(boardId: string, roundId: string): Promise<readonly UnsignedRow[]>

  /**
   * Calls that ended at an instant or before it and of which nothing is settled yet, the one that ended last first, without
   * what they hold: after an update that may be every call that was ever led.
   *
   * @param boardId absent = of every board.
   */
  callsWithoutRecord(endedBy: string, boardId?: string): Promise<readonly OwedCall[]>
  /**
   * Settles once and for good what is kept of a call that has ended. False = it was settled before, it goes on, or the board
   * never had it or is gone: nothing was changed.
   *
   * @param record null = nothing is.
   */
  settleRecord(call: OwedCall, record: CallRecordRow | null): Promise<boolean>
  /** What is kept of a board's calls, without what was told; the call that ended last first. */
  callRecords(boardId: string): Promise<readonly Omit<CallRecordRow, 'told'>[]>
  /** null = the board has none of such a call. */
  callRecord(boardId: string, callId: string): Promise<CallRecordRow | null>
  /** Takes one out for good, so that its words stand nowhere, as deleting a board does. False = there is none. */
  eraseRecord(boardId: string, callId: string): Promise<boolean>
}
