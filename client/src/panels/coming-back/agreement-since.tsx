// Knows how what was proposed, answered and agreed since a moment reads for whoever looks back; refuses to know how cards changed.
import { cardName } from '@common-ground/shared/board/card.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { useReadable } from '../../model/use-readable.ts'
import { comingBackWords } from '../../text/coming-back-words.ts'
import { agreementOf } from '../agreement/agreement-of.ts'
import { givenAnswers } from '../agreement/given-answers.ts'
import { agreementNews } from './agreement-news.ts'

export interface AgreementSinceProps {
  readonly session: BoardSession
  readonly api: Api
  /** Instant. */
  readonly since: string
}

/** Nothing where nothing of it happened. [CB13] */
export function AgreementSince({ session, api, since }: AgreementSinceProps) {
  const { proposals } = useReadable(agreementOf(session, api))
  const { answers } = useReadable(givenAnswers(session, api))
  const { cards } = useReadable(session.board)
  const nameOf = (id: string): string | undefined => {
    const card = cards.get(id)
    return card === undefined ? undefined : cardName(card)
  }
  const news = agreementNews({ proposals: proposals ?? [], answers: answers ?? [], nameOf }, since)
  if (news.length === 0) return null
  return (
    <section className="agreement-since">
      <h3>{comingBackWords.agreement.title}</h3>
      <ul>
        {news.map((sentence, index) => (
          <li key={`${String(index)} ${sentence}`}>
            <bdi>{sentence}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
