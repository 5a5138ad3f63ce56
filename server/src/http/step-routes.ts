// Knows the calls by which organisations start the clock of a step together; refuses to read the board itself and to judge what they disagree on.
import type { FastifyInstance } from 'fastify'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { GivenStart } from '@common-ground/shared/wire/step-shapes.ts'
import { Refusal } from '../errors.ts'
import type { AnswerRow } from '../store/store.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { answeringParticipant, readWho, refuseWritingOver, voiceOf } from './read-answer.ts'
import { isStart, openStepClocks, startsOn } from './step-clocks.ts'

export function answerStepCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const clocks = openStepClocks(ports, desk)
  const sinceOf = async (boardId: string): Promise<(row: AnswerRow) => string | undefined> => {
    const running = await ports.store.stepClocks(boardId)
    return ({ cardId, hash }) => running.find((one) => one.cardId === cardId && one.stepId === hash)?.since
  }
  answerCall(app, ports, CALLS.listStarts, async ({ access }) => {
    const { id } = access.board
    const rows = (await ports.store.answers(id)).filter(isStart)
    const since = await sinceOf(id)
    const last = new Map(rows.map((row) => [`${row.cardId} ${row.hash} ${row.organisationId}`, row]))
    return [...last.values()].map((row) => showStart(row, since(row)))
  })

  answerCall(app, ports, CALLS.startClock, async ({ access: answering, params, body, now }) => {
    const { board } = answering
    const cardId = params['cardId'] ?? ''
    const voice = voiceOf(answering, body.organisationId)
    const who = readWho(body)
    const { document } = await storedMap(ports, board.id)
    const { clock } = outcomeOf(ports, board.id, await desk.run({ kind: 'clock', document, cardId, starters: [] }))
    if (clock === null) throw new Refusal('card-not-found')
    if (clock.stepId !== body.stepId) throw new Refusal('changed-meanwhile')
    if (!clock.asked.includes(voice.organisationId)) throw new Refusal('organisation-not-asked')
    const before = startsOn(await ports.store.answers(board.id), cardId, body.stepId)
    refuseWritingOver(before.get(voice.organisationId), voice, [body.stepId])
    const row: AnswerRow = {
      boardId: board.id,
      cardId,
      proposalId: null,
      hash: body.stepId,
      at: new Date(now).toISOString(),
      by: await answeringParticipant(ports.store, answering, voice, who.name, now),
      answer: body.start ? 'yes' : 'not-yet',
      note: '',
      checkingBy: null,
      confirmedHomeOn: null,
      wish: null,
      ...voice,
      ...who,
    }
    await ports.store.addAnswer(row)
    await clocks.start(board.id, cardId, row.hash, { id: row.by, role: answering.access?.role ?? null }, now)
    ports.rooms.agreementChanged(board.id)
    return showStart(row, (await sinceOf(board.id))(row))
  })
}

function showStart(row: AnswerRow, since: string | undefined): GivenStart {
  const { cardId, hash, organisationId, answer, name, post, at, how } = row
  return {
    cardId: cardId ?? '',
    stepId: hash,
    organisationId,
    start: answer === 'yes',
    ...(since === undefined ? {} : { since }),
    ...(name === '' ? {} : { name }),
    ...(post === '' ? {} : { post }),
    at,
    how: how === 'pressed' ? how : 'recorded',
  }
}
