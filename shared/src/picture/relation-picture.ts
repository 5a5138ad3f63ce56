// Knows which relations are drawn and how a line with its word looks; refuses to know where a line runs.
import type { Board, Relation } from '../board/board.ts'
import { relationLabel } from '../board/kinds/relation-kinds.ts'
import type { Detail, Ink, Mark, Measure, RelationPicture } from './display-list.ts'
import { displayText } from './display-text.ts'
import { baseline, SETTINGS, styleOf } from './pen.ts'
import { type Box, simpleRoute } from './simple-route.ts'
import { wrapText } from './wrap-text.ts'

/** While a board has no more relations than this beside the leads, all are drawn: a line somebody has just made must not vanish. */
export const DRAW_ALL_UP_TO = 40

const isLead = (relation: Relation): boolean => relation.kind === 'does' && relation.attributes['part'] === 'leads'

/**
 * The relations that are drawn, in the board's order: who leads always, the others for a selected card or relation, and all of them while
 * the board has at most `DRAW_ALL_UP_TO` others.
 */
export function drawnRelations(board: Board, selection: ReadonlySet<string>): readonly Relation[] {
  const relations = [...board.relations.values()]
  const others = relations.filter((relation) => !isLead(relation))
  if (others.length <= DRAW_ALL_UP_TO) return relations
  return relations.filter((relation) => isLead(relation) || touches(relation, selection))
}

const touches = ({ id, from, to }: Relation, selection: ReadonlySet<string>): boolean => selection.has(id) || selection.has(from) || selection.has(to)

export interface DrawRelationsOptions {
  readonly measure: Measure
  /** Where each card is drawn, by card id, in world units. A relation with an end that is in none is left out. */
  readonly boxes: ReadonlyMap<string, Box>
  readonly detail: Detail
  /** Ids of selected cards and relations: their lines come forward. Absent = none. */
  readonly selection?: ReadonlySet<string>
}

/** Lines with their words, in world coordinates, in the order given. */
export function drawRelations(board: Board, relations: readonly Relation[], options: DrawRelationsOptions): readonly RelationPicture[] {
  const { boxes, selection = new Set<string>() } = options
  return relations.flatMap((relation) => {
    const from = boxes.get(relation.from)
    const to = boxes.get(relation.to)
    if (from === undefined || to === undefined || board.cards.get(relation.from) === undefined) return []
    return [relationPicture(relation, simpleRoute(from, to), options, touches(relation, selection))]
  })
}

type Line = readonly (readonly [number, number])[]

function relationPicture(relation: Relation, line: Line, { measure, detail }: DrawRelationsOptions, chosen: boolean): RelationPicture {
  const ink: Ink = chosen ? 'accent' : 'wire'
  const serves = relation.kind === 'serves'
  const wire: Mark = { mark: 'path', d: rounded(line), stroke: ink, strokeWidth: isLead(relation) ? 2.4 : 1.7, ...(serves || relation.kind === 'offersHelp' ? { dash: [6, 5] } : {}) }
  const pill = detail === 'block' ? null : pillOf(relationLabel(relation), line, measure)
  return { id: relation.id, line, pill: pill?.box ?? null, marks: [wire, ...arrows(relation, line, ink), ...(pill?.marks ?? [])] }
}

const CORNER = 10

/** The line as a path whose corners are rounded as far as its shorter side allows. */
function rounded(line: Line): readonly (readonly ['M' | 'L' | 'Q', ...number[]])[] {
  const commands: (readonly ['M' | 'L' | 'Q', ...number[]])[] = []
  line.forEach(([x, y], index) => {
    const before = line[index - 1]
    const after = line[index + 1]
    if (before === undefined) commands.push(['M', x, y])
    else if (after === undefined) commands.push(['L', x, y])
    else {
      const radius = Math.min(CORNER, distance(before, [x, y]) / 2, distance(after, [x, y]) / 2)
      commands.push(['L', ...towards([x, y], before, radius)], ['Q', x, y, ...towards([x, y], after, radius)])
    }
  })
  return commands
}

type At = readonly [x: number, y: number]
const distance = (a: At, b: At): number => Math.hypot(a[0] - b[0], a[1] - b[1])
function towards(from: At, to: At, length: number): At {
  const whole = distance(from, to)
  if (whole === 0) return from
  return [from[0] + ((to[0] - from[0]) * length) / whole, from[1] + ((to[1] - from[1]) * length) / whole]
}

const ARROW = 7

/** Heads of a plain line that somebody gave arrows; the other relations say their direction in words. */
function arrows(relation: Relation, line: Line, ink: Ink): readonly Mark[] {
  const arrow = relation.kind === 'link' ? relation.attributes['arrow'] : 'none'
  if (arrow !== 'one' && arrow !== 'both') return []
  const end = head(line.at(-1), line.at(-2), ink)
  return arrow === 'one' ? end : [...end, ...head(line[0], line[1], ink)]
}

function head(tip: At | undefined, from: At | undefined, ink: Ink): readonly Mark[] {
  if (tip === undefined || from === undefined) return []
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0])
  const side = (turn: number): At => [tip[0] - ARROW * 1.6 * Math.cos(angle + turn), tip[1] - ARROW * 1.6 * Math.sin(angle + turn)]
  return [{ mark: 'path', d: [['M', ...side(0.45)], ['L', ...tip], ['L', ...side(-0.45)], ['Z']], fill: ink }]
}

const PILL_HEIGHT = 22
const LONGEST = 160

/** The word at the middle of the line, on the colour of the paper so that it cuts the line. */
function pillOf(label: string, line: Line, measure: Measure): { readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }; readonly marks: readonly Mark[] } | null {
  const word = wrapText(displayText(label), LONGEST, SETTINGS.label, measure, 1).lines[0]
  if (word === undefined) return null
  const [x, y] = middleOf(line)
  const w = word.width + 18
  const box = { x: x - w / 2, y: y - PILL_HEIGHT / 2, w, h: PILL_HEIGHT }
  return {
    box,
    marks: [
      { mark: 'rect', ...box, r: PILL_HEIGHT / 2, fill: 'paper', stroke: 'line', strokeWidth: 1 },
      { mark: 'text', x, y: baseline(y - SETTINGS.label.lead / 2, SETTINGS.label), text: word.text, style: { ...styleOf(SETTINGS.label), weight: 600 }, fill: 'muted', align: 'centre', ...(word.direction === 'rtl' ? { direction: word.direction } : {}), width: word.width },
    ],
  }
}

/** Half way along the line. */
export function middleOf(line: Line): At {
  const whole = line.reduce((sum, point, index) => sum + (index === 0 ? 0 : distance(line[index - 1] ?? point, point)), 0)
  let left = whole / 2
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [line[index - 1], line[index]]
    if (from === undefined || to === undefined) break
    const length = distance(from, to)
    if (length >= left) return towards(from, to, left)
    left -= length
  }
  return line.at(-1) ?? [0, 0]
}
