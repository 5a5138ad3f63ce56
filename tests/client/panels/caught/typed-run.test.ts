// Proves when keys that no field takes are words: a sentence always, an order or a key hit by mistake never.
import {
  hasWords,
  isWriting,
  NO_RUN,
  takenBack,
  textOf,
  typed,
  type Run,
} from '@common-ground/client/panels/caught/typed-run.ts'
import { expect, test } from 'vitest'

/** What asks for something by itself on the map. */
const ORDERS = new Set([...'vhan123456789'])
const strokes = (text: string, apart: number): Run =>
  [...text].reduce(
    (run, character, at) => typed(run, { character, isOrder: ORDERS.has(character), at: at * apart }),
    NO_RUN,
  )
/** After how many keys it is known; null = not by its end. */
const knownAt = (text: string, apart: number): number | null => {
  const ends = [...text].map((_, at) => at + 1)
  return ends.find((end) => isWriting(strokes(text.slice(0, end), apart))) ?? null
}

test.for([
  ['We want people home sooner', 2],
  ['no one waits', 2],
  ['have a word', 3],
  ['a meeting', 3],
  ['4 beds', 3],
  ['an hour', 4],
  ['van hire', 3],
] as const)('[CA130] %j is words from its first letter on', ([text, known]) => {
  expect(knownAt(text, 120)).toBe(known)
  expect(textOf(strokes(text, 120))).toBe(text)
})

test('[CA130] whoever looks for each letter is writing too, whatever the letters ask for', () => {
  expect(knownAt('now', 2500)).toBe(2)
  expect(knownAt('have', 2500)).toBe(4)
})

test.for([
  ['n', 120],
  ['q', 120],
  ['mn', 120],
  ['hv', 120],
  ['vhn', 800],
  ['4', 120],
  ['12', 120],
  ['n ', 120],
] as const)('[CA130] %j is an order, or a key hit by mistake', ([text, apart]) => {
  expect(knownAt(text, apart)).toBeNull()
})

test('[CA130] after a pause another sentence begins, and a space begins none', () => {
  expect(textOf(strokes('no', 4000))).toBe('o')
  expect(strokes(' ', 120)).toEqual(NO_RUN)
})

test('[CA130] what was mistyped is taken back from the words and from nothing else', () => {
  expect(hasWords(strokes('T', 120))).toBe(true)
  expect(takenBack(strokes('T', 120))).toEqual(NO_RUN)
  expect(hasWords(strokes('n', 120))).toBe(false)
})
