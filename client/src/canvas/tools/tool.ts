// Knows the shape of a tool: a pure state chart from events to operations and view changes; knows no tool in particular.
import type { Board, Point, Size } from '@common-ground/shared/board/board.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import type { NewRelation, Operation } from '@common-ground/shared/operations/operation.ts'
import type { View } from '../../model/view-state.ts'
import type { Box } from '../box.ts'
import type { Guide } from './line-up.ts'

export type ToolId = 'select' | 'pan' | 'connect' | `place:${CardKind}`

/** What lies under a point, nearest to the eye first. */
export type Hit = { readonly on: 'card' | 'relation' | 'zone'; readonly id: string }
/** The eight places a card can be resized by, as on a compass. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof HANDLES)[number]

interface Keys {
  readonly shift: boolean
  readonly alt: boolean
  /** Cmd on a Mac, Ctrl elsewhere. */
  readonly mod: boolean
}
export interface PointerInput extends Keys {
  readonly type: 'down' | 'move' | 'up' | 'double'
  /** CSS px from the top left of the canvas. */
  readonly screen: Point
  readonly world: Point
  /** A finger: thresholds and targets are larger. */
  readonly coarse: boolean
  /** Ms, only differences matter. */
  readonly at: number
}
export type ToolEvent =
  | PointerInput
  | ({ readonly type: 'key'; readonly key: string } & Keys)
  /** Time passes while something is held. */
  | { readonly type: 'tick'; readonly at: number }
  /** Escape, a lost pointer, the window losing focus, another tool. */
  | { readonly type: 'cancel' }

/** What a tool may look at; it can change nothing through it. */
export interface ToolContext {
  readonly board: Board
  readonly view: View
  readonly canEdit: boolean
  /** The topmost thing within 8 px of the point. */
  hit(world: Point, coarse: boolean): Hit | null
  /** The resize handle of the one selected card under the point. */
  handle(world: Point, coarse: boolean): Handle | null
  /** Where a card is drawn now: at least its size, higher if its words need it. */
  box(id: string): Box | null
  /** Cards that meet the box, zones only when the box holds them whole. */
  cardsIn(box: Box): readonly string[]
  /** Boxes of what is in view, without these cards: what others may be lined up with. */
  standing(without: readonly string[]): readonly Box[]
  /** Top left corner of the free place nearest to the middle of the screen. */
  freePlace(size: Size): Point
  sizeOf(kind: CardKind): Size
  /** What a card of the kind says from the start, by field. */
  fieldsOf(kind: CardKind): Readonly<Record<string, unknown>>
  /** Field in which a card of the kind keeps its title. */
  titleField(kind: CardKind): string
  labelOf(kind: CardKind): string
  /** What a line from one card to another means, or null when they cannot be connected. */
  relationFor(from: string, to: string): Omit<NewRelation, 'id'> | null
  newId(): string
}

export interface Operations {
  readonly operations: readonly Operation[]
  /** What undo would undo: "Move 3 cards". */
  readonly label: string
  /** Said to those who do not see it: "Moved under Delivery." */
  readonly said?: string
  /** Changes in a row of the same gesture are one step of undo. */
  readonly gesture?: string
}
export interface Step<S> {
  readonly state: S
  readonly change?: Operations
  /** Where the chart stands instead when the board refuses the change. */
  readonly ifRefused?: S
  readonly view?: Partial<View>
  /** The tool that takes over. */
  readonly next?: ToolId
}

/** What is in flight and therefore drawn, but not yet on the board. */
export type Preview =
  | { readonly shows: 'nothing' }
  /** Document position + delta is where the cards are seen. */
  | {
      readonly shows: 'drag'
      readonly ids: readonly string[]
      readonly dx: number
      readonly dy: number
      readonly copies: boolean
      /** What the cards in the hand line up with. */
      readonly guides: readonly Guide[]
    }
  | { readonly shows: 'resize'; readonly id: string; readonly box: Box }
  | { readonly shows: 'marquee'; readonly box: Box; readonly ids: readonly string[] }
  | { readonly shows: 'connect'; readonly from: string; readonly to: string | null; readonly at: Point }
  | { readonly shows: 'ghost'; readonly kind: CardKind; readonly box: Box }

export const NOTHING: Preview = { shows: 'nothing' }

export interface Tool<S> {
  readonly initial: S
  /** One step. Pure: the same state, event and context give the same step. */
  on(state: S, event: ToolEvent, context: ToolContext): Step<S>
  preview(state: S, context: ToolContext): Preview
  /** CSS cursor. */
  cursor(state: S, context: ToolContext): string
}

/** How far the pointer may tremble before a press becomes a drag, screen px. */
export const threshold = (coarse: boolean): number => (coarse ? 6 : 4)
