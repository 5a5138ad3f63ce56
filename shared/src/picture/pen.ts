// Knows how words, discs and chips follow one another down a card; knows no kind of card.
import type { Board } from '../board/board.ts'
import { type OrganisationSign, organisationOf, organisationSigns } from './board-index.ts'
import type { Ink, Mark, Measure, TextStyle } from './display-list.ts'
import { directionOf, displayText } from './display-text.ts'
import { initialsOf } from './initials.ts'
import { wrapText } from './wrap-text.ts'

/** A text style with the distance between its lines. */
export interface Setting extends TextStyle {
  readonly lead: number
}

export const SETTINGS = {
  label: { size: 11.5, weight: 400, lead: 16 },
  chip: { size: 11.5, weight: 600, lead: 16 },
  body: { size: 13, weight: 400, lead: 18 },
  strong: { size: 13, weight: 600, lead: 18 },
  title: { size: 15, weight: 600, lead: 20 },
  purpose: { size: 18, weight: 600, lead: 25 },
  initials: { size: 11, weight: 700, lead: 14 },
} as const satisfies Record<string, Setting>

/** Distance between the edge of a card and what is written on it. */
export const INSET = 14
/** Diameter of the disc that stands for an organisation. */
export const DISC = 24

export interface WordsOptions {
  readonly fill?: Ink
  readonly maxLines?: number
  /** Left edge and width, when not the whole column. */
  readonly x?: number
  readonly width?: number
}

/** Draws down a column: each call puts its marks below what is there and moves `y`. */
export interface Pen {
  /** Where the next thing starts. */
  y: number
  readonly left: number
  readonly width: number
  readonly measure: Measure
  readonly marks: Mark[]
  /** Wrapped words; gives how many lines. Nothing is drawn, and nothing moves, for an empty text. */
  words(text: string, setting: Setting, options?: WordsOptions): number
  /** One line that does not move the pen; gives its width. */
  line(
    text: string,
    setting: Setting,
    x: number,
    top: number,
    options?: { readonly fill?: Ink; readonly width?: number; readonly align?: 'left' | 'centre' | 'right' },
  ): number
  /** What is missing, as a quiet question with "Add"; nothing for a field that asks nothing. */
  ask(question: string | undefined, options?: Pick<WordsOptions, 'x' | 'width'>): void
  gap(distance: number): void
}

/** Text on the faces that belongs to no field. */
const FACE_WORDS = {
  add: 'Add',
} as const

/** The y of a baseline within a line that starts at `top`: letters look centred between the lines above and below. */
export const baseline = (top: number, setting: Setting): number => round(top + setting.lead / 2 + setting.size * 0.35)

const round = (value: number): number => Math.round(value * 100) / 100

/** A pen for a column that starts at (left, top). */
export function openPen({
  left,
  top,
  width,
  measure,
}: {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly measure: Measure
}): Pen {
  // A card dragged to almost nothing still gets a column that a letter fits in.
  const column = Math.max(width, 24)
  const marks: Mark[] = []
  const pen: Pen = {
    y: top,
    left,
    width: column,
    measure,
    marks,
    words(text, setting, { fill = 'ink', maxLines, x = left, width: available = column - (x - left) } = {}) {
      const room = Math.max(available, 24)
      const { lines } = wrapText(text, room, setting, measure, maxLines)
      for (const line of lines) {
        marks.push(textMark(line.text, setting, line.direction, x, room, pen.y, fill, line.width))
        pen.y += setting.lead
      }
      return lines.length
    },
    line(text, setting, x, top_, { fill = 'ink', width: room, align = 'left' } = {}) {
      const shown =
        room === undefined
          ? displayText(text)
          : (wrapText(text, Math.max(room, 12), setting, measure, 1).lines[0]?.text ?? '')
      const width_ = measure(shown, setting)
      if (shown !== '')
        marks.push({
          mark: 'text',
          x: round(x),
          y: baseline(top_, setting),
          text: shown,
          style: styleOf(setting),
          fill,
          ...(align === 'left' ? {} : { align }),
          ...(directionOf(shown) === 'rtl' ? { direction: 'rtl' as const } : {}),
          width: round(width_),
        })
      return width_
    },
    ask(question, { x = left, width: available = column - (x - left) } = {}) {
      if (question === undefined) return
      const room = Math.max(available, 24)
      const { lines } = wrapText(question, room, SETTINGS.body, measure)
      const addWidth = measure(FACE_WORDS.add, SETTINGS.strong)
      const space = 7
      let end = 0
      for (const line of lines) {
        marks.push(textMark(line.text, SETTINGS.body, line.direction, x, room, pen.y, 'muted', line.width))
        end = line.width
        pen.y += SETTINGS.body.lead
      }
      const beside = end > 0 && end + space + addWidth <= room
      if (beside) pen.y -= SETTINGS.body.lead
      marks.push({
        mark: 'text',
        x: round(beside ? x + end + space : x),
        y: baseline(pen.y, SETTINGS.strong),
        text: FACE_WORDS.add,
        style: styleOf(SETTINGS.strong),
        fill: 'accent',
        width: round(addWidth),
        offer: true,
      })
      pen.y += SETTINGS.body.lead
    },
    gap(distance) {
      pen.y += distance
    },
  }
  return pen
}

/** A line set at the side its direction starts from. */
function textMark(
  text: string,
  setting: Setting,
  direction: 'ltr' | 'rtl',
  x: number,
  room: number,
  top: number,
  fill: Ink,
  width: number,
): Mark {
  const shared = {
    mark: 'text',
    y: baseline(top, setting),
    text,
    style: styleOf(setting),
    fill,
    width: round(width),
  } as const
  return direction === 'rtl' ? { ...shared, x: round(x + room), align: 'right', direction } : { ...shared, x: round(x) }
}

export const styleOf = ({ size, weight }: Setting): TextStyle => ({ size, weight })

/** Dashes of the ring that tells organisations of the same look apart: none, then longer and shorter ones. */
const RINGS: readonly (readonly number[])[] = [[], [5, 3], [1.5, 2.5], [8, 2, 1.5, 2]]

/** The disc of an organisation; filled for whoever leads. (x, y) is its top left corner. */
export function discMarks(
  { look, ring, initials }: OrganisationSign,
  x: number,
  y: number,
  { filled = false, size = DISC }: { readonly filled?: boolean; readonly size?: number } = {},
): readonly Mark[] {
  const centre = { x: round(x + size / 2), y: round(y + size / 2) }
  const dash = RINGS[ring % RINGS.length] ?? []
  // A ring outside the disc, so that it shows on a filled one too.
  const ringMarks: readonly Mark[] =
    ring === 0
      ? []
      : [
          {
            mark: 'circle',
            ...centre,
            r: size / 2 - 0.75,
            stroke: look,
            strokeWidth: 1.5,
            dash: dash.length > 0 ? dash : [3, 3],
          },
        ]
  const r = ring === 0 ? size / 2 - 0.75 : size / 2 - 3
  const style: TextStyle =
    initials.length > 2 || ring > 0
      ? { size: initials.length > 2 && ring > 0 ? 8 : 9.5, weight: 700 }
      : { size: SETTINGS.initials.size, weight: 700 }
  return [
    ...ringMarks,
    {
      mark: 'circle',
      ...centre,
      r,
      fill: filled ? look : `${look}-tint`,
      ...(ring === 0 ? { stroke: look, strokeWidth: 1.5 } : {}),
    },
    {
      mark: 'text',
      x: centre.x,
      y: round(centre.y + style.size * 0.36),
      text: initials,
      style,
      fill: filled ? 'on-look' : look,
      align: 'centre',
      ...(directionOf(initials) === 'rtl' ? { direction: 'rtl' as const } : {}),
    },
  ]
}

/** The sign of the organisation a card speaks for; a grey one with the card's own initials when it speaks for none. */
export function signOf(board: Board, cardId: string, name: string): OrganisationSign {
  const organisation = organisationOf(board, cardId)
  const sign = organisation === null ? undefined : organisationSigns(board).get(organisation)
  return sign ?? { look: 'slate', ring: 0, initials: initialsOf(name) }
}

/** A word on a tinted ground; gives the width it takes. */
export function chip(pen: Pen, text: string, x: number, top: number, colour: Ink): number {
  const width = pen.measure(displayText(text), SETTINGS.chip)
  pen.marks.push({
    mark: 'rect',
    x: round(x),
    y: round(top),
    w: round(width + 16),
    h: 20,
    r: 10,
    fill: `${colour}-tint`,
  })
  pen.line(text, SETTINGS.chip, x + 8, top + 2, { fill: colour })
  return width + 16
}
