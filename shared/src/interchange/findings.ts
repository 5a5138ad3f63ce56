// Knows how what was noticed in a file sorts into refused, asked and told; refuses to know what was noticed.
import type { ReportLine } from './board-content.ts'
import { PROBLEMS_TOLD } from './problem-list.ts'
import type { ProblemList, RefusedFile } from './problem-list.ts'
import { createProblemList, refuseWith } from './problem-list.ts'

/** A report keeps so many lines and then says how many more there were. */
const REPORT_LINES = 5000

/** What checking a file noticed, in three weights. */
export interface Findings {
  /** Nothing of the file may be imported. */
  readonly refuse: (path: string, code: string, problem: string) => void
  /** Imported only when the person has agreed; then listed. */
  readonly ask: (line: ReportLine, problem: string) => void
  /** Imported; listed. */
  readonly tell: (line: ReportLine) => void
  readonly refused: () => number
  /** The refusal that follows, or null when the file may be imported. What would only have been told is left out: nothing of it was done. */
  readonly refusal: (grade: 'strict' | 'report') => RefusedFile | null
  readonly report: () => readonly ReportLine[]
}

export function createFindings(): Findings {
  const hard = createProblemList()
  const asked = createProblemList()
  const lines: ReportLine[] = []
  let left = 0
  const keep = (line: ReportLine): void => {
    if (lines.length < REPORT_LINES) lines.push(line)
    else left += 1
  }
  const joined = (...lists: readonly ProblemList[]): ProblemList => {
    const all = createProblemList()
    for (const list of lists) for (const problem of list.told) if (all.told.length < PROBLEMS_TOLD) all.add(problem)
    all.count = lists.reduce((sum, list) => sum + list.count, 0)
    return all
  }
  return {
    refuse: (path, code, problem) => hard.add({ path, code, problem }),
    ask: (line, problem) => {
      asked.add({ path: line.path, code: line.code, problem })
      keep(line)
    },
    tell: keep,
    refused: () => hard.count,
    refusal: (grade) => {
      if (hard.count > 0) return refuseWith(422, joined(hard, asked), false)
      return grade === 'strict' && asked.count > 0 ? refuseWith(422, asked, true) : null
    },
    report: () =>
      left === 0
        ? lines
        : [...lines, { path: '', code: 'more', message: `And ${left} more lines like these.`, action: 'kept' }],
  }
}
