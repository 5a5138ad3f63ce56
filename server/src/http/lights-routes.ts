// Knows the call by which a board tells what has and has not been talked about; refuses to judge anything itself.
import type { FastifyInstance } from 'fastify'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { readBoard } from '@common-ground/shared/board/read-board.ts'
import { factsOf } from '@common-ground/shared/lights/facts.ts'
import { lightsOf } from '@common-ground/shared/lights/lights.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { BoardLights } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import { refuseRoom } from './board-routes.ts'
import { answerCall } from './call.ts'
import { dateIn } from './date-in.ts'
import type { HttpPorts } from './ports.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (text: string): number => [...segmenter.segment(text)].length

export function answerLightsCalls(app: FastifyInstance, ports: HttpPorts): void {
  answerCall(app, ports, CALLS.readLights, async ({ access, query, now }): Promise<BoardLights> => {
    if (query.on !== undefined && !isDate(query.on, false))
      throw new Refusal('bad-request', { detail: 'on: is not a calendar date such as 2027-05-31.' })
    const read = await ports.rooms.read(access.board.id, 'map', (doc) => readBoard(openBoardDoc(doc)))
    if (!read.ok) throw refuseRoom(read.error)
    const board = read.value
    const on = query.on ?? dateIn(board.timeZone, now)
    const createdOn = dateIn(board.timeZone, Date.parse(board.createdAt))
    const { lights, findings } = lightsOf(board, { today: on, createdOn, graphemes })
    return {
      on,
      lights: lights.map(({ assumption, state }) => ({ assumption, state })),
      findings: findings
        .filter(({ audience }) => audience !== 'facilitator' || access.role === 'facilitator')
        .map(({ checkId, severity, audience, subjects, params, sentence, fix }) => ({
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
  })
}
