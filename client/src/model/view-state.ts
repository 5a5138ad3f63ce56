// Knows what this person looks at and holds right now (camera, selection, tool, open panel); local, never shared as such.
import type { Point, Size } from '@common-ground/shared/board/board.ts'
import { createCell } from './readable.ts'

/** Screen point = (world point - origin) * zoom. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}
/** The faces of a board on screen; `matrix` = who does what. */
export const SHOWINGS = ['map', 'matrix', 'list'] as const
export type Showing = (typeof SHOWINGS)[number]
/** What the panel beside the map shows. */
export type PanelFace = 'card' | 'talk'
export interface View {
  readonly showing: Showing
  readonly camera: Camera
  /** Where the map was put last without its person; the camera is the same while they have not moved it. null = nowhere yet. */
  readonly placed: Camera | null
  /** Where the map is asked to travel; forgotten once it is there, or somebody moves it themselves. */
  readonly bound: Camera | null
  /** Size of the canvas on screen, CSS px. */
  readonly viewport: Size
  /** Ids of selected cards and relations, in order of selection. */
  readonly selection: readonly string[]
  readonly focus: string | null
  /** Cards that are ringed because they have changed, each with the sentence that says why; until somebody takes the marks off. */
  readonly marked: ReadonlyMap<string, string>
  /** Cards that the map is asked to bring into sight; it forgets them once it has. */
  readonly sought: readonly string[]
  /** Something is in the hand on the map, a card or the map itself: nothing moves it meanwhile. */
  readonly inHand: boolean
  /** "select", "pan", "connect" or "place:<kind>". */
  readonly tool: string
  /** `at` = where the words were pressed, world units: typing goes on there. Without it all of them are selected. */
  readonly editing: {
    readonly card: string
    readonly item?: string
    readonly field: string
    readonly at?: Point
  } | null
  readonly panel: PanelFace | null
  readonly palette: boolean
  readonly theme: 'light' | 'dark'
  readonly wheel: 'auto' | 'mouse' | 'trackpad'
  /** Letters and digits alone pick tools; off for whoever has switched them off. */
  readonly singleKeys: boolean
  /** Card whose "Connect to..." picker is open. */
  readonly connectFrom: string | null
  /** The menu of the map: where it is open, in px of the window and in world units; null = closed. */
  readonly menu: { readonly at: Point; readonly world: Point } | null
  /** Last pointer position in world units. */
  readonly pointer: Point | null
}
/** One writable cell; canvas and panels both read and write it. */
export interface ViewState {
  get(): View
  /** Merges; tells listeners only when something really changed. */
  set(patch: Partial<View>): void
  subscribe(listener: () => void): () => void
}

const START: View = {
  showing: 'map',
  camera: { x: 0, y: 0, zoom: 1 },
  placed: null,
  bound: null,
  viewport: [0, 0],
  selection: [],
  focus: null,
  marked: new Map(),
  sought: [],
  inHand: false,
  tool: 'select',
  editing: null,
  panel: null,
  palette: true,
  theme: 'light',
  wheel: 'auto',
  singleKeys: true,
  connectFrom: null,
  menu: null,
  pointer: null,
}

/** A view at 100 % with nothing selected, overlaid with what is remembered on the device. */
export function createViewState(remembered: Partial<View> = {}): ViewState {
  const cell = createCell<View>({ ...START, ...remembered })
  return {
    get: () => cell.get(),
    subscribe: (listener) => cell.subscribe(listener),
    set(patch) {
      const now = cell.get()
      const next: View = { ...now, ...patch }
      const same = (Object.keys(patch) as (keyof View)[]).every((key) => Object.is(next[key], now[key]))
      if (!same) cell.set(next)
    },
  }
}
