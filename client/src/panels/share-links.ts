// Knows which link stands for which role and whether this device still has its address; knows no dialog.
import type { LinkInfo } from '@common-ground/shared/wire/http-shapes.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'

/** A link is live until it is ended or has run out. `now` in ms. */
export const isLive = (link: LinkInfo, now: number): boolean =>
  link.revokedAt === undefined && (link.expiresAt === undefined || Date.parse(link.expiresAt) > now)

const isJoin = (link: LinkInfo): link is LinkInfo & { readonly role: Role } =>
  link.purpose === 'join' && link.role !== null

/**
 * Where each link leads, for those whose address this device knows.
 * Addresses made together with the board are kept by role: they belong to the oldest link of that role.
 */
export function addressesOf(
  links: readonly LinkInfo[],
  known: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>()
  const oldest = new Set<string>()
  for (const link of links.filter(isJoin).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))) {
    const byRole = oldest.has(link.role) ? undefined : known[link.role]
    oldest.add(link.role)
    const address = known[link.id] ?? byRole
    if (address !== undefined) addresses.set(link.id, address)
  }
  return addresses
}

/** The address to hand out for a role: a live link without note or end that this device knows; null = make one. */
export function readyAddress(
  links: readonly LinkInfo[],
  known: Readonly<Record<string, string>>,
  role: Role,
  now: number,
): string | null {
  const addresses = addressesOf(links, known)
  const link = links.find(
    (one) =>
      one.role === role &&
      isJoin(one) &&
      one.note === '' &&
      one.expiresAt === undefined &&
      isLive(one, now) &&
      addresses.has(one.id),
  )
  return link === undefined ? null : (addresses.get(link.id) ?? null)
}

/** The end of a calendar day in this browser's time zone as an instant; null when the day is over or no day. */
export function endOfDay(day: string, now: number): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const end = new Date(`${day}T23:59:59`)
  return Number.isNaN(end.getTime()) || end.getTime() <= now ? null : end.toISOString()
}
