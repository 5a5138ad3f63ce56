// Knows how things that came from a file are put in the order they have there, and the rest in reading order; refuses to know what they are.
import type { Source } from '../board/kinds/kind.ts'

interface Placed {
  readonly id: string
  readonly order?: string
  readonly source?: Source | null
}

/** "objectives[10].lead" -> its parts, numbers as numbers. */
const partsOf = (path: string): readonly (string | number)[] =>
  path.split(/[.[\]]+/).map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : part))

const comparePaths = (one: readonly (string | number)[], other: readonly (string | number)[]): number => {
  for (const [at, part] of one.entries()) {
    const against = other[at]
    if (against === undefined) return 1
    if (part === against) continue
    if (typeof part === 'number' && typeof against === 'number') return part - against
    return String(part) < String(against) ? -1 : 1
  }
  return one.length - other.length
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** What has a source by file and place in it, then the rest by reading order; equals by id. */
export const inOrderOfSource = <T extends Placed>(things: readonly T[]): readonly T[] =>
  things
    .map((thing) => ({
      thing,
      file: thing.source?.file ?? null,
      path: partsOf(thing.source?.path ?? ''),
      order: thing.order ?? '',
    }))
    .toSorted((one, other) => {
      if (one.file === null || other.file === null) {
        if (one.file !== other.file) return one.file === null ? 1 : -1
        return compareText(one.order, other.order) || compareText(one.thing.id, other.thing.id)
      }
      return (
        compareText(one.file, other.file) ||
        comparePaths(one.path, other.path) ||
        compareText(one.thing.id, other.thing.id)
      )
    })
    .map(({ thing }) => thing)
