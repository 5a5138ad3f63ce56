// Knows which file starts a server process in a test, and whether what was built is of the sources as they are; starts nothing.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The server from its sources. */
export const SOURCE_SERVER = at('server/src/main.ts')
/** What starts what `pnpm build` makes of it. */
export const BUILT_SERVER = at('server/start.js')

/** What a built server is made of. */
const MADE_OF = ['server/src', 'server/rolldown.config.ts', 'server/package.json', 'shared/src', 'pnpm-lock.yaml']

/** When a file, or the last of a folder, changed, in ms since 1970; a folder itself changes by what is taken out of it. */
function newest(path: string): number {
  const seen = statSync(path)
  if (!seen.isDirectory()) return seen.mtimeMs
  return Math.max(seen.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** @param built the built file to judge. @returns Whether it is there and newer than everything it is made of. */
export function isBuiltOf(built: string, madeOf: readonly string[]): boolean {
  const made = statSync(built, { throwIfNoEntry: false })
  return made !== undefined && madeOf.every((path) => newest(path) < made.mtimeMs)
}

let isUpToDate: boolean | undefined

/**
 * The server that a test starts: as it was built, which takes a third of the processor time, where that is of the sources as
 * they are now; else its sources, so that nobody tests what they have changed since (0143).
 */
export function serverFile(): string {
  isUpToDate ??= isBuiltOf(at('server/dist/main.js'), MADE_OF.map(at))
  return isUpToDate ? BUILT_SERVER : SOURCE_SERVER
}
