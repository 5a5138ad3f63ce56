// Knows what the server asks of durable storage, one async interface for every engine; refuses to know rooms, sockets or HTTP.
import type { RunningClock } from '@common-ground/shared/board/running-clocks.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'
import type { AnswerRow, ProposalRow } from './answer-rows.ts'
import type { LedCallStore } from './led-call-store.ts'

export type { AnswerRow, ProposalRow, Role }
export type LinkPurpose = 'join' | 'answer' | 'form' | 'check'
/** Which of a board's two documents. */
export type DocumentName = 'map' | 'talk'

export interface BoardRow {
  readonly id: string
  readonly title: string
  readonly epoch: number
  readonly createdAt: string
  readonly deletedAt: string | null
}
export interface LinkRow {
  readonly id: string
  readonly boardId: string
  readonly role: Role | null
  readonly purpose: LinkPurpose
  /** SHA-256 of the secret, hex; the secret itself is never stored. */
  readonly secretHash: string
  readonly organisationId: string | null
  readonly checkId: string | null
  readonly note: string
  /** Link by which it was made, and with which it ends; null = by whoever runs the board, for as long as they want. */
  readonly madeByLink: string | null
  /** Participant who made it and with whom it goes; null = nobody in particular. */
  readonly madeByPerson: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly uses: number
  readonly lastUsedAt: string | null
}
export interface SessionRow {
  readonly id: string
  readonly tokenHash: string
  readonly createdAt: string
  readonly lastSeenAt: string
}
export interface GrantRow {
  readonly sessionId: string
  readonly boardId: string
  readonly linkId: string
  readonly participantId: string
  readonly createdAt: string
}
export interface ParticipantRow {
  readonly id: string
  readonly boardId: string
  readonly name: string
  /** Organisation card on the board, or null. */
  readonly organisationId: string | null
  /** Organisation as typed where it was not on the board. */
  readonly organisationText: string | null
  /** True when the link itself was made for the organisation. */
  readonly bound: boolean
  readonly linkId: string
  readonly firstSeenAt: string
  readonly lastSeenAt: string
  readonly removedAt: string | null
}

/** One durable update to be appended. `bytes` are the validated frame bytes as received. */
export interface AppendRow {
  readonly boardId: string
  readonly epoch: number
  readonly document: DocumentName
  readonly actor: string
  readonly bytes: Uint8Array
}
/** A stored update. Sequence numbers of a document rise by one without holes, in commit order. */
export interface LogRow {
  readonly seq: number
  readonly actor: string
  readonly bytes: Uint8Array
  readonly at: string
}
/** How far a board's documents had been read. */
export interface BoardHeads {
  readonly epoch: number
  readonly map: number
  readonly talk: number
}
export interface Checkpoint {
  readonly uptoSeq: number
  /** V2 encoding, written by this server only. */
  readonly state: Uint8Array
  readonly at: string
}
export interface Loaded {
  readonly checkpoint: Checkpoint | null
  readonly rows: readonly LogRow[]
  /** Sequence number of the last row ever committed; 0 = none. */
  readonly head: number
  /** Rows and checkpoints left out because their checksum is wrong: kept aside for an operator, never applied. */
  readonly quarantined: number
}
/** Why a version was taken: in passing, because somebody named it, because it was agreed, or just before a restore or an import. */
export type VersionKind = 'auto' | 'named' | 'agreed' | 'restore' | 'import'
/** A board's map at one moment. */
export interface VersionRow {
  readonly id: string
  readonly boardId: string
  readonly epoch: number
  /** Number of the last row of the map's log that is in it; 0 = none. */
  readonly seq: number
  readonly kind: VersionKind
  /** What somebody called it; "" = nobody did. */
  readonly title: string
  /** Participant ids: who asked for it; of one taken in passing, whose changes are in it. */
  readonly by: readonly string[]
  readonly at: string
  /** SHA-256 of the canonical content, hex. */
  readonly hash: string
  /** How many are in sight. */
  readonly cards: number
  readonly relations: number
  /** Of one taken just before a restore: the version that was restored. */
  readonly restores: string | null
  /** When that restore was taken back; null = it was not. */
  readonly undoneAt: string | null
}
export interface StoredVersion {
  readonly version: VersionRow
  /** As it was given, packed by whoever took the version. */
  readonly content: Uint8Array
}

/** What came back from a check at home. Rows are added; the last one of an organisation on a question counts. */
export interface ReplyRow {
  readonly boardId: string
  /** An item of a decision's checks, or a card. */
  readonly checkId: string
  readonly cardId: string
  readonly organisationId: string
  readonly answer: 'yes' | 'yes-if' | 'no'
  readonly note: string
  /** Calendar date on which the condition of a "yes, if" was met. */
  readonly conditionMetOn: string | null
  /** Who says so, as typed; "" = the name was removed. */
  readonly name: string
  readonly post: string
  /** What the card said then, in meaning: SHA-256, hex. */
  readonly hash: string
  readonly at: string
  /** Participant id. */
  readonly by: string
  /** By the organisation itself, or for it by a facilitator. */
  readonly how: 'pressed' | 'recorded'
}
/** That an organisation sent its form. */
export interface FormSentRow {
  readonly boardId: string
  readonly organisationId: string
  readonly at: string
  /** Participant id. */
  readonly by: string
}
/** That the clock of a step runs on what is seen differently. */
export interface StepClockRow extends Required<RunningClock> {
  readonly boardId: string
  readonly since: string
}
/** That somebody says of a card that its words mean what they meant before. */
export interface SameMeaningRow {
  readonly boardId: string
  readonly cardId: string
  readonly fromHash: string
  readonly toHash: string
  /** For which organisation; null = whoever leads the meeting. */
  readonly organisationId: string | null
  /** Of whoever leads the meeting: the organisations that they belong to themselves. */
  readonly ownOrganisations: readonly string[]
  /** As typed; "" = the name was removed. */
  readonly name: string
  readonly at: string
  /** Participant id. */
  readonly by: string
}

/** What became of one row: its sequence number, or why it was not stored (the other rows of the call are). */
export type AppendResult =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly code: AppendRefusal }
export type AppendRefusal = 'no-such-board' | 'wrong-epoch' | 'deleted'

/** What is wrong with the disk: no room; nothing may be written; or it fails in another way, such as being kept busy. */
export type DiskTrouble = 'full' | 'read-only' | 'failing'

/** The disk refused: nothing of the call was stored. Every call of a store may reject with it. */
export class DiskFault extends Error {
  override readonly name = 'DiskFault'
  readonly trouble: DiskTrouble
  constructor(trouble: DiskTrouble, message: string) {
    super(message)
    this.trouble = trouble
  }
}

/** Numbers of one participant that are remembered: one for each visit, so years of them. */
export const NUMBERS_EACH = 500

export interface Store extends LedCallStore {
  /** Durable (fsync) when it resolves. Rows of one call commit together; one result per row, in order. Rejects with a `DiskFault` on a failing disk: then nothing was stored. */
  append(rows: readonly AppendRow[]): Promise<readonly AppendResult[]>
  /** Newest readable checkpoint and every row after it. */
  load(boardId: string, epoch: number, document: DocumentName): Promise<Loaded>
  /** Marks a row as one that must never be applied (it threw after commit). */
  reject(boardId: string, epoch: number, document: DocumentName, seq: number): Promise<void>
  /** Adds a checkpoint; keeps the two newest; prunes rows below the older one once they are a week old, unless one of the document's is damaged. */
  addCheckpoint(boardId: string, epoch: number, document: DocumentName, checkpoint: Checkpoint): Promise<void>

  /** Whose the numbers are under which a document's changes come, the oldest first; empty for a document that is not there. */
  clientNumbers(boardId: string, epoch: number, document: DocumentName): Promise<ReadonlyMap<number, string>>
  /**
   * Makes a number a participant's, unless it is somebody's already. Of more than `NUMBERS_EACH` of one participant the
   * oldest go. Does nothing where the board or the epoch is gone.
   */
  claimClientNumber(
    boardId: string,
    epoch: number,
    document: DocumentName,
    number: number,
    participantId: string,
  ): Promise<void>

  /** Creates board, its links and its first log rows in one commit. */
  createBoard(board: BoardRow, links: readonly LinkRow[], first: readonly AppendRow[]): Promise<void>
  /** Begins a new epoch in one commit: what the documents held goes for good, and the new ones begin with `first`, rows of
   *  the next epoch. False = the board is gone, or something was written since `heads`: then nothing was changed. */
  renewBoard(id: string, heads: BoardHeads, first: readonly AppendRow[]): Promise<boolean>
  board(id: string): Promise<BoardRow | null>
  /** Ids of the boards that are not deleted. */
  boardIds(): Promise<readonly string[]>
  setBoardTitle(id: string, title: string): Promise<void>
  /** Since when only facilitators may change the map; null = it is not paused, or there is no such board. */
  pausedAt(id: string): Promise<string | null>
  /** A pause that is on already goes on since when it began. @param at null lets it go on. */
  setPaused(id: string, at: string | null): Promise<void>
  /** What was noted of the board's bin last, as it was handed over; null = nothing yet, or no such board. */
  binSeen(id: string): Promise<string | null>
  setBinSeen(id: string, seen: string): Promise<void>
  /**
   * Erases log, checkpoints, versions, answers, calls and what came by forms, titles, notes and the names of participants
   * for good; what remains are the emptied rows of board, links, grants and participants. No name or note can be added.
   */
  deleteBoard(id: string, at: string): Promise<void>

  addLink(link: LinkRow): Promise<void>
  link(id: string): Promise<LinkRow | null>
  linkBySecretHash(secretHash: string): Promise<LinkRow | null>
  links(boardId: string): Promise<readonly LinkRow[]>
  /** Ends it and what was made by it. True when it was live before. */
  revokeLink(id: string, at: string): Promise<boolean>
  /** Ends one as above and adds another in one commit. False = it was not live any more: nothing is added. */
  replaceLink(endedId: string, at: string, link: LinkRow): Promise<boolean>
  countUse(linkId: string, at: string): Promise<void>

  addSession(session: SessionRow): Promise<void>
  sessionByTokenHash(tokenHash: string): Promise<SessionRow | null>
  touchSession(id: string, at: string): Promise<void>
  /** One grant per session and link; a second one replaces nothing and keeps the first participant. */
  addGrant(grant: GrantRow): Promise<void>
  grants(sessionId: string, boardId: string): Promise<readonly GrantRow[]>

  addParticipant(participant: ParticipantRow): Promise<void>
  participant(id: string): Promise<ParticipantRow | null>
  participants(boardId: string): Promise<readonly ParticipantRow[]>
  /** A removed one's name goes from the answers and replies they gave as well, also from those that are on their way. */
  updateParticipant(participant: ParticipantRow): Promise<void>
  /** A card in the place of the words somebody typed, and nothing else. False = they are removed or said other words since. */
  chooseTyped(participantId: string, typed: string, organisationId: string): Promise<boolean>
  /**
   * For which organisation somebody is here, by its card or as words, and nothing else of them. False = they are removed, or
   * have come by a link made for one.
   */
  sayOrganisation(
    participantId: string,
    said: Pick<ParticipantRow, 'organisationId' | 'organisationText'>,
  ): Promise<boolean>

  /** Rejects when there is no such board, or it is deleted. */
  addVersion(version: VersionRow, content: Uint8Array): Promise<void>
  /** Newest first. */
  versions(boardId: string): Promise<readonly VersionRow[]>
  version(boardId: string, id: string): Promise<StoredVersion | null>
  /** Gives a version a title, and with it the kind `named` unless it is agreed; null = there is none. */
  nameVersion(boardId: string, id: string, title: string): Promise<VersionRow | null>
  /** Remembers that the restore before which the version was taken was taken back; without such a version nothing happens. */
  restoreUndone(boardId: string, id: string, at: string): Promise<void>
  dropVersions(boardId: string, ids: readonly string[]): Promise<void>
  /** Takes one out for good, so that its words stand nowhere, as deleting a board does. False = there is none. */
  eraseVersion(boardId: string, id: string): Promise<boolean>

  /** Rejects when there is no such board, or it is deleted. */
  addAnswer(answer: AnswerRow): Promise<void>
  /**
   * Adds answers on one proposal, and settles it as agreed if they make it that: all of it in one commit, or nothing.
   * False = it waits for answers no more, or has been answered since it was read.
   *
   * @param seen how many answers on it there were when it was read.
   */
  answerProposal(answers: readonly AnswerRow[], seen: number, isAgreed: boolean): Promise<boolean>
  /** Every one ever given, first to last. */
  answers(boardId: string): Promise<readonly AnswerRow[]>
  /** Adds the version and what is asked of it in one commit; whatever still waited for answers is superseded. */
  propose(proposal: ProposalRow, version: VersionRow, content: Uint8Array): Promise<void>
  /** Newest first. */
  proposals(boardId: string): Promise<readonly ProposalRow[]>
  /**
   * Ends the waiting of a proposal. One that is agreed supersedes the one agreed before, and its version is kept as
   * agreed. False = it waits no more, or there is none: nothing was changed.
   */
  settleProposal(boardId: string, id: string, state: 'agreed' | 'withdrawn', at: string): Promise<boolean>

  /** Like every row that is added: rejects when there is no such board, or it is deleted. */
  addReply(reply: ReplyRow): Promise<void>
  /** Every one ever given, first to last. */
  replies(boardId: string): Promise<readonly ReplyRow[]>
  /** One for each organisation: the last time counts. */
  addFormSent(sent: FormSentRow): Promise<void>
  /** In the order of the first time. */
  formsSent(boardId: string): Promise<readonly FormSentRow[]>
  /** The first one for a card and step stays. */
  addStepClock(clock: StepClockRow): Promise<void>
  stepClocks(boardId: string): Promise<readonly StepClockRow[]>
  addSameMeaning(said: SameMeaningRow): Promise<void>
  /** First to last. */
  sameMeanings(boardId: string): Promise<readonly SameMeaningRow[]>

  /** Tries to write. Null = what is stored now reaches the disk; and so it was with what was stored last. */
  diskTrouble(): Promise<DiskTrouble | null>
  /** Calls back when the disk begins to refuse, and with null when it takes everything again. */
  onDiskTrouble(listener: (trouble: DiskTrouble | null) => void): void
  /** Calls back after another process has written to the same data, as an administrator's command does. */
  onOthersWriting(listener: () => void): void
  /** Settles when everything accepted so far is on disk, then refuses more. */
  close(): Promise<void>
}
