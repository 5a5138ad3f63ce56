// Knows what is still being checked at home, by whom and by when, gathered from decisions and from answers; refuses to know links and pages.
import type { Board, CardOf } from '../board/board.ts'
import { cardName } from '../board/card.ts'
import { lastDay } from '../lights/date-arithmetic.ts'
import { cardsOf, shortNameOf } from './agreement-cards.ts'

/** Something that somebody takes home and brings an answer from. Texts are "" where nobody has said. */
export interface HomeCheck {
  /** Name of the card, or of the version proposed, that it is about. */
  readonly about: string
  /** What the check needs, in the words of the board. */
  readonly needs: string
  readonly person: string
  /** By the short name the others use. */
  readonly organisation: string
  readonly organisationId: string
  /** Calendar date, which may be a year or a month. */
  readonly by: string
  /** Its day is over. */
  readonly isLate: boolean
}
/** The last answer of an organisation on a thing. */
export interface AnswerAtHome {
  readonly organisationId: string
  readonly about: string
  readonly answer: string
  readonly checkingBy: string
}
/** What came back from home. */
export interface ReplyFromHome {
  readonly checkId: string
  readonly cardId: string
  readonly organisationId: string
  /** The card still says what it was replied to. */
  readonly isCurrent: boolean
}

/**
 * What is out for checking: each check of a decision that stands to which nothing has come back, and each answer that says
 * so. By its day, without a day last. [SUM5]
 *
 * @param today YYYY-MM-DD.
 */
export function openHomeChecks(
  board: Board,
  today: string,
  given: { readonly answers: readonly AnswerAtHome[]; readonly replies: readonly ReplyFromHome[] },
): readonly HomeCheck[] {
  const checkOf = (organisationId: string, told: Pick<HomeCheck, 'about' | 'needs' | 'person' | 'by'>): HomeCheck[] => {
    const organisation = board.cards.get(organisationId)
    if (organisation?.kind !== 'organisation') return []
    const isLate = told.by !== '' && lastDay(told.by) < today
    return [{ ...told, organisation: shortNameOf(organisation), organisationId, isLate }]
  }
  const cameBack = (card: CardOf<'decision'>, checkId: string, organisationId: string): boolean =>
    given.replies.some(
      (reply) =>
        reply.isCurrent &&
        reply.checkId === checkId &&
        reply.cardId === card.id &&
        reply.organisationId === organisationId,
    )
  const asked = cardsOf(board, 'decision')
    .filter(({ fields }) => fields.state !== 'parked' && fields.state !== 'reversed')
    .flatMap((card) =>
      card.fields.checks
        .filter(({ id, orgId = '' }) => !cameBack(card, id, orgId))
        .flatMap(({ orgId = '', personId = '', needs, dueOn = '' }) => {
          const person = board.cards.get(personId)
          return checkOf(orgId, {
            about: cardName(card),
            needs,
            person: person === undefined ? '' : cardName(person),
            by: dueOn,
          })
        }),
    )
  const said = given.answers
    .filter(({ answer }) => answer === 'checking')
    .flatMap(({ organisationId, about, checkingBy }) =>
      checkOf(organisationId, { about, needs: '', person: '', by: checkingBy }),
    )
  return [...asked, ...said].toSorted((one, other) => compare(dayOf(one.by), dayOf(other.by)))
}

/** No day sorts last. */
const dayOf = (by: string): string => (by === '' ? '9999' : lastDay(by))
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
