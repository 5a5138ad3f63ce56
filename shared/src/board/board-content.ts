// Knows the plain, complete content of a board as it stands in a board file; refuses to know how it was read or where it is stored.
import type { Lock, Look, Point, Size, Stamp } from './board.ts'
import type { CardKind, Source } from './kinds/kind.ts'
import type { RelationKind } from './kinds/relation-kind.ts'

/** A card in a board file: common keys, then the fields of its kind by name beside them. Absent = not set, never null or "". */
export interface CardContent {
  readonly id: string
  readonly kind: CardKind
  readonly pos: Point
  readonly size: Size
  readonly zone?: string
  readonly z: string
  readonly order: string
  readonly look?: Look
  readonly made?: Stamp
  readonly touched?: Stamp
  readonly voice?: Readonly<Record<string, unknown>>
  readonly inAgreement: boolean
  readonly lock?: Lock
  readonly group?: string
  readonly bin?: { readonly at: string; readonly by: string }
  readonly source?: Source
  readonly extra?: Readonly<Record<string, unknown>>
  /** Fields of the kind: texts as strings, list fields as arrays of `{id, order, source?, ...item fields}`. */
  readonly [field: string]: unknown
}
export interface RelationContent {
  readonly id: string
  readonly kind: RelationKind
  readonly from: string
  readonly fromItem?: string
  readonly to: string
  readonly toItem?: string
  readonly made?: Stamp
  readonly bend?: Point
  readonly bin?: { readonly at: string; readonly by: string }
  readonly source?: Source
  /** Attributes of the kind by name. */
  readonly [attribute: string]: unknown
}
export interface BoardHead {
  readonly title: string
  readonly stage: string
  readonly language: string
  readonly timeZone: string
  readonly createdAt: string
  readonly firstProposedOn?: string
  readonly firstAgreedOn?: string
  readonly settings: Readonly<Record<string, unknown>>
}
/** Everything a board says. Cards and relations sorted by id; includes the bin. */
export interface BoardContent {
  readonly board: BoardHead
  readonly cards: readonly CardContent[]
  readonly relations: readonly RelationContent[]
}
