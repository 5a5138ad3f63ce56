// Knows how the marks of a picture get onto a 2D canvas; knows neither cards nor cameras.
import type { Mark, TextStyle } from '@common-ground/shared/picture/display-list.ts'
import { FONT_STACK } from '@common-ground/shared/picture/fonts.ts'
import { colourOf, type Theme } from '@common-ground/shared/picture/theme.ts'

const fonts = new Map<string, string>()
/** The CSS font of a style; the same string every time, because setting an unequal font costs a parse. */
export function cssFont(style: TextStyle): string {
  const key = `${style.italic === true ? 'i' : ''}${style.weight}/${style.size}`
  let font = fonts.get(key)
  if (font === undefined) {
    font = `${style.italic === true ? 'italic ' : ''}${style.weight} ${style.size}px ${FONT_STACK}`
    fonts.set(key, font)
  }
  return font
}

function tracePath(pen: CanvasRenderingContext2D, mark: Mark & { readonly mark: 'path' }): void {
  for (const [command, ...n] of mark.d) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = n
    if (command === 'M') pen.moveTo(a, b)
    else if (command === 'L') pen.lineTo(a, b)
    else if (command === 'Q') pen.quadraticCurveTo(a, b, c, d)
    else if (command === 'C') pen.bezierCurveTo(a, b, c, d, e, f)
    else pen.closePath()
  }
}

function trace(pen: CanvasRenderingContext2D, mark: Exclude<Mark, { readonly mark: 'text' }>): void {
  pen.beginPath()
  switch (mark.mark) {
    case 'rect':
      if (mark.r > 0) pen.roundRect(mark.x, mark.y, mark.w, mark.h, mark.r)
      else pen.rect(mark.x, mark.y, mark.w, mark.h)
      break
    case 'circle':
      pen.arc(mark.x, mark.y, mark.r, 0, Math.PI * 2)
      break
    case 'path':
      tracePath(pen, mark)
      break
  }
}

const NO_DASH: number[] = []

/** Draws marks in their order. The context's transform says where; its styles are left changed. */
export function paint(pen: CanvasRenderingContext2D, marks: readonly Mark[], theme: Theme): void {
  let font = ''
  for (const mark of marks) {
    if (mark.mark === 'text') {
      const next = cssFont(mark.style)
      if (next !== font) {
        font = next
        pen.font = next
      }
      pen.direction = mark.direction ?? 'ltr'
      pen.textAlign = mark.align === 'centre' ? 'center' : (mark.align ?? 'left')
      pen.fillStyle = colourOf(theme, mark.fill)
      pen.fillText(mark.text, mark.x, mark.y)
      continue
    }
    trace(pen, mark)
    if (mark.fill !== undefined) {
      pen.fillStyle = colourOf(theme, mark.fill)
      pen.fill()
    }
    if (mark.stroke === undefined) continue
    pen.strokeStyle = colourOf(theme, mark.stroke)
    pen.lineWidth = mark.strokeWidth ?? 1
    pen.lineJoin = 'round'
    pen.lineCap = mark.mark === 'path' ? 'round' : 'butt'
    if (mark.dash !== undefined) pen.setLineDash([...mark.dash])
    pen.stroke()
    if (mark.dash !== undefined) pen.setLineDash(NO_DASH)
  }
}
