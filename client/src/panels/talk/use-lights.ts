// Knows how the lights of the live board are kept up while somebody looks at them, in idle time only; refuses to judge anything itself.
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { withClocks } from '@common-ground/shared/board/running-clocks.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { lightsInSteps, type Lights } from '@common-ground/shared/lights/lights.ts'
import { useEffect, useState } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { givenAnswers } from '../agreement/given-answers.ts'
import { followWhenIdle } from './idle-steps.ts'
import { useAnswers, type AnswerGiven } from './use-answers.ts'

/** However much is changed, the lights are not looked at again sooner than this, ms. */
const REST_MS = 400

export interface BoardLights {
  readonly board: Board
  readonly lights: Lights
  /** The day they are true for, in the board's time zone. */
  readonly today: string
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (text: string): number => [...segmenter.segment(text)].length

/** What was answered to other words of the same meaning was answered to these. */
const standingNow = (given: readonly AnswerGiven[], hashOf: (cardId: string) => string): readonly AnswerGiven[] =>
  given.map((answer) => {
    const now = hashOf(answer.cardId)
    return answer.alike.includes(now) ? { ...answer, contentHash: now } : answer
  })

/** The lights of the board as it was a moment ago; null = not looked at yet. They follow every change, never in the way of a frame. */
export function useLights(session: BoardSession, api: Api): BoardLights | null {
  const given = useAnswers(session, api)
  const { starts } = useReadable(givenAnswers(session, api))
  const [seen, setSeen] = useState<BoardLights | null>(null)
  useEffect(() => {
    return followWhenIdle(session.board, REST_MS, () => {
      const board = session.board.get()
      const running = withClocks(board, starts)
      const today = dateIn(board.timeZone, Date.parse(session.now()))
      const createdOn = dateIn(board.timeZone, Date.parse(board.createdAt) || 0)
      // What organisations answered is a matter of the server; until it has said so, nothing is said of it.
      const { hashOf } = meaningsOf(board)
      const answers = given === null ? {} : { answers: { given: standingNow(given, hashOf), hashOf } }
      const work = lightsInSteps(running, { today, createdOn, graphemes, ...answers })
      return { work, done: (lights: Lights) => setSeen({ board, lights, today }) }
    })
  }, [session, given, starts])
  return seen
}
