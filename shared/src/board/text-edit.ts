// Knows the one stretch in which two texts differ; refuses to know whose texts they are.
import { splitsCharacter } from './text-rules.ts'

/** Replaces `remove` UTF-16 units at `index` by `insert`. */
export interface TextEdit {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/**
 * Leaves the common start and end alone, so that a caret and words typed at the same moment there stay, and no half of a
 * character behind. Texts that are equal give one that removes and inserts nothing.
 */
export const smallestEdit = (before: string, after: string): TextEdit => {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  if (splitsCharacter(before, start) || splitsCharacter(after, start)) start -= 1
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  if (splitsCharacter(before, before.length - end) || splitsCharacter(after, after.length - end)) end -= 1
  return { index: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) }
}
