// Knows which of many versions may go as they grow old; refuses to know what they say.

/** What is needed of a version to judge it. */
export interface AgeingVersion {
  readonly id: string
  readonly kind: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The version it was taken to restore; null = none. */
  readonly restores: string | null
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What was put back can be taken back for so long, ms. */
export const TAKE_BACK_MS = DAY
/** Of versions older than `from`, one stays per `per`. */
const GRAINS = [
  { from: 90 * DAY, per: 7 * DAY },
  { from: 7 * DAY, per: DAY },
  { from: DAY, per: HOUR },
] as const
/** Somebody asked for these. */
const FOR_GOOD: ReadonlySet<string> = new Set(['named', 'agreed'])

/**
 * Ids of those that may go: all stay for a day, then one an hour for a week, one a day for ninety days, one a week after.
 * The last of each stretch stays; one taken before a restore or an import comes before one taken in passing. Named and
 * agreed ones never go, nor does what a restore of the last day put back: taking it back needs both.
 *
 * @param now milliseconds since 1970.
 */
export const thinnedOut = (versions: readonly AgeingVersion[], now: number): readonly string[] => {
  const needed = new Set(versions.filter(({ at }) => now - at <= TAKE_BACK_MS).map(({ restores }) => restores))
  const ageing = versions
    .filter(({ id, kind }) => !FOR_GOOD.has(kind) && !needed.has(id))
    .toSorted((one, other) => Number(one.kind === 'auto') - Number(other.kind === 'auto') || other.at - one.at)
  const seen = new Set<string>()
  return ageing.flatMap(({ id, at }) => {
    const grain = GRAINS.find(({ from }) => now - at > from)
    if (grain === undefined) return []
    const stretch = `${grain.per} ${Math.floor(at / grain.per)}`
    if (seen.has(stretch)) return [id]
    seen.add(stretch)
    return []
  })
}
