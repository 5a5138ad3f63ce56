// Knows which link stands for which role or organisation, how it reads, and whether this device still has its address; knows no dialog.
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardTitle, textValue } from '@common-ground/shared/board/card.ts'
import type { LinkInfo, ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { type Role, ROLES } from '@common-ground/shared/wire/roles.ts'
import { inviteWords } from '../text/invite-words.ts'
import { panelWords } from '../text/panel-words.ts'
import { peopleWords } from '../text/people-words.ts'
import type { OrganisationChoice } from './organisation-match.ts'

const text = panelWords.share

/** A link that somebody asks for. */
export interface WantedLink {
  /** Absent for a page of its own. */
  readonly role?: Role
  readonly purpose?: 'join' | 'form'
  readonly organisationId?: string
  readonly note?: string
  readonly expiresAt?: string
}
export interface NamedOrganisation {
  readonly id: string
  readonly name: string
}

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
  for (const { id, purpose } of links) {
    const address = purpose === 'answer' || purpose === 'form' ? known[id] : undefined
    if (address !== undefined) addresses.set(id, address)
  }
  return addresses
}

/**
 * The address to hand out: a live link of the role for the organisation, or for anybody, with the same note and without
 * an end, that this device knows; null = make one.
 */
export function readyAddress(
  links: readonly LinkInfo[],
  known: Readonly<Record<string, string>>,
  { role, purpose = 'join', organisationId, note = '' }: WantedLink,
  now: number,
): string | null {
  const addresses = addressesOf(links, known)
  const link = links.find(
    (one) =>
      one.role === (role ?? null) &&
      one.purpose === purpose &&
      one.organisationId === organisationId &&
      one.note === note &&
      one.expiresAt === undefined &&
      isLive(one, now) &&
      addresses.has(one.id),
  )
  return link === undefined ? null : (addresses.get(link.id) ?? null)
}

/** As they are listed: what allows most first, those for answers last, the oldest first among equals. */
export const inOrder = (links: readonly LinkInfo[]): readonly LinkInfo[] => {
  const rank = ({ role }: LinkInfo): number => (role === null ? ROLES.length : ROLES.indexOf(role))
  return links.toSorted((a, b) => rank(a) - rank(b) || a.createdAt.localeCompare(b.createdAt))
}

/** What a link is called: what it allows, for whom, and its note. */
export function linkName(link: LinkInfo, organisation: string | null): string {
  const what = link.role === null ? inviteWords.purposes[link.purpose] : text.roles[link.role]
  // What runs the board is for nobody unasked.
  const isForAll = link.note === '' && link.role !== 'facilitator'
  const whose = organisation === null ? (isForAll ? [text.forEverybody] : []) : [organisation]
  return [what, ...whose, ...(link.note === '' ? [] : [link.note])].join(', ')
}

/** Who came in by a link last. */
export interface CameBy {
  /** Each name once, in the order they first came. */
  readonly names: readonly string[]
  readonly isMe: boolean
}

/** @param me participant id of whoever asks. */
export function cameBy(link: LinkInfo, people: readonly ParticipantInfo[], me: string): CameBy {
  const came = people
    .filter(({ linkId, removedAt }) => linkId === link.id && removedAt === undefined)
    .toSorted((a, b) => a.firstSeenAt.localeCompare(b.firstSeenAt))
  return { names: [...new Set(came.map(({ name }) => name))], isMe: came.some(({ id }) => id === me) }
}

/** What is asked before a link is ended: who will be out, and what stays. PE13. */
export function endQuestion({ purpose }: LinkInfo, { names, isMe }: CameBy, isLastToRun: boolean): string {
  const ask = purpose === 'join' ? text.endSure.join : text.endSure.page
  return [ask(names), ...(isMe ? [text.endSure.mine] : []), ...(isLastToRun ? [text.endSure.last] : [])].join(' ')
}

/** What is asked before a link is ended and another of its kind takes its place: who is out until they have it. PG204. */
export const newLinkQuestion = (link: string, { names }: Pick<CameBy, 'names'>): string =>
  peopleWords.newLinkAsk(link, inviteWords.namesTogether(names))

/** Another link that lets in whom this one lets in, to the same, for as long. */
export const sameAgain = ({ role, purpose, organisationId, note, expiresAt }: LinkInfo): WantedLink => ({
  ...(role === null ? {} : { role }),
  ...(purpose === 'form' ? { purpose } : {}),
  ...(organisationId === undefined ? {} : { organisationId }),
  ...(note === '' ? {} : { note }),
  ...(expiresAt === undefined ? {} : { expiresAt }),
})

/**
 * What is to be known about a link, in the order it is read.
 *
 * @param day how an instant is written.
 * @param hasCome whether what a link to a page asks for has come from its organisation; null = nothing is asked now, or it
 * is not known.
 */
export function linkFacts(
  link: LinkInfo,
  day: (instant: string) => string,
  { names }: Pick<CameBy, 'names'> = { names: [] },
  hasCome: boolean | null = null,
): readonly string[] {
  const { createdAt, uses, lastUsedAt, revokedAt, expiresAt, purpose } = link
  return [
    ...(names.length === 0 ? [] : [text.cameIn(inviteWords.namesTogether(names))]),
    text.madeOn(day(createdAt)),
    // Nobody is said to have come in by a link that is not used.
    ...(purpose === 'answer' || purpose === 'form'
      ? peopleWords.page(purpose, lastUsedAt === undefined ? null : day(lastUsedAt), hasCome)
      : lastUsedAt !== undefined
        ? [peopleWords.lastUsed(uses, day(lastUsedAt))]
        : uses > 0 || names.length === 0
          ? [text.uses(uses)]
          : []),
    ...(revokedAt !== undefined ? [text.endedOn(day(revokedAt))] : []),
    ...(expiresAt !== undefined && revokedAt === undefined ? [text.endsOn(day(expiresAt))] : []),
  ]
}

/**
 * True while nobody but one person has come by a live link to run the board: if that one is lost, so is the board.
 * Somebody who came on two devices under one name is one person.
 */
export function hasOneKeeper(links: readonly LinkInfo[], people: readonly ParticipantInfo[], now: number): boolean {
  const keeping = new Set(
    links.filter((link) => isJoin(link) && link.role === 'facilitator' && isLive(link, now)).map(({ id }) => id),
  )
  const keepers = people
    .filter(({ linkId = '', removedAt }) => removedAt === undefined && keeping.has(linkId))
    .map(({ name }) => name.trim().toLocaleLowerCase())
  return new Set(keepers).size < 2
}

/** The organisations on the board that have a name, by name. */
export function organisationsOf(board: Board): readonly OrganisationChoice[] {
  return [...board.cards.values()]
    .filter(({ kind }) => kind === 'organisation')
    .map((card) => ({ id: card.id, name: cardTitle(card), shortName: textValue(card, 'shortName') }))
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** The end of a calendar day in this browser's time zone as an instant; null when the day is over or no day. */
export function endOfDay(day: string, now: number): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const end = new Date(`${day}T23:59:59`)
  return Number.isNaN(end.getTime()) || end.getTime() <= now ? null : end.toISOString()
}
