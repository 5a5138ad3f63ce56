// Knows what one stop of the story is, as data that a screen or a page can set; refuses to find or to draw any.
import type { OrganisationSign } from '../picture/board-index.ts'

/** The nine stops in their order, and a zone that somebody gave a place among them. */
export const STOP_NAMES = ['why', 'who', 'what', 'parts', 'lead', 'ahead', 'disagree', 'achieved', 'again'] as const
export type StopName = (typeof STOP_NAMES)[number]

/** The stop behind all others, where an agreement was given with conditions. */
export const SAID_WITH = 'said-with'

/** A "yes, but" to what is presented, as it was given. */
export interface SaidWith {
  /** Card of the organisation. */
  readonly organisation: string
  /** Its name when it was asked. */
  readonly name: string
  readonly note: string
  /** Written down by whoever ran the board. */
  readonly recorded: boolean
}

/** Somebody who has a part in something, told apart as everywhere. */
export interface Party {
  readonly id: string
  readonly name: string
  /** Of the organisation they speak for; null = none is known. */
  readonly sign: OrganisationSign | null
}
/** A thing that is told by itself: an objective, an organisation, a win. Empty texts say nothing. */
export interface StoryItem {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly party: Party | null
  /** What belongs to it, each under a word. */
  readonly lines: readonly { readonly label: string; readonly texts: readonly string[] }[]
  /** Who has a part in it, each part by its word. */
  readonly parts: readonly { readonly label: string; readonly parties: readonly Party[] }[]
}
export interface StairStep {
  readonly title: string
  /** Who, and within how long; "" = neither is written. */
  readonly about: string
  readonly outside: boolean
}
export type Block =
  /** What the partnership is called. */
  | { readonly block: 'name'; readonly text: string }
  /** The one sentence that the stop is about. */
  | { readonly block: 'lead'; readonly text: string }
  | { readonly block: 'text'; readonly label: string; readonly text: string }
  | { readonly block: 'items'; readonly label: string; readonly items: readonly StoryItem[] }
  | { readonly block: 'stairs'; readonly title: string; readonly scope: string; readonly steps: readonly StairStep[] }

export interface Stop {
  /** One of the names, or `zone:` and the id of its card. */
  readonly key: StopName | typeof SAID_WITH | `zone:${string}`
  readonly title: string
  /** Never empty. */
  readonly blocks: readonly Block[]
}
