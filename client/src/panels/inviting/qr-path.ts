// Knows how a text becomes the dark squares of a QR code; knows no screen. Fetched only when somebody asks for a code.
import { encode } from 'uqr'

/** Light squares around a code that cameras need to find it. */
export const QUIET_ZONE = 4

export interface QrPath {
  /** Squares from edge to edge, the quiet zone among them. */
  readonly size: number
  /** The dark squares as the data of an SVG path, one unit each. */
  readonly path: string
}

/** The code of a text, which reads again with up to 15 % of it spoilt; null = the text is too long for one. IN5. */
export function qrPath(text: string): QrPath | null {
  try {
    const { size, data } = encode(text, { ecc: 'M', boostEcc: true, border: QUIET_ZONE })
    const runs = data.flatMap((row, y) => darkRuns(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    return { size, path: runs.join('') }
  } catch {
    return null
  }
}

/** Dark squares that lie side by side are one piece: no hairline is left between them. */
function darkRuns(row: readonly boolean[]): readonly (readonly [x: number, length: number])[] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}
