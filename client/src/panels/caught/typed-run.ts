// Knows when keys pressed one after another are somebody's words and no orders to the map; knows no element, no clock and no order.

/** One key that stands for a character, pressed where nothing takes words. */
export interface Stroke {
  readonly character: string
  /** It asks for something by itself: a tool, a view. */
  readonly isOrder: boolean
  /** Ms, by any clock that only goes forward. */
  readonly at: number
}
/** What has been typed without a pause. */
export interface Run {
  readonly strokes: readonly Stroke[]
}

export const NO_RUN: Run = { strokes: [] }

/** After so long without a key it is another sentence, or another order, ms. Whoever looks for each letter takes less. */
const PAUSE_MS = 3000
/** Nobody picks three tools one after another in so short a time, ms. */
const FLOW_MS = 1000
const FLOW = 3

const isSpace = ({ character }: Stroke): boolean => character === ' '
const letters = ({ strokes }: Run): readonly Stroke[] => strokes.filter((stroke) => !isSpace(stroke))

/** What was typed, letter by letter. */
export const textOf = ({ strokes }: Run): string => strokes.map(({ character }) => character).join('')

/** The run with one more key; one that comes after a pause begins another. A space begins none. */
export function typed(run: Run, stroke: Stroke): Run {
  const last = run.strokes.at(-1)
  const goesOn = last !== undefined && stroke.at - last.at <= PAUSE_MS
  if (goesOn) return { strokes: [...run.strokes, stroke] }
  return isSpace(stroke) ? NO_RUN : { strokes: [stroke] }
}

/** The run without its last letter: what was mistyped is nobody's order. */
export const takenBack = ({ strokes }: Run): Run => ({ strokes: strokes.slice(0, -1) })

/** A letter of it asks for nothing: who typed it did not mean the map, or hit the key beside. */
export const hasWords = (run: Run): boolean => letters(run).some(({ isOrder }) => !isOrder)

/**
 * True once it can only be words: something comes before a letter that asks for nothing, or three letters come one after
 * another of which one asks for nothing, or three in one second whatever they ask for. One letter alone never is, nor is an
 * order after a key that was hit by mistake. [CA130]
 */
export function isWriting(run: Run): boolean {
  const typedLetters = letters(run)
  const last = run.strokes.at(-1)
  if (last === undefined || isSpace(last) || typedLetters.length < 2) return false
  if (!last.isOrder) return true
  const before = typedLetters.at(-FLOW)
  return before !== undefined && (hasWords(run) || last.at - before.at <= FLOW_MS)
}
