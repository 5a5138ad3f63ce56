// Knows which relations are drawn and how a line with its word looks; refuses to know where a line runs.
import type { Board, Relation } from '../board/board.ts'
import { relationLabel } from '../board/kinds/relation-kinds.ts'
import type { Detail, Ink, Mark, Measure, RelationPicture } from './display-list.ts'
import { boxAt } from '../layout/geometry.ts'
import { createObstacleIndex, type ObstacleIndex } from '../layout/obstacle-index.ts'
import { routeRelations } from '../layout/route-relations.ts'
import { baseline, type Setting, SETTINGS, styleOf } from './pen.ts'
import { type Box, simpleRoute } from './simple-route.ts'
import { type TextLine, wrapText } from './wrap-text.ts'

/** While a board has no more relations than this beside the leads, all are drawn: a line somebody has just made must not vanish. */
export const DRAW_ALL_UP_TO = 40

/** While a board has no more than this beside the leads, each carries its word; above, the words of unselected ones would hide each other. */
export const NAME_ALL_UP_TO = 16

const isLead = (relation: Relation): boolean => relation.kind === 'does' && relation.attributes['part'] === 'leads'

/**
 * The relations that are drawn, in the board's order: who leads always, the others for a selected card or relation, and all of them while
 * the board has at most `DRAW_ALL_UP_TO` others.
 */
export function drawnRelations(board: Board, selection: ReadonlySet<string>): readonly Relation[] {
  const relations = [...board.relations.values()]
  if (othersOn(board) <= DRAW_ALL_UP_TO) return relations
  return relations.filter((relation) => isLead(relation) || touches(relation, selection))
}

const counts = new WeakMap<Board['relations'], number>()

/** How many relations a board has beside the leads. */
function othersOn({ relations }: Board): number {
  const known = counts.get(relations)
  if (known !== undefined) return known
  let count = 0
  for (const relation of relations.values()) if (!isLead(relation)) count++
  counts.set(relations, count)
  return count
}

const touches = ({ id, from, to }: Relation, selection: ReadonlySet<string>): boolean =>
  selection.has(id) || selection.has(from) || selection.has(to)

export interface DrawRelationsOptions {
  readonly measure: Measure
  /** Where each card is drawn, by card id, in world units. A relation with an end that is in none is left out. */
  readonly boxes: ReadonlyMap<string, Box>
  readonly detail: Detail
  /** Ids of selected cards and relations: their lines come forward. Absent = none. */
  readonly selection?: ReadonlySet<string>
  /** Boxes that lines go round: every card but zones. Absent = those of `boxes`. Whoever draws often keeps one and passes it. */
  readonly obstacles?: ObstacleIndex
  /** All relations that are drawn on the board, so that lines share the sides of cards as they do when all are routed at once. Absent = the given ones. */
  readonly among?: readonly Relation[]
}

/** Lines with their words, in world coordinates, in the order given. */
export function drawRelations(
  board: Board,
  relations: readonly Relation[],
  options: DrawRelationsOptions,
): readonly RelationPicture[] {
  const { boxes, measure, selection = new Set<string>(), among = relations } = options
  const obstacles = options.obstacles ?? obstaclesOf(board, boxes)
  const few = othersOn(board) <= NAME_ALL_UP_TO
  const isQuiet = (relation: Relation): boolean => !few && !isLead(relation) && !touches(relation, selection)
  const words = new Map(
    relations.map((relation) => [relation.id, isQuiet(relation) ? null : wordOf(relation, measure)]),
  )
  const routes = routeRelations(among, obstacles, {
    only: new Set(words.keys()),
    labelSize: (id) => {
      const word = words.get(id)
      return word === undefined || word === null ? null : [word.width + 2 * PILL_INSET, PILL_HEIGHT]
    },
    bendOf: (id) => board.relations.get(id)?.bend ?? null,
  })
  return relations.flatMap((relation) => {
    const from = boxes.get(relation.from)
    const to = boxes.get(relation.to)
    if (from === undefined || to === undefined) return []
    const route = routes.get(relation.id)
    const line = route?.line ?? simpleRoute(from, to)
    const place = route === undefined ? middleOf(line) : route.label
    return [
      relationPicture({
        relation,
        line,
        place,
        word: words.get(relation.id) ?? null,
        detail: options.detail,
        chosen: touches(relation, selection),
        quiet: isQuiet(relation),
      }),
    ]
  })
}

/** What lines go round: every card with a box but zones, which they run through. */
function obstaclesOf(board: Board, boxes: ReadonlyMap<string, Box>): ObstacleIndex {
  const cards = [...boxes].filter(([id]) => board.cards.get(id)?.kind !== 'zone')
  return createObstacleIndex(cards.map(([id, { x, y, w, h }]) => [id, boxAt([x, y], [w, h])]))
}

type At = readonly [x: number, y: number]
type Line = readonly At[]

interface Drawn {
  readonly relation: Relation
  readonly line: Line
  readonly place: At | null
  readonly word: TextLine | null
  readonly detail: Detail
  readonly chosen: boolean
  readonly quiet: boolean
}

function relationPicture({ relation, line, place, word, detail, chosen, quiet }: Drawn): RelationPicture {
  const ink: Ink = chosen ? 'accent' : 'wire'
  const dashed = relation.kind === 'serves' || relation.kind === 'offersHelp'
  const wire: Mark = {
    mark: 'path',
    d: rounded(line),
    stroke: ink,
    strokeWidth: isLead(relation) ? 2.4 : quiet ? 1.2 : 1.7,
    ...(dashed ? { dash: [6, 5] } : {}),
  }
  const pill = detail === 'block' || word === null || place === null ? null : pillAt(place, word)
  return {
    id: relation.id,
    line,
    pill: pill?.box ?? null,
    marks: [wire, ...arrows(relation, line, ink), ...(pill?.marks ?? [])],
  }
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
  const side = (turn: number): At => [
    tip[0] - ARROW * 1.6 * Math.cos(angle + turn),
    tip[1] - ARROW * 1.6 * Math.sin(angle + turn),
  ]
  return [{ mark: 'path', d: [['M', ...side(0.45)], ['L', ...tip], ['L', ...side(-0.45)], ['Z']], fill: ink }]
}

const PILL_HEIGHT = 22
const PILL_INSET = 9
const LONGEST = 160

const wordOf = (relation: Relation, measure: Measure): TextLine | null =>
  wrapText(relationLabel(relation), LONGEST, WORD, measure, 1).lines[0] ?? null

const WORD: Setting = { ...SETTINGS.label, weight: 600 }

/** The word on the colour of the paper, so that it cuts the line. */
function pillAt([x, y]: At, word: TextLine): { readonly box: Box; readonly marks: readonly Mark[] } {
  const w = word.width + 2 * PILL_INSET
  const box = { x: x - w / 2, y: y - PILL_HEIGHT / 2, w, h: PILL_HEIGHT }
  return {
    box,
    marks: [
      { mark: 'rect', ...box, r: PILL_HEIGHT / 2, fill: 'paper', stroke: 'line', strokeWidth: 1 },
      {
        mark: 'text',
        x,
        y: baseline(y - WORD.lead / 2, WORD),
        text: word.text,
        style: styleOf(WORD),
        fill: 'muted',
        align: 'centre',
        ...(word.direction === 'rtl' ? { direction: word.direction } : {}),
        width: word.width,
      },
    ],
  }
}

/** Half way along the line. */
function middleOf(line: Line): At {
  const whole = line.reduce(
    (sum, point, index) => sum + (index === 0 ? 0 : distance(line[index - 1] ?? point, point)),
    0,
  )
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
