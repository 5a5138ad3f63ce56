// Knows the shape in which a card kind is described as data; knows no kind in particular.

/** The closed list of card kinds a board can hold. `mark` is reserved: it is kept, drawn as a plain box and offered nowhere. */
export const CARD_KINDS = [
  'charter',
  'organisation',
  'person',
  'role',
  'objective',
  'decision',
  'concern',
  'word',
  'if-we-disagree',
  'moment',
  'review',
  'note',
  'zone',
  'mark',
] as const
export type CardKind = (typeof CARD_KINDS)[number]

/** Groups of the palette, in the order partners see them; `null` in a description means "made by the product, never placed". */
export type PaletteGroup = 'who' | 'what' | 'how' | 'free'

interface FieldBase {
  /** What a partner sees above the field, British English. */
  readonly label: string
  /** What the field is called inside a sentence of ours, with its article: "the target", "who does it". Absent = its label says it. */
  readonly told?: string
  /** One sentence under the label for somebody who meets the field for the first time. */
  readonly help?: string
  /** Which heading of the form the field stands under. */
  readonly group: string
  /** A change of it unsettles an organisation's answer (only a change of meaning does). */
  readonly material: boolean
  /** Reading reports a problem when it is empty; nothing is ever refused for it on a live board. */
  readonly required?: boolean
  /** Shows on the card face from this zoom level on; absent = only in the inspector. */
  readonly face?: 'title' | 'body' | 'detail'
  readonly unit?: string
  /** Question shown in quiet grey on the card face while the field is empty ("Who decides what?"). */
  readonly ask?: string
  /** Short: in a form it stands in one row with its neighbours that are so too. */
  readonly inRow?: boolean
  /** Not editable by a person in the form (kept, exported, shown read-only). */
  readonly readOnly?: boolean
  /** What the product notes for itself, or a copy of what a record of the server says, told elsewhere: kept and exported, but no form shows it. */
  readonly notInForm?: boolean
}

/** One line a person types; stored as a shared text so that two people may type at once. */
export interface LineField extends FieldBase {
  readonly type: 'line'
  /** Characters (UTF-16 code units) above which the form says by how much; never cut. */
  readonly advised: number
}
/** Several lines a person types; stored as a shared text. Line breaks allowed, no mark-up. */
export interface TextField extends FieldBase {
  readonly type: 'text'
  readonly advised: number
}
/** One of a closed list; a plain value. `initial` is what absence means. */
export interface PickField extends FieldBase {
  readonly type: 'pick'
  readonly options: readonly string[]
  readonly optionLabels: Readonly<Record<string, string>>
  /** What is asked for beside it, by the one that is picked; absent = nothing in particular. */
  readonly optionAsks?: Readonly<Record<string, string>>
  /** Of an entry: the picked word stands before the entry's own words, "First step: a shared list", and needs no label. */
  readonly leadsEntry?: boolean
  readonly initial: string
  /** Going to or from one of these changes what was agreed, where a change among the others does not. */
  readonly materialOptions?: readonly string[]
}
/** A calendar date YYYY-MM-DD; `partial` also allows YYYY and YYYY-MM. Plain value; absent = not set. */
export interface DateField extends FieldBase {
  readonly type: 'date'
  readonly partial: boolean
}
/** A finite number between bounds, in steps; plain value; absent = not set. */
export interface NumberField extends FieldBase {
  readonly type: 'number'
  readonly min: number
  readonly max: number
  readonly step: number
}
/** Yes or no; absent means `initial`. */
export interface FlagField extends FieldBase {
  readonly type: 'flag'
  readonly initial: boolean
  /** What is said of the thing once it is so, and once it is no longer: "now has a vote", "no longer has a vote". */
  readonly becomes: readonly [yes: string, no: string]
}
/** The id of another card (or free words where `orText`); plain value; absent = not set. */
export interface ReferenceField extends FieldBase {
  readonly type: 'reference'
  readonly to: readonly CardKind[]
  /** Free words are accepted where no card fits ("the Ministers"). Stored as `{text}`. */
  readonly orText?: boolean
  /** The reference names one item of that list of the other card; stored as `<card id>#<item id>`. */
  readonly list?: string
  /** It may name the card that holds it. */
  readonly orSelf?: boolean
  /** Whoever adds the card in their own name says this of their own organisation; what comes without a name says it of none. */
  readonly ofMaker?: boolean
}
/** Several references or free words, in order; plain value, replaced whole. Absent = none. */
export interface ReferencesField extends FieldBase {
  readonly type: 'references'
  readonly to: readonly CardKind[]
  readonly orText?: boolean
}
/** A length of time as written ("10 working days"); plain value; absent = no limit written. */
export interface PeriodField extends FieldBase {
  readonly type: 'period'
}
/** Items with their own ids and reading order, so that two people can add and reorder at once. */
export interface ListField extends FieldBase {
  readonly type: 'list'
  /** What one item is called ("step", "own outcome"). */
  readonly itemLabel: string
  /** What is found behind the first fields of an item, for whoever looks for it. */
  readonly itemMore?: string
  /** Which fields of an item are in sight without asking for more; absent = the first two. */
  readonly itemInSight?: readonly string[]
  /** At most this many items. */
  readonly limit: number
  readonly item: Readonly<Record<string, ItemFieldDescription>>
  /** Its items aim at something: which of their fields says from what, how, to what, counted in what, and by when. */
  readonly aim?: Readonly<Record<'now' | 'how' | 'target' | 'unit' | 'by', string>>
  /** Its items are things somebody does by a day: which of their fields says what. */
  readonly action?: ActionFields
}

/** Names of the fields of an item that say what is done, who does it (a card; whoever has none; an organisation), by when, when it was done, and since when it is no longer needed. */
export type ActionFields = Readonly<
  Record<'what' | 'person' | 'participant' | 'organisation' | 'by' | 'done' | 'dropped', string>
>

/** Fields that an item of a list may have: everything but another list. */
export type ItemFieldDescription =
  | LineField
  | TextField
  | PickField
  | DateField
  | NumberField
  | FlagField
  | ReferenceField
  | ReferencesField
  | PeriodField
  | BranchesField
export type FieldDescription = Exclude<ItemFieldDescription, BranchesField> | ListField

/** Where a step of "if we disagree" goes next; plain value, replaced whole; empty = the following step. */
export interface BranchesField extends FieldBase {
  readonly type: 'branches'
}

/**
 * How organisations agree on a card. `all`: each says yes or "yes, but". `consent`: each has answered, nobody says not
 * yet, and at least half say yes or "yes, but".
 */
export type AgreementRule = 'all' | 'consent'

/** Everything the product knows about one kind. Forms, faces, files, diffs and documents derive from it. */
export interface KindDescription {
  readonly kind: CardKind
  /** "Organisation": as in the palette and in accessible names. */
  readonly label: string
  readonly plural: string
  /** What one of them is called inside a sentence, where the label with a small letter is no such word. */
  readonly noun?: string
  readonly palette: PaletteGroup | null
  /** Name of the lucide icon shown in palette and inspector. */
  readonly icon: string
  /** Field whose text is the card's title everywhere. */
  readonly title: string
  readonly size: readonly [width: number, height: number]
  /** New cards of the kind are part of what is agreed unless said otherwise. */
  readonly inAgreement: boolean
  /** Zone type in which a card of the kind is placed by the automatic layout. */
  readonly home: 'who' | 'what' | 'leads' | 'how' | 'none'
  /**
   * Organisations answer on cards of the kind; absent = they do not. `where`: the values of fields with which a card has
   * to be agreed by the rule; with others an answer is welcome and holds nothing up.
   */
  readonly answered?: {
    readonly rule: AgreementRule
    readonly where?: Readonly<Record<string, readonly (string | boolean)[]>>
  }
  readonly fields: Readonly<Record<string, FieldDescription>>
}

/** `{amount, unit}` as written in the source; 0 is kept. */
export interface Period {
  readonly amount: number
  readonly unit: 'working-days' | 'calendar-days' | 'months'
}
/** A card by id, or free words. */
export type Reference = string | { readonly text: string }
/** One way on from a step. `to` is an item id of the same list, or "beyond". */
export interface Branch {
  readonly to: string
  readonly when?: string
}

type ItemValue<F> = F extends { readonly type: 'line' | 'text' }
  ? string
  : F extends { readonly type: 'pick'; readonly options: readonly (infer O)[] }
    ? O
    : F extends { readonly type: 'date' }
      ? string | undefined
      : F extends { readonly type: 'number' }
        ? number | undefined
        : F extends { readonly type: 'flag' }
          ? boolean
          : F extends { readonly type: 'reference'; readonly orText: true }
            ? Reference | undefined
            : F extends { readonly type: 'reference' }
              ? string | undefined
              : F extends { readonly type: 'references' }
                ? readonly Reference[]
                : F extends { readonly type: 'period' }
                  ? Period | undefined
                  : F extends { readonly type: 'branches' }
                    ? readonly Branch[]
                    : never

/** An item of a list as read: its id, its place in the reading order, where it came from, and its fields. */
export type ItemOf<I> = { readonly id: string; readonly order: string; readonly source?: Source } & {
  readonly [N in keyof I]: ItemValue<I[N]>
}
/** The fields of a kind as read. Texts are "" when empty; picks and flags fall back to `initial`; the rest is undefined when not set. */
export type FieldsOf<D extends { readonly fields: object }> = {
  readonly [N in keyof D['fields']]: D['fields'][N] extends {
    readonly type: 'list'
    readonly item: infer I
  }
    ? readonly ItemOf<I>[]
    : ItemValue<D['fields'][N]>
}

/** Where an imported thing came from. */
export interface Source {
  readonly file: string
  readonly path: string
  readonly id?: string
}
