// Knows which kept version stands for what somebody saw when they were here last; refuses to know who they are.
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'

/** The last one to leave has seen the version that is taken for it, ms. */
const LEAVING_MS = 5000

/**
 * The newest version that was there when somebody left, else the oldest there is: it never holds what came after.
 *
 * @param leftAt instant; null = they were never here.
 * @returns null = nothing to compare with.
 */
export function versionSeen(versions: readonly VersionInfo[], leftAt: string | null): VersionInfo | null {
  const left = leftAt === null ? Number.NaN : Date.parse(leftAt)
  if (Number.isNaN(left)) return null
  const newestFirst = versions.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return newestFirst.find(({ at }) => Date.parse(at) <= left + LEAVING_MS) ?? newestFirst.at(-1) ?? null
}

/** Whether a version was taken for somebody's work after they had left. */
export const workedOnSince = (versions: readonly VersionInfo[], leftAt: string): boolean =>
  versions.some(({ at }) => Date.parse(at) > Date.parse(leftAt) + LEAVING_MS)
