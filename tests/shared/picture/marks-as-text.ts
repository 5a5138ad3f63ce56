// Writes display lists as lines of text, so that a change of the picture reads as a change of words.
import type { Mark } from '@common-ground/shared/picture/display-list.ts'

const n = (value: number): string => String(Math.round(value * 10) / 10)

/** One mark in one line: what it is, where, what it says, in which colour. */
function markAsText(mark: Mark): string {
  const paint = [
    mark.mark === 'text' || mark.fill === undefined ? '' : ` fill ${mark.fill}`,
    mark.mark === 'text' || mark.stroke === undefined
      ? ''
      : ` stroke ${mark.stroke}${mark.dash === undefined ? '' : ' dashed'}`,
  ].join('')
  switch (mark.mark) {
    case 'rect':
      return `rect ${[mark.x, mark.y, mark.w, mark.h].map(n).join(' ')}${paint}`
    case 'circle':
      return `circle ${n(mark.x)} ${n(mark.y)} r ${n(mark.r)}${paint}`
    case 'path':
      return `path ${mark.d.map(([command, ...numbers]) => command + numbers.map(n).join(',')).join(' ')}${paint}`
    case 'text':
      return `text ${n(mark.x)} ${n(mark.y)} ${n(mark.style.size)}/${String(mark.style.weight)} ${mark.fill}${mark.align === undefined ? '' : ` ${mark.align}`}${mark.direction === 'rtl' ? ' rtl' : ''} "${mark.text}"`
  }
}

/** A display list as a block of lines under a heading. */
export const marksAsText = (heading: string, marks: readonly Mark[]): string =>
  `${heading}\n${marks.map((mark) => `  ${markAsText(mark)}`).join('\n')}\n`

/** The words of a display list in drawing order. */
export const wordsOf = (marks: readonly Mark[]): readonly string[] =>
  marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []))

/** Left, top, right and bottom of a mark; a text takes its full line. */
export function extentOf(mark: Mark): readonly [left: number, top: number, right: number, bottom: number] {
  switch (mark.mark) {
    case 'rect':
      return [mark.x, mark.y, mark.x + mark.w, mark.y + mark.h]
    case 'circle':
      return [mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r]
    case 'path': {
      const xs = mark.d.flatMap(([, ...numbers]) => numbers.filter((_, index) => index % 2 === 0))
      const ys = mark.d.flatMap(([, ...numbers]) => numbers.filter((_, index) => index % 2 === 1))
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
    }
    case 'text': {
      const width = mark.width ?? 0
      const left = mark.align === 'right' ? mark.x - width : mark.align === 'centre' ? mark.x - width / 2 : mark.x
      return [left, mark.y - mark.style.size, left + width, mark.y + mark.style.size * 0.3]
    }
  }
}
