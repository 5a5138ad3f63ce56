// Knows which words of a text stayed, went and came; refuses to know whose text it is.

/** A run of text in reading order; `out` stood there before, `in` stands there now. */
export interface TextPiece {
  readonly type: 'same' | 'out' | 'in'
  readonly text: string
}

/** Cells of the table of common words; what would need more is told as replaced in one piece. */
const MOST_CELLS = 250_000

/**
 * The pieces by which one text became the other, word by word. The `same` and `out` pieces give the text before, the
 * `same` and `in` pieces the text after. Very long stretches without a common start or end are one `out` and one `in`.
 */
export const textDifference = (before: string, after: string): readonly TextPiece[] => {
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1
  let end = 0
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  )
    end += 1
  const middle = compare(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end))
  return joined([
    { type: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { type: 'same', text: old.slice(old.length - end).join('') },
  ])
}

/** Words, and the spaces between them, each by itself. */
const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? []

const compare = (old: readonly string[], fresh: readonly string[]): readonly TextPiece[] => {
  if (old.length * fresh.length > MOST_CELLS)
    return [
      { type: 'out', text: old.join('') },
      { type: 'in', text: fresh.join('') },
    ]
  const width = fresh.length + 1
  /** How many words the rests of both texts have in common, from each pair of places on. */
  const common = new Uint16Array((old.length + 1) * width)
  const at = (row: number, column: number): number => common[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = fresh.length - 1; column >= 0; column--)
      common[row * width + column] =
        old[row] === fresh[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const pieces: TextPiece[] = []
  let [row, column] = [0, 0]
  while (row < old.length || column < fresh.length) {
    const [one = '', other = ''] = [old[row], fresh[column]]
    if (row < old.length && column < fresh.length && one === other) {
      pieces.push({ type: 'same', text: one })
      row += 1
      column += 1
    } else if (column === fresh.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) {
      pieces.push({ type: 'out', text: one })
      row += 1
    } else {
      pieces.push({ type: 'in', text: other })
      column += 1
    }
  }
  return pieces
}

/** Neighbours of one type as one piece; between two common words what went stands before what came. */
const joined = (pieces: readonly TextPiece[]): readonly TextPiece[] => {
  const result: TextPiece[] = []
  let [out, came] = ['', '']
  const flush = (): void => {
    if (out !== '') result.push({ type: 'out', text: out })
    if (came !== '') result.push({ type: 'in', text: came })
    out = ''
    came = ''
  }
  for (const { type, text } of pieces) {
    if (text === '') continue
    if (type === 'out') out += text
    else if (type === 'in') came += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.type === 'same') result[result.length - 1] = { type, text: last.text + text }
      else result.push({ type, text })
    }
  }
  flush()
  return result
}
