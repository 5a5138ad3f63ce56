// Knows for which organisations somebody may answer by the links they hold; refuses to know on what and how.
import { fail, ok, type Result } from '@common-ground/shared/result.ts'
import { isAtLeast } from '@common-ground/shared/wire/roles.ts'
import type { BoardRow, LinkRow, ParticipantRow, Store } from '../store/store.ts'
import { findLink, isSpent, judgeLink, openAccess, type Access, type AccessError, type Credentials } from './access.ts'
import { hashSecret } from './secrets.ts'

/** Somebody with a link made for an organisation. */
export interface Speaker {
  readonly organisationId: string
  readonly link: LinkRow
  /** null for a secret that has not acted yet. */
  readonly participant: ParticipantRow | null
}
/** Somebody who joined by a link for everybody, as somebody from an organisation. */
export interface Guest {
  readonly organisationId: string
  readonly participant: ParticipantRow
}
/** What somebody may do with answers on a board. */
export interface Answering {
  readonly board: BoardRow
  /** One for each organisation; empty = none. */
  readonly speakers: readonly Speaker[]
  /** On the board itself; null for who came by a link to a page alone. */
  readonly access: Access | null
  /** null = they came by no such link that lets them take part, or as nobody in particular. */
  readonly guest: Guest | null
}

/** What a link of an organisation may be for, besides opening the board. */
export type Page = { readonly page: 'answer' | 'form' } | { readonly page: 'check'; readonly checkId: string }

/** A link that speaks for its organisation on a page: to join by, to answer by, or made for just this question. */
const speaksOn = (page: Page, { purpose, organisationId, checkId }: LinkRow): boolean =>
  organisationId !== null &&
  (page.page === 'form'
    ? purpose === 'form'
    : purpose === 'join' ||
      purpose === 'answer' ||
      (page.page === 'check' && purpose === 'check' && checkId === page.checkId))

/**
 * What these credentials allow: a live link to the board, or one of an organisation for that page. Refuses in the same
 * order as opening a board does.
 *
 * @param now milliseconds since 1970.
 */
export async function openAnswering(
  store: Store,
  boardId: string,
  page: Page,
  credentials: Credentials,
  now: number,
): Promise<Result<Answering, AccessError>> {
  const opened = await openAccess(store, boardId, 'viewer', credentials, now)
  const held = await heldLinks(store, boardId, credentials, now)
  const speakers = held.filter(({ link }) => speaksOn(page, link))
  if (opened.ok) {
    const { board } = opened.value
    return ok({ board, access: opened.value, speakers: speakersOf(speakers), guest: guestOf(held) })
  }
  if (opened.error !== 'role-too-low' || speakers.length === 0) return opened
  const board = await store.board(boardId)
  if (board === null) return fail('board-not-found')
  if (board.deletedAt !== null) return fail('board-deleted')
  return ok({ board, access: null, speakers: speakersOf(speakers), guest: null })
}

type Held = Omit<Speaker, 'organisationId'>

const speakersOf = (held: readonly Held[]): readonly Speaker[] => [
  ...new Map(
    held.flatMap(({ link, participant }) => {
      const { organisationId } = link
      return organisationId === null ? [] : [[organisationId, { organisationId, link, participant }] as const]
    }),
  ).values(),
]

/** The organisation that somebody said they are from when they came, if they came last by a link for everybody that lets them take part. */
function guestOf(held: readonly Held[]): Guest | null {
  for (const { link, participant } of held) {
    if (participant === null || participant.organisationId === null || participant.linkId !== link.id) continue
    if (link.purpose !== 'join' || link.organisationId !== null) continue
    if (link.role !== null && isAtLeast(link.role, 'commenter'))
      return { organisationId: participant.organisationId, participant }
  }
  return null
}

/** Every link that is live and on this board: of a device all it has joined by, of a secret its own. */
async function heldLinks(
  store: Store,
  boardId: string,
  { bearer, session: token }: Credentials,
  now: number,
): Promise<readonly Held[]> {
  if (bearer !== null) {
    const link = await findLink(store, bearer)
    if (link === null || link.boardId !== boardId || !judgeLink(link, now).ok) return []
    return [{ link, participant: null }]
  }
  const session = token === null ? null : await store.sessionByTokenHash(hashSecret(token))
  if (session === null || isSpent(session, now)) return []
  const held = await Promise.all(
    (await store.grants(session.id, boardId)).map(async ({ linkId, participantId }) => ({
      link: await store.link(linkId),
      participant: await store.participant(participantId),
    })),
  )
  return held.flatMap(({ link, participant }) =>
    link === null || participant === null || participant.removedAt !== null || !judgeLink(link, now).ok
      ? []
      : [{ link, participant }],
  )
}
