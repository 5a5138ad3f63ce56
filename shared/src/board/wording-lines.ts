// Knows how a card keeps, line by line, who wrote which wording of it, and how that reads below its name; refuses to know who puts two together.

/** Between an organisation and what it wrote. */
export const WROTE = ' wrote: '

/** "NHS wrote: Home sooner" below "Home sooner" is "NHS wrote this": nothing is read twice. Any other line as it is. */
export function belowName(line: string, name: string): string {
  const at = line.indexOf(WROTE)
  const isName = at > 0 && line.slice(at + WROTE.length).trim() === name.trim()
  return isName ? `${line.slice(0, at)} wrote this` : line
}
