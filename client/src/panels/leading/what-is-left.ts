// Knows what of that which was written at a step is nowhere but here, and whether it may bear a name; refuses to do anything about it.
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { StepTool } from '@common-ground/shared/templates/run-sheet.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { leadingWords } from '../../text/leading-words.ts'
import type { ClosingDraft, Entry, Written } from './written.ts'

/** What its writer is asked about. */
export interface Left {
  readonly one: Written
  /** May go onto the map in the writer's name. */
  readonly named: readonly string[]
  /** Was to have no name, or has no place by itself: nothing puts a name on it, and it can be copied. */
  readonly nameless: readonly string[]
  /** What was begun for a place of its own: an entry, an action, a day. */
  readonly begun: readonly string[]
  /** Whether something without a name was shown is not known. */
  readonly maybe: boolean
}

/** What a step is done with; null for a step of another version of the product. */
export function toolOf({ sheet, step }: Pick<Written, 'sheet' | 'step'>): StepTool | null {
  return sheetOf(sheet)?.steps.find(({ id }) => id === step)?.tool ?? null
}

/** The kind of card that what is typed at a step becomes; null = none by itself. */
export function kindBegunAt(tool: StepTool): CardKind | null {
  if (tool.type === 'write' || tool.type === 'add') return tool.kind
  return tool.type === 'closing' ? 'moment' : null
}

/** The step at which a call is, as what is written there is kept. */
export function startAt(call: LedCall): Pick<Written, 'round' | 'sheet' | 'step'> | null {
  const step = sheetOf(call.sheet)?.steps[call.step]?.id
  return step === undefined ? null : { round: `${call.id}-${step}`, sheet: call.sheet, step }
}

/** Whether it was written in this call, at whichever step. */
export const isOf = ({ round }: Pick<Written, 'round'>, call: LedCall | null): boolean =>
  call !== null && round.startsWith(`${call.id}-`)

/** The line of somebody's own that goes with picks, as it is compared with what the server has. */
export const lineGiven = (line: string): string => `: ${line}`

/** Null = nothing is only here, or it still waits for being shown. @param wordsOf what an entry says today. */
export function leftOf(
  one: Written,
  call: LedCall | null,
  wordsOf: (entry: Entry) => string = ({ text }) => text,
): Left | null {
  const left = whatIsLeft(one, call, wordsOf)
  return left.named.length + left.nameless.length + left.begun.length === 0 ? null : left
}

/** What was begun beside a card where a call is closed. At a step of another version nobody can tell what a day was for. */
export function closingLines({ action, next }: ClosingDraft, tool: StepTool | null): readonly string[] {
  const asked = tool?.type === 'closing' ? `${leadingWords.closing.next[tool.next]} ` : ''
  const day = next !== null && isDate(next, false) ? [`${asked}${dateWords(next)}`] : []
  return [...(action.trim() === '' ? [] : [action.trim()]), ...day]
}

function whatIsLeft(one: Written, call: LedCall | null, wordsOf: (entry: Entry) => string): Left {
  const tool = toolOf(one)
  const draft = one.draft.trim()
  const typed = draft === '' ? [] : [draft]
  const nothing: Left = { one, named: [], nameless: [], begun: [], maybe: false }
  const here = call === null ? null : startAt(call)
  const isHere = here?.round === one.round
  const isShown = isHere ? call?.round?.shown === true : one.told === 'shown'
  if (tool?.type === 'write') {
    if (isHere && !isShown) return nothing
    const waits = isOf(one, call)
    if (waits && !isShown && one.signed.length + one.unsigned.length > 0) return nothing
    const isOnlyHere = (text: string): boolean =>
      waits ? one.late && !one.sent.includes(text) : one.told !== '' || !one.sent.includes(text)
    const unsigned = one.unsigned.filter(isOnlyHere)
    const signed = waits ? [] : one.signed.map(wordsOf)
    return {
      ...nothing,
      // Where it is shown already, what is being typed stands in the line for one more.
      named: [...signed, ...(one.hidden || isHere ? [] : typed)],
      nameless: [...unsigned, ...(one.hidden ? typed : [])],
      maybe: one.told === 'unknown' && unsigned.some((text) => one.sent.includes(text)),
    }
  }
  // Who they think leads is counted when it is shown; what was not counted has no place by itself.
  if (tool?.type === 'leads')
    return isHere || isOf(one, call) || one.told === '' ? nothing : { ...nothing, nameless: one.signed.map(wordsOf) }
  if (tool?.type === 'pick') {
    const others = one.othersLine.trim()
    if (isHere ? !isShown : isOf(one, call) || one.told === '') return nothing
    const isGiven = draft !== '' && one.sent.includes(lineGiven(one.draft))
    const lines = isGiven && isShown ? [] : typed
    return {
      ...nothing,
      nameless: [...lines, ...(others === '' ? [] : [others])],
      maybe: isGiven && one.told === 'unknown',
    }
  }
  if (isHere) return nothing
  if (tool !== null && kindBegunAt(tool) !== null)
    return { ...nothing, named: [...one.signed.map(wordsOf), ...typed], begun: closingLines(one.closing, tool) }
  if ((tool?.type === 'entries' || tool?.type === 'open') && one.target !== '') return { ...nothing, begun: typed }
  // What nobody said a card for, or a step of another version: it has no place by itself.
  return {
    ...nothing,
    nameless: [...one.signed.map(wordsOf), ...one.unsigned, ...typed, ...closingLines(one.closing, tool)],
  }
}
