// Knows the pictures of what is on the board and which of them a change makes stale; knows no screen.
import type { Board, Card, Relation } from '@common-ground/shared/board/board.ts'
import { drawCard } from '@common-ground/shared/picture/card-picture.ts'
import type { CardPicture, Detail, Measure, RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import { drawnRelations, drawRelations } from '@common-ground/shared/picture/relation-picture.ts'
import { type Box, boxAround, boxAt, boxesMeet, grow, sameBox } from './box.ts'
import { createHitIndex, type HitIndex } from './hit-test.ts'

/** What is different since the scene was last told of a board. */
export interface SceneChange {
  /** Cards that came, went or changed. */
  readonly cards: ReadonlySet<string>
  /** Cards whose faces may speak of what changed; their pictures stay as they are until `refreshFaces`. */
  readonly outdated: boolean
  readonly relations: boolean
}

interface Route {
  readonly relation: Relation
  readonly from: Box
  readonly to: Box
  readonly detail: Detail
  readonly picture: RelationPicture
  readonly bounds: Box
}
/** Lines keep this distance from cards, so a card moving this near to a line may push it, world units. */
const ELBOW_ROOM = 24

/** Ids anywhere in a card's lists and references: the cards its face may speak of. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (value.length <= 40) yield value
  } else if (Array.isArray(value)) {
    for (const part of value) yield* idsIn(part)
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* idsIn(part)
  }
}

/** Same face wherever it stands: everything but place, order and stamps. */
const sameFace = (a: Card, b: Card): boolean =>
  a.kind === b.kind &&
  a.fields === b.fields &&
  a.look === b.look &&
  a.inAgreement === b.inAgreement &&
  a.lock === b.lock &&
  a.size[0] === b.size[0] &&
  a.size[1] === b.size[1]

export interface Scene {
  readonly hits: HitIndex
  board(): Board
  /** Takes in the next board and gives what became different. */
  update(board: Board, selection: readonly string[]): SceneChange
  /** Chooses again which relations are drawn; true = other ones than before. */
  select(selection: readonly string[]): boolean
  /** @param zoom screen px a world unit; zone titles grow as it shrinks. */
  picture(id: string, detail: Detail, zoom: number): CardPicture | null
  /** The same for a card that is being resized. */
  pictureSized(id: string, detail: Detail, zoom: number, box: Box): CardPicture | null
  /** Where a card stands on the board, as high as its words need. */
  box(id: string): Box | null
  /** Relations to be drawn that end at any of the cards. */
  relationsAt(ids: ReadonlySet<string>): readonly Relation[]
  /** Pictures of the drawn relations that come near the box, without those at the cards left out. */
  relationsIn(box: Box, detail: Detail, without: ReadonlySet<string>): readonly RelationPicture[]
  /** Lines as they would run if some cards stood elsewhere; nothing is remembered. */
  relationsMoved(
    relations: readonly Relation[],
    boxOf: (id: string) => Box | null,
    detail: Detail,
  ): readonly RelationPicture[]
  /** The line as it runs now, or null when it is not drawn or not yet routed. */
  relationPicture(id: string): RelationPicture | null
  /** Lets go of the pictures that speak of what has changed since. */
  refreshFaces(): void
  /** A font arrived: every width is another one now. */
  forgetPictures(): void
}

export function createScene(first: Board, measure: Measure): Scene {
  const hits = createHitIndex()
  let board: Board = { ...first, cards: new Map(), relations: new Map() }
  const pictures = new Map<string, Map<Detail, CardPicture>>()
  /** Card -> cards whose faces speak of it. */
  const speakers = new Map<string, Set<string>>()
  const routes = new Map<string, Route>()
  let drawn: readonly Relation[] = []
  let atCard = new Map<string, Relation[]>()
  let chosen: ReadonlySet<string> = new Set()

  const box = (id: string): Box | null => {
    const card = board.cards.get(id)
    if (card === undefined) return null
    // Any level knows the height that the words need.
    const [seen] = pictures.get(id)?.values() ?? []
    return boxAt(card.pos, seen !== undefined && seen.height > card.size[1] ? [card.size[0], seen.height] : card.size)
  }
  const index = (id: string): void => {
    const card = board.cards.get(id)
    const place = box(id)
    if (card === undefined || place === null) hits.remove(id)
    else hits.setCard(id, place, card.z, card.kind === 'zone')
  }
  const listen = (speaker: string, id: string): void => {
    const there = speakers.get(id)
    if (there === undefined) speakers.set(id, new Set([speaker]))
    else there.add(speaker)
  }
  const outdated = new Set<string>()
  const outdate = (id: string, steps: number): void => {
    for (const speaker of speakers.get(id) ?? []) {
      if (pictures.has(speaker)) outdated.add(speaker)
      if (steps > 1) outdate(speaker, steps - 1)
    }
  }
  const forgetFace = (id: string): void => {
    pictures.delete(id)
    outdated.delete(id)
    // A face may name an organisation by way of a person, but nothing further off.
    outdate(id, 2)
  }
  const dropRoutesNear = (near: Box): void => {
    const reach = grow(near, ELBOW_ROOM)
    for (const [id, route] of routes) if (boxesMeet(route.bounds, reach)) routes.delete(id)
  }

  const choose = (selection: readonly string[]): boolean => {
    const before = chosen
    chosen = new Set(selection)
    const next = drawnRelations(board, chosen)
    let restyled = false
    // The lines of what is selected are drawn in another colour.
    for (const id of [...before, ...chosen]) {
      if (before.has(id) === chosen.has(id)) continue
      for (const line of [id, ...(atCard.get(id) ?? []).map((relation) => relation.id)])
        restyled = routes.delete(line) || restyled
    }
    if (next.length === drawn.length && next.every((relation, at) => relation === drawn[at])) return restyled
    const ids = new Set(next.map((relation) => relation.id))
    for (const relation of drawn) {
      if (ids.has(relation.id)) continue
      routes.delete(relation.id)
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
  }

  const picture = (id: string, detail: Detail, zoom: number): CardPicture | null => {
    const card = board.cards.get(id)
    if (card === undefined) return null
    // A zone's title is as large as the zoom wants it: nothing to keep.
    if (card.kind === 'zone') return drawCard(card, board, { detail, measure, scale: zoom })
    let levels = pictures.get(id)
    const known = levels?.get(detail)
    if (known !== undefined) return known
    const drawing = drawCard(card, board, { detail, measure })
    if (levels === undefined) {
      levels = new Map()
      pictures.set(id, levels)
      for (const other of idsIn(card.fields)) if (board.cards.has(other)) listen(id, other)
      for (const relation of atCard.get(id) ?? []) {
        listen(id, relation.from)
        listen(id, relation.to)
      }
    }
    levels.set(detail, drawing)
    if (drawing.height > card.size[1]) index(id)
    return drawing
  }

  const boxesOf = (relations: readonly Relation[], boxOf: (id: string) => Box | null): ReadonlyMap<string, Box> => {
    const boxes = new Map<string, Box>()
    for (const { from, to } of relations) {
      for (const id of [from, to]) {
        const there = boxes.has(id) ? null : boxOf(id)
        if (there !== null) boxes.set(id, there)
      }
    }
    return boxes
  }
  const route = (
    relations: readonly Relation[],
    boxOf: (id: string) => Box | null,
    detail: Detail,
  ): readonly RelationPicture[] =>
    drawRelations(board, relations, { measure, boxes: boxesOf(relations, boxOf), detail, selection: chosen })

  return {
    hits,
    board: () => board,
    update(next, selection) {
      const previous = board
      board = next
      const cards = new Set<string>()
      if (previous.cards !== next.cards) {
        const fresh: string[] = []
        const places: Box[] = []
        for (const [id, card] of next.cards) {
          const old = previous.cards.get(id)
          if (old === card) continue
          cards.add(id)
          if (old === undefined) {
            fresh.push(id)
            forgetFace(id)
          } else {
            const before = boxAt(old.pos, old.size)
            if (!sameFace(old, card)) forgetFace(id)
            const after = boxAt(card.pos, card.size)
            if (!sameBox(before, after)) places.push(before, after)
            index(id)
          }
        }
        if (previous.cards.size + fresh.length !== next.cards.size) {
          for (const [id, old] of previous.cards) {
            if (next.cards.has(id)) continue
            cards.add(id)
            forgetFace(id)
            hits.remove(id)
            places.push(boxAt(old.pos, old.size))
          }
        }
        hits.load(
          fresh.flatMap((id) => {
            const card = next.cards.get(id)
            if (card === undefined) return []
            if (previous.cards.size > 0) places.push(boxAt(card.pos, card.size))
            return [{ id, box: boxAt(card.pos, card.size), z: card.z, isZone: card.kind === 'zone' }]
          }),
        )
        if (places.length > 400) routes.clear()
        else for (const place of places) dropRoutesNear(place)
      }
      let lines = previous.relations !== next.relations
      if (lines) {
        const touched = new Set<string>()
        for (const [id, relation] of next.relations) {
          const old = previous.relations.get(id)
          if (old === relation) continue
          for (const end of [relation, old ?? relation]) touched.add(end.from).add(end.to)
        }
        for (const [id, old] of previous.relations) if (!next.relations.has(id)) touched.add(old.from).add(old.to)
        // What a face says of its relations ("leads", "us too - 3") changed with them.
        if (previous.relations.size > 0) for (const id of touched) if (pictures.has(id)) outdated.add(id)
      }
      if (choose(selection)) lines = true
      return { cards, outdated: outdated.size > 0, relations: lines }
    },
    select: choose,
    picture,
    pictureSized(id, detail, zoom, at) {
      const card = board.cards.get(id)
      const known = picture(id, detail, zoom)
      if (
        card === undefined ||
        known === null ||
        (known.width === at.w && known.height <= at.h && card.size[1] <= at.h)
      )
        return known
      return drawCard({ ...card, size: [at.w, at.h] }, board, { detail, measure, scale: zoom })
    },
    box,
    relationsAt: (ids) => [...new Set([...ids].flatMap((id) => atCard.get(id) ?? []))],
    relationsIn(view, detail, without) {
      const missing: Relation[] = []
      const found: RelationPicture[] = []
      for (const relation of drawn) {
        if (without.has(relation.from) || without.has(relation.to)) continue
        const known = routes.get(relation.id)
        if (known !== undefined && known.relation === relation && known.detail === detail) {
          if (boxesMeet(known.bounds, view)) found.push(known.picture)
          continue
        }
        const from = box(relation.from)
        const to = box(relation.to)
        if (from === null || to === null) continue
        const bounds = boxAround([from, to])
        if (bounds !== null && boxesMeet(grow(bounds, ELBOW_ROOM), view)) missing.push(relation)
      }
      if (missing.length === 0) return found
      for (const picture of route(missing, box, detail)) {
        const relation = board.relations.get(picture.id)
        const from = relation === undefined ? null : box(relation.from)
        const to = relation === undefined ? null : box(relation.to)
        if (relation === undefined || from === null || to === null) continue
        const xs = picture.line.map(([x]) => x)
        const ys = picture.line.map(([, y]) => y)
        const bounds = boxAround([
          {
            x: Math.min(...xs),
            y: Math.min(...ys),
            w: Math.max(...xs) - Math.min(...xs),
            h: Math.max(...ys) - Math.min(...ys),
          },
          ...(picture.pill === null ? [] : [picture.pill]),
        ])
        if (bounds === null) continue
        routes.set(picture.id, { relation, from, to, detail, picture, bounds })
        hits.setRelation(picture.id, picture.line, picture.pill)
        found.push(picture)
      }
      return found
    },
    relationsMoved: route,
    relationPicture: (id) => routes.get(id)?.picture ?? null,
    refreshFaces() {
      for (const id of outdated) pictures.delete(id)
      outdated.clear()
    },
    forgetPictures() {
      outdated.clear()
      pictures.clear()
      speakers.clear()
      routes.clear()
    },
  }
}
