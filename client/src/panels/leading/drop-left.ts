// Knows how what was left over is thrown away so that one press has it back; refuses to write over what was typed since.
import { announce } from '../../controls/toast.tsx'
import { leadingWords } from '../../text/leading-words.ts'
import type { Written, WrittenFirst } from './written.ts'

const words = leadingWords.leftOver
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Throws away what `change` empties, and offers it back.
 *
 * @returns has it back: all that was kept of it, or, where more is kept there by now, whatever is still empty. Null = it was gone already.
 */
export function dropFrom(
  written: WrittenFirst,
  { round }: Pick<Written, 'round'>,
  change: (now: Written) => Partial<Written>,
): (() => void) | null {
  // Another window may have been faster.
  written.look()
  const before = written.of(round)
  if (before === null) return null
  const emptied = change(before)
  written.change(before, () => emptied)
  return () => {
    written.look()
    const there = written.of(round)
    const isEmptyStill = (key: string): boolean =>
      there === null || isSame(Reflect.get(there, key), Reflect.get(emptied, key))
    const back = Object.entries(before).filter(([key]) => there === null || (key in emptied && isEmptyStill(key)))
    written.change(before, () => Object.fromEntries(back))
  }
}

/** The same, and says so. */
export function dropLeft(written: WrittenFirst, one: Written, change: (now: Written) => Partial<Written>): void {
  const run = dropFrom(written, one, change)
  const action = run === null ? {} : { action: { label: words.putBack, run } }
  announce({ id: `dropped ${one.round}`, text: words.dropped, ...action })
}
