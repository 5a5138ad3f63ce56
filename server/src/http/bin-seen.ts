// Knows since when each thing has been in a board's bin, by the server's own clock; refuses to know what becomes of it.
import { instantMs } from '@common-ground/shared/board/calendar.ts'
import type { Binned } from '@common-ground/shared/board/old-bin.ts'

/** What a look into a bin found. */
export interface BinSeen {
  /** Milliseconds since 1970. */
  readonly lookedAt: number
  /** Since when, by `nameOf`, milliseconds since 1970. */
  readonly since: ReadonlyMap<string, number>
}

/** Put in the bin anew, the same thing is another. */
const nameOf = ({ id, at }: Binned): string => `${id} ${at}`

/**
 * Since when a thing has been there. A clock that is wrong, or a document that was written to deceive, moves that by no
 * more than the time between two looks: it was not there at the one before, and is at this one. [BN6]
 *
 * @param now milliseconds since 1970.
 */
export function sinceWhen({ lookedAt, since }: BinSeen, now: number, thing: Binned): number {
  return since.get(nameOf(thing)) ?? Math.min(now, Math.max(lookedAt, instantMs(thing.at)))
}

/** What this look found of the things that stay. */
export function seenNow(before: BinSeen, now: number, stays: readonly Binned[]): BinSeen {
  return { lookedAt: now, since: new Map(stays.map((thing) => [nameOf(thing), sinceWhen(before, now, thing)])) }
}

/** As it is kept. */
export const writeBinSeen = ({ lookedAt, since }: BinSeen): string => JSON.stringify([lookedAt, ...since])

/** Longer than between two looks: a server that stood still meanwhile was told nothing. */
const STOOD_STILL_MS = 2 * 86_400_000

/**
 * @param madeAt when the board was made here, ISO 8601: nothing was in its bin before.
 * @param now milliseconds since 1970.
 */
export function readBinSeen(kept: string | null, madeAt: string, now: number): BinSeen {
  if (kept === null) return { lookedAt: Date.parse(madeAt), since: new Map() }
  const [lookedAt, ...since] = JSON.parse(kept) as [number, ...(readonly [string, number])[]]
  return { lookedAt: Math.max(lookedAt, now - STOOD_STILL_MS), since: new Map(since) }
}
