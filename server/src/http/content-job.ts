// Knows what may be asked of the thread that reads content, and what it answers; refuses to know how that is done.
import type { BinSeen } from './bin-seen.ts'
import type { CallCourse } from '@common-ground/shared/templates/said-at-steps.ts'
import type { SaidSame } from '@common-ground/shared/board/same-meaning.ts'
import type { Point, Stamp } from '@common-ground/shared/board/board.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type {
  BoardChanges,
  BoardLights,
  ImportProblem,
  ImportReportLine,
  RestoredVersion,
  RestorePreview,
  UndoneImport,
  UndoneRestore,
} from '@common-ground/shared/wire/http-shapes.ts'
import type { CallSummaryInfo } from '@common-ground/shared/wire/leading-shapes.ts'
import type { DocumentFormat } from '@common-ground/shared/wire/document-shapes.ts'
import type { ProposalInfo, SheetCard } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { Answer } from '@common-ground/shared/lights/answers.ts'
import type { HomeSheet } from '@common-ground/shared/documents/check-sheet.ts'
import type { StoredDocument } from '../sync/load-document.ts'
import type { RunningClock } from '@common-ground/shared/board/running-clocks.ts'
import type { AnswerRow, ReplyRow } from '../store/store.ts'
import type { Terms } from './agreement-terms.ts'
import type { FrozenContent, PackedContent } from './frozen-content.ts'

/** Something that says what a board said at one moment: its map as it is stored, or a version of it. */
export type Told = { readonly document: StoredDocument } | { readonly version: PackedContent }

/** `at`: instant for what is made, ISO 8601. `title` null keeps the content's own. */
export type ContentJob =
  | { readonly kind: 'blank'; readonly title: string; readonly at: string }
  | {
      readonly kind: 'example'
      readonly example: '01' | '04' | '06'
      readonly title: string | null
      readonly at: string
    }
  | ({ readonly kind: 'file'; readonly title: string | null } & FileJob)
  /** Into a live board: as participant `by`, with the upper left at `corner`, at most `room` cards. */
  | ({
      readonly kind: 'file-into'
      readonly importId: string
      readonly by: string
      readonly corner: Point | null
      readonly room: number
    } & FileJob)
  | {
      readonly kind: 'undo-import'
      readonly document: StoredDocument
      readonly importId: string
      readonly stamp: Stamp
    }
  /** Packs what a map says into a version. */
  | { readonly kind: 'freeze'; readonly document: StoredDocument }
  /** Packs what a map says into a version, and tells what it asks of its organisations. */
  | { readonly kind: 'propose'; readonly document: StoredDocument }
  /** What a map asks of its organisations now. */
  | { readonly kind: 'terms'; readonly document: StoredDocument }
  /** What is agreed in a version, in words, and what it changes of the one agreed before. */
  | { readonly kind: 'sheet'; readonly from: PackedContent | null; readonly version: PackedContent }
  /** What of an agreed version says something else now, and whether only words have changed. */
  | { readonly kind: 'rewordings'; readonly document: StoredDocument; readonly version: PackedContent }
  /** What each card says in meaning, as hashes. */
  | { readonly kind: 'meanings'; readonly document: StoredDocument }
  /** What is asked at home under an id; of `organisationId`, or null for the one that the question names. */
  | {
      readonly kind: 'check'
      readonly document: StoredDocument
      readonly checkId: string
      readonly organisationId: string | null
    }
  /** Where something that is seen differently stands, and whether these organisations may start its clock. */
  | {
      readonly kind: 'clock'
      readonly document: StoredDocument
      readonly cardId: string
      readonly starters: readonly string[]
    }
  /** Writes down what was said, all of it or what it means. */
  | { readonly kind: 'write-down'; readonly told: Told; readonly view: 'all' | 'meaning' }
  | { readonly kind: 'count'; readonly document: StoredDocument }
  /** `on`: YYYY-MM-DD, or null for the date in the board's time zone at `now`, milliseconds since 1970. */
  | {
      readonly kind: 'lights'
      readonly document: StoredDocument
      readonly on: string | null
      readonly now: number
      readonly given: readonly Answer[]
      readonly replies: readonly ReplyRow[]
      /** Those of steps that run. */
      readonly clocks: readonly RunningClock[]
      /** What was said of new words: that they mean the same. */
      readonly same: readonly SaidSame[]
    }
  | ({ readonly kind: 'agreement'; readonly told: Told } & AgreementJob)
  | { readonly kind: 'changes'; readonly from: Told; readonly to: Told }
  | ({ readonly kind: 'call-summary'; readonly told: Told } & SummaryJob)
  | { readonly kind: 'preview-restore'; readonly document: StoredDocument; readonly version: PackedContent }
  /** `most` cards may be on the board, or as many as are there. */
  | {
      readonly kind: 'restore'
      readonly document: StoredDocument
      readonly version: PackedContent
      readonly stamp: Stamp
      readonly most: number
    }
  /** `was`: what was said just before `version` was put back. */
  | {
      readonly kind: 'undo-restore'
      readonly document: StoredDocument
      readonly was: PackedContent
      readonly version: PackedContent
      readonly stamp: Stamp
    }
  /** Finds a place for what was written first, with `rows` rows by people, and puts there what has no name. */
  | {
      readonly kind: 'show-round'
      readonly document: StoredDocument
      /** Its id, which each card carries. */
      readonly round: string
      readonly card: CardKind
      readonly fields: Readonly<Record<string, string>>
      readonly rows: number
      readonly unsigned: readonly { readonly id: string; readonly text: string }[]
      readonly at: string
      /** Cards there may be. */
      readonly most: number
    }
  /** Leaves out what has been in the bin since before `oldest`, going by what was `seen` there. Milliseconds since 1970. */
  | {
      readonly kind: 'empty-bin'
      readonly document: StoredDocument
      readonly seen: BinSeen
      readonly now: number
      readonly oldest: number
    }

/** Instants are told as calendar dates of the board. `now`: milliseconds since 1970. */
export interface AgreementJob {
  readonly format: DocumentFormat
  readonly names: boolean
  readonly now: number
  /** null = what the board says now; `proposal` null = nobody was asked about the version. */
  readonly version: { readonly title: string; readonly at: string; readonly proposal: AskedProposal | null } | null
  /** For what the board says now: the agreement that stands. */
  readonly agreed: { readonly at: string; readonly code: string } | null
  /** For what the board says now: what waits for answers, and the ids of those who are asked. */
  readonly waiting: { readonly at: string; readonly code: string; readonly organisations: readonly string[] } | null
  /** `cards`: for an answer on the whole, the ids of those that were in that version. */
  readonly answers: readonly (AnswerRow & { readonly byOwn: boolean; readonly cards: readonly string[] })[]
  readonly same: readonly SaidSame[]
}
export interface AskedProposal {
  readonly state: ProposalInfo['state']
  readonly settledAt: string | null
  readonly code: string
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

/** Answers and replies first to last. */
export interface SummaryJob {
  /** What the board said when the call began; null = that is not known. */
  readonly from: PackedContent | null
  /** ISO 8601 instant. */
  readonly since: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly answers: readonly AnswerRow[]
  readonly proposals: readonly { readonly id: string; readonly title: string }[]
  readonly replies: readonly ReplyRow[]
  /** What was said of new words: that they mean the same. */
  readonly same: readonly SaidSame[]
  /** How the call went that is told of; null = it is told from some other moment on. */
  readonly course: CallCourse | null
  /** Which one it is; null as well. */
  readonly call: {
    /** Of its run sheet; "" = this version has no such sheet. */
    readonly title: string
    /** ISO 8601 instant; null = it goes on. */
    readonly until: string | null
    /** Ids of the cards of organisations. */
    readonly there: readonly string[]
    readonly withoutDevice: number
  } | null
}

interface FileJob {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly grade: 'strict' | 'report'
  readonly at: string
}

/** What joins a board's document, V1 encoding; null = nothing changes. */
interface Change {
  readonly update: Uint8Array | null
}

/** What each kind of job gives when nothing stands in its way. */
interface Outcomes {
  blank: MadeBoard
  example: MadeBoard
  file: MadeBoard
  'file-into': {
    readonly kind: 'addition'
    readonly update: Uint8Array
    readonly cards: number
    readonly relations: number
    readonly report: readonly ImportReportLine[]
  }
  'undo-import': { readonly kind: 'undone-import'; readonly undone: UndoneImport | null } & Change
  freeze: { readonly kind: 'frozen'; readonly frozen: FrozenContent }
  propose: { readonly kind: 'proposed'; readonly frozen: FrozenContent; readonly terms: Terms }
  terms: { readonly kind: 'terms'; readonly terms: Terms }
  sheet: { readonly kind: 'sheet'; readonly cards: SheetCard[]; readonly changes: string[] }
  rewordings: {
    readonly kind: 'rewordings'
    readonly cards: readonly {
      readonly id: string
      readonly name: string
      readonly hash: string
      readonly onlyWords: boolean
    }[]
  }
  meanings: { readonly kind: 'meanings'; readonly hashes: ReadonlyMap<string, string> }
  check: { readonly kind: 'asked'; readonly asked: AskedCheck | null }
  clock: { readonly kind: 'clock'; readonly clock: StepClock | null }
  /** `bytes`: JSON, UTF-8. `hash`: SHA-256 of the canonical content, hex. */
  'write-down': { readonly kind: 'written'; readonly bytes: Uint8Array; readonly hash: string }
  count: { readonly kind: 'counted'; readonly title: string; readonly cards: number; readonly binned: number }
  /** Findings of every audience. */
  lights: { readonly kind: 'lights'; readonly lights: BoardLights }
  agreement: { readonly kind: 'document'; readonly bytes: Uint8Array; readonly title: string }
  changes: { readonly kind: 'changes' } & ToldChanges
  'call-summary': { readonly kind: 'call-summary'; readonly summary: CallSummaryInfo }
  'preview-restore': { readonly kind: 'preview' } & Omit<RestorePreview, 'version'>
  /** `before`: what was said until then. */
  restore: { readonly kind: 'restored'; readonly before: FrozenContent } & Omit<RestoredVersion, 'before'> & Change
  'undo-restore': { readonly kind: 'undone-restore' } & UndoneRestore & Change
  'show-round': { readonly kind: 'round-shown'; readonly corner: Point } & Change
  /** `first`: a document without what went, V1 encoding; null = nothing is due. `seen`: what stays in the bin. */
  'empty-bin': {
    readonly kind: 'emptied'
    readonly first: Uint8Array | null
    readonly cards: number
    readonly relations: number
    readonly seen: BinSeen
  }
}

/** `update`: the whole document, V1 encoding. */
interface MadeBoard {
  readonly kind: 'board'
  readonly title: string
  readonly update: Uint8Array
  readonly report: readonly ImportReportLine[]
}
/** `names`: whom the question names, null = any. `sheet` null = nobody to write it for. */
export interface AskedCheck {
  readonly cardId: string
  readonly names: string | null
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly sheet: HomeSheet | null
}
/** Of something that is seen differently and stands on a step. */
export interface StepClock {
  readonly stepId: string
  /** Organisations that may say so. */
  readonly asked: readonly string[]
  readonly mayStart: boolean
  readonly timeZone: string
}
export type ToldChanges = Pick<BoardChanges, 'changes' | 'count' | 'moved'>

export type Obstacle =
  /** More cards than there may be. */
  | { readonly kind: 'full' }
  /** Not begun: too much is waiting already. */
  | { readonly kind: 'busy' }
  /** A version does not say any more what it said. */
  | { readonly kind: 'damaged'; readonly versionId: string }
  /** The document cannot be read. */
  | { readonly kind: 'unreadable'; readonly error: string }
  | {
      readonly kind: 'refused'
      readonly status: 400 | 413 | 422
      readonly reason: string
      /** The file, what is wrong first, where, and how much more there is. */
      readonly sentence: string
      readonly consent: boolean
      readonly problems: readonly ImportProblem[]
      readonly problemCount: number
    }

export type OutcomeOf<J extends ContentJob> = Outcomes[J['kind']] | Obstacle
export type ContentAnswer = Outcomes[keyof Outcomes] | Obstacle
