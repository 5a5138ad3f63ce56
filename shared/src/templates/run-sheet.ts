// Knows what a run sheet is: the steps by which somebody leads a call; refuses to know any sheet and who leads one.
import type { CardKind } from '../board/kinds/kind.ts'

/** What everybody needs at a step, and nothing else. */
export type StepTool =
  | { readonly type: 'talk' }
  /** A field for each thing that is asked: of the card of one's own organisation, or of the card about the partnership. */
  | { readonly type: 'fields'; readonly of: 'own' | 'charter'; readonly fields: readonly string[] }
  /** One more card of a kind. */
  | { readonly type: 'add'; readonly kind: CardKind }
  /** One more entry in a list of a card of a kind, by its words and by which of a few things it is. */
  | {
      readonly type: 'entries'
      readonly kind: CardKind
      readonly list: string
      readonly words: string
      /** The field that says which of them it is, and its values in the order in which they are offered. */
      readonly which: string
      readonly offered: readonly string[]
      /** The field that says by when, and in how many months that is offered. */
      readonly by: string
      readonly months: readonly number[]
    }
  /** One press to where the work of the step is done. */
  | { readonly type: 'open'; readonly what: 'who-does-what' | 'steps' | 'agreement' }
  /** What was to be done until now: done, no longer needed, or still to do. */
  | { readonly type: 'look-back' }
  /** A win, the next date (of a call, or when the partners look again), and what is done until then by whom. */
  | { readonly type: 'closing'; readonly next: 'call' | 'review' }
  /** Written first: each entry becomes a card when it is shown. `field` = with these set. */
  | {
      readonly type: 'write'
      readonly kind: CardKind
      readonly fields?: Readonly<Record<string, string>>
      /** Entries may also be given without a name. */
      readonly unsigned: boolean
    }
  /** Each chooses for themselves who they think leads which objective; shown as how many named whom. */
  | { readonly type: 'leads' }
  /** Each organisation picks at most three sentences. */
  | { readonly type: 'pick' }

export interface RunStep {
  /** Within its sheet. */
  readonly id: string
  readonly minutes: number
  /** What everybody reads. */
  readonly prompt: string
  /** What whoever leads reads besides. */
  readonly tip: string
  readonly mode: 'open' | 'write-first' | 'turns'
  readonly tool: StepTool
  /** Fields of the organisations' own cards that are read again here, because this is made with them in mind. */
  readonly recalls?: readonly string[]
  /** Id of the step before it at which that was written which everybody reads here. */
  readonly reads?: string
}
export interface RunSheet {
  readonly id: string
  readonly title: string
  /** What it is good for, in one sentence. */
  readonly about: string
  readonly steps: readonly RunStep[]
}

/** Seconds each organisation has where people take turns. */
export const TURN_SECONDS = 120

/** Minutes of a whole sheet. */
export const minutesOf = ({ steps }: RunSheet): number => steps.reduce((sum, { minutes }) => sum + minutes, 0)

/** Whether something is given at a step before it is shown to everybody. */
export const isRound = ({ tool }: RunStep): boolean =>
  tool.type === 'write' || tool.type === 'leads' || tool.type === 'pick'
