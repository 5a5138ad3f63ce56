// Knows how the map of a partnership and its main points stand on one sheet of paper, as vectors; refuses to know a printer.
import type { Board } from '../board/board.ts'
import { dateWords } from '../board/calendar-words.ts'
import type { Mark, Measure } from '../picture/display-list.ts'
import { SMALLEST_FROM_AFAR } from '../picture/far-title.ts'
import { DISC, discMarks, openPen, type Setting } from '../picture/pen.ts'
import { markToSvg, nestedMap, SVG_FONTS, TITLES_BELOW, writtenMap } from '../picture/svg.ts'
import { THEMES } from '../picture/theme.ts'
import { wrapText } from '../picture/wrap-text.ts'
import { pagePoints, settingOf, type Amount, type Point, type PointLine } from './page-points.ts'
import { SAID_WITH, type SaidWith } from './stop.ts'
import { storyOf, type Story } from './story.ts'

export interface OnePageOptions {
  readonly measure: Measure
  /** The calendar date of the agreement that the board holds; null = a draft. */
  readonly agreedOn: string | null
  /** Every "yes, but" to that agreement. */
  readonly said?: readonly SaidWith[]
  /** YYYY-MM-DD: the day it is made. */
  readonly today: string
}

/** A sheet across, in points of A4 without its margins: a little wider than A4, so that it fits every paper lying across. */
const SHEET = { w: 842, h: 575 } as const
const HEAD = 46
const FOOT = 16
const GAP = 12
const COLUMN_GAP = 16
/** A column lower than this holds nothing. */
const LEAST = 40

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
const BODY: Box = { x: 0, y: HEAD, w: SHEET.w, h: SHEET.h - HEAD - FOOT }
const COLUMNS = 4
const COLUMN = (SHEET.w - COLUMN_GAP * (COLUMNS - 1)) / COLUMNS
/** Share of the sheet that words have at least. */
const WORDS_SHARE = 0.45

interface Arrangement {
  readonly map: Box
  readonly columns: readonly Box[]
}

/** The map over so many columns from the left, and words in what is left below it and in the columns beside it. */
function arrangement(span: number, aspect: number): Arrangement {
  const w = span * (COLUMN + COLUMN_GAP) - COLUMN_GAP
  const beside = COLUMNS - span
  const below = Math.max(0, ((WORDS_SHARE * COLUMNS - beside) * BODY.h) / span)
  const h = Math.min(w / aspect, BODY.h - below)
  const left = BODY.h - h - GAP
  const columns = Array.from({ length: COLUMNS }, (_, index): Box => {
    const isBelow = index < span
    const x = index * (COLUMN + COLUMN_GAP)
    return { x, y: isBelow ? BODY.y + h + GAP : BODY.y, w: COLUMN, h: isBelow ? left : BODY.h }
  })
  return { map: { ...BODY, w, h }, columns: columns.filter((column) => column.h >= LEAST) }
}

/** From all of it in easy letters to its bare headings: the first that fits is printed. */
const AMOUNTS: readonly Omit<Amount, 'said'>[] = [
  { size: 10, items: 60, text: 260, details: true },
  { size: 9, items: 60, text: 260, details: true },
  { size: 8.5, items: 40, text: 200, details: true },
  { size: 8, items: 30, text: 160, details: true },
  { size: 8, items: 20, text: 160, details: false },
  { size: 7.5, items: 12, text: 110, details: false },
  { size: 7.5, items: 8, text: 80, details: false },
  { size: 7.5, items: 5, text: 60, details: false },
  { size: 7.5, items: 3, text: 50, details: false },
  { size: 7.5, items: 1, text: 40, details: false },
]
/** What is agreed on condition is whole as long as anything else can give way, and begun after that. */
const LETTERS_SAID = [Infinity, 900, 400, 160] as const
/** The smallest letters of the map, in points, and the smallest there are on a whole card, world units. */
const SMALLEST = 7.5
const SMALL_PRINT = 9.5

/** At which scale the map is drawn for what it is printed at: whole cards where all of them can be read, else titles. */
function drawnAt(scale: number): number {
  if (scale * SMALL_PRINT >= SMALLEST) return 1
  return Math.min((scale * SMALLEST_FROM_AFAR) / SMALLEST, TITLES_BELOW - 0.01)
}

/**
 * The board as one sheet, a standalone SVG document: its map and, in words, the stops of its story. It is always one
 * sheet: where there is much, letters grow smaller to a size that can still be read, and then what is more is counted.
 */
export function onePage(board: Board, { measure, agreedOn, said = [], today }: OnePageOptions): string {
  const { frame } = writtenMap(board, { measure, theme: 'light' })
  const scaleOf = ({ map }: Arrangement): number => Math.min(map.w / frame.w, map.h / frame.h)
  const arranged = [2, 3, 4]
    .map((span) => arrangement(span, frame.w / frame.h))
    .reduce((best, other) => (scaleOf(other) > scaleOf(best) ? other : best))
  const map = writtenMap(board, { measure, theme: 'light', scale: drawnAt(scaleOf(arranged)) })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(SHEET.w)} ${String(SHEET.h)}" role="img" ${SVG_FONTS} text-rendering="geometricPrecision">`,
    nestedMap(map, arranged.map),
    ...headMarks(board, { agreedOn, conditions: said.length }, today, measure).map(asSvg),
    ...pointsSvg(storyOf(board, said), board.title, arranged.columns, measure),
    '</svg>',
  ].join('\n')
}

function headMarks(
  board: Board,
  { agreedOn, conditions }: { readonly agreedOn: string | null; readonly conditions: number },
  today: string,
  measure: Measure,
): readonly Mark[] {
  const but = conditions === 0 ? '' : `, with ${String(conditions)} ${conditions === 1 ? 'condition' : 'conditions'}`
  const standing = agreedOn === null ? 'Draft' : `Agreed ${dateWords(agreedOn)}${but}`
  const word: Setting = { size: 12, weight: 600, lead: 20 }
  const width = measure(standing, word) + 24
  const pen = openPen({ left: 0, top: 2, width: SHEET.w - Math.max(190, width + 20), measure })
  pen.words(board.title, { size: 22, weight: 700, lead: 30 }, { maxLines: 1 })
  const ink = agreedOn === null ? 'ochre' : 'accent'
  pen.marks.push(
    { mark: 'rect', x: SHEET.w - width - 1, y: 6, w: width, h: 24, r: 12, stroke: ink, strokeWidth: 1.2 },
    {
      mark: 'path',
      d: [
        ['M', 0, HEAD - 8],
        ['L', SHEET.w, HEAD - 8],
      ],
      stroke: 'strong',
      strokeWidth: 1,
    },
  )
  pen.line(standing, word, SHEET.w - width + 11, 8, { fill: ink })
  pen.line(`Printed on ${dateWords(today)}`, { size: 7.5, weight: 400, lead: 10 }, 0, SHEET.h - 11, { fill: 'muted' })
  return pen.marks
}

/** The first amount that fits; of the last what fits of it, with what is agreed on condition before everything else. */
function pointsSvg(story: Story, title: string, columns: readonly Box[], measure: Measure): readonly string[] {
  const least = AMOUNTS.slice(-1)
  const amounts = LETTERS_SAID.flatMap((said) => (said === Infinity ? AMOUNTS : least).map((one) => ({ ...one, said })))
  const place = (told: Story, amount: Amount): Placed =>
    placed(pagePoints(told, title, amount), amount.size, columns, measure)
  for (const amount of amounts) {
    const set = place(story, amount)
    if (set.isWhole) return set.svg
  }
  const stops = story.stops.toSorted((one, other) => Number(other.key === SAID_WITH) - Number(one.key === SAID_WITH))
  return amounts.slice(-1).flatMap((amount) => place({ ...story, stops }, amount).svg)
}

interface Placed {
  readonly svg: readonly string[]
  readonly isWhole: boolean
}

function placed(points: readonly Point[], size: number, columns: readonly Box[], measure: Measure): Placed {
  const svg: string[] = []
  let at = 0
  let top = 0
  for (const point of points) {
    const height = heightOf(point, size, COLUMN, measure)
    const gap = top === 0 ? 0 : size * (point.lines[0]?.style === 'heading' ? 0.85 : 0.3)
    let column = columns[at]
    while (column !== undefined && top + gap + height > column.h && !(top === 0 && at === columns.length - 1)) {
      at += 1
      top = 0
      column = columns[at]
    }
    if (column === undefined) return { svg, isWhole: false }
    top += top === 0 ? 0 : gap
    svg.push(...pointSvg(point, size, { ...column, y: column.y + top, h: height }, measure))
    top += height
  }
  return { svg, isWhole: top <= (columns[at]?.h ?? 0) }
}

/** Room that a line has, behind its indent and the disc of whom it is about. */
const indentOf = ({ indent, sign }: PointLine, size: number): number => size * (indent + (sign === undefined ? 0 : 2))

const heightOf = ({ lines }: Point, size: number, width: number, measure: Measure): number =>
  lines.reduce((sum, line) => {
    const setting = settingOf(line.style, size)
    return sum + wrapText(line.text, width - indentOf(line, size), setting, measure).lines.length * setting.lead
  }, 0)

function pointSvg(point: Point, size: number, box: Box, measure: Measure): readonly string[] {
  const pen = openPen({ left: box.x, top: box.y, width: box.w, measure })
  const discs = point.lines.flatMap((line): string[] => {
    const { style, text, sign } = line
    const setting = settingOf(style, size)
    const top = pen.y
    const fill = style === 'heading' ? 'accent' : style === 'quiet' ? 'muted' : 'ink'
    pen.words(text, setting, { fill, x: box.x + indentOf(line, size) })
    if (sign === undefined) return []
    const scale = (size * 1.45) / DISC
    const marks = discMarks(sign, 0, 0).map(asSvg)
    const y = top + (setting.lead - DISC * scale) / 2
    return [`<g transform="translate(${fixed(box.x)} ${fixed(y)}) scale(${fixed(scale)})">${marks.join('')}</g>`]
  })
  return [...discs, ...pen.marks.map(asSvg)]
}

const asSvg = (mark: Mark): string => markToSvg(mark, THEMES.light)
const fixed = (value: number): string => String(Math.round(value * 1000) / 1000)
