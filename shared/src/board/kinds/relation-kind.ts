// Knows the shape in which a relation kind is described as data; knows neither cards nor the document.
import type { CardKind, FlagField, LineField, NumberField, PickField, TextField, DateField } from './kind.ts'

export const RELATION_KINDS = [
  'holds',
  'does',
  'serves',
  'sameBoat',
  'offersHelp',
  'creditedIn',
  'about',
  'link',
] as const
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
  | {
      readonly type: 'money'
      readonly label: string
      readonly told?: string
      readonly group: string
      readonly material: boolean
      readonly readOnly?: boolean
    }

export interface RelationDescription {
  readonly kind: RelationKind
  /** What a partner sees in the chip and in the inspector, British English. */
  readonly name: string
  /** Words on the line, from its start to its end: "leads", "is", "helps us with"; keyed by the pick that decides, or "*". */
  readonly label: Readonly<Record<string, string>>
  /** "{from} leads {to}" and its mirror "{to} is led by {from}"; keyed by the pick that decides, or "*". */
  readonly sentence: Readonly<Record<string, readonly [forward: string, backward: string]>>
  /** How it reads instead where the card at the end says so of itself: a group is not held but chaired. */
  readonly sentenceWhere?: {
    readonly field: string
    readonly is: string
    readonly sentence: readonly [forward: string, backward: string]
  }
  /** Name of the pick attribute by which `label` and `sentence` are keyed. */
  readonly decidedBy?: string
  readonly from: readonly CardKind[]
  readonly to: readonly CardKind[]
  /** List field of the card at the end whose item the relation may name. */
  readonly toList?: string
  /** Reference field of the card at the end that must not name the card at the start (nobody says "us too" to their own). */
  readonly notFor?: string
  /**
   * The relation is part of what is agreed on the card at its end: that it is there, from whom, and its material
   * attributes. `where`: only with these values of its attributes.
   */
  readonly agreedAtEnd?: true | { readonly where: Readonly<Record<string, readonly string[]>> }
  /** At most one relation of the kind between the same two ends. */
  readonly single: boolean
  readonly attributes: Readonly<Record<string, AttributeDescription>>
}
