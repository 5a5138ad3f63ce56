// Knows how what somebody wrote in a call is handed back as text where the board opens no more; refuses to put a name to any of it.
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { WHICH_APPLY } from '@common-ground/shared/templates/which-apply.ts'
import { closingLines, toolOf } from './what-is-left.ts'
import type { Written } from './written.ts'

/** Text to be copied; "" = there is nothing. */
export interface WrittenBack {
  /** What was written to be signed, or has a writer anyway. */
  readonly named: string
  /** What was to be nobody's: it stays apart, so that it is copied only by a press that is about it. */
  readonly nameless: string
}

/**
 * All that stands on the shelf of a board, step by step below what the step asks. What became of it cannot be asked any more, so
 * what was given is in it too. LD63.
 */
export function writtenBack(all: readonly Written[]): WrittenBack {
  const parts = all.map((one) => ({ prompt: promptOf(one), ...linesOf(one) }))
  return {
    named: textOf(parts.map(({ prompt, named }) => ({ prompt, lines: named }))),
    nameless: textOf(parts.map(({ prompt, nameless }) => ({ prompt, lines: nameless }))),
  }
}

const promptOf = ({ sheet, step }: Written): string => sheetOf(sheet)?.steps.find(({ id }) => id === step)?.prompt ?? ''

const textOf = (parts: readonly { readonly prompt: string; readonly lines: readonly string[] }[]): string =>
  parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ prompt, lines }) => [...(prompt === '' ? [] : [prompt]), ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n')

function linesOf(one: Written): { readonly named: readonly string[]; readonly nameless: readonly string[] } {
  const tool = toolOf(one)
  const typed = one.draft.trim() === '' ? [] : [one.draft.trim()]
  const signed = one.signed.map(({ text }) => text)
  // Who picked what, and who thinks who leads, is told to nobody: it is counted.
  if (tool?.type === 'leads') return { named: [], nameless: signed }
  if (tool?.type === 'pick') {
    const others = one.othersLine.trim() === '' ? [] : [one.othersLine.trim()]
    return { named: [], nameless: [...sentencesOf(one.unsigned), ...typed, ...sentencesOf(one.othersPicks), ...others] }
  }
  return {
    named: [...signed, ...(one.hidden ? [] : typed), ...closingLines(one.closing, tool)],
    nameless: [...one.unsigned, ...(one.hidden ? typed : [])],
  }
}

const sentencesOf = (picks: readonly string[]): readonly string[] =>
  picks.flatMap((pick) => WHICH_APPLY.find(({ id }) => id === pick)?.sentence ?? [])
