// Knows which parts of a neutral description no card field takes, and keeps them word for word; refuses to judge them.
import type { DraftCard } from './board-draft.ts'
import { keptValue } from './board-draft.ts'
import type { FileObject } from './check-shape.ts'
import { NEUTRAL_SHAPE } from './neutral-shape.ts'
import type { Shape } from './neutral-shape.ts'

/** The fields the format has at a place: `['objectives', 'measures']` are those of one measure. */
function fieldsAt(steps: readonly string[]): Readonly<Record<string, Shape>> {
  let shape: Shape = NEUTRAL_SHAPE
  for (const step of steps) {
    const inner: Shape | undefined = shape.type === 'object' ? shape.fields[step] : undefined
    if (inner === undefined) throw new RangeError(`the format has no "${steps.join('.')}"`)
    shape = inner.type === 'list' ? inner.of : inner
  }
  return shape.type === 'object' ? shape.fields : {}
}

/**
 * Keeps the named keys of an object, and every key the format does not know, in the card's `extra`.
 * `prefix` is where the object stands inside the card's own one ("measures[0]"); "" = it is the card's own.
 */
export function keepTheRest(
  card: DraftCard,
  object: FileObject,
  steps: readonly string[],
  named: readonly string[],
  prefix = '',
): void {
  const known = fieldsAt(steps)
  for (const [key, value] of Object.entries(object)) {
    const isKept = named.includes(key) ? value !== null && value !== '' : !Object.hasOwn(known, key)
    if (isKept) card.extra[prefix === '' ? key : `${prefix}.${key}`] = keptValue(value)
  }
}
