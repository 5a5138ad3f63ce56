// Knows what is typed of an answer or a reply before it is given, and how it comes back from where it was kept; refuses to know where that is and what is asked.
import { useState } from 'react'

/** Where what is typed is kept until it is given. */
export interface TypedKeeper {
  /** What was kept; its shape is not judged. */
  read(): unknown
  /** @param text all of it for people. */
  keep(value: Readonly<Record<string, string>>, text: string): void
  /** It was given, or thrown away. */
  drop(): void
}

/**
 * The fields of a form by name, and how one of them is typed.
 *
 * @param start as the form begins; "" = nothing is chosen or written.
 * @param keeper absent = what is typed is kept nowhere but on the screen.
 * @param textOf all that is typed, line by line, for people.
 */
export function useTyped<T extends Readonly<Record<string, string>>>(
  start: () => T,
  keeper: TypedKeeper | undefined,
  textOf: (typed: T) => readonly string[],
): {
  readonly typed: T
  /** Came back from where it was kept. */
  readonly found: boolean
  readonly type: (change: Partial<T>) => void
  readonly text: string
  /** Throws away what was typed; null = nothing was that could be. */
  readonly throwAway: (() => void) | null
} {
  const [{ typed, found }, setState] = useState<{ readonly typed: T; readonly found: boolean }>(() => {
    const kept = keptIn(start(), keeper?.read())
    return { typed: { ...start(), ...kept }, found: kept !== null }
  })
  const wordsOf = (of: T): string =>
    textOf(of)
      .filter((line) => line.trim() !== '')
      .join('\n')
  const type = (change: Partial<T>): void => {
    const next: T = { ...typed, ...change }
    setState({ typed: next, found })
    if (sameTyped(next, start())) keeper?.drop()
    else keeper?.keep(next, wordsOf(next))
  }
  const throwAway = (): void => {
    keeper?.drop()
    setState({ typed: start(), found: false })
  }
  const isTyped = keeper !== undefined && !sameTyped(typed, start())
  return { typed, found, type, text: wordsOf(typed), throwAway: isTyped ? throwAway : null }
}

const sameTyped = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
  Object.keys(one).every((name) => one[name] === other[name])

/** The fields of the form out of what was kept; null = nothing of it was. */
function keptIn<T extends Readonly<Record<string, string>>>(start: T, kept: unknown): Partial<T> | null {
  if (typeof kept !== 'object' || kept === null) return null
  const found = Object.entries(kept).filter(([name, value]) => Object.hasOwn(start, name) && typeof value === 'string')
  return found.length === 0 ? null : (Object.fromEntries(found) as Partial<T>)
}
