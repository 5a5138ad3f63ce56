// Knows every change a board can undergo, as data, and sends each to the one function that makes it; refuses any other way in.
import type { CardKind } from '../board/kinds/kind.ts'
import type { RelationKind } from '../board/kinds/relation-kind.ts'
import type { CardCommon, Lock, Look, Point, Size } from '../board/board.ts'
import type { TextAddress } from '../board/text-address.ts'

export type { TextAddress }
/** A card to be created. Fields: plain values by name, texts as strings, lists as arrays of `{id, ...fields}`. Missing = as the kind says. */
export interface NewCard {
  readonly id: string
  readonly kind: CardKind
  readonly pos: Point
  readonly size?: Size
  readonly zone?: string | null
  readonly look?: Look | null
  readonly inAgreement?: boolean
  readonly group?: string | null
  readonly extra?: Readonly<Record<string, unknown>> | null
  /** Who said the words of a field; a copy says them on. */
  readonly voice?: CardCommon['voice']
  readonly fields?: Readonly<Record<string, unknown>>
}
export interface NewRelation {
  readonly id: string
  readonly kind: RelationKind
  readonly from: string
  readonly fromItem?: string
  readonly to: string
  readonly toItem?: string
  readonly bend?: Point | null
  readonly attributes?: Readonly<Record<string, unknown>>
}

export interface Sized {
  readonly id: string
  readonly pos: Point
  readonly size: Size
}
export interface Moved {
  readonly id: string
  readonly pos: Point
}

export type Operation =
  /** Creates cards and relations together (place, paste, duplicate). Undo bins them; it never deletes. */
  | { readonly type: 'create'; readonly cards: readonly NewCard[]; readonly relations?: readonly NewRelation[] }
  | {
      readonly type: 'move'
      readonly moves: readonly { readonly id: string; readonly pos: Point; readonly zone?: string | null }[]
    }
  /** Makes room for what is placed by the product itself: undo does not take it back. OP25. */
  | { readonly type: 'make-room'; readonly sized: readonly Sized[]; readonly moves: readonly Moved[] }
  | { readonly type: 'resize'; readonly id: string; readonly pos: Point; readonly size: Size }
  /** `value: undefined` clears. Plain fields only (pick, date, number, flag, reference(s), period). */
  | { readonly type: 'set-field'; readonly card: string; readonly field: string; readonly value: unknown }
  /** Replaces `remove` UTF-16 units at `index` by `insert`. */
  | {
      readonly type: 'edit-text'
      readonly at: TextAddress
      readonly index: number
      readonly remove: number
      readonly insert: string
    }
  | {
      readonly type: 'add-item'
      readonly card: string
      readonly field: string
      readonly id: string
      readonly after?: string | null
      readonly values?: Readonly<Record<string, unknown>>
    }
  | {
      readonly type: 'set-item-field'
      readonly card: string
      readonly field: string
      readonly item: string
      readonly name: string
      readonly value: unknown
    }
  /** Puts the item after another one (null = first). */
  | {
      readonly type: 'move-item'
      readonly card: string
      readonly field: string
      readonly item: string
      readonly after: string | null
    }
  /**
   * Brings back an item that was taken out, under its own id, and lets it say `values`; what they leave out is cleared.
   * One that the document holds no more comes anew under that id.
   */
  | {
      readonly type: 'restore-item'
      readonly card: string
      readonly field: string
      readonly id: string
      readonly after?: string | null
      readonly values?: Readonly<Record<string, unknown>>
    }
  | { readonly type: 'remove-item'; readonly card: string; readonly field: string; readonly item: string }
  | { readonly type: 'connect'; readonly relation: NewRelation }
  /**
   * Brings back a line that was taken away, under its own id, and lets it say these attributes and no other. One that the
   * document holds no more is drawn anew under that id.
   */
  | { readonly type: 'restore-relation'; readonly relation: NewRelation }
  /** Changes kind and/or attributes; an attribute of `undefined` is cleared. */
  | {
      readonly type: 'change-relation'
      readonly id: string
      readonly kind?: RelationKind
      readonly attributes?: Readonly<Record<string, unknown>>
    }
  | { readonly type: 'bend-relation'; readonly id: string; readonly bend: Point | null }
  /** Cards and relations alike. A card takes its relations out of sight with it; the charter is refused. */
  | { readonly type: 'bin'; readonly ids: readonly string[] }
  | { readonly type: 'restore'; readonly ids: readonly string[] }
  | { readonly type: 'set-look'; readonly ids: readonly string[]; readonly look: Look | null }
  | { readonly type: 'set-lock'; readonly ids: readonly string[]; readonly lock: Lock | null }
  | { readonly type: 'set-in-agreement'; readonly ids: readonly string[]; readonly inAgreement: boolean }
  /** Notes that what these fields say are the organisation's own words, by the author. */
  | {
      readonly type: 'set-voice'
      readonly card: string
      readonly fields: readonly string[]
      readonly orgId: string
    }
  | { readonly type: 'stack'; readonly ids: readonly string[]; readonly to: 'front' | 'back' }
  /** Puts the card after another one in its zone's reading order (null = first). */
  | { readonly type: 'reorder'; readonly id: string; readonly zone: string | null; readonly after: string | null }
  /** A note becomes a card of another kind; its text becomes the title, the rest stays. */
  | { readonly type: 'convert'; readonly id: string; readonly kind: CardKind }
  | {
      readonly type: 'set-board'
      readonly title?: string
      readonly stage?: string
      readonly timeZone?: string
      readonly language?: string
      readonly settings?: Readonly<Record<string, unknown>>
      /** Calendar dates; the server notes them. */
      readonly firstProposedOn?: string
      readonly firstAgreedOn?: string
    }

export type OperationType = Operation['type']

/** Why an operation changed nothing. */
export type Refusal =
  | 'no-such-card'
  | 'no-such-relation'
  | 'no-such-item'
  | 'no-such-field'
  | 'bad-id'
  | 'id-taken'
  | 'bad-value'
  | 'bad-text'
  | 'too-long'
  | 'too-many'
  | 'not-allowed-here'
  | 'already-connected'
  | 'locked'
  | 'read-only'
