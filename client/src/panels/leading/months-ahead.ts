// Knows which month it is in so many months; refuses to know what happens then.

export interface MonthAhead {
  readonly months: number
  /** YYYY-MM */
  readonly month: string
}

/** @param today YYYY-MM-DD. */
export function monthsFrom(today: string, months: readonly number[]): readonly MonthAhead[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return months.map((ahead) => {
    const whole = year * 12 + (month - 1) + ahead
    const pad = (n: number, size: number): string => String(n).padStart(size, '0')
    return { months: ahead, month: `${pad(Math.floor(whole / 12), 4)}-${pad((whole % 12) + 1, 2)}` }
  })
}
