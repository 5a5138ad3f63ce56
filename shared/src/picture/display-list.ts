// Knows the flat list of marks that a picture of a board consists of; refuses to know what draws it.

/** A colour by its token ("ink", "sea-tint"); the painter looks it up in the theme. */
export type Ink = string

export interface TextStyle {
  readonly size: number
  readonly weight: 400 | 600 | 700
  readonly italic?: boolean
}
/** Width in world units of one line of text set in a style. Passed in: the picture has no fonts of its own. */
export type Measure = (text: string, style: TextStyle) => number

export type Mark =
  | {
      readonly mark: 'rect'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly r: number
      readonly fill?: Ink
      readonly stroke?: Ink
      readonly strokeWidth?: number
      readonly dash?: readonly number[]
    }
  | {
      readonly mark: 'circle'
      readonly x: number
      readonly y: number
      readonly r: number
      readonly fill?: Ink
      readonly stroke?: Ink
      readonly strokeWidth?: number
      readonly dash?: readonly number[]
    }
  /** Absolute path commands as in SVG: M L C Q Z. */
  | {
      readonly mark: 'path'
      readonly d: readonly (readonly ['M' | 'L' | 'C' | 'Q' | 'Z', ...number[]])[]
      readonly fill?: Ink
      readonly stroke?: Ink
      readonly strokeWidth?: number
      readonly dash?: readonly number[]
    }
  /** One already wrapped line; (x, y) is the left (or right, centre) end of its baseline. `direction` isolates it from its neighbours. */
  | {
      readonly mark: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly style: TextStyle
      readonly fill: Ink
      readonly align?: 'left' | 'centre' | 'right'
      readonly direction?: 'ltr' | 'rtl'
      readonly width?: number
      /** Offers something to be done: nothing of it stands where nothing can be pressed. */
      readonly offer?: true
    }

/** Level of detail: everything; title and colour; block (under 30 %). */
export type Detail = 'full' | 'title' | 'block'

/** The marks of one card in its own coordinates (0,0 = top left of the card), so that moving it draws nothing anew. */
export interface CardPicture {
  readonly id: string
  readonly width: number
  /** Height the content needs; the card is drawn at least that high. */
  readonly height: number
  readonly marks: readonly Mark[]
}
/** The marks of one relation in world coordinates, with the polyline for hit testing. */
export interface RelationPicture {
  readonly id: string
  readonly line: readonly (readonly [number, number])[]
  /** Box of the word pill, if any. */
  readonly pill: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null
  readonly marks: readonly Mark[]
}
