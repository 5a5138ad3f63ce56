// Knows how a board is created, read, renamed and deleted; refuses to know files, links and people.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { BOARD_KEY, openBoardDoc, type BoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import { CALLS } from '@common-ground/shared/wire/http-api.ts'
import type { BoardInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import { participantBehind, type Access } from './access.ts'
import { fileParticipants, sendBoardFile } from './board-file-answer.ts'
import { answerCall, credentialsOf } from './call.ts'
import type { ContentDesk } from './content-desk.ts'
import { createBoard, refuseUnlessMayCreate } from './creating.ts'
import { outcomeOf, refuseRoom, storedMap } from './live-content.ts'
import type { HttpPorts } from './ports.ts'
import { isOfSharedComputer } from './session-cookie.ts'
import { shareReadings } from './shared-readings.ts'
import { readName, sayNameError } from './typed-name.ts'

export function answerBoardCalls(app: FastifyInstance, ports: HttpPorts, desk: ContentDesk): void {
  const readings = shareReadings<{ readonly bytes: Uint8Array; readonly hash: string }>()
  answerCall(app, ports, CALLS.createBoard, async ({ request, body, now }) => {
    refuseUnlessMayCreate(ports, request)
    const from = body.from
    const example = from !== undefined && 'example' in from ? from.example : null
    if (from !== undefined && 'template' in from && from.template !== 'blank') throw new Refusal('unknown-template')
    if (body.title === undefined && example === null) throw new Refusal('bad-request', { detail: 'title: is missing.' })
    const title = body.title === undefined ? null : readTitle(body.title)
    const at = new Date(now).toISOString()
    const made = await desk.run(
      example === null ? { kind: 'blank', title: title ?? '', at } : { kind: 'example', example, title, at },
    )
    const first = outcomeOf(ports, 'new', made)
    return await createBoard(ports, request, first.title, first.update, now)
  })

  answerCall(app, ports, CALLS.readBoard, async ({ request, access }) => await showBoard(ports, request, access))

  answerCall(app, ports, CALLS.changeBoard, async ({ request, access, body, now }) => {
    const title = body.title === undefined ? null : readTitle(body.title)
    const by = (await participantBehind(ports.store, access, now)).id
    const written = await ports.rooms.transact(
      access.board.id,
      (doc) =>
        applyOperations(
          openBoardDoc(doc),
          [
            {
              type: 'set-board',
              ...(title === null ? {} : { title }),
              ...(body.settings === undefined ? {} : { settings: body.settings }),
            },
          ],
          { by, at: new Date(now).toISOString(), origin: 'server' },
        ),
      { id: by, role: access.role },
    )
    if (!written.ok) throw refuseRoom(written.error)
    if (!written.value.ok)
      throw new Refusal('bad-request', { detail: `The board refused this: ${written.value.error}.` })
    if (title !== null) await ports.store.setBoardTitle(access.board.id, title)
    return await showBoard(ports, request, access)
  })

  answerCall(app, ports, CALLS.deleteBoard, async ({ access, body, now }) => {
    const { id } = access.board
    const read = await ports.rooms.read(id, 'map', (doc) => titleOn(openBoardDoc(doc), access))
    // A board that cannot be read any more can still be deleted, by the title it had.
    if (comparable(body.title) !== comparable(read.ok ? read.value : access.board.title))
      throw new Refusal('title-differs')
    await ports.store.deleteBoard(id, new Date(now).toISOString())
    ports.log.warn({ boardId: id, linkId: access.link.id }, 'a board was deleted for good')
    ports.rooms.recheck(id)
  })

  answerCall(app, ports, CALLS.readContent, async ({ access, query, request, reply }) => {
    const { id } = access.board
    const view = query.view ?? 'all'
    const { bytes, hash } = await readings(`${id} ${view}`, async () => {
      const { document } = await storedMap(ports, id)
      return outcomeOf(ports, id, await desk.run({ kind: 'write-down', told: { document }, view }))
    })
    const etag = `"${hash}"`
    reply.header('etag', etag)
    if (request.headers['if-none-match'] === etag && view === 'all') {
      reply.code(304)
      return
    }
    await sendBoardFile(reply, bytes, await fileParticipants(ports, id))
  })
}

async function showBoard(ports: HttpPorts, request: FastifyRequest, access: Access): Promise<BoardInfo> {
  const read = await ports.rooms.read(access.board.id, 'map', (doc) => {
    const boardDoc = openBoardDoc(doc)
    return { title: titleOn(boardDoc, access), stage: boardDoc.board.get(BOARD_KEY.stage) }
  })
  if (!read.ok) throw refuseRoom(read.error)
  const { title, stage } = read.value
  return {
    id: access.board.id,
    title,
    epoch: access.board.epoch,
    role: access.role,
    participantId: access.participant?.id ?? null,
    ...(isOnSharedComputer(request, access) ? { shared: true as const } : {}),
    stage: typeof stage === 'string' ? stage : 'forming',
    head: read.seq,
    createdAt: access.board.createdAt,
  }
}

/** Every tab has to know it, not only the one that joined. */
const isOnSharedComputer = (request: FastifyRequest, access: Access): boolean =>
  access.session !== null && isOfSharedComputer(credentialsOf(request).session ?? '')

function titleOn({ board }: BoardDoc, access: Access): string {
  const title = board.get(BOARD_KEY.title)
  return typeof title === 'string' && title !== '' ? title : access.board.title
}

/** A title as a reader sees it: how it is encoded and how wide its spaces are makes no difference. */
function comparable(title: string): string {
  return title.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** A board's title as it is kept. */
export function readTitle(typed: string): string {
  const title = readName(typed)
  if (!title.ok) throw new Refusal('bad-request', { detail: sayNameError('The title', title.error) })
  return title.value
}
