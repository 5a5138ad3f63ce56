// Knows what a new link to a board is and how it is handed to somebody; refuses to know who may make one.
import type { LinkInfo } from '@common-ground/shared/wire/http-shapes.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'
import { Refusal } from '../errors.ts'
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
    madeByLink: null,
    madeByPerson: null,
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

/** A link as it is listed, without its secret. */
export function showLink(link: LinkRow): LinkInfo {
  return {
    id: link.id,
    role: link.role,
    purpose: link.purpose,
    ...(link.organisationId === null ? {} : { organisationId: link.organisationId }),
    ...(link.checkId === null ? {} : { checkId: link.checkId }),
    note: link.note,
    createdAt: link.createdAt,
    ...(link.expiresAt === null ? {} : { expiresAt: link.expiresAt }),
    ...(link.revokedAt === null ? {} : { revokedAt: link.revokedAt }),
    uses: link.uses,
    ...(link.lastUsedAt === null ? {} : { lastUsedAt: link.lastUsedAt }),
  }
}

/** An instant with its offset, in the future; a bare date ends with that day in UTC. */
export function readExpiry(value: string | undefined, now: number): string | null {
  if (value === undefined) return null
  const isInstant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(value)
  const at = isInstant ? Date.parse(value.length === 10 ? `${value}T23:59:59.999Z` : value) : Number.NaN
  if (Number.isNaN(at) || at <= now)
    throw new Refusal('bad-request', { detail: 'expiresAt: an instant in the future, like 2030-01-31T17:00:00Z.' })
  return new Date(at).toISOString()
}
