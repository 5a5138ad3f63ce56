// Knows how canonical content is sent as a board file with the people it names; refuses to know where the content came from.
import type { FastifyReply } from 'fastify'
import {
  BOARD_FILE_FORMAT,
  BOARD_FILE_VERSION,
  type FileParticipant,
} from '@common-ground/shared/interchange/board-file.ts'
import { participantsOn } from './participants.ts'
import type { HttpPorts } from './ports.ts'

/** Everybody who ever joined the board, as a file names them. */
export async function fileParticipants(ports: HttpPorts, boardId: string): Promise<readonly FileParticipant[]> {
  const people = await participantsOn(ports.store, ports.rooms, boardId)
  const byId = people.toSorted((one, other) => (one.row.id < other.row.id ? -1 : 1))
  return byId.map(({ row, name, organisation }) => ({
    id: row.id,
    name,
    ...(row.organisationId === null ? {} : { organisationId: row.organisationId }),
    ...(organisation === '' ? {} : { organisation }),
  }))
}

/** Sends the file: its head and the canonical content, which is written down already as UTF-8. */
export async function sendBoardFile(
  reply: FastifyReply,
  canonical: Uint8Array,
  participants: readonly FileParticipant[],
): Promise<void> {
  await reply.type('application/json; charset=utf-8').send(withHead(canonical, participants))
}

/** A board file out of its content, JSON in UTF-8. */
function withHead(content: Uint8Array, participants: readonly FileParticipant[]): Buffer {
  const head = { format: BOARD_FILE_FORMAT, version: BOARD_FILE_VERSION, participants }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head).slice(0, -1)},`), content.subarray(1)])
}
