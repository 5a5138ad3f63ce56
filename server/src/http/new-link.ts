// Knows what a new link to a board is and how it is handed to somebody; refuses to know who may make one.
import type { Role } from '@common-ground/shared/wire/roles.ts'
import type { LinkRow } from '../store/store.ts'
import { hashSecret, makeRowId, makeSecret, type RandomBytes } from './secrets.ts'

/** A link nobody has seen yet, and its secret, which is kept nowhere. */
export function makeLink(
  boardId: string,
  role: Role | null,
  random: RandomBytes,
  now: number,
): { readonly link: LinkRow; readonly secret: string } {
  const secret = makeSecret(random)
  const link: LinkRow = {
    id: makeRowId(random),
    boardId,
    role,
    purpose: 'join',
    secretHash: hashSecret(secret),
    organisationId: null,
    checkId: null,
    note: '',
    createdAt: new Date(now).toISOString(),
    expiresAt: null,
    revokedAt: null,
    uses: 0,
    lastUsedAt: null,
  }
  return { link, secret }
}

/** What to hand to somebody. @param origin without a trailing slash. */
export function showAddress(origin: string, secret: string): { readonly url: string; readonly secret: string } {
  return { url: `${origin}/j#${secret}`, secret }
}
