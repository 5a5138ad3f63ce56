// Knows the pictures of what is on the board and which of them a change makes stale; knows no screen.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { drawCard } from '@common-ground/shared/picture/card-picture.ts'
import type { CardPicture, Detail, Measure, RelationPicture } from '@common-ground/shared/picture/display-list.ts'
import { farTitleSize } from '@common-ground/shared/picture/far-title.ts'
import { type Box, boxAt, sameBox } from './box.ts'
import { createHitIndex, type HitIndex } from './hit-test.ts'
import { createLines } from './lines.ts'

/** What is different since the scene was last told of a board. */
export interface SceneChange {
  /** Cards that came, went or changed. */
  readonly cards: ReadonlySet<string>
  /** Cards whose faces may speak of what changed; their pictures stay as they are until `refreshFaces`. */
  readonly outdated: boolean
  /** Where cards that are not left out of the tiles looked or look different. */
  readonly places: readonly Box[]
  readonly relations: boolean
}

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
  /** Lays the lines that have to be laid and gives the places where one looks different from before; those of cards `away` are on no tile. */
  layLines(away: ReadonlySet<string>): readonly Box[]
  /** Where the lines of these cards run. */
  lineBounds(ids: Iterable<string>): readonly Box[]
  /** Pictures of the lines that come near the box, without those at the cards left out. */
  linesIn(view: Box, without: ReadonlySet<string>): readonly RelationPicture[]
  /** The lines of these cards as they would run if they stood there; nothing is remembered. */
  linesMoved(elsewhere: ReadonlyMap<string, Box>): readonly RelationPicture[]
  /** The line of a relation as it runs now; null when it is not drawn, or not yet. */
  line(id: string): RelationPicture | null
  /** Lets go of the pictures that speak of what has changed since; gives where they stand. */
  refreshFaces(): readonly Box[]
  /** A font arrived: every width is another one now. */
  forgetPictures(): void
}

export function createScene(first: Board, measure: Measure): Scene {
  const hits = createHitIndex()
  let board: Board = { ...first, cards: new Map(), relations: new Map() }
  const pictures = new Map<string, Map<Detail, CardPicture>>()
  /** The least size of the title on a picture of less than the full face. */
  const titleSizes = new WeakMap<CardPicture, number | null>()
  const zones = new Map<string, { readonly card: Card; readonly zoom: number; readonly drawing: CardPicture }>()
  /** Card -> cards whose faces speak of it. */
  const speakers = new Map<string, Set<string>>()
  const lines = createLines(measure, hits)

  const box = (id: string): Box | null => {
    const card = board.cards.get(id)
    if (card === undefined) return null
    const levels = pictures.get(id)
    const seen = levels?.get('full') ?? levels?.values().next().value
    return boxAt(card.pos, seen !== undefined && seen.height > card.size[1] ? [card.size[0], seen.height] : card.size)
  }
  /** Where a card was painted, with the height its words needed then. */
  const boxBefore = (id: string, card: Card | undefined): Box | null => {
    if (card === undefined) return null
    const levels = pictures.get(id)
    const seen = levels?.get('full') ?? levels?.values().next().value
    return boxAt(card.pos, [card.size[0], Math.max(card.size[1], seen?.height ?? 0)])
  }
  const index = (id: string): void => {
    const card = board.cards.get(id)
    const place = box(id)
    if (card === undefined || place === null) {
      hits.remove(id)
      lines.stand(id, null)
      return
    }
    hits.setCard(id, place, card.z, card.kind === 'zone')
    if (card.kind !== 'zone') lines.stand(id, place)
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
  const picture = (id: string, detail: Detail, zoom: number): CardPicture | null => {
    const card = board.cards.get(id)
    if (card === undefined) return null
    if (card.kind === 'zone') {
      // A zone's title is as large as the zoom wants it.
      const kept = zones.get(id)
      if (kept !== undefined && kept.card === card && kept.zoom === zoom) return kept.drawing
      const drawing = drawCard(card, board, { detail, measure, scale: zoom })
      zones.set(id, { card, zoom, drawing })
      return drawing
    }
    let levels = pictures.get(id)
    const known = levels?.get(detail)
    const titleSize = detail === 'full' ? null : farTitleSize(card, zoom)
    if (known !== undefined && (titleSizes.get(known) ?? null) === titleSize) return known
    // Far out most cards were never drawn in full; the height somebody gave them is as good until they are.
    const height = [...(levels?.values() ?? [])][0]?.height ?? card.size[1]
    const drawing = drawCard(card, board, { detail, measure, titleSize, ...(detail === 'full' ? {} : { height }) })
    titleSizes.set(drawing, titleSize)
    if (levels === undefined) {
      levels = new Map()
      pictures.set(id, levels)
      for (const other of idsIn(card.fields)) if (board.cards.has(other)) listen(id, other)
      for (const relation of lines.at([id])) {
        listen(id, relation.from)
        listen(id, relation.to)
      }
    }
    levels.set(detail, drawing)
    if (drawing.height > card.size[1]) index(id)
    return drawing
  }

  return {
    hits,
    board: () => board,
    update(next, selection) {
      const previous = board
      board = next
      const cards = new Set<string>()
      const changed: Box[] = []
      if (previous.cards !== next.cards) {
        const fresh: string[] = []
        const places: Box[] = []
        // Every letter comes by here: no pair is made for each card, as a loop over the entries would.
        next.cards.forEach((card, id) => {
          const old = previous.cards.get(id)
          if (old === card) return
          cards.add(id)
          const seen = boxBefore(id, old)
          if (seen !== null) changed.push(seen)
          changed.push(boxAt(card.pos, card.size))
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
        })
        if (previous.cards.size + fresh.length !== next.cards.size) {
          for (const [id, old] of previous.cards) {
            if (next.cards.has(id)) continue
            cards.add(id)
            const seen = boxBefore(id, old)
            if (seen !== null) changed.push(seen)
            forgetFace(id)
            index(id)
            places.push(boxAt(old.pos, old.size))
          }
        }
        hits.load(
          fresh.flatMap((id) => {
            const card = next.cards.get(id)
            if (card === undefined) return []
            const place = boxAt(card.pos, card.size)
            if (previous.cards.size > 0) places.push(place)
            if (card.kind !== 'zone') lines.stand(id, place)
            return [{ id, box: place, z: card.z, isZone: card.kind === 'zone' }]
          }),
        )
        if (fresh.length > 0 || places.length > 0) lines.disturb(places)
      }
      const related = previous.relations !== next.relations
      if (related) {
        const touched = new Set<string>()
        for (const [id, relation] of next.relations) {
          const old = previous.relations.get(id)
          if (old === relation) continue
          for (const end of [relation, old ?? relation]) touched.add(end.from).add(end.to)
        }
        for (const [id, old] of previous.relations) if (!next.relations.has(id)) touched.add(old.from).add(old.to)
        // What a face says of its relations ("leads", "us too - 3") changed with them.
        for (const id of touched) if (pictures.has(id)) outdated.add(id)
      }
      const redrawn = lines.choose(next, selection)
      return { cards, places: changed, outdated: outdated.size > 0, relations: related || redrawn }
    },
    select: (selection) => lines.choose(board, selection),
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
      const sized = { ...card, size: [at.w, at.h] as const }
      return drawCard(sized, board, { detail, measure, scale: zoom, titleSize: farTitleSize(sized, zoom) })
    },
    box,
    layLines: (away) => lines.layAll(board, box, away),
    lineBounds: (ids) => lines.bounds(ids),
    linesIn: (view, without) => lines.seen(view, without),
    linesMoved: (elsewhere) => lines.moved(board, box, elsewhere),
    line: (id) => lines.picture(id),
    refreshFaces() {
      const places = [...outdated].flatMap((id) => box(id) ?? [])
      for (const id of outdated) pictures.delete(id)
      outdated.clear()
      return places
    },
    forgetPictures() {
      outdated.clear()
      pictures.clear()
      zones.clear()
      speakers.clear()
      lines.clear()
    },
  }
}
