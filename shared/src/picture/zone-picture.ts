// Knows how a zone looks: a quiet dashed area whose title stands on its edge and stays readable from afar.
import type { CardOf } from '../board/board.ts'
import { ZONE } from '../board/kinds/zone.ts'
import type { CardPicture, Mark, Measure } from './display-list.ts'
import { baseline, type Setting } from './pen.ts'
import { wrapText } from './wrap-text.ts'

/** No zone title is smaller than this on the screen, in pixels. */
const SMALLEST = 12
const RADIUS = 18
const TITLE_SIZE = 13.5

/** The marks of a zone. `scale` = screen pixels a world unit. */
export function zonePicture(
  card: CardOf<'zone'>,
  {
    measure,
    scale = 1,
    selected = false,
  }: { readonly measure: Measure; readonly scale?: number; readonly selected?: boolean },
): CardPicture {
  if (!(scale > 0)) throw new RangeError(`a picture needs a scale above 0, got ${String(scale)}`)
  const [width, height] = card.size
  const area: Mark = {
    mark: 'rect',
    x: 0,
    y: 0,
    w: width,
    h: height,
    r: RADIUS,
    fill: 'zone',
    stroke: selected ? 'accent' : 'zone-line',
    strokeWidth: selected ? 2 : 1.2,
    dash: [4, 4],
  }
  return { id: card.id, width, height, marks: [area, ...titleMarks(card, width, measure, scale)] }
}

function titleMarks(card: CardOf<'zone'>, width: number, measure: Measure, scale: number): readonly Mark[] {
  const size = Math.max(TITLE_SIZE, SMALLEST / scale)
  const setting: Setting = { size, weight: 600, lead: size * 1.35 }
  const grown = size / TITLE_SIZE
  // Seen from afar the title takes the whole edge and may reach a little beyond it: the gap between zones is its only other room.
  const [left, pad] = grown > 1.5 ? [0, 4 * grown] : [16 * grown, 8 * grown]
  const room = width * (grown > 1.5 ? 1.35 : 1) - left - 2 * pad
  const empty = card.fields.title.trim() === ''
  const text = empty ? ZONE.label : card.fields.title
  const line = wrapText(text, Math.max(room, size * 2), setting, measure, 1).lines[0]
  if (line === undefined) return []
  const top = -setting.lead / 2
  return [
    { mark: 'rect', x: left, y: top, w: line.width + 2 * pad, h: setting.lead, r: 4 * grown, fill: 'zone' },
    {
      mark: 'text',
      x: line.direction === 'rtl' ? left + pad + line.width : left + pad,
      y: baseline(top, setting),
      text: line.text,
      style: { size, weight: 600 },
      fill: empty ? 'muted' : 'accent',
      width: line.width,
      ...(line.direction === 'rtl' ? { direction: 'rtl' as const, align: 'right' as const } : {}),
    },
  ]
}
