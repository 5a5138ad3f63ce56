// Knows the shape of a check, of what it finds and of a light; refuses to know any check in particular.
import type { CardKind } from '../board/kinds/kind.ts'
import type { Situation } from './situation.ts'

/** gap: not there. weak: there, not enough. stale: was fine, and time or a change undid it. hint: worth a look, colours no light. */
export type Severity = 'gap' | 'weak' | 'stale' | 'hint'
/**
 * Who is shown the finding. `organisation`: the one concerned, by name, and everybody else as a count.
 * `facilitator`: it compares organisations, which is nobody else's business.
 */
export type Audience = 'everyone' | 'organisation' | 'facilitator'
/** From when on a check speaks: the start, the first proposal for agreement, or the first agreed version. */
export type SpeaksFrom = 'start' | 'proposal' | 'agreement'

/** Ids are of cards, or of list items where the name says so. */
export type Params = Readonly<Record<string, string | number | boolean | readonly string[]>>
/** Where one press leads: a field of a card, or a new card of a kind. */
export type Fix =
  | { readonly card: string; readonly field?: string; readonly item?: string }
  | { readonly add: CardKind }

/** What is wrong with what a check looked at. */
export interface Wrong {
  readonly severity: Severity
  readonly params: Params
  readonly fix: Fix
}
/** One thing a check looked at, the card it is about first. `wrong` null = as it should be. */
export interface Seen {
  readonly subjects: readonly [string, ...string[]]
  readonly wrong: Wrong | null
}

/** One check, as data. */
export interface Check {
  readonly id: string
  readonly audience: Audience
  readonly from: SpeaksFrom
  /** Says nothing while the board is young. */
  readonly waits?: true
  /** Everything it has something to say about; empty = nothing there yet, or it cannot be known. Never throws. */
  readonly look: (situation: Situation) => readonly Seen[]
  /** One plain sentence about one finding. */
  readonly one: (seen: Seen & { readonly wrong: Wrong }, situation: Situation) => string
  /** One plain sentence about several: findings, or for the audience `organisation` the organisations concerned, also when it is one. */
  readonly many: (count: number) => string
}

/** Looked at, and as it should be. */
export const fine = (...subjects: readonly [string, ...string[]]): Seen => ({ subjects, wrong: null })
/** Looked at, and something is to be talked about. */
export const wrong = (
  severity: Severity,
  subjects: readonly [string, ...string[]],
  fix: Fix,
  params: Params = {},
): Seen => ({ subjects, wrong: { severity, params, fix } })

/** The eleven assumptions, and the look back that stands beside them. */
export type LightName = 'A1' | 'A2' | 'A3' | 'A4' | 'A5' | 'A6' | 'A7' | 'A8' | 'A9' | 'A10' | 'A11' | 'review'
export type LightState = 'written-down' | 'partly' | 'not-yet' | 'look-again' | 'set-aside' | 'silent'

export interface Finding extends Wrong {
  readonly checkId: string
  readonly assumption: LightName
  readonly audience: Audience
  /** Card ids, the card it is about first. */
  readonly subjects: readonly [string, ...string[]]
  readonly sentence: string
}
export interface Light {
  readonly assumption: LightName
  readonly state: LightState
  /** At most one, for everybody's eyes: what concerns single organisations is a count in it. "" = nothing to say. */
  readonly sentence: string
}
