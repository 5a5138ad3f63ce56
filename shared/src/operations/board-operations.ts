// Knows how what is said about the board as a whole is changed; refuses to know cards.
import { isDate } from '../board/calendar.ts'
import { BOARD_KEY } from '../board/board-doc.ts'
import { LIMITS } from '../board/limits.ts'
import { isPlainValue, isRecord, samePlain } from '../board/plain-value.ts'
import { isLanguage, isStage, isTimeZone } from '../board/read-head.ts'
import { cleanText } from '../board/text-rules.ts'
import type { Draft } from './draft.ts'
import type { Operation, Refusal } from './operation.ts'

export const planSetBoard = (draft: Draft, operation: Operation & { readonly type: 'set-board' }): Refusal | null => {
  const { title, stage, timeZone, language, settings, firstProposedOn, firstAgreedOn } = operation
  if (title !== undefined && !title.isWellFormed()) return 'bad-text'
  const clean = title === undefined ? undefined : cleanText(title)
  if (clean !== undefined && clean.length > LIMITS.boardTitle) return 'too-long'
  if (stage !== undefined && !isStage(stage)) return 'bad-value'
  if (timeZone !== undefined && !isTimeZone(timeZone)) return 'bad-value'
  if (language !== undefined && !isLanguage(language)) return 'bad-value'
  if ([firstProposedOn, firstAgreedOn].some((day) => day !== undefined && !isDate(day, false))) return 'bad-value'
  const { board } = draft.boardDoc
  const before = board.get(BOARD_KEY.settings)
  const merged = settings === undefined ? undefined : { ...(isRecord(before) ? before : {}), ...settings }
  const kept =
    merged === undefined
      ? undefined
      : Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined))
  if (kept !== undefined && !isPlainValue(kept)) return 'bad-value'
  const plain = { title: clean, stage, timeZone, language, settings: kept, firstProposedOn, firstAgreedOn }
  for (const [key, value] of Object.entries(plain))
    if (value !== undefined && !samePlain(board.get(key), value)) draft.change(() => board.set(key, value))
  return null
}
