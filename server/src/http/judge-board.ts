// Knows what the board of a document tells of what has and has not been talked about on a day; refuses to know who may hear it.
import type { BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { factsOf } from '@common-ground/shared/lights/facts.ts'
import { lightsOf } from '@common-ground/shared/lights/lights.ts'
import type { BoardLights } from '@common-ground/shared/wire/http-shapes.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (text: string): number => [...segmenter.segment(text)].length

/**
 * Findings of every audience.
 *
 * @param moment `on`: YYYY-MM-DD, or null for the date in the board's time zone at `now`, milliseconds since 1970.
 */
export function judgeBoard(
  boardDoc: BoardDoc,
  { on, now }: { readonly on: string | null; readonly now: number },
): BoardLights {
  const board = readBoard(boardDoc)
  const today = on ?? dateIn(board.timeZone, now)
  const createdOn = dateIn(board.timeZone, Date.parse(board.createdAt))
  const { lights, findings } = lightsOf(board, { today, createdOn, graphemes })
  return {
    on: today,
    lights: lights.map(({ assumption, state }) => ({ assumption, state })),
    findings: findings.map(({ checkId, severity, audience, subjects, params, sentence, fix }) => ({
      checkId,
      severity,
      audience,
      subjects,
      params: { ...params },
      sentence,
      fix,
    })),
    facts: factsOf(board),
  }
}
