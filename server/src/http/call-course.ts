// Knows how a call went, as it is told afterwards, from what was kept of it; refuses to know what was said in it.
import { sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import type { CallCourse } from '@common-ground/shared/templates/said-at-steps.ts'
import type { StoredCall } from './led-calls.ts'

/** What is shown by going on to the next step comes from the devices a moment later. */
export const GRACE_MS = 2 * 60_000

/**
 * The steps of a call with when it was at each and what was picked there. A sheet that this version does not have has no
 * steps. [SUM8]
 *
 * @param now milliseconds since 1970.
 */
export function courseOf({ row, state }: StoredCall, now: number): CallCourse {
  const { sheet, visits, rounds } = state
  const end = row.endedAt === null ? now : Date.parse(row.endedAt)
  const instant = (at: number): string => new Date(at).toISOString()
  return {
    steps: sheetOf(sheet)?.steps ?? [],
    visits:
      visits?.map(({ step, at }, index) => ({
        step,
        from: instant(at),
        until: instant((visits[index + 1]?.at ?? end) + GRACE_MS),
      })) ?? null,
    counts: Object.fromEntries(Object.entries(rounds).map(([step, { counts }]) => [step, counts])),
  }
}
