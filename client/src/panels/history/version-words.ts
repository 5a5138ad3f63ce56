// Knows how a version is called and whose it is, in words; knows no element.
import { TAKE_BACK_MS } from '@common-ground/shared/versions/thinning.ts'
import type { ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import type { Participant } from '../../model/board-session.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { formatMoment } from '../../text/dates.ts'
import { historyWords } from '../../text/history-words.ts'
import { conditionsOf } from '../agreement/agreement-of.ts'
import { nameOf } from '../who.ts'

/** Names shown of those whose changes are in it. */
const NAMES = 3

/** "After the call", "Before “After the call” was put back", "Kept automatically". */
export function versionTitle(version: VersionInfo, all: readonly VersionInfo[]): string {
  if (version.title !== undefined) return version.title
  const restored = all.find(({ id }) => id === version.restores)
  return restored?.title === undefined ? historyWords.kinds[version.kind] : historyWords.beforeNamed(restored.title)
}

/** That it was agreed, and with how many conditions; "" = it was not, or that is not known. [AG53] */
export function versionAgreed({ id, kind }: VersionInfo, proposals: readonly ProposalInfo[] | null): string {
  const proposal = proposals?.find((one) => one.id === id)
  if (kind !== 'agreed' || proposal === undefined) return ''
  return `${historyWords.kinds.agreed}${agreementWords.withConditions(conditionsOf(proposal).length)}`
}

/** The title with its moment, for where one of many is chosen. */
export const versionInFull = (version: VersionInfo, all: readonly VersionInfo[]): string =>
  `${versionTitle(version, all)}, ${formatMoment(version.at)}`

/** Who asked for it, or whose changes are in it; "" = nobody who is known. */
export function versionPeople({ by }: VersionInfo, participants: readonly Participant[]): string {
  const names = by.slice(0, NAMES).map((id) => nameOf(participants, id))
  return historyWords.by(names, by.length - names.length)
}

/**
 * Until when what was put back just after this version can be taken back, ms since 1970; null = nothing was, it was taken
 * back, or it is too long ago.
 *
 * @param now ISO 8601 instant of the server's clock.
 */
export function takeBackUntil({ restores, undoneAt, at }: VersionInfo, now: string): number | null {
  const until = Date.parse(at) + TAKE_BACK_MS
  return restores !== undefined && undoneAt === undefined && Date.parse(now) <= until ? until : null
}
