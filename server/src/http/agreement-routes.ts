// Knows the calls by which organisations answer on single cards; refuses to know what is proposed as a whole.
import type { FastifyInstance } from 'fastify'
import { sameMeanings } from '@common-ground/shared/board/same-meaning.ts'
import type { CardAnswer } from '@common-ground/shared/wire/agreement-shapes.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import type { AnswerRow } from '../store/store.ts'
import { answersOnCards, type Terms } from './agreement-terms.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import {
  answeringParticipant,
  byOwnOn,
  type ByOwn,
  readAnswer,
  refuseWritingOver,
  showAnswer,
  voiceOf,
} from './read-answer.ts'
import { shareReadings } from './shared-readings.ts'

export function answerAgreementCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const readings = shareReadings<Terms>()
  /** What the board asks of its organisations now. */
  const termsNow = (boardId: string): Promise<Terms> =>
    readings(boardId, async () => {
      const { document } = await storedMap(ports, boardId)
      return outcomeOf(ports, boardId, await desk.run({ kind: 'terms', document })).terms
    })

  answerCall(app, ports, CALLS.listAnswers, async ({ access }) => {
    const { id } = access.board
    const [answers, proposals, said, byOwn, { cards }] = await Promise.all([
      ports.store.answers(id),
      ports.store.proposals(id),
      ports.store.sameMeanings(id),
      byOwnOn(ports.store, id),
      termsNow(id),
    ])
    const same = sameMeanings(said)
    const hashes = new Map(cards.map((card) => [card.id, card.hash]))
    const last = new Map<string, CardAnswer>()
    for (const { row, cardId, hash } of answersOnCards(answers, proposals, same)) {
      if (!hashes.has(cardId)) continue
      const answer = showCardAnswer(row, { cardId, alike: same.alike(cardId, hash), now: hashes.get(cardId), byOwn })
      last.set(`${cardId} ${row.organisationId}`, answer)
    }
    return [...last.values()]
  })

  answerCall(app, ports, CALLS.answerCard, async ({ access: answering, params, body, now }) => {
    const { board } = answering
    const voice = voiceOf(answering, body.organisationId)
    const read = readAnswer(body)
    const { cards, organisations } = await termsNow(board.id)
    const card = cards.find(({ id }) => id === params['cardId'])
    if (card === undefined) throw new Refusal('card-not-found')
    if (!organisations.some(({ id }) => id === voice.organisationId)) throw new Refusal('organisation-not-asked')
    if (body.hash !== undefined && body.hash !== card.hash) throw new Refusal('changed-meanwhile')
    const [answers, proposals, said] = await Promise.all([
      ports.store.answers(board.id),
      ports.store.proposals(board.id),
      ports.store.sameMeanings(board.id),
    ])
    // Also on the proposal that the card is in: its answer is one on the card.
    const same = sameMeanings(said)
    const before = answersOnCards(answers, proposals, same).findLast(
      ({ row, cardId }) => cardId === card.id && row.organisationId === voice.organisationId,
    )
    refuseWritingOver(
      before === undefined ? undefined : { ...before.row, hash: before.hash },
      voice,
      same.alike(card.id, card.hash),
    )
    const row: AnswerRow = {
      boardId: board.id,
      cardId: card.id,
      proposalId: null,
      hash: card.hash,
      at: new Date(now).toISOString(),
      by: await answeringParticipant(ports.store, answering, voice, read.name, now),
      ...voice,
      ...read,
    }
    await ports.store.addAnswer(row)
    ports.rooms.agreementChanged(board.id)
    const byOwn = await byOwnOn(ports.store, board.id)
    return showCardAnswer(row, { cardId: card.id, alike: [card.hash], now: card.hash, byOwn })
  })
}

interface OnCard {
  readonly cardId: string
  /** What was answered on, and whatever counts as the same. */
  readonly alike: readonly string[]
  /** What the card says in meaning now. */
  readonly now: string | undefined
  readonly byOwn: ByOwn
}

function showCardAnswer(row: AnswerRow, { cardId, alike: [hash = '', ...alike], now, byOwn }: OnCard): CardAnswer {
  const current = now !== undefined && [hash, ...alike].includes(now)
  return { ...showAnswer(row, byOwn), cardId, hash, ...(alike.length === 0 ? {} : { alike }), current }
}
