// Knows how much of what is kept of a board, for the people on it; refuses to tell anything of what it says.
import type { FastifyInstance } from 'fastify'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { judgeLink } from './access.ts'
import { BIN_DAYS } from './bin-emptying.ts'
import { refuseRoom } from './board-routes.ts'
import { answerCall } from './call.ts'
import type { HttpPorts } from './ports.ts'

export function answerKeepingCalls(app: FastifyInstance, ports: HttpPorts): void {
  answerCall(app, ports, CALLS.readKeeping, async ({ access, now }) => {
    const { id, createdAt } = access.board
    const read = await ports.rooms.boardContent(id)
    if (!read.ok) throw refuseRoom(read.error)
    const { board, cards } = read.value
    const binned = cards.filter(({ bin }) => bin !== undefined).length
    const { privacyNotice } = ports.config
    const people = await ports.store.participants(id)
    return {
      title: board.title === '' ? access.board.title : board.title,
      createdAt,
      cards: cards.length - binned,
      binned,
      binDays: BIN_DAYS,
      versions: (await ports.store.versions(id)).length,
      people: people.filter(({ name }) => name !== '').length,
      links: (await ports.store.links(id)).filter((link) => judgeLink(link, now).ok).length,
      ...(privacyNotice === null ? {} : { privacyNotice }),
    }
  })
}
