// Knows the calls by which somebody leads a call on a board; refuses to know what is written at its steps.
import type { FastifyInstance } from 'fastify'
import { makeId } from '@common-ground/shared/board/ids.ts'
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import { participantBehind } from './access.ts'
import { answerCall } from './call.ts'
import { beginCall, moveCall } from './led-call.ts'
import { changeCall, shownCall } from './led-calls.ts'
import type { HttpPorts } from './ports.ts'

export function answerLeadingCalls(app: FastifyInstance, ports: HttpPorts): void {
  const { store, rooms } = ports

  answerCall(app, ports, CALLS.readCall, async ({ access }) => ({ call: await shownCall(store, access.board.id) }))

  answerCall(app, ports, CALLS.leadCall, async ({ access, body, now }) => {
    const boardId = access.board.id
    const sheet = sheetOf(body.sheet)
    if (sheet === null) throw new Refusal('bad-request', { detail: 'sheet: there is no such run sheet.' })
    const { id: leader } = await participantBehind(store, access, now)
    const state = JSON.stringify(beginCall(sheet, leader, now))
    // Two may begin at the same moment: the second one finds the call of the first.
    await store.saveCall({ id: makeId(ports.random), boardId, revision: 1, state, endedAt: null })
    rooms.callChanged(boardId)
    return { call: await shownCall(store, boardId) }
  })

  answerCall(app, ports, CALLS.moveCall, async ({ access, body, now }) => {
    const boardId = access.board.id
    const { id: leader } = await participantBehind(store, access, now)
    const call = await changeCall(store, boardId, ({ state }) => {
      const moved = moveCall(state, body, leader, now)
      if (moved === null) throw new Refusal('bad-request', { detail: 'step: the run sheet has no such step.' })
      return { state: moved }
    })
    rooms.callChanged(boardId)
    return { call }
  })

  answerCall(app, ports, CALLS.endCall, async ({ access, now }) => {
    const boardId = access.board.id
    if ((await store.ledCall(boardId)) === null) return
    await changeCall(store, boardId, ({ state }) => ({
      // Who gave something is no longer needed; what was shown stays to compare with later.
      state: {
        ...state,
        rounds: Object.fromEntries(
          Object.entries(state.rounds).map(([step, round]) => [step, { ...round, given: [], signed: [] }]),
        ),
      },
      endedAt: new Date(now).toISOString(),
    }))
    rooms.callChanged(boardId)
  })
}
