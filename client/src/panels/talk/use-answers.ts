// Knows what organisations have answered on the cards of the open board, asked for again whenever it has changed; refuses to judge it.
import type { Answer } from '@common-ground/shared/lights/answers.ts'
import { useEffect, useState } from 'react'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'

/** An answer, and other words that count as those it was given to. */
export interface AnswerGiven extends Answer {
  readonly alike: readonly string[]
}

/** The last answer of each organisation on each card; null = not known. */
export function useAnswers(session: BoardSession, api: Api): readonly AnswerGiven[] | null {
  const [given, setGiven] = useState<readonly AnswerGiven[] | null>(null)
  const change = useReadable(session.agreement)
  useEffect(() => {
    let left = false
    void api.answers(session.boardId).then((asked) => {
      if (left || !asked.ok) return
      setGiven(
        asked.value.map(({ cardId, organisationId: orgId, answer, hash: contentHash, alike = [] }) => ({
          cardId,
          orgId,
          answer,
          contentHash,
          alike,
        })),
      )
    })
    return () => {
      left = true
    }
  }, [api, session, change])
  return given
}
