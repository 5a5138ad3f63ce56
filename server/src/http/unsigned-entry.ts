// Knows what somebody gives without a name, as it is taken in and kept; refuses to know who and when.
import { createHash } from 'node:crypto'
import { checkText } from '@common-ground/shared/board/text-rules.ts'
import type { RunStep } from '@common-ground/shared/templates/run-sheet.ts'
import { PICKS, WHICH_APPLY } from '@common-ground/shared/templates/which-apply.ts'
import type { GivenUnsigned } from '@common-ground/shared/wire/leading-shapes.ts'
import { Refusal } from '../errors.ts'
import type { UnsignedRow } from '../store/led-call-store.ts'

/** What somebody gave, as it is kept. */
export interface Given {
  readonly entries: readonly string[]
  readonly picks: readonly string[]
  readonly line: string
}

/** Under what it is kept: only the device that has the key can change it. */
export const keyHashOf = (roundId: string, key: string): string =>
  createHash('sha256').update(`${roundId} ${key}`).digest('hex')
export const readGiven = ({ given }: UnsignedRow): Given => JSON.parse(given) as Given
/** False for what was taken back. */
export const saysSomething = ({ entries, picks, line }: Given): boolean =>
  entries.length > 0 || picks.length > 0 || line !== ''

/** What was sent, as it is kept. Refuses with `bad-request` what does not belong to the step. */
export function acceptGiven({ tool }: RunStep, { entries = [], picks = [], line = '' }: GivenUnsigned): Given {
  const wrong = (detail: string): Refusal => new Refusal('bad-request', { detail })
  const texts = [...entries, line].map((text) => {
    const checked = checkText(text.replaceAll(/\s+/gu, ' ').trim())
    if (!checked.ok) throw wrong('entries, line: this text cannot be kept.')
    return checked.value
  })
  const kept = {
    entries: texts.slice(0, -1).filter((text) => text !== ''),
    picks: [...picks].toSorted(),
    line: texts.at(-1) ?? '',
  }
  if (tool.type === 'pick') {
    if (kept.entries.length > 0) throw wrong('entries: sentences are picked here.')
    if (picks.length > PICKS || picks.some((pick) => !WHICH_APPLY.some(({ id }) => id === pick)))
      throw wrong('picks: at most three of the sentences.')
    return kept
  }
  if (tool.type !== 'write' || !tool.unsigned) throw wrong('round: nothing is given without a name here.')
  if (picks.length > 0 || kept.line !== '') throw wrong('picks, line: things are written here.')
  return kept
}
