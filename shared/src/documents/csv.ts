// Knows how a table becomes a CSV file that spreadsheets open as it is; refuses to let a cell be taken for a formula.

/** What a spreadsheet takes for the start of a formula, also after spaces it drops. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u
/** A plain number needs no guard: "-3" is one. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/u

/** The cell as it stands in the file: guarded where it would be reckoned, quoted where the format asks for it. */
const cellText = (cell: string): string => {
  const lines = cell.replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
  const guarded = FORMULA.test(lines) && !NUMBER.test(lines) ? `'${lines}` : lines
  return /[",\n;\t']/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/**
 * The rows as RFC 4180 asks: commas, CRLF, with the sign that tells spreadsheets the text is UTF-8. A cell that would be
 * taken for a formula begins with an apostrophe. [WD21]
 */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`
