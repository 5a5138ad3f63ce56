// Knows the plain, complete content of a board as it stands in a board file; refuses to know how it was read or where it is stored.
import type { Lock, Look, Point, Size, Stamp } from '../board/board.ts'
import type { CardKind, Source } from '../board/kinds/kind.ts'
import type { RelationKind } from '../board/kinds/relation-kind.ts'

/** A card in a board file: common keys, then the fields of its kind by name beside them. Absent = not set, never null or "". */
export interface CardContent {
  readonly id: string
  readonly kind: CardKind
  readonly pos: Point
  readonly size: Size
  readonly zone?: string
  readonly z: string
  readonly order: string
  readonly look?: Look
  readonly made?: Stamp
  readonly touched?: Stamp
  readonly voice?: Readonly<Record<string, unknown>>
  readonly inAgreement: boolean
  readonly lock?: Lock
  readonly group?: string
  readonly bin?: { readonly at: string; readonly by: string }
  readonly source?: Source
  readonly extra?: Readonly<Record<string, unknown>>
  /** Fields of the kind: texts as strings, list fields as arrays of `{id, order, source?, ...item fields}`. */
  readonly [field: string]: unknown
}
export interface RelationContent {
  readonly id: string
  readonly kind: RelationKind
  readonly from: string
  readonly fromItem?: string
  readonly to: string
  readonly toItem?: string
  readonly made?: Stamp
  readonly bend?: Point
  readonly bin?: { readonly at: string; readonly by: string }
  readonly source?: Source
  /** Attributes of the kind by name. */
  readonly [attribute: string]: unknown
}
export interface BoardHead {
  readonly title: string
  readonly stage: string
  readonly language: string
  readonly timeZone: string
  readonly createdAt: string
  readonly firstProposedOn?: string
  readonly firstAgreedOn?: string
  readonly settings: Readonly<Record<string, unknown>>
}
/** Everything a board says. Cards and relations sorted by id; includes the bin. */
export interface BoardContent {
  readonly board: BoardHead
  readonly cards: readonly CardContent[]
  readonly relations: readonly RelationContent[]
}

/** One thing an import changed, placed, kept or left out, by its path in the file. */
export interface ReportLine {
  readonly path: string
  readonly code: string
  readonly message: string
  readonly action: 'kept' | 'changed' | 'placed' | 'skipped'
  /** The text as it was in the file. */
  readonly original?: string
}
/** One reason to refuse a file. `path` for content, line and column (from 1) for syntax. */
export interface FileProblem {
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly code: string
  readonly problem: string
}
/** What came of reading a file: content ready to write, or a refusal that changed nothing. `consent` = importable only with grade "report". */
export type ReadFile =
  | { readonly ok: true; readonly format: 'common-ground-board' | 'partnership-case'; readonly content: BoardContent; readonly report: readonly ReportLine[] }
  | { readonly ok: false; readonly status: 400 | 413 | 422; readonly code: string; readonly consent: boolean; readonly problems: readonly FileProblem[]; readonly problemCount: number }
