// Knows what the board of a document tells of what has and has not been talked about on a day; refuses to know who may hear it.
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { sameMeanings, type SaidSame } from '@common-ground/shared/board/same-meaning.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { withClocks, type RunningClock } from '@common-ground/shared/board/running-clocks.ts'
import { factsOf } from '@common-ground/shared/lights/facts.ts'
import type { Answer } from '@common-ground/shared/lights/answers.ts'
import { lightsOf } from '@common-ground/shared/lights/lights.ts'
import type { BoardLights } from '@common-ground/shared/wire/http-shapes.ts'
import type { ReplyRow } from '../store/store.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (text: string): number => [...segmenter.segment(text)].length

/**
 * Findings of every audience.
 *
 * @param moment `given` and `replies`: what organisations answered and what came back from home, first to last. `clocks`: those of steps that run. `same`: what was said of new words. `on`: YYYY-MM-DD, or null for the date in the board's time zone at `now`, milliseconds since 1970.
 */
export function judgeBoard(
  boardDoc: BoardDoc,
  {
    on,
    now,
    given,
    replies,
    clocks,
    same,
  }: {
    readonly on: string | null
    readonly now: number
    readonly given: readonly Answer[]
    readonly replies: readonly ReplyRow[]
    readonly clocks: readonly RunningClock[]
    readonly same: readonly SaidSame[]
  },
): BoardLights {
  const board = withClocks(readBoard(boardDoc), clocks)
  const today = on ?? dateIn(board.timeZone, now)
  const createdOn = dateIn(board.timeZone, Date.parse(board.createdAt))
  const meanings = meaningsOf(board)
  const { isSame } = sameMeanings(same)
  // What was answered to other words of the same meaning was answered to these.
  const standing = given.map((answer) => {
    const now = meanings.hashOf(answer.cardId)
    return isSame(answer.cardId, answer.contentHash, now) ? { ...answer, contentHash: now } : answer
  })
  const answers = { given: standing, hashOf: meanings.hashOf }
  const checkReplies = replies.map(({ cardId, checkId, organisationId: orgId, answer, hash, conditionMetOn }) => ({
    cardId,
    checkId,
    orgId,
    answer,
    isCurrent: isSame(cardId, hash, meanings.saidBy(cardId)),
    ...(conditionMetOn === null ? {} : { conditionMetOn }),
  }))
  const { lights, findings } = lightsOf(board, { today, createdOn, graphemes, answers, checkReplies })
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
