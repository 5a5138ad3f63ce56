// Knows how much of what is kept of a board, for the people on it; refuses to tell anything of what it says.
import type { FastifyInstance } from 'fastify'
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { judgeLink } from './access.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'

export function answerKeepingCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  answerCall(app, ports, CALLS.readKeeping, async ({ access, now }) => {
    const { id, createdAt } = access.board
    const { document } = await storedMap(ports, id)
    const { title, cards, binned } = outcomeOf(ports, id, await desk.run({ kind: 'count', document }, `count ${id}`))
    const { privacyNotice } = ports.config
    const people = await ports.store.participants(id)
    return {
      title: title === '' ? access.board.title : title,
      createdAt,
      cards,
      binned,
      binDays: LIMITS.binDays,
      versions: (await ports.store.versions(id)).length,
      summaries: (await ports.store.callRecords(id)).length,
      people: people.filter(({ name }) => name !== '').length,
      links: (await ports.store.links(id)).filter((link) => judgeLink(link, now).ok).length,
      ...(privacyNotice === null ? {} : { privacyNotice }),
    }
  })
}
