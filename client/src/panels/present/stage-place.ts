// Knows where in a story somebody is and how they go on, back and to the ends; refuses to know what is shown there.

/** A stop, and how much of its pages lie before: 0 = its first page. Screens differ, so that no page has a number of its own. */
export interface StagePlace {
  readonly stop: number
  readonly part: number
}
export type StageMove = 'next' | 'back' | 'first' | 'last'

/** Before the end of the last page, however many there are. */
const END = 1 - 1e-6
export const START: StagePlace = { stop: 0, part: 0 }

/** The page that is shown, from 0. */
export const pageAt = (part: number, pages: number): number =>
  Math.max(0, Math.min(pages - 1, Math.floor(part * pages + 1e-9)))

/**
 * Where a move leads: through the pages of a stop, then to the next one, and back to the last page of the one before. At
 * an end it stays.
 *
 * @param pages of the stop that is shown. @param stops how many there are, at least one.
 */
export function moved({ stop, part }: StagePlace, move: StageMove, pages: number, stops: number): StagePlace {
  const page = pageAt(part, pages)
  switch (move) {
    case 'next':
      if (page + 1 < pages) return { stop, part: (page + 1) / pages }
      return stop + 1 < stops ? { stop: stop + 1, part: 0 } : { stop, part: page / pages }
    case 'back':
      if (page > 0) return { stop, part: (page - 1) / pages }
      return stop > 0 ? { stop: stop - 1, part: END } : { stop, part: 0 }
    case 'first':
      return START
    case 'last':
      return { stop: stops - 1, part: END }
  }
}

const MOVES: Readonly<Record<string, StageMove>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  PageUp: 'back',
  Home: 'first',
  End: 'last',
}

/** What a key asks for; a space bar goes on, with Shift back. null = nothing. */
export function moveFor(key: string, shift: boolean): StageMove | null {
  if (key === ' ') return shift ? 'back' : 'next'
  return MOVES[key] ?? null
}

/** Turns the screen dark, as presenters and clickers do: B or a full stop, whatever the capitals. */
export const darkens = (key: string): boolean => key === '.' || key.toLowerCase() === 'b'
