// Knows what is said of an organisation where people are invited: who of it has come, and what was handed out for it; knows no screen and no call.
import type { LinkInfo, ParticipantInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { inviteWords } from '../../text/invite-words.ts'
import { isLive } from '../share-links.ts'

export interface WhatIsKnown {
  /** All links of the board; null = not fetched yet. */
  readonly links: readonly LinkInfo[] | null
  readonly people: readonly ParticipantInfo[] | null
  /** Ids of the organisations whose form has been sent. */
  readonly filled: ReadonlySet<string> | null
}

const text = inviteWords.organisations

/**
 * In the order it is read; none while nothing is fetched. IN7.
 *
 * @param now ms.
 * @param day how an instant is written.
 */
export function factsOf(
  id: string,
  { links, people, filled }: WhatIsKnown,
  now: number,
  day: (instant: string) => string,
): readonly string[] {
  if (links === null) return []
  const own = links.filter((link) => link.organisationId === id && isLive(link, now))
  const joining = own.filter(({ purpose }) => purpose === 'join')
  const used = joining.flatMap(({ lastUsedAt }) => lastUsedAt ?? []).toSorted()
  const last = used.at(-1)
  const names = (people ?? [])
    .filter(({ organisationId, removedAt }) => organisationId === id && removedAt === undefined)
    .map(({ name }) => name)
  const facts = [
    ...(names.length === 0 ? [] : [text.joined([...new Set(names)])]),
    ...(filled?.has(id) === true
      ? [text.filled]
      : own.some(({ purpose }) => purpose === 'form') && filled !== null
        ? [text.notFilled]
        : []),
    ...(last !== undefined ? [text.linkUsed(day(last))] : joining.length > 0 ? [text.linkUnused] : []),
  ]
  return facts.length === 0 ? [text.notInvited] : facts
}
