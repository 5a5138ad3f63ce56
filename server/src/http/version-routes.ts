// Knows the calls by which a board's versions are listed, named, read and compared; refuses to know when one is taken by itself.
import type { FastifyInstance } from 'fastify'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import { participantBehind } from './access.ts'
import { fileParticipants, sendBoardFile } from './board-file-answer.ts'
import { readTitle } from './board-routes.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import type { Told } from './content-job.ts'
import { outcomeOf, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { shareReadings } from './shared-readings.ts'
import { findVersion, showVersion } from './stored-versions.ts'
import { takeVersion } from './take-version.ts'

/** Named versions are never thinned, so somebody has to stop. */
const NAMED_MOST = 500

export function answerVersionCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const readings = shareReadings<{ readonly bytes: Uint8Array }>()
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
    const { document, seq } = await storedMap(ports, boardId)
    const told = await desk.run({ kind: 'freeze', document }, `named ${boardId}`)
    const { frozen } = outcomeOf(ports, boardId, told)
    return showVersion(await takeVersion(ports, { board: access.board, seq, frozen, kind: 'named', title, by, now }))
  })

  answerCall(app, ports, CALLS.readVersion, async ({ access, params, reply }) => {
    const { id } = access.board
    const { version, packed } = await findVersion(ports, id, params['v'] ?? '')
    const { bytes } = await readings(version.id, async () =>
      outcomeOf(ports, id, await desk.run({ kind: 'write-down', told: { version: packed }, view: 'all' })),
    )
    reply.header('etag', `"${version.hash}"`)
    await sendBoardFile(reply, bytes, await fileParticipants(ports, id))
  })

  answerCall(app, ports, CALLS.deleteVersion, async ({ access, params }) => {
    const { id } = access.board
    const { version } = await findVersion(ports, id, params['v'] ?? '')
    const proposed = await ports.store.proposals(id)
    if (version.kind === 'agreed' || proposed.some((proposal) => proposal.id === version.id))
      throw new Refusal('version-proposed')
    if (!(await ports.store.eraseVersion(id, version.id))) throw new Refusal('version-not-found')
    ports.log.warn({ boardId: id, versionId: version.id, linkId: access.link.id }, 'a version was deleted for good')
  })

  answerCall(app, ports, CALLS.readChanges, async ({ access, query }) => {
    const { id } = access.board
    const from = await findMoment(ports, id, query.from)
    const to = await findMoment(ports, id, query.to ?? NOW)
    const compared = await desk.run({ kind: 'changes', from: from.told, to: to.told }, `changes ${id}`)
    const { changes, count, moved } = outcomeOf(ports, id, compared)
    return { from: from.shown, to: to.shown, changes, count, moved }
  })
}

/** Stands for what the board says now where a version is asked for. No version has such a short id. */
const NOW = 'now'

async function findMoment(
  ports: HttpPorts,
  boardId: string,
  moment: string,
): Promise<{ readonly shown: VersionInfo | typeof NOW; readonly told: Told }> {
  if (moment === NOW) return { shown: NOW, told: { document: (await storedMap(ports, boardId)).document } }
  const { version, packed } = await findVersion(ports, boardId, moment)
  return { shown: showVersion(version), told: { version: packed } }
}
