// Knows the call by which a board tells what has and has not been talked about, and who hears which finding; refuses to judge anything itself.
import type { FastifyInstance } from 'fastify'
import { isDate } from '@common-ground/shared/board/calendar.ts'
import { sameMeanings } from '@common-ground/shared/board/same-meaning.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { BoardLights } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import { answerInLights, answersOnCards } from './agreement-terms.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { shareReadings } from './shared-readings.ts'

export function answerLightsCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const readings = shareReadings<BoardLights>()
  answerCall(app, ports, CALLS.readLights, async ({ access, query, now }): Promise<BoardLights> => {
    if (query.on !== undefined && !isDate(query.on, false))
      throw new Refusal('bad-request', { detail: 'on: is not a calendar date such as 2027-05-31.' })
    const { id } = access.board
    const on = query.on ?? null
    const judged = await readings(`${id} ${on ?? ''}`, async () => {
      const [answers, proposals, replies, same, clocks] = await Promise.all([
        ports.store.answers(id),
        ports.store.proposals(id),
        ports.store.replies(id),
        ports.store.sameMeanings(id),
        ports.store.stepClocks(id),
      ])
      const given = answersOnCards(answers, proposals, sameMeanings(same)).map(answerInLights)
      const { document } = await storedMap(ports, id)
      const job = { kind: 'lights', document, on, now, given, replies, same, clocks } as const
      return outcomeOf(ports, id, await desk.run(job)).lights
    })
    const isHeard = ({ audience }: BoardLights['findings'][number]): boolean =>
      audience !== 'facilitator' || access.role === 'facilitator'
    return { ...judged, findings: judged.findings.filter(isHeard) }
  })
}
