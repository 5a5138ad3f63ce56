// Knows the calls by which a board's versions are listed, named, read and compared; refuses to know when one is taken by itself.
import type { FastifyInstance } from 'fastify'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import { participantBehind } from './access.ts'
import { fileParticipants, sendBoardFile } from './board-file-answer.ts'
import { readTitle, refuseRoom } from './board-routes.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import type { HttpPorts } from './ports.ts'
import { readVersion, showVersion } from './stored-versions.ts'
import { takeVersion } from './take-version.ts'

/** Named versions are never thinned, so somebody has to stop. */
const NAMED_MOST = 500

export function answerVersionCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  answerCall(app, ports, CALLS.listVersions, async ({ access }) =>
    (await ports.store.versions(access.board.id)).map(showVersion),
  )

  answerCall(app, ports, CALLS.nameVersion, async ({ access, body, now }) => {
    const { id: boardId } = access.board
    const title = readTitle(body.title)
    const named = (await ports.store.versions(boardId)).filter(({ kind }) => kind === 'named')
    const isRenaming = named.some(({ id }) => id === body.version)
    if (named.length >= NAMED_MOST && !isRenaming) throw new Refusal('too-many-versions')
    if (body.version !== undefined) {
      const version = await ports.store.nameVersion(boardId, body.version, title)
      if (version === null) throw new Refusal('version-not-found')
      return showVersion(version)
    }
    const by = (await participantBehind(ports.store, access, now)).id
    const read = await ports.rooms.boardContent(boardId)
    if (!read.ok) throw refuseRoom(read.error)
    const moment = { boardId, epoch: access.board.epoch, seq: read.seq, content: read.value } as const
    return showVersion(await takeVersion(ports, { ...moment, kind: 'named', title, by, now }))
  })

  answerCall(app, ports, CALLS.readVersion, async ({ access, params, reply }) => {
    const { version, canonical } = await readVersion(ports, access.board.id, params['v'] ?? '')
    reply.header('etag', `"${version.hash}"`)
    await sendBoardFile(reply, canonical, await fileParticipants(ports, access.board.id))
  })

  answerCall(app, ports, CALLS.readChanges, async ({ access, query }) => {
    const { id } = access.board
    const from = await readMoment(ports, id, query.from)
    const to = await readMoment(ports, id, query.to ?? NOW)
    const compared = await desk.run({ kind: 'changes', from: from.canonical, to: to.canonical }, `changes ${id}`)
    if (compared.kind !== 'changes') throw new Refusal('busy')
    const { changes, count, moved } = compared
    return { from: from.shown, to: to.shown, changes, count, moved }
  })
}

/** Stands for what the board says now where a version is asked for. No version has such a short id. */
const NOW = 'now'

async function readMoment(
  ports: HttpPorts,
  boardId: string,
  moment: string,
): Promise<{ readonly shown: VersionInfo | typeof NOW; readonly canonical: string }> {
  if (moment !== NOW) {
    const { version, canonical } = await readVersion(ports, boardId, moment)
    return { shown: showVersion(version), canonical }
  }
  const read = await ports.rooms.boardContent(boardId)
  if (!read.ok) throw refuseRoom(read.error)
  return { shown: NOW, canonical: canonicalBoard(read.value) }
}
