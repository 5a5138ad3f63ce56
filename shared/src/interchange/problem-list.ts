// Knows how the reasons against a file are collected and handed back; refuses to know what they are about.
import type { FileProblem, ReadFile } from './board-content.ts'

/** So many reasons are told one by one; the rest is only counted. */
export const PROBLEMS_TOLD = 20

/** Reasons to refuse a file. Keeps the first twenty, counts all, so that a hostile file cannot fill the memory with them. */
export interface ProblemList {
  readonly add: (problem: FileProblem) => void
  readonly told: readonly FileProblem[]
  count: number
}

export function createProblemList(): ProblemList {
  const told: FileProblem[] = []
  const list: ProblemList = {
    told,
    count: 0,
    add: (problem) => {
      list.count += 1
      if (told.length < PROBLEMS_TOLD) told.push(problem)
    },
  }
  return list
}

export type RefusedFile = Extract<ReadFile, { readonly ok: false }>

/** A refusal for one reason. */
export function refuseFor(status: RefusedFile['status'], problem: FileProblem): RefusedFile {
  return { ok: false, status, code: problem.code, consent: false, problems: [problem], problemCount: 1 }
}

/** A refusal for all reasons of a list; its code is the first one's. `consent` = the person may agree to an import with a report. */
export function refuseWith(status: RefusedFile['status'], list: ProblemList, consent: boolean): RefusedFile {
  return {
    ok: false,
    status,
    code: list.told[0]?.code ?? 'refused',
    consent,
    problems: list.told,
    problemCount: list.count,
  }
}
