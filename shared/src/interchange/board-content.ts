// Knows what comes of reading a file: content ready to write with a report, or a refusal; refuses to know formats.
import type { BoardContent } from '../board/board-content.ts'

export type { BoardContent, BoardHead, CardContent, RelationContent } from '../board/board-content.ts'

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
  | {
      readonly ok: true
      readonly format: 'common-ground-board' | 'partnership-case'
      readonly content: BoardContent
      readonly report: readonly ReportLine[]
    }
  | {
      readonly ok: false
      readonly status: 400 | 413 | 422
      readonly code: string
      readonly consent: boolean
      readonly problems: readonly FileProblem[]
      readonly problemCount: number
    }
