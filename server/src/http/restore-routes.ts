// Knows the calls by which a version is put back over a live board and taken off it again; refuses to know how content is written.
import type { FastifyInstance } from 'fastify'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { canonicalBoard } from '@common-ground/shared/board/canonical.ts'
import { rewriteContent } from '@common-ground/shared/board/rewrite-content.ts'
import { restoredContent } from '@common-ground/shared/versions/restored-content.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import { participantBehind } from './access.ts'
import { refuseRoom } from './board-routes.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { parseCanonical } from './frozen-content.ts'
import type { HttpPorts } from './ports.ts'
import { readVersion, showVersion } from './stored-versions.ts'
import { transactGuarded } from './take-version.ts'

/** A restore can be taken back for so long. */
const UNDO_MS = 24 * 3_600_000

export function answerRestoreCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  answerCall(app, ports, CALLS.previewRestore, async ({ access, params }) => {
    const { id } = access.board
    const { version, canonical } = await readVersion(ports, id, params['v'] ?? '')
    const read = await ports.rooms.boardContent(id)
    if (!read.ok) throw refuseRoom(read.error)
    const now = canonicalBoard(read.value)
    const { content, kept, locked } = restoredContent(parseCanonical(now), parseCanonical(canonical))
    const compared = await desk.run({ kind: 'changes', from: now, to: canonicalBoard(content) }, `changes ${id}`)
    if (compared.kind !== 'changes') throw new Refusal('busy')
    const { changes, count, moved } = compared
    return { version: showVersion(version), changes, count, moved, kept, locked }
  })

  answerCall(app, ports, CALLS.restoreVersion, async ({ access, params, now: at }) => {
    const { version, canonical } = await readVersion(ports, access.board.id, params['v'] ?? '')
    const by = (await participantBehind(ports.store, access, at)).id
    const written = await transactGuarded(ports, {
      board: access.board,
      kind: 'restore',
      by,
      now: at,
      restores: version.id,
      async write(doc, said, keep) {
        const content = parseCanonical(said)
        const { kept, locked, content: restored } = restoredContent(content, parseCanonical(canonical))
        if (!fits(restored, content, ports.config.limits.cards)) return null
        const before = await keep()
        const stamp = { by, at: new Date(at).toISOString() }
        const { changed } = rewriteContent(openBoardDoc(doc), content, restored, stamp, 'server')
        return { before: showVersion(before), changed, kept, locked }
      },
    })
    if (!written.ok) throw refuseRoom(written.error)
    if (written.value === null) throw new Refusal('board-full')
    return written.value
  })

  answerCall(app, ports, CALLS.undoRestore, async ({ access, params, now: at }) => {
    const { id: boardId } = access.board
    const before = await ports.store.version(boardId, params['v'] ?? '')
    const restores = before?.version.restores ?? null
    const age = before === null ? 0 : at - Date.parse(before.version.at)
    if (before === null || restores === null || age > UNDO_MS) throw new Refusal('restore-not-found')
    const was = parseCanonical((await readVersion(ports, boardId, before.version.id)).canonical)
    const then = parseCanonical((await readVersion(ports, boardId, restores)).canonical)
    const by = (await participantBehind(ports.store, access, at)).id
    const stamp = { by, at: new Date(at).toISOString() }
    const { content } = restoredContent(was, then)
    const written = await ports.rooms.transact(
      boardId,
      (doc) => rewriteContent(openBoardDoc(doc), content, was, stamp, 'server'),
      by,
    )
    if (!written.ok) throw refuseRoom(written.error)
    return written.value
  })
}

/** A board that is too full already may still be put back to fewer or as many cards. */
function fits(coming: BoardContent, now: BoardContent, most: number): boolean {
  const shown = ({ cards }: BoardContent): number => cards.filter(({ bin }) => bin === undefined).length
  return shown(coming) <= Math.max(most, shown(now))
}
