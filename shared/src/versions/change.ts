// Knows what one difference between two moments of a board is, as data; refuses to find any.
import type { CardKind } from '../board/kinds/kind.ts'
import type { RelationKind } from '../board/kinds/relation-kind.ts'

/** What became of a thing, a field or an item. `returned` = it was in the bin; `reordered` = the same items in another order. */
export type ChangeType = 'added' | 'returned' | 'removed' | 'changed' | 'reordered'

/** One difference in meaning. Where things lie, their looks and who touched them are none. */
export interface Change {
  readonly about: 'board' | 'card' | 'relation'
  /** Of the card or relation; "" = the board itself. */
  readonly id: string
  readonly kind: CardKind | RelationKind | null
  /** Of a relation: the cards at its ends, afterwards, or before where it is gone. */
  readonly from?: string
  readonly to?: string
  /** What the card is called, the relation's sentence, or the board's title: afterwards, or before where it is gone. */
  readonly name: string
  readonly type: ChangeType
  /** Which field or attribute, by its name in the description; also `kind`, `zone`, `inAgreement` and, of a relation, `ends`. Absent = the whole thing. */
  readonly field?: string
  /** What people call that field. */
  readonly label?: string
  /** The item of a list field it is about, in words. */
  readonly item?: string
  /** Its id. */
  readonly itemId?: string
  /** What people call the part of the item; absent = the whole item. */
  readonly part?: string
  /** In words; absent = not set. */
  readonly before?: string
  readonly after?: string
  /** A change of what is agreed: it unsettles an answer. */
  readonly material: boolean
}

/** Everything that differs, in the order of kinds, then reading order. */
export interface Changes {
  readonly changes: readonly Change[]
  /** Cards that only lie elsewhere or have another size, by how many. */
  readonly moved: number
}
