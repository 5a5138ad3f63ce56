// Knows how a place inside a file is written ("partners[3].name"); refuses to know the file.

/** What a file is called that came without a name. */
export const UNNAMED_FILE = 'the file'

/** Steps from the root of a file: keys and list positions. */
export type FileSteps = readonly (string | number)[]

const LONGEST_KEY = 60
const LONGEST_PATH = 160

function keyStep(key: string): string {
  if (/^[A-Za-z_$][\w$-]{0,59}$/.test(key)) return `.${key}`
  return `[${showPlainly(key, LONGEST_KEY)}]`
}

/** The place as a person reads it, from 0 as in the file's own lists: `partners[3].name`; "" is the whole file. Long places end in "…". */
export function filePath(steps: FileSteps): string {
  let path = ''
  for (const step of steps) {
    path += typeof step === 'number' ? `[${step}]` : keyStep(step)
    if (path.length > LONGEST_PATH) return `${path.slice(path.startsWith('.') ? 1 : 0, LONGEST_PATH)}…`
  }
  return path.startsWith('.') ? path.slice(1) : path
}

/**
 * A piece of a file's text that may stand inside a message: shortened, in quotation marks, without mark-up characters,
 * line breaks, control characters or characters that cannot be seen (each shown as "·").
 */
export function showPlainly(text: string, longest = 40): string {
  const plain = text
    .slice(0, longest * 2)
    .toWellFormed()
    .replace(/[<>"`\\]/g, '·')
    .replace(/[\p{C}\p{Zl}\p{Zp}\p{M}]/gu, '·')
  const points = [...plain]
  return points.length > longest || text.length > longest * 2 ? `"${points.slice(0, longest).join('')}…"` : `"${plain}"`
}
