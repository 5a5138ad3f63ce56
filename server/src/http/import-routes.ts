// Knows the doors by which a file becomes a board or joins one; refuses to know how a file is read.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { UNNAMED_FILE } from '@common-ground/shared/interchange/file-path.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import { Refusal, type ErrorCode } from '../errors.ts'
import { participantBehind } from './access.ts'
import { readTitle } from './board-routes.ts'
import { answerCall } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import type { ContentAnswer } from './content-job.ts'
import type { StoredDocument } from '../sync/load-document.ts'
import { createBoard, refuseUnlessMayCreate } from './creating.ts'
import { takeFile } from './file-body.ts'
import { placesOn } from './free-place.ts'
import { cornerFor, importedAt, makeImportId } from './import-place.ts'
import { outcomeOf, refuseRoom } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { writeGuarded } from './take-version.ts'

/** An import can be taken back for so long. */
const UNDO_MS = 24 * 3_600_000

export function answerImportCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  // Any content type at all is a file here, also one that is none.
  app.addHook('onRequest', async (request) => {
    request.raw.headers['content-type'] = 'application/octet-stream'
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  answerCall(app, ports, CALLS.importBoard, async ({ request, query, now }) => {
    refuseUnlessMayCreate(ports, request)
    const title = query.title === undefined ? null : readTitle(query.title)
    const read = await desk.run({ kind: 'file', title, ...(await fileOf(request, query.grade, now)) })
    if (read.kind !== 'board') throw refuseFile(read)
    const created = await createBoard(ports, request, read.title, read.update, now)
    return { ...created, report: [...read.report] }
  })

  answerCall(app, ports, CALLS.importInto, async ({ request, access, query, now }) => {
    const file = await fileOf(request, query.grade, now)
    const by = (await participantBehind(ports.store, access, now)).id
    const importId = makeImportId(ports.random, now)
    const live = await ports.rooms.read(access.board.id, 'map', (doc) => {
      const boardDoc = openBoardDoc(doc)
      return { corner: cornerFor(boardDoc), cards: placesOn(boardDoc).length }
    })
    if (!live.ok) throw refuseRoom(live.error)
    const { cards: most } = ports.config.limits
    const room = most - live.value.cards
    const made = await desk.run(
      { kind: 'file-into', importId, by, corner: live.value.corner, room, ...file },
      access.board.id,
    )
    if (made.kind === 'full') throw new Refusal('board-full')
    if (made.kind !== 'addition') throw refuseFile(made)
    const written = await writeGuarded(ports, {
      board: access.board,
      kind: 'import',
      by,
      role: access.role,
      now,
      async make(document) {
        const told = await desk.run({ kind: 'freeze', document }, `import ${access.board.id}`)
        const { frozen } = outcomeOf(ports, access.board.id, told)
        // Others may have added to the board while the file was read.
        if (frozen.cards + made.cards > most) return null
        return { before: frozen, update: made.update, value: null }
      },
    })
    if (!written.ok) throw refuseRoom(written.error)
    if (written.value === null) throw new Refusal('board-full')
    return { importId, cards: made.cards, relations: made.relations, report: [...made.report] }
  })

  answerCall(app, ports, CALLS.undoImport, async ({ access, params, now }) => {
    const importId = params['importId'] ?? ''
    const at = importedAt(importId)
    if (at === null || at > now || now - at > UNDO_MS) throw new Refusal('import-not-found')
    const by = (await participantBehind(ports.store, access, now)).id
    const stamp = { by, at: new Date(now).toISOString() }
    const { id } = access.board
    const undo = async (document: StoredDocument) => {
      const made = await desk.run({ kind: 'undo-import', document, importId, stamp }, `import ${id}`)
      const { undone, update } = outcomeOf(ports, id, made)
      return { value: undone, update }
    }
    const written = await ports.rooms.write(id, undo, { id: by, role: access.role })
    if (!written.ok) throw refuseRoom(written.error)
    if (written.value === null) throw new Refusal('import-not-found')
    return written.value
  })
}

async function fileOf(
  request: FastifyRequest,
  grade: 'strict' | 'report' | undefined,
  now: number,
): Promise<{ bytes: Uint8Array; fileName: string; grade: 'strict' | 'report'; at: string }> {
  const bytes = await takeFile((request.body ?? request.raw) as IncomingMessage)
  if (!bytes.ok) throw new Refusal(bytes.error)
  const header = request.headers['x-file-name']
  return {
    bytes: bytes.value,
    fileName: readFileName(typeof header === 'string' ? header : ''),
    grade: grade ?? 'strict',
    at: new Date(now).toISOString(),
  }
}

/** A name to show, never a path. */
function readFileName(header: string): string {
  let name: string
  try {
    name = decodeURIComponent(header)
  } catch {
    return UNNAMED_FILE
  }
  const shown = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  return [...shown].slice(0, 200).join('') || UNNAMED_FILE
}

function refuseFile(read: ContentAnswer): Refusal {
  if (read.kind === 'busy') return new Refusal('busy')
  if (read.kind !== 'refused') throw new TypeError(`a file job ended as ${read.kind}`)
  const codes: Record<typeof read.status, ErrorCode> = {
    400: 'file-unreadable',
    413: 'file-too-large',
    422: 'file-not-accepted',
  }
  const { reason, sentence, consent, problems, problemCount } = read
  return new Refusal(codes[read.status], { detail: sentence, reason, consent, problems, problemCount })
}
