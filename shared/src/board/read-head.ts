// Knows how what is said about the board as a whole (title, stage, language) is read; refuses to know cards.
import type { Board, Problem } from './board.ts'
import { BOARD_KEY, SCHEMA_VERSION, type BoardDoc } from './board-doc.ts'
import { isDate, isInstant } from './calendar.ts'
import { LIMITS } from './limits.ts'
import { isPlainValue, isRecord } from './plain-value.ts'
import { readableText } from './text-rules.ts'

export const STAGES = ['forming', 'running', 'reviewing', 'closed'] as const
const DEFAULT_TIME_ZONE = 'Europe/London'
const DEFAULT_LANGUAGE = 'en-GB'

type HeadKeys =
  | 'schemaVersion'
  | 'title'
  | 'stage'
  | 'timeZone'
  | 'language'
  | 'createdAt'
  | 'firstProposedOn'
  | 'firstAgreedOn'
  | 'settings'
/** A board without its cards, relations and bin. */
export type Head = Pick<Board, HeadKeys>

export const isStage = (value: unknown): value is Board['stage'] => STAGES.some((stage) => stage === value)
/** True for the shape of an IANA name ("Europe/London"); whether the zone exists is for those with a calendar to say. */
export const isTimeZone = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,3}$/.test(value) && value.length <= 64
/** True for the shape of a language tag ("en-GB"). */
export const isLanguage = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value) && value.length <= 64

/** Reads the head; keys that are missing or cannot be read fall back, the latter with a problem. */
export const readHead = ({ board }: BoardDoc): { readonly head: Head; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []
  const read = <T>(key: keyof typeof BOARD_KEY, accepts: (value: unknown) => value is T, otherwise: T): T => {
    const value = board.get(BOARD_KEY[key])
    if (accepts(value)) return value
    if (value !== undefined && value !== null) problems.push({ code: 'bad-value', path: `board/${key}` })
    return otherwise
  }
  const isVersion = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1
  const isTitle = (value: unknown): value is string => typeof value === 'string' && value.length <= LIMITS.textChars
  const isDay = (value: unknown): value is string | null => isDate(value, false)
  const isSettings = (value: unknown): value is Readonly<Record<string, unknown>> =>
    isRecord(value) && isPlainValue(value)
  const schemaVersion = read('schemaVersion', isVersion, SCHEMA_VERSION)
  if (schemaVersion > SCHEMA_VERSION) problems.push({ code: 'newer-version', path: 'board/schemaVersion' })
  const head: Head = {
    schemaVersion,
    title: readableText(read('title', isTitle, '')),
    stage: read('stage', isStage, 'forming'),
    timeZone: read('timeZone', isTimeZone, DEFAULT_TIME_ZONE),
    language: read('language', isLanguage, DEFAULT_LANGUAGE),
    createdAt: read('createdAt', isInstant, '1970-01-01T00:00:00Z'),
    firstProposedOn: read('firstProposedOn', isDay, null),
    firstAgreedOn: read('firstAgreedOn', isDay, null),
    settings: read('settings', isSettings, {}),
  }
  return { head, problems }
}
