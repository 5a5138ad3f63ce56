// Knows who may create boards on this server and how one comes into being; refuses to know what its first content says.
import type { FastifyRequest } from 'fastify'
import { ROLES } from '@common-ground/shared/wire/roles.ts'
import type { CreatedBoard } from '@common-ground/shared/wire/http-shapes.ts'
import { Refusal } from '../errors.ts'
import { readBearer } from './access.ts'
import { whenceOf } from './call.ts'
import { makeLink, showAddress } from './new-link.ts'
import { publicOrigin } from './origin.ts'
import type { HttpPorts } from './ports.ts'
import { isFromHere } from './proxies.ts'
import { isSameSecret, makeRowId } from './secrets.ts'

/** Refuses whoever may not create boards: without the key, or, where there is no key, from another computer. */
export function refuseUnlessMayCreate(ports: HttpPorts, request: FastifyRequest): void {
  const { createKey, publicUrl, trustProxy } = ports.config
  if (createKey !== null) {
    const given = readBearer(request.headers.authorization)
    if (given === null || !isSameSecret(given, createKey)) throw new Refusal('create-key-needed')
    return
  }
  if (publicUrl !== null || trustProxy !== false) throw new Refusal('creating-is-off')
  if (!isFromHere(request.raw)) throw new Refusal('creating-is-local')
}

/** Stores a board with its first content and one link per role, in one commit. @param update V1 encoding. */
export async function createBoard(
  ports: HttpPorts,
  request: FastifyRequest,
  title: string,
  update: Uint8Array,
  now: number,
): Promise<CreatedBoard> {
  const id = makeRowId(ports.random)
  const epoch = 1
  const made = ROLES.map((role) => makeLink(id, role, ports.random, now))
  await ports.store.createBoard(
    { id, title, epoch, createdAt: new Date(now).toISOString(), deletedAt: null },
    made.map(({ link }) => link),
    [{ boardId: id, epoch, document: 'map', actor: 'server', bytes: update }],
  )
  const origin = publicOrigin(ports.config, whenceOf(request))
  const [facilitator, editor, commenter, viewer] = made.map(({ secret }) => showAddress(origin, secret))
  if (facilitator === undefined || editor === undefined || commenter === undefined || viewer === undefined)
    throw new RangeError(`a board has a link for each of ${ROLES.length} roles, got ${made.length}`)
  return { id, title, epoch, links: { facilitator, editor, commenter, viewer } }
}
