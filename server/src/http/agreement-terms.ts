// Knows what is frozen with a version that organisations are asked to agree, and how their answers tell whether it is agreed; refuses to store anything.
import { answeredCards, meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { compareOrder } from '@common-ground/shared/board/order.ts'
import type { SameMeanings } from '@common-ground/shared/board/same-meaning.ts'
import type { Answer } from '@common-ground/shared/lights/answers.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { AnswerRow, ProposalRow } from '../store/store.ts'

/** What a board asks of its organisations at one moment. */
export interface Terms {
  /** Active ones, in reading order. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  /** Every card that is answered on, with the hash of what it says in meaning. */
  readonly cards: readonly {
    readonly id: string
    readonly kind: string
    readonly name: string
    readonly hash: string
  }[]
  /** First eight digits of the hash of it all. */
  readonly code: string
  readonly timeZone: string
  readonly stage: string
  readonly isProposed: boolean
  readonly isAgreed: boolean
}

export function termsOf(board: Board): Terms {
  const meanings = meaningsOf(board)
  const organisations = [...board.cards.values()]
    .filter((card) => card.kind === 'organisation' && card.fields.state === 'active')
    .toSorted(compareOrder)
  return {
    organisations: organisations.map((card) => ({ id: card.id, name: cardName(card) })),
    cards: answeredCards(board).map((card) => ({
      id: card.id,
      kind: card.kind,
      name: cardName(card),
      hash: meanings.hashOf(card.id),
    })),
    code: meanings.code(),
    timeZone: board.timeZone,
    stage: board.stage,
    isProposed: board.firstProposedOn !== null,
    isAgreed: board.firstAgreedOn !== null,
  }
}

/** The same, and what the proposal is called. */
export interface ProposedTerms extends Terms {
  readonly title: string
}

/** What was frozen with a proposal. It was written by this server. */
export const termsOfProposal = ({ terms }: ProposalRow): ProposedTerms => JSON.parse(terms) as ProposedTerms

/** The last answer of each organisation on a proposal. */
export function answersOn(answers: readonly AnswerRow[], proposalId: string): ReadonlyMap<string, AnswerRow> {
  return new Map(
    answers.filter((one) => one.proposalId === proposalId).map((answer) => [answer.organisationId, answer]),
  )
}

/**
 * Agreed = every organisation asked says yes or "yes, but". What is proposed holds the purpose and who leads, which all
 * have to say yes to; checking at home is neither yes nor no.
 */
export const isAgreedBy = ({ organisations }: Terms, given: ReadonlyMap<string, AnswerRow>): boolean =>
  organisations.length > 0 &&
  organisations.every(({ id }) => {
    const said = given.get(id)
    // What came by the link for everybody counts for nothing until it is confirmed.
    const answer = said?.how === 'shared' ? undefined : said?.answer
    return answer === 'yes' || answer === 'yes-but'
  })

/** One that was agreed at some time, whatever came after it. */
export const wasAgreed = (proposal: ProposalRow, answers: readonly AnswerRow[]): boolean =>
  proposal.state === 'agreed' ||
  (proposal.state === 'superseded' && isAgreedBy(termsOfProposal(proposal), answersOn(answers, proposal.id)))

/** A proposal waits for answers so long. */
const WAITS_MS = 60 * 86_400_000

/** Where a proposal stands at a moment. @param now milliseconds since 1970. */
export function stateOf({ state, at }: ProposalRow, now: number): ProposalInfo['state'] {
  return state === 'proposed' && now - Date.parse(at) > WAITS_MS ? 'lapsed' : state
}

/** An answer on a card: given there, or on a proposal that the card was frozen with. */
export interface OnCard {
  readonly row: AnswerRow
  readonly cardId: string
  /** Of what the card said in meaning. */
  readonly hash: string
}

/**
 * Every answer as one on a card, first to last, but for what came by the link for everybody and is not confirmed. What is recorded for a whole proposal leaves standing what the organisation
 * has said itself on a card of it, about the same words or others that count as them. [AG12]
 */
export function answersOnCards(
  answers: readonly AnswerRow[],
  proposals: readonly ProposalRow[],
  { isSame }: SameMeanings,
): readonly OnCard[] {
  const terms = new Map(proposals.map((proposal) => [proposal.id, termsOfProposal(proposal).cards]))
  const saidItself = new Map<string, string>()
  return answers.flatMap((row): readonly OnCard[] => {
    const { cardId, proposalId, organisationId, how } = row
    if (how === 'shared') return []
    const on =
      cardId === null
        ? (terms.get(proposalId ?? '') ?? []).map(({ id, hash }) => ({ row, cardId: id, hash }))
        : [{ row, cardId, hash: row.hash }]
    return on.filter((one) => {
      const place = `${one.cardId} ${organisationId}`
      const own = saidItself.get(place)
      if (how !== 'pressed' && own !== undefined && isSame(one.cardId, own, one.hash)) return false
      if (how === 'pressed') saidItself.set(place, one.hash)
      else saidItself.delete(place)
      return true
    })
  })
}

/** The same as the lights read it. */
export const answerInLights = ({ row, cardId, hash }: OnCard): Answer => ({
  cardId,
  orgId: row.organisationId,
  answer: row.answer,
  contentHash: hash,
  ...(row.checkingBy === null ? {} : { checkingBy: row.checkingBy }),
})
