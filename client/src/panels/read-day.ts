// Knows what a form has of a day while it is typed, and what is said of what is none; refuses to know which days a form takes.
import { panelWords } from '../text/panel-words.ts'
import { readDate } from './read-date.ts'

/** YYYY-MM-DD for a day as people write it; "" = nothing was typed; what is no day stays as it was typed. [PG1] */
export function readDay(typed: string): string {
  const read = readDate(typed, false)
  return read.ok ? (read.value ?? '') : typed
}

/** What a form that keeps it says of it; null = a day, or none. @param kept as `readDay` gives it. */
export function dayMistake(kept: string): string | null {
  const read = readDate(kept, false)
  return read.ok ? null : panelWords.dateMistakes[read.error](kept.trim(), false)
}

/** Whether a form may take it: a day, or none. */
export const isDayOrNone = (kept: string): boolean => dayMistake(kept) === null
