// Knows which of several things that go on at once is told to somebody who has put some of them away; refuses to know what they are.

/** The first that was not put away; "" = there is none. Putting one away leaves every other as it was. */
export const firstTold = (lines: readonly string[], away: ReadonlySet<string>): string =>
  lines.find((line) => !away.has(line)) ?? ''

/**
 * What stays put away: who has stopped presenting is told of again the next time. The same set as long as nothing goes.
 *
 * @param presents what is told of whoever presents now; null = nobody does.
 */
export function stillAway(away: ReadonlySet<string>, presents: string | null): ReadonlySet<string> {
  const left = [...away].filter((line) => !line.startsWith('presents ') || line === presents)
  return left.length === away.size ? away : new Set(left)
}
