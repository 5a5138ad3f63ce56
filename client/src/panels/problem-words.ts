// Knows which sentence stands for a failed call; knows no call.
import type { ApiProblem } from '../model/api.ts'
import { words } from '../text/en-GB.ts'

/** A sentence with a next step: the server's own where it wrote one, else ours. Never empty. */
export function problemSentence(problem: ApiProblem): string {
  if (problem.code === 'offline') return words.problem.offline
  if (problem.status === 413) return words.import.tooLarge
  // What says nothing of itself is a proxy that could not reach the server.
  const isBusy = problem.code === 'busy' || problem.title === ''
  if (problem.status === 429 || (problem.status === 503 && isBusy)) return words.problem.busy
  if (problem.status === 503) return problem.title
  if (problem.status >= 500 || problem.title === '') return words.problem.unknown
  return problem.title
}
