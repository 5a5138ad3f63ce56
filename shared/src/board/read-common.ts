// Knows how the parts that every card and relation has are read from raw values, whatever those are; refuses to know fields.
import {
  LOOKS,
  type Binned,
  type CardCommon,
  type Lock,
  type Look,
  type Point,
  type Problem,
  type Size,
  type Stamp,
} from './board.ts'
import { BEING_MADE, CARD_KEY, type RawMap } from './board-doc.ts'
import { isInstant } from './calendar.ts'
import { isId } from './ids.ts'
import type { Source } from './kinds/kind.ts'
import { LIMITS } from './limits.ts'
import { isOrder } from './order.ts'
import { isPlainValue, isRecord, samePlain } from './plain-value.ts'

/** Collects what had to be repaired or left out while something is read. */
export type Report = (code: Problem['code'], path: string) => void

/** Rounds a world coordinate to 0.01, the grain of files; never -0. */
export const rounded = (value: number): number => Math.round(value * 100) / 100 + 0

const pair = (raw: unknown, least: number, most: number): readonly [number, number] | undefined => {
  if (!Array.isArray(raw) || raw.length !== 2) return undefined
  const [one, two] = raw as readonly unknown[]
  const fits = (value: unknown): value is number => typeof value === 'number' && value >= least && value <= most
  return fits(one) && fits(two) ? [rounded(one), rounded(two)] : undefined
}
/** A place within 1,000,000 units of the origin; undefined = anything else. */
export const readPoint = (raw: unknown): Point | undefined => pair(raw, -LIMITS.coordinate, LIMITS.coordinate)
/** A size of 16 to 20,000 units each way; undefined = anything else. */
export const readSize = (raw: unknown): Size | undefined => pair(raw, LIMITS.sizeMin, LIMITS.sizeMax)

const isShort = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && value.isWellFormed()

/** When and by whom; undefined = not a stamp. */
export const readStamp = (raw: unknown): Stamp | undefined => {
  if (!isRecord(raw)) return undefined
  const { at, by } = raw as { at?: unknown; by?: unknown }
  return isInstant(at) && isId(by) ? { at, by } : undefined
}
/** File, path in it, and the id it had there; undefined = not a source. */
export const readSource = (raw: unknown): Source | undefined => {
  if (!isRecord(raw)) return undefined
  // The path of the file as a whole is empty, and empty texts are not written down.
  const { file, path = '', id } = raw as { file?: unknown; path?: unknown; id?: unknown }
  if (!isShort(file, LIMITS.plainChars) || !isShort(path, LIMITS.plainChars)) return undefined
  if (id === undefined) return { file, path }
  return isShort(id, LIMITS.plainChars) ? { file, path, id } : undefined
}
const readRecord = (raw: unknown): Readonly<Record<string, unknown>> | undefined =>
  isRecord(raw) && isPlainValue(raw) ? raw : undefined

/** Who said which field, for whom; undefined = not such a record. */
export const readVoice = (raw: unknown): CardCommon['voice'] | undefined => {
  if (!isRecord(raw)) return undefined
  const entries = Object.entries(raw).flatMap(([field, said]) => {
    const stamp = readStamp(said)
    const orgId = isRecord(said) ? said['orgId'] : undefined
    return stamp !== undefined && isId(orgId) && isId(field) ? [[field, { orgId, ...stamp }] as const] : []
  })
  return entries.length === Object.keys(raw).length ? Object.fromEntries(entries) : undefined
}
const readLook = (raw: unknown): Look | undefined => LOOKS.find((look) => look === raw)

/** Where a thing is: in sight, still being made (or its making undone), or binned by somebody. */
export type BinState = null | typeof BEING_MADE | { readonly at: string; readonly by: string }
/** A mark nobody can read counts as binned long ago by nobody: out of sight, and restorable. */
export const readBin = (raw: unknown): BinState => {
  if (raw === undefined || raw === null) return null
  return raw === BEING_MADE ? BEING_MADE : (readStamp(raw) ?? { at: '1970-01-01T00:00:00Z', by: 'unknown' })
}

/** What stands in a card's common keys: undefined = not set, or not readable (then reported). */
export type SetCommon = { readonly [K in Exclude<keyof CardCommon, 'id'>]?: NonNullable<CardCommon[K]> }

const READERS: { readonly [K in keyof Required<SetCommon>]: (raw: unknown) => unknown } = {
  pos: readPoint,
  size: readSize,
  zone: (raw) => (isId(raw) ? raw : undefined),
  z: (raw) => (isOrder(raw) ? raw : undefined),
  order: (raw) => (isOrder(raw) ? raw : undefined),
  look: readLook,
  inAgreement: (raw) => (typeof raw === 'boolean' ? raw : undefined),
  lock: (raw): Lock | undefined => readStamp(raw),
  group: (raw) => (isId(raw) ? raw : undefined),
  source: readSource,
  extra: readRecord,
  made: readStamp,
  touched: readStamp,
  voice: readVoice,
}
const NAMES = Object.keys(READERS) as readonly (keyof SetCommon)[]

/** Reads the common keys of a card. Values equal to those in `before` keep their reference. */
export const readCommon = (
  raw: RawMap,
  path: string,
  before: Readonly<Record<string, unknown>> | null,
  report: Report,
): SetCommon => {
  const common: Record<string, unknown> = {}
  for (const name of NAMES) {
    const value = raw.get(CARD_KEY[name])
    if (value === undefined || value === null) continue
    const read = READERS[name](value)
    if (read === undefined) report('bad-value', `${path}/${name}`)
    else common[name] = before !== null && samePlain(before[name], read) ? before[name] : read
  }
  return common
}

/** What the bin lists of a card that is out of sight; null = nothing to list. */
export const binnedFrom = (
  state: BinState,
  made: Stamp | null,
  touched: Stamp | null,
): Pick<Binned, 'at' | 'by'> | null => {
  if (state === null) return null
  if (state !== BEING_MADE) return state
  // Its maker took the making back after somebody else had worked on it: their work must stay within reach.
  return made !== null && touched !== null && touched.by !== made.by ? { at: touched.at, by: made.by } : null
}
