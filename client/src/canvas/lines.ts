// Knows which relations are drawn, how each runs now, and which lines a change makes stale; knows no faces.
import type { Board, Point, Relation } from '@common-ground/shared/board/board.ts'
import { boxAt as layoutBox } from '@common-ground/shared/layout/geometry.ts'
import { createObstacleIndex } from '@common-ground/shared/layout/obstacle-index.ts'
import type { Measure, RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import { drawnRelations, drawRelations } from '@common-ground/shared/picture/relation-picture.ts'
import { type Box, boxAround, boxesMeet, grow } from './box.ts'
import type { HitIndex } from './hit-test.ts'

interface Line {
  readonly relation: Relation
  readonly picture: RelationPicture
  readonly bounds: Box
  /** Where its ends stood when it was last laid. */
  from: Box
  to: Box
}
/** Lines keep this distance from cards, so a card moving this near to a line may push it, world units. */
const ELBOW_ROOM = 24
/** Up to so many lines are always laid together, so that everybody sees the same; beyond it only those that have to be. */
const TOGETHER = 120
/** Up to so many lines go round other cards while their own are in flight. */
const CAREFUL = 16
/** After more moves than this at once it is cheaper to lay every line anew than to ask each whether it is touched. */
const MANY_PLACES = 400

const sameMarks = (a: RelationPicture, b: RelationPicture): boolean =>
  JSON.stringify(a.marks) === JSON.stringify(b.marks)

/** Straight between the sides that face each other. */
function plainWay(from: Box, to: Box): readonly [Point, Point] {
  const [fx, fy] = [from.x + from.w / 2, from.y + from.h / 2]
  const [tx, ty] = [to.x + to.w / 2, to.y + to.h / 2]
  if (to.x >= from.x + from.w)
    return [
      [from.x + from.w, fy],
      [to.x, ty],
    ]
  if (from.x >= to.x + to.w)
    return [
      [from.x, fy],
      [to.x + to.w, ty],
    ]
  return ty > fy
    ? [
        [fx, from.y + from.h],
        [tx, to.y],
      ]
    : [
        [fx, from.y],
        [tx, to.y + to.h],
      ]
}

/** The way a line ran, from where its ends stand now; null when they have not gone the same way. */
function carriedBy(ran: Line, from: Box, to: Box): readonly Point[] | null {
  const [dx, dy] = [from.x - ran.from.x, from.y - ran.from.y]
  const together = Math.abs(to.x - ran.to.x - dx) < 0.05 && Math.abs(to.y - ran.to.y - dy) < 0.05
  return together ? ran.picture.line.map(([x, y]) => [x + dx, y + dy]) : null
}

export type BoxOf = (id: string) => Box | null
export interface Lines {
  /** A card stands here now; null = it is gone. Zones stand in nobody's way and are not told. */
  stand(id: string, box: Box | null): void
  /** Lines near these places may have to run elsewhere. */
  disturb(places: readonly Box[]): void
  /** Chooses which relations are drawn; true = other ones, or in other colours. */
  choose(board: Board, selection: readonly string[]): boolean
  /** Drawn relations that end at any of the cards. */
  at(ids: Iterable<string>): readonly Relation[]
  /** Lays what has to be laid of the drawn lines and gives the places where a line looks different from before; the lines of cards `away` are on no tile. */
  layAll(board: Board, boxOf: BoxOf, away: ReadonlySet<string>): readonly Box[]
  /** Where the lines of these cards run, and where they are still seen. */
  bounds(ids: Iterable<string>): readonly Box[]
  /** Pictures of the lines that come near the box, without those at the cards left out. */
  seen(view: Box, without: ReadonlySet<string>): readonly RelationPicture[]
  /** Lines as they would run if some cards stood elsewhere; nothing is remembered. */
  moved(board: Board, boxOf: BoxOf, elsewhere: ReadonlyMap<string, Box>): readonly RelationPicture[]
  picture(id: string): RelationPicture | null
  clear(): void
}

export function createLines(measure: Measure, hits: HitIndex): Lines {
  const obstacles = createObstacleIndex([])
  const laid = new Map<string, Line>()
  /** Laid, but may have to run elsewhere now. */
  const disturbed = new Set<string>()
  /** Laid while others waited: laid once more with those, or the two would lie on each other. */
  const beside = new Set<string>()
  /** What the tiles show. */
  const shown = new Map<string, Line>()
  let isStale = true
  let drawn: readonly Relation[] = []
  let atCard = new Map<string, Relation[]>()
  let chosen: ReadonlySet<string> = new Set()
  /** What the drawn ones were chosen from: the only two things they depend on. */
  let chosenFrom: { readonly relations: Board['relations']; readonly selection: readonly string[] } | null = null

  const stand = (id: string, box: Box | null): void =>
    obstacles.set(id, box === null ? null : layoutBox([box.x, box.y], [box.w, box.h]))
  const boxesOf = (relations: readonly Relation[], boxOf: BoxOf): ReadonlyMap<string, Box> => {
    const boxes = new Map<string, Box>()
    for (const { from, to } of relations) {
      for (const id of [from, to]) {
        const there = boxes.has(id) ? null : boxOf(id)
        if (there !== null) boxes.set(id, there)
      }
    }
    return boxes
  }
  const at = (ids: Iterable<string>): readonly Relation[] => [
    ...new Set([...ids].flatMap((id) => atCard.get(id) ?? [])),
  ]
  const boundsOf = ({ line, pill }: RelationPicture): Box | null =>
    boxAround([...line.map(([x, y]) => ({ x, y, w: 0, h: 0 })), ...(pill === null ? [] : [pill])])
  const lay = (board: Board, boxOf: BoxOf, missing: readonly Relation[]): void => {
    const relations = drawn.length <= TOGETHER ? drawn : missing
    const boxes = boxesOf(relations, boxOf)
    const pictures = drawRelations(board, relations, {
      measure,
      boxes,
      detail: 'full',
      selection: chosen,
      obstacles,
      among: drawn,
    })
    for (const { id } of relations) {
      laid.delete(id)
      disturbed.delete(id)
    }
    for (const picture of pictures) {
      const relation = board.relations.get(picture.id)
      const bounds = boundsOf(picture)
      const [from, to] = [boxes.get(relation?.from ?? ''), boxes.get(relation?.to ?? '')]
      if (relation === undefined || bounds === null || from === undefined || to === undefined) continue
      const was = shown.get(picture.id)
      // A line that was laid again and came out the same is the same line: its tiles stay as they are.
      if (was !== undefined && was.relation === relation && sameMarks(was.picture, picture)) {
        laid.set(picture.id, Object.assign(was, { from, to }))
        hits.setRelation(picture.id, picture.line, picture.pill)
        continue
      }
      laid.set(picture.id, { relation, picture, bounds, from, to })
      hits.setRelation(picture.id, picture.line, picture.pill)
    }
  }

  /** A line among very many in flight: carried along as it ran when both its ends go the same way, else the plain way from edge to edge. */
  const plainly = (relation: Relation, boxes: ReadonlyMap<string, Box>): readonly RelationPicture[] => {
    const [from, to] = [boxes.get(relation.from), boxes.get(relation.to)]
    if (from === undefined || to === undefined) return []
    const ran = laid.get(relation.id)
    const line = (ran === undefined ? null : carriedBy(ran, from, to)) ?? plainWay(from, to)
    const d = line.map(([x, y], at) => [at === 0 ? 'M' : 'L', Math.round(x), Math.round(y)] as const)
    return [{ id: relation.id, line, pill: null, marks: [{ mark: 'path', d, stroke: 'wire' }] }]
  }

  return {
    stand,
    disturb(places) {
      isStale = true
      const reaches = places.length > MANY_PLACES ? null : places.map((place) => grow(place, ELBOW_ROOM))
      laid.forEach(({ bounds }, id) => {
        if (reaches === null || reaches.some((reach) => boxesMeet(bounds, reach))) disturbed.add(id)
      })
    },
    choose(board, selection) {
      if (chosenFrom?.relations === board.relations && chosenFrom.selection === selection) return false
      chosenFrom = { relations: board.relations, selection }
      isStale = true
      const before = chosen
      chosen = new Set(selection)
      const next = drawnRelations(board, chosen)
      let changed = false
      // The lines of what is selected are drawn in another colour.
      for (const id of [...before, ...chosen]) {
        if (before.has(id) === chosen.has(id)) continue
        for (const line of [id, ...(atCard.get(id) ?? []).map((relation) => relation.id)]) {
          changed = laid.delete(line) || changed
        }
      }
      if (next.length === drawn.length && next.every((relation, index) => relation === drawn[index])) return changed
      const ids = new Set(next.map((relation) => relation.id))
      for (const relation of drawn) {
        if (ids.has(relation.id)) continue
        laid.delete(relation.id)
        disturbed.delete(relation.id)
        hits.remove(relation.id)
      }
      drawn = next
      atCard = new Map()
      for (const relation of next) {
        for (const id of new Set([relation.from, relation.to])) {
          const there = atCard.get(id)
          if (there === undefined) atCard.set(id, [relation])
          else there.push(relation)
        }
      }
      return true
    },
    at,
    layAll(board, boxOf, away) {
      if (!isStale) return []
      const waiting = drawn.length > TOGETHER ? at(away) : []
      // A long drag of many is written on its way: their lines are laid once, where they come to rest.
      const waits = new Set(waiting.length > CAREFUL ? waiting.map(({ id }) => id) : [])
      const missing = drawn.filter((relation) => {
        const { id } = relation
        const isDue = disturbed.has(id) || (waits.size === 0 && beside.has(id))
        if (laid.get(id)?.relation === relation && !isDue) return false
        return !waits.has(id) || !laid.has(id)
      })
      if (missing.length > 0) lay(board, boxOf, missing)
      if (waits.size === 0) beside.clear()
      else for (const { id } of missing) beside.add(id)
      isStale = waits.size > 0
      const damage: Box[] = []
      const isSeen = ({ relation }: Line): boolean => !away.has(relation.from) && !away.has(relation.to)
      shown.forEach((was, id) => {
        if (laid.get(id) === was) return
        if (!laid.has(id) || isSeen(was)) damage.push(was.bounds)
        shown.delete(id)
      })
      laid.forEach((line, id) => {
        if (shown.has(id)) return
        shown.set(id, line)
        if (isSeen(line)) damage.push(line.bounds)
      })
      return damage
    },
    bounds: (ids) =>
      at(ids).flatMap(({ id }) =>
        [laid.get(id), shown.get(id)].flatMap((line) => (line === undefined ? [] : [line.bounds])),
      ),
    seen: (view, without) =>
      drawn.flatMap((relation) => {
        const line = laid.get(relation.id)
        if (line === undefined || without.has(relation.from) || without.has(relation.to)) return []
        return boxesMeet(line.bounds, view) ? [line.picture] : []
      }),
    moved(board, boxOf, elsewhere) {
      const relations = at(elsewhere.keys())
      if (relations.length === 0) return []
      const boxes = boxesOf(relations, (id) => elsewhere.get(id) ?? boxOf(id))
      const options = { measure, boxes, detail: 'full', selection: chosen } as const
      if (relations.length > CAREFUL) return relations.flatMap((relation) => plainly(relation, boxes))
      for (const [id, box] of elsewhere) stand(id, box)
      try {
        return drawRelations(board, relations, { ...options, obstacles, among: drawn })
      } finally {
        for (const id of elsewhere.keys()) stand(id, boxOf(id))
      }
    },
    picture: (id) => laid.get(id)?.picture ?? null,
    clear() {
      laid.clear()
      disturbed.clear()
      beside.clear()
      isStale = true
    },
  }
}
