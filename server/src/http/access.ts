// Knows what a credential opens on a board: link secrets, device sessions, tickets; refuses to know the call it is for.
import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { isAtLeast, type Role } from '@common-ground/shared/wire/roles.ts'
import type { BoardRow, GrantRow, LinkRow, ParticipantRow, SessionRow, Store } from '../store/store.ts'
import { hashSecret } from './secrets.ts'

export type AccessError =
  | 'not-signed-in'
  | 'link-revoked'
  | 'link-expired'
  | 'board-not-found'
  | 'board-deleted'
  | 'role-too-low'

/** What a request carries to say who it is. */
export interface Credentials {
  /** Secret of a link, from `Authorization: Bearer`. */
  readonly bearer: string | null
  /** Token of the device session, from the cookie. */
  readonly session: string | null
}

/** What somebody may do on one board now. */
export interface Access {
  readonly board: BoardRow
  readonly role: Role
  readonly link: LinkRow
  readonly session: SessionRow | null
  /** Row of who it is; null for a link secret that has not acted yet. */
  readonly participant: ParticipantRow | null
}

/** Reads the secret out of an Authorization header; null when there is none or it is of another scheme. */
export function readBearer(header: string | undefined): string | null {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')?.[1] ?? null
}

/** Whether a link opens anything at an instant. */
export function judgeLink(link: LinkRow, now: number): Result<LinkRow, 'link-revoked' | 'link-expired'> {
  if (link.revokedAt !== null) return fail('link-revoked')
  if (link.expiresAt !== null && Date.parse(link.expiresAt) <= now) return fail('link-expired')
  return ok(link)
}

/** Finds the link that a secret belongs to, live or not. */
export async function findLink(store: Store, secret: string): Promise<LinkRow | null> {
  return await store.linkBySecretHash(hashSecret(secret))
}

/**
 * What these credentials open on a board. A secret in the header counts before the cookie.
 *
 * The order of refusals is fixed: no credential, dead link, no such board or one of another board, role too low.
 *
 * @param now milliseconds since 1970.
 */
export async function openAccess(
  store: Store,
  boardId: string,
  needed: Role,
  credentials: Credentials,
  now: number,
): Promise<Result<Access, AccessError>> {
  const held =
    credentials.bearer !== null
      ? await heldByLink(store, boardId, credentials.bearer, now)
      : await heldBySession(store, boardId, credentials.session, now)
  if (!held.ok) return held
  const board = await store.board(boardId)
  if (board === null) return fail('board-not-found')
  if (board.deletedAt !== null) return fail('board-deleted')
  const { link } = held.value
  if (link.role === null || link.purpose !== 'join' || !isAtLeast(link.role, needed)) return fail('role-too-low')
  return ok({ ...held.value, board, role: link.role })
}

type Held = Pick<Access, 'link' | 'session' | 'participant'>

async function heldByLink(
  store: Store,
  boardId: string,
  secret: string,
  now: number,
): Promise<Result<Held, AccessError>> {
  const link = await findLink(store, secret)
  if (link === null) return fail('not-signed-in')
  const live = judgeLink(link, now)
  if (!live.ok) return live
  if (link.boardId !== boardId) return fail('board-not-found')
  return ok({ link, session: null, participant: await store.participant(participantOfLink(link.id)) })
}

async function heldBySession(
  store: Store,
  boardId: string,
  token: string | null,
  now: number,
): Promise<Result<Held, AccessError>> {
  const session = token === null ? null : await store.sessionByTokenHash(hashSecret(token))
  if (session === null || isSpent(session, now)) return fail('not-signed-in')
  const held = await strongestGrant(store, session.id, boardId, now)
  return held.ok ? ok({ ...held.value, session }) : held
}

/** A device is forgotten after 400 days without a visit. */
export const SESSION_DAYS = 400
/** Whether a session is too old to be anybody's. */
export function isSpent(session: SessionRow, now: number): boolean {
  return now - Date.parse(session.lastSeenAt) > SESSION_DAYS * 86_400_000
}

/** Of the links a device has joined a board by, the strongest that is live now. */
export async function strongestGrant(
  store: Store,
  sessionId: string,
  boardId: string,
  now: number,
): Promise<Result<{ readonly link: LinkRow; readonly participant: ParticipantRow }, AccessError>> {
  let best: { readonly link: LinkRow; readonly participant: ParticipantRow } | null = null
  let reason: AccessError = 'board-not-found'
  for (const grant of await store.grants(sessionId, boardId)) {
    const held = await judgeGrant(store, grant, now)
    if (!held.ok) reason = held.error
    else if (best === null || isStronger(held.value.link, best.link)) best = held.value
  }
  return best === null ? fail(reason) : ok(best)
}

async function judgeGrant(
  store: Store,
  grant: GrantRow,
  now: number,
): Promise<Result<{ readonly link: LinkRow; readonly participant: ParticipantRow }, AccessError>> {
  const [link, participant] = await Promise.all([store.link(grant.linkId), store.participant(grant.participantId)])
  // Somebody taken off the call has to open a link again.
  if (link === null || participant === null || participant.removedAt !== null) return fail('link-revoked')
  const live = judgeLink(link, now)
  return live.ok ? ok({ link, participant }) : live
}

function isStronger(link: LinkRow, other: LinkRow): boolean {
  if (link.role === null) return false
  return other.role === null || (link.role !== other.role && isAtLeast(link.role, other.role))
}

/** What a link is for, as people read it of whoever has nothing else to be called by. */
const OPENS: Readonly<Record<Role | LinkRow['purpose'], string>> = {
  facilitator: 'run the board',
  editor: 'edit',
  commenter: 'look',
  viewer: 'look',
  join: 'the board',
  answer: 'answer',
  form: 'the form before the call',
  check: 'what is asked at home',
}

/** Who somebody is that acts by a link's secret alone: one participant per link. */
function participantOfLink(linkId: string): string {
  return createHash('sha256').update(`participant of link ${linkId}`).digest('base64url').slice(0, 12)
}

/**
 * The participant behind an access; for a bare link secret its row is made at its first act.
 *
 * @param called what they call themselves; absent = what the link's note says.
 */
export async function participantBehind(
  store: Store,
  access: Pick<Access, 'board' | 'link' | 'participant'>,
  now: number,
  called?: string,
): Promise<ParticipantRow> {
  if (access.participant !== null) return access.participant
  const at = new Date(now).toISOString()
  const participant: ParticipantRow = {
    id: participantOfLink(access.link.id),
    boardId: access.board.id,
    name: called ?? (access.link.note || `Somebody with the link to ${OPENS[access.link.role ?? access.link.purpose]}`),
    organisationId: access.link.organisationId,
    organisationText: null,
    bound: access.link.organisationId !== null,
    linkId: access.link.id,
    firstSeenAt: at,
    lastSeenAt: at,
    removedAt: null,
  }
  // Two first acts may meet, on sockets and calls: only one of them makes the row, and it is the same for both.
  try {
    await store.addParticipant(participant)
    return participant
  } catch (error) {
    const made = await store.participant(participant.id)
    if (made === null) throw error
    return made
  }
}
