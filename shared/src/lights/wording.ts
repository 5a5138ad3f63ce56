// Knows how counts are put into words; refuses to know what is counted.

/** "1 objective has", "3 objectives have". */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** "a", "a and b", "a, b and c"; "" = none. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`

/** "1 organisation", "3 organisations". */
export const organisationsIn = (count: number): string => counted(count, 'organisation', 'organisations')
