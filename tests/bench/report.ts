// Knows how a measured line is held against its ceiling and printed; measures nothing.

export interface Line {
  readonly group: string
  readonly what: string
  /** What was measured. */
  readonly figure: number
  readonly unit: string
  /** What it is held against: the figure itself, or its ratio to the yardstick where there is one. */
  readonly yardstick?: number
  readonly ceiling: number
}

/** True when the figure (or its ratio to the yardstick) is at or under the ceiling. */
export function isMet({ figure, yardstick, ceiling }: Line): boolean {
  return (yardstick === undefined ? figure : figure / yardstick) <= ceiling
}

const short = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 1 ? value.toFixed(1) : value.toFixed(4)

/** One line as it is printed: what, figure, yardstick and ratio where there is one, ceiling, and whether it is met. */
export function lineText(line: Line): string {
  const { group, what, figure, unit, yardstick, ceiling } = line
  const against =
    yardstick === undefined ? '' : `  yardstick ${short(yardstick)}  ratio ${(figure / yardstick).toFixed(2)}`
  const verdict = Number.isNaN(figure) ? 'not measured' : isMet(line) ? 'OK' : 'over'
  return `${group.padEnd(14)} ${what.padEnd(58)} ${`${short(figure)} ${unit}`.padStart(16)}${against.padEnd(32)}  ceiling ${short(ceiling)}  ${verdict}`
}
