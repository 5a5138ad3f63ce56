// Knows the shape in which a relation kind is described as data; knows neither cards nor the document.
import type { CardKind, FlagField, LineField, NumberField, PickField, TextField, DateField } from './kind.ts'

export const RELATION_KINDS = ['holds', 'does', 'serves', 'sameBoat', 'offersHelp', 'creditedIn', 'about', 'link'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** An amount of money as promised; absent = not said. */
export interface Money {
  readonly amount: number
  readonly currency: string
  readonly per: 'once' | 'year'
}
/** Attributes are plain values replaced whole (no shared text): each is short and has one author at a time. */
export type AttributeDescription =
  | LineField
  | TextField
  | PickField
  | NumberField
  | DateField
  | FlagField
  | { readonly type: 'money'; readonly label: string; readonly group: string; readonly material: boolean }

export interface RelationDescription {
  readonly kind: RelationKind
  /** Words on the line, from its start to its end: "leads", "is", "helps us with". Picks may replace it (part of `does`). */
  readonly label: string
  /** "{from} leads {to}" and its mirror "{to} is led by {from}"; keyed by the pick that decides, or "*". */
  readonly sentence: Readonly<Record<string, string>>
  readonly from: readonly CardKind[]
  readonly to: readonly CardKind[]
  /** At most one relation of the kind between the same two ends. */
  readonly single: boolean
  readonly attributes: Readonly<Record<string, AttributeDescription>>
}
