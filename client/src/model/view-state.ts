// Knows what this person looks at and holds right now (camera, selection, tool, open panel); local, never shared as such.
import type { Point, Size } from '@common-ground/shared/board/board.ts'

/** Screen point = (world point - origin) * zoom. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}
export interface View {
  readonly camera: Camera
  /** Size of the canvas on screen, CSS px. */
  readonly viewport: Size
  /** Ids of selected cards and relations, in order of selection. */
  readonly selection: readonly string[]
  readonly focus: string | null
  /** "select", "pan", "connect" or "place:<kind>". */
  readonly tool: string
  readonly editing: { readonly card: string; readonly item?: string; readonly field: string } | null
  readonly panel: 'card' | null
  readonly palette: boolean
  readonly theme: 'light' | 'dark'
  readonly wheel: 'auto' | 'mouse' | 'trackpad'
  readonly connectFrom: string | null
  readonly pointer: Point | null
}
/** One writable cell; canvas and panels both read and write it. */
export interface ViewState {
  get(): View
  set(patch: Partial<View>): void
  subscribe(listener: () => void): () => void
}
