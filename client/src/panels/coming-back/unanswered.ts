// Knows how a question about what changed that nobody answered is told, so that it never reads as "nothing has changed"; asks nothing.
import type { ApiProblem } from '../../model/api.ts'
import { comingBackWords } from '../../text/coming-back-words.ts'
import { problemSentence } from '../problem-words.ts'

/** Why it is not told what changed. [CB9] */
export const unanswered = (problem: ApiProblem): string =>
  problem.code === 'offline' ? comingBackWords.unanswered : problemSentence(problem)
