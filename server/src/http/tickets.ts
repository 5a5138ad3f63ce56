// Knows how a short-lived ticket for one socket is made and read back, also after a restart; refuses to know whether its holder may still come in.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from './secrets.ts'

/** How long a ticket admits its socket and that socket's reconnects. */
const TICKET_MS = 10 * 60_000

/** Who the ticket stands for. `sessionId` null = by a link's secret alone. */
export interface TicketHolder {
  readonly boardId: string
  readonly linkId: string
  readonly sessionId: string | null
  readonly participantId: string
}

/** Makes and reads tickets. */
export interface Tickets {
  /** `expiresAt` in milliseconds since 1970. */
  issue(holder: TicketHolder, now: number): { readonly ticket: string; readonly expiresAt: number }
  /** Null for anything this server did not issue, or that has run out. */
  read(ticket: string, now: number): TicketHolder | null
  /** One ticket, one socket: whoever comes with the same ticket takes the place of the socket before. */
  occupy(ticket: string, document: string, leave: () => void): () => void
}

/** @param key at least 32 bytes; tickets outlive a restart when the key does. */
export function openTickets(key: Uint8Array, random: RandomBytes): Tickets {
  if (key.length < 32) throw new RangeError(`a ticket key has at least 32 bytes, got ${key.length}`)
  const sign = (payload: string): Buffer => createHmac('sha256', key).update(payload).digest()
  const occupied = new Map<string, () => void>()
  return {
    issue(holder, now) {
      const expiresAt = now + TICKET_MS
      const nonce = Buffer.from(random(9)).toString('base64url')
      const fields = [holder.boardId, holder.linkId, holder.sessionId, holder.participantId, expiresAt, nonce]
      const payload = Buffer.from(JSON.stringify(fields)).toString('base64url')
      return { ticket: `${payload}.${sign(payload).toString('base64url')}`, expiresAt }
    },
    read(ticket, now) {
      const [payload = '', signature = ''] = ticket.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(payload)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      const fields: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
      if (!Array.isArray(fields) || typeof fields[4] !== 'number' || fields[4] <= now) return null
      const [boardId, linkId, sessionId, participantId] = fields.map((field) =>
        typeof field === 'string' ? field : null,
      )
      if (boardId == null || linkId == null || participantId == null) return null
      return { boardId, linkId, sessionId: sessionId ?? null, participantId }
    },
    occupy(ticket, document, leave) {
      const place = `${document} ${ticket}`
      const before = occupied.get(place)
      occupied.set(place, leave)
      before?.()
      return () => {
        if (occupied.get(place) === leave) occupied.delete(place)
      }
    },
  }
}
