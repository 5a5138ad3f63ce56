// Knows how a picture is written as one self-contained SVG file; refuses to decide what the picture shows.
import type { Board, Card } from '../board/board.ts'
import { drawCard } from './card-picture.ts'
import type { CardPicture, Mark, Measure } from './display-list.ts'
import { displayText } from './display-text.ts'
import { farTitleSize } from './far-title.ts'
import { FONT_STACK } from './fonts.ts'
import { drawnRelations, drawRelations } from './relation-picture.ts'
import { stackingOrder } from './stacking.ts'
import { colourOf, type Theme, type ThemeName, THEMES } from './theme.ts'

export interface SvgOptions {
  readonly measure: Measure
  readonly theme: ThemeName
  /** Pixels a world unit at which it will be seen: small, it shows titles that can be read instead of words that cannot. Absent = 1. */
  readonly scale?: number
}

const MARGIN = 40
/** Seen smaller than this the words of a full face cannot be read. */
export const TITLES_BELOW = 0.6
const BLOCKS_BELOW = 0.3

/** The map as marks that are written already, and the part of the world that it takes, world units. */
export interface WrittenMap {
  readonly frame: Frame
  readonly parts: readonly string[]
  /** Cards but for zones. */
  readonly cards: number
}

/** The attribute that names the fonts of everything written inside. */
export const SVG_FONTS = `font-family="${FONT_STACK.replaceAll('"', '&quot;')}"`

/** The map for whoever sets it into a larger drawing; every text is escaped. */
export function writtenMap(board: Board, { measure, theme: name, scale = 1 }: SvgOptions): WrittenMap {
  const theme = THEMES[name]
  const detail = scale < BLOCKS_BELOW ? 'block' : scale < TITLES_BELOW ? 'title' : 'full'
  const cards = stackingOrder(board).map((card) => ({
    card,
    picture: drawCard(card, board, { detail, measure, scale, titleSize: farTitleSize(card, scale) }),
  }))
  const boxes = new Map(
    cards.map(({ card, picture }) => [
      card.id,
      { x: card.pos[0], y: card.pos[1], w: picture.width, h: picture.height },
    ]),
  )
  const relations = drawRelations(board, drawnRelations(board, new Set()), {
    measure,
    boxes,
    detail: detail === 'full' ? 'full' : 'block',
  })
  const frame = frameOf([...boxes.values(), ...relations.flatMap(({ pill }) => (pill === null ? [] : [pill]))])
  const isZone = ({ card }: { readonly card: Card }): boolean => card.kind === 'zone'
  const parts = [
    ...cards.filter(isZone).map((each) => group(each, theme)),
    // Lines go under cards, words over them: a word is never hidden.
    ...relations.map(({ marks }) => `<g>${marks.map((mark) => markToSvg(mark, theme)).join('')}</g>`),
    ...cards.filter((each) => !isZone(each)).map((each) => group(each, theme)),
  ]
  return { frame, parts, cards: cards.filter((each) => !isZone(each)).length }
}

/** The map in a box of a larger SVG document, as large as it fits, at its top. */
export const nestedMap = ({ frame, parts }: WrittenMap, box: Frame): string =>
  [
    `<svg x="${number(box.x)}" y="${number(box.y)}" width="${number(box.w)}" height="${number(box.h)}" viewBox="${viewBoxOf(frame)}" preserveAspectRatio="xMidYMin">`,
    ...parts,
    '</svg>',
  ].join('\n')

const viewBoxOf = (frame: Frame): string => [frame.x, frame.y, frame.w, frame.h].map(number).join(' ')

/**
 * The whole board as a standalone SVG: no script, no link, no embedded page, nothing loaded; every text escaped; fonts by name with
 * fallbacks. World units are its pixels. A board without cards gives a small empty sheet.
 */
export function boardToSvg(board: Board, options: SvgOptions): string {
  const { frame, parts, cards } = writtenMap(board, options)
  const { paper } = THEMES[options.theme]
  const title = escapeXml(displayText(board.title))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBoxOf(frame)}" width="${number(frame.w)}" height="${number(frame.h)}" role="img" aria-labelledby="map-title map-description" text-rendering="geometricPrecision" ${SVG_FONTS}>`,
    `<title id="map-title">${title}</title>`,
    `<desc id="map-description">A map of a partnership: ${String(cards)} cards, ${String(board.relations.size)} relations.</desc>`,
    `<rect x="${number(frame.x)}" y="${number(frame.y)}" width="${number(frame.w)}" height="${number(frame.h)}" fill="${paper}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function group({ card, picture }: { readonly card: Card; readonly picture: CardPicture }, theme: Theme): string {
  const [x, y] = card.pos
  // A file, a page or a version can be read, not pressed.
  const marks = picture.marks.filter((mark) => mark.mark !== 'text' || mark.offer !== true)
  return `<g transform="translate(${number(x)} ${number(y)})">${marks.map((mark) => markToSvg(mark, theme)).join('')}</g>`
}

/** A part of a plane, in its units. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

function frameOf(boxes: readonly Frame[]): Frame {
  if (boxes.length === 0) return { x: 0, y: 0, w: 2 * MARGIN, h: 2 * MARGIN }
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN
  const right = Math.max(...boxes.map(({ x, w }) => x + w)) + MARGIN
  const bottom = Math.max(...boxes.map(({ y, h }) => y + h)) + MARGIN
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/** One mark as an SVG element, with the colours of a theme. */
export function markToSvg(mark: Mark, theme: Theme): string {
  if (mark.mark === 'text') return textToSvg(mark, theme)
  const paint = paintOf(mark, theme)
  if (mark.mark === 'rect') {
    return `<rect x="${number(mark.x)}" y="${number(mark.y)}" width="${number(mark.w)}" height="${number(mark.h)}" rx="${number(mark.r)}"${paint}/>`
  }
  if (mark.mark === 'circle')
    return `<circle cx="${number(mark.x)}" cy="${number(mark.y)}" r="${number(mark.r)}"${paint}/>`
  const path = mark.d.map(([command, ...numbers]) => `${command}${numbers.map(number).join(' ')}`).join('')
  return `<path d="${path}"${paint} stroke-linejoin="round"/>`
}

function paintOf(mark: Exclude<Mark, { mark: 'text' }>, theme: Theme): string {
  const fill = ` fill="${mark.fill === undefined ? 'none' : colourOf(theme, mark.fill)}"`
  if (mark.stroke === undefined) return fill
  const dash = mark.dash === undefined ? '' : ` stroke-dasharray="${mark.dash.map(number).join(' ')}"`
  return `${fill} stroke="${colourOf(theme, mark.stroke)}" stroke-width="${number(mark.strokeWidth ?? 1)}"${dash}`
}

const ANCHORS = { left: 'start', centre: 'middle', right: 'end' } as const

function textToSvg(mark: Extract<Mark, { mark: 'text' }>, theme: Theme): string {
  const { size, weight, italic } = mark.style
  const rightToLeft = mark.direction === 'rtl'
  // In a right-to-left text "start" is its right end.
  const side =
    rightToLeft && mark.align === 'right'
      ? 'start'
      : rightToLeft && (mark.align ?? 'left') === 'left'
        ? 'end'
        : ANCHORS[mark.align ?? 'left']
  const anchor = side === 'start' ? '' : ` text-anchor="${side}"`
  const direction = rightToLeft ? ' direction="rtl"' : ''
  const slant = italic === true ? ' font-style="italic"' : ''
  return `<text x="${number(mark.x)}" y="${number(mark.y)}" font-size="${number(size)}" font-weight="${String(weight)}"${slant} fill="${colourOf(theme, mark.fill)}"${anchor}${direction} unicode-bidi="isolate" xml:space="preserve">${escapeXml(mark.text)}</text>`
}

/** Two decimals are a hundredth of a pixel; "-0" and "1e21" never reach a file. */
function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a picture has finite coordinates, got ${String(value)}`)
  return String(Math.round(value * 100) / 100 + 0)
}

/** What XML 1.0 does not allow at all, escaped or not. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? '')
