// Knows what the map and the worker that paints it say to each other; paints nothing and knows neither cards nor cameras.
import type { Mark } from '@common-ground/shared/picture/display-list.ts'
import type { Theme } from '@common-ground/shared/picture/theme.ts'

/** Names the marks of one picture for as long as the painter keeps them. */
export type FaceKey = number
/** Names a canvas of the page that the worker draws on. */
export type PaneId = number
/** A face with its own (0, 0) at (x, y), world units. */
export type Placed = readonly [face: FaceKey, x: number, y: number]

/** One picture to be painted: a rectangle of the world, layer over layer. Those of one order are shown together, in their order. */
export interface Piece {
  /** Where it is shown. */
  readonly on: PaneId
  /** Canvas pixels. */
  readonly width: number
  readonly height: number
  /** World point of its top left corner, and canvas pixels a world unit. */
  readonly x: number
  readonly y: number
  readonly scale: number
  /** Opaque ground, or see-through. */
  readonly isOpaque: boolean
  readonly zones: readonly Placed[]
  /** Lines run under the cards and their words stand above. */
  readonly lines: readonly FaceKey[]
  readonly cards: readonly Placed[]
  readonly words: readonly FaceKey[]
}
/** A file that a font family is made of, as a stylesheet says it. */
export interface FontFile {
  readonly family: string
  readonly source: string
  readonly weight: string
  readonly style: string
  readonly unicodeRange: string
}
/** A font to have ready, in the words of CSS, and the characters that need it. */
export type FontLoad = readonly [font: string, characters: string]

export type ToPainter =
  | {
      readonly do: 'take'
      readonly panes: readonly (readonly [PaneId, OffscreenCanvas])[]
      readonly dropped: readonly PaneId[]
    }
  | { readonly do: 'letter'; readonly files: readonly FontFile[]; readonly loads: readonly FontLoad[] }
  | {
      readonly do: 'paint'
      /** Null = the same as before. */
      readonly theme: Theme | null
      readonly faces: readonly (readonly [FaceKey, readonly Mark[]])[]
      readonly forget: readonly FaceKey[]
      readonly pieces: readonly Piece[]
      /** More of the same order follows; what it brings is shown with the last of it. */
      readonly goesOn: boolean
    }
/** The order is carried out, and what it brings is seen from the next frame on. */
export interface FromPainter {
  readonly did: 'paint'
}
