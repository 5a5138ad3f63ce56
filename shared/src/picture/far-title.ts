// Knows how the title of a card is set when the card is seen from afar: as large as it fits, never too small to be read; knows no face.
import type { Card } from '../board/board.ts'
import { cardTitle } from '../board/card.ts'
import { concernWord } from '../board/kinds/concern.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { MOMENT } from '../board/kinds/moment.ts'
import type { Mark, Measure } from './display-list.ts'
import { INSET, openPen, SETTINGS, type Setting } from './pen.ts'
import { breaksAnywhere, wrapText } from './wrap-text.ts'

interface Box {
  readonly width: number
  readonly height: number
}
interface Banded extends Box {
  readonly band: number
}

/** Large enough to be read at a third of the size; still a title, so it shrinks rather than being cut where the card is small. */
const TITLES: readonly Setting[] = [
  { size: 26, weight: 600, lead: 31 },
  { size: 22, weight: 600, lead: 27 },
  { size: 18, weight: 600, lead: 23 },
  SETTINGS.title,
]

/** A title seen from afar is never smaller than this on the screen, px. */
export const SMALLEST_FROM_AFAR = 11
/** Sizes grow in steps, so that a card is not drawn anew for every zoom. */
const STEPS = 8
/** A card narrower than so many times the size of its title has no room for one. */
const LEAST_WIDTH = 3.2
const LEAST_HEIGHT = 1.1

/**
 * The least size in world units at which the title of a card can be read on the screen; the same for many zooms.
 * @returns null when the card is too small on the screen to hold one.
 */
export function farTitleSize(card: Card, zoom: number): number | null {
  const size = SMALLEST_FROM_AFAR * 2 ** (Math.ceil(Math.log2(1 / zoom) * STEPS) / STEPS)
  return card.size[0] < size * LEAST_WIDTH || card.size[1] < size * LEAST_HEIGHT ? null : size
}

/**
 * The title of a card in its own coordinates, over the height of the box: as large as all of it can be read, else cut.
 *
 * @param band width of the coloured edge to its left, world units.
 * @param smallest world size it has at least.
 */
export function farTitle(card: Card, size: Box, band: number, measure: Measure, smallest: number): readonly Mark[] {
  const box = { ...size, band }
  const [title = '', short = title] = titlesFromAfar(card)
  const isUntitled = title === ''
  const text = isUntitled ? describeCard(card.kind).label : title
  const settings = TITLES.filter(({ size }) => size >= smallest)
  const last: Setting =
    smallest > SETTINGS.title.size ? { size: smallest, weight: 600, lead: smallest * 1.18 } : SETTINGS.title
  if (settings.at(-1) !== last) settings.push(last)
  for (const setting of settings) {
    const fitted = fit(text, box, setting, measure)
    if (fitted.isWhole) return lettered(text, box, setting, measure, fitted.lines, isUntitled)
  }
  const fitted = fit(short, box, last, measure)
  return lettered(short, box, last, measure, fitted.lines, isUntitled)
}

/** How many lines of the box a title takes, and whether all of it is to be read there. */
function fit(
  title: string,
  { width, height, band }: Banded,
  setting: Setting,
  measure: Measure,
): { readonly lines: number; readonly isWhole: boolean } {
  const room = Math.max(1, Math.floor((height - 12) / setting.lead))
  const column = columnOf(width, band)
  const linesOf = (words: readonly string[]): number =>
    wrapText(words.join(' '), column, setting, measure, room + 1).lines.length
  const words = title.split(/\s+/u)
  const tooLong = words.findIndex((word) => measure(word, setting) > column && !breaksAnywhere(word))
  // A word that does not fit is not broken over lines: with it the title ends.
  if (tooLong >= 0) return { lines: Math.min(room, linesOf(words.slice(0, tooLong)) + 1), isWhole: false }
  const wanted = linesOf(words)
  return { lines: Math.min(wanted, room), isWhole: wanted <= room }
}

const columnOf = (width: number, band: number): number => Math.max(1, width - band - INSET - INSET + 4)

function lettered(
  title: string,
  { width, height, band }: Banded,
  setting: Setting,
  measure: Measure,
  lines: number,
  isUntitled: boolean,
): readonly Mark[] {
  const top = (height - lines * setting.lead) / 2
  const pen = openPen({ left: band + INSET, top, width: columnOf(width, band), measure })
  pen.words(title, setting, { maxLines: lines, ...(isUntitled ? { fill: 'muted' } : {}) })
  return pen.marks
}

/** What has to be said of a card that would be taken for an objective; "" = nothing. */
function kindFromAfar(card: Card): string {
  if (card.kind === 'moment') return MOMENT.fields.momentKind.optionLabels[card.fields.momentKind]
  return card.kind === 'concern' ? concernWord(card.fields.issueKind) : ''
}

/** What a card is known by from afar: its title, for the partnership itself its purpose; then a shorter word for it, if it has one. */
function titlesFromAfar(card: Card): readonly string[] {
  if (card.kind === 'charter' && card.fields.purpose.trim() !== '') return [card.fields.purpose]
  const title = cardTitle(card)
  const kind = kindFromAfar(card)
  if (kind !== '' && title !== '') return [`${kind}: ${title}`]
  return card.kind === 'organisation' && card.fields.shortName.trim() !== '' ? [title, card.fields.shortName] : [title]
}
