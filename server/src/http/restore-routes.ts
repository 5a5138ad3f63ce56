// Knows the calls by which a version is put back over a live board and taken off it again; refuses to read or change what either says.
import type { FastifyInstance } from 'fastify'
import { TAKE_BACK_MS } from '@common-ground/shared/versions/thinning.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal } from '../errors.ts'
import { participantBehind } from './access.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { outcomeOf, refuseRoom, storedMap } from './live-content.ts'
import type { StoredDocument } from '../sync/load-document.ts'
import type { HttpPorts } from './ports.ts'
import { findVersion, showVersion } from './stored-versions.ts'
import { writeGuarded } from './take-version.ts'

export function answerRestoreCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  answerCall(app, ports, CALLS.previewRestore, async ({ access, params }) => {
    const { id } = access.board
    const { version, packed } = await findVersion(ports, id, params['v'] ?? '')
    const { document } = await storedMap(ports, id)
    const told = await desk.run({ kind: 'preview-restore', document, version: packed }, `changes ${id}`)
    const { kind: _, ...preview } = outcomeOf(ports, id, told)
    return { version: showVersion(version), ...preview }
  })

  answerCall(app, ports, CALLS.restoreVersion, async ({ access, params, now }) => {
    const { board } = access
    const { version, packed } = await findVersion(ports, board.id, params['v'] ?? '')
    const by = (await participantBehind(ports.store, access, now)).id
    const stamp = { by, at: new Date(now).toISOString() }
    const { cards: most } = ports.config.limits
    const written = await writeGuarded(ports, {
      board,
      kind: 'restore',
      by,
      role: access.role,
      now,
      restores: version.id,
      async make(document) {
        const made = await desk.run({ kind: 'restore', document, version: packed, stamp, most }, `restore ${board.id}`)
        const { before, update, changed, kept, locked } = outcomeOf(ports, board.id, made)
        return { before, update, value: { changed, kept, locked } }
      },
    })
    if (!written.ok) throw refuseRoom(written.error)
    if (written.value === null) throw new TypeError('a restore that is not refused gives what it did')
    return { before: showVersion(written.value.before), ...written.value.value }
  })

  answerCall(app, ports, CALLS.undoRestore, async ({ access, params, now }) => {
    const { id } = access.board
    const before = (await ports.store.version(id, params['v'] ?? ''))?.version ?? null
    const restores = before?.restores ?? null
    const age = before === null ? 0 : now - Date.parse(before.at)
    if (before === null || restores === null || age > TAKE_BACK_MS) throw new Refusal('restore-not-found')
    const { packed: was } = await findVersion(ports, id, before.id)
    const { packed } = await findVersion(ports, id, restores)
    const by = (await participantBehind(ports.store, access, now)).id
    const stamp = { by, at: new Date(now).toISOString() }
    const undo = async (document: StoredDocument) => {
      const made = await desk.run({ kind: 'undo-restore', document, was, version: packed, stamp }, `restore ${id}`)
      const { update, changed, kept } = outcomeOf(ports, id, made)
      return { update, value: { changed, kept } }
    }
    const written = await ports.rooms.write(id, undo, { id: by, role: access.role })
    if (!written.ok) throw refuseRoom(written.error)
    // Lost in between, it is offered once more and does nothing.
    await ports.store.restoreUndone(id, before.id, stamp.at)
    return written.value
  })
}
