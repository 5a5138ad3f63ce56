// Knows the plain, read-only picture of a board that everything but the document reads; refuses to know Yjs.
import type { CardKind, FieldsOf, Source } from './kinds/kind.ts'
import type { CardDescriptions } from './kinds/card-kinds.ts'
import type { RelationKind } from './kinds/relation-kind.ts'

/** World units: 1 unit = 1 CSS pixel at 100 %. */
export type Point = readonly [x: number, y: number]
export type Size = readonly [width: number, height: number]

/** When (instant, ISO 8601 UTC) and by whom (participant id, never a name). */
export interface Stamp {
  readonly at: string
  readonly by: string
}
/** A courtesy: who locked the card. */
export interface Lock {
  readonly by: string
  readonly at: string
}
/** Eight organisation colours, then they repeat with a ring. */
export const LOOKS = ['sea', 'moss', 'plum', 'ochre', 'brick', 'slate', 'rose', 'teal'] as const
export type Look = (typeof LOOKS)[number]

/** What every card has, whatever its kind. */
export interface CardCommon {
  readonly id: string
  readonly pos: Point
  readonly size: Size
  /** Id of the zone it stands in, or null. */
  readonly zone: string | null
  /** Stacking, a fractional index; ties break by id. */
  readonly z: string
  /** Reading order within the zone, a fractional index; ties break by id. */
  readonly order: string
  readonly look: Look | null
  readonly inAgreement: boolean
  readonly lock: Lock | null
  readonly group: string | null
  readonly source: Source | null
  /** What an import had no home for, verbatim. Never material. */
  readonly extra: Readonly<Record<string, unknown>> | null
  readonly made: Stamp | null
  readonly touched: Stamp | null
  /** Field name -> who said it, for the organisation whose words it is. */
  readonly voice: Readonly<Record<string, { readonly orgId: string; readonly by: string; readonly at: string }>>
}
/** A card of one kind with its typed fields. */
export type CardOf<K extends CardKind> = K extends CardKind
  ? CardCommon & { readonly kind: K; readonly fields: FieldsOf<CardDescriptions[K]> }
  : never
/** Any card; narrow by `kind`. */
export type Card = CardOf<CardKind>

export interface Relation {
  readonly id: string
  readonly kind: RelationKind
  /** Card id. */
  readonly from: string
  /** Item of the card at that end ("" = the card itself). */
  readonly fromItem: string
  readonly to: string
  readonly toItem: string
  /** Plain attributes by name as the relation's description says; absent = not set. */
  readonly attributes: Readonly<Record<string, unknown>>
  /** Offset of the middle of the line from where routing would put it, or null. */
  readonly bend: Point | null
  readonly made: Stamp | null
  readonly source: Source | null
}

/** Why a thing is in the bin: `new` = being created (never shown to anybody), else who binned it and when. */
export type Binned = { readonly id: string; readonly card: Card; readonly at: string; readonly by: string }

export interface BoardSettings {
  readonly [name: string]: unknown
}

/** A whole board at one moment. Identity is structural: what did not change keeps its reference. */
export interface Board {
  readonly schemaVersion: number
  readonly title: string
  readonly stage: 'forming' | 'running' | 'reviewing' | 'closed'
  readonly timeZone: string
  readonly language: string
  readonly createdAt: string
  readonly firstProposedOn: string | null
  readonly firstAgreedOn: string | null
  readonly settings: BoardSettings
  /** Cards that are not in the bin, by id. */
  readonly cards: ReadonlyMap<string, Card>
  /** Relations that are not in the bin and whose two cards are there, by id. */
  readonly relations: ReadonlyMap<string, Relation>
  /** What can be restored, newest first. */
  readonly bin: readonly Binned[]
  readonly problems: readonly Problem[]
}

/** Something reading had to repair or leave out; the document itself is untouched. */
export interface Problem {
  readonly code:
    | 'unreadable'
    | 'unknown-kind'
    | 'bad-id'
    | 'bad-value'
    | 'missing-card'
    | 'duplicate-charter'
    | 'said-twice'
    | 'bad-text'
    | 'too-many'
    | 'newer-version'
  /** Where: `cards/<id>/<field>`, `relations/<id>`, `board/<key>`. */
  readonly path: string
}
