// Knows how the content of a file joins a live board as new things and leaves it again; refuses to touch what was there.
import { Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { Point, Stamp } from '@common-ground/shared/board/board.ts'
import type { BoardContent, CardContent, RelationContent } from '@common-ground/shared/board/board-content.ts'
import {
  BOARD_KEY,
  CARD_KEY,
  cardMap,
  openBoardDoc,
  relationMap,
  SCHEMA_VERSION,
  type BoardDoc,
  type RawMap,
} from '@common-ground/shared/board/board-doc.ts'
import { writeContent } from '@common-ground/shared/board/content-doc.ts'
import { CHARTER_ID } from '@common-ground/shared/board/ids.ts'
import { LIMITS } from '@common-ground/shared/board/limits.ts'
import { applyOperations } from '@common-ground/shared/operations/apply-operations.ts'
import type { ImportReportLine, UndoneImport } from '@common-ground/shared/wire/http-shapes.ts'
import { boundsOf } from './free-place.ts'
import { renewIds } from './renewed-ids.ts'

/** A file's content as new things of a live board, and what of it had to change for that. */
export interface ComingContent {
  readonly content: BoardContent
  readonly report: readonly ImportReportLine[]
}

/**
 * Gives everything a new id and this import's stamp. What was in the file's bin stays out. The board keeps its own
 * purpose: the file's comes as a note beside it, and relations to it hold to the board's.
 */
export function prepareImport(content: BoardContent, importId: string, made: Stamp): ComingContent {
  const report: ImportReportLine[] = []
  const kept = content.cards.filter((card) => {
    if (card.bin === undefined) return true
    report.push({
      path: card.source?.path ?? `cards/${card.id}`,
      code: 'in-the-bin',
      message: 'It was in the bin of the file, so it was left out.',
      action: 'skipped',
    })
    return false
  })
  const shown = new Set(kept.map(({ id }) => id))
  const relations = content.relations.filter(
    (relation) => relation.bin === undefined && shown.has(relation.from) && shown.has(relation.to),
  )
  const renewed = renewIds(
    { ...content, cards: kept, relations },
    (count) => `${importId}-${count.toString(36)}`,
    CHARTER_ID,
  )
  const cards = renewed.cards.flatMap((card) => {
    const fresh = asNew(card, made)
    if (card.kind !== 'charter') return [fresh]
    const note = charterAsNote(fresh, `${importId}-purpose`)
    if (note === null) return []
    report.push({
      path: card.source?.path ?? `cards/${card.id}`,
      code: 'purpose-as-note',
      message: 'The board keeps its own purpose; what the file says of it came as a note.',
      action: 'changed',
    })
    return [note]
  })
  return {
    content: { ...renewed, cards, relations: renewed.relations.map((relation) => asNew(relation, made)) },
    report,
  }
}

/**
 * Prepared content as one update that any document of the board can take in.
 *
 * @param corner where its upper left goes; null leaves it where it is.
 */
export function importUpdate(coming: BoardContent, corner: Point | null): Uint8Array {
  const there = boundsOf(
    coming.cards.map(({ pos: [x, y], size: [width, height] }) => ({
      left: x,
      top: y,
      right: x + width,
      bottom: y + height,
    })),
  )
  const [dx, dy] = corner === null || there === null ? [0, 0] : [corner[0] - there.left, corner[1] - there.top]
  const cards = coming.cards.map((card) => ({ ...card, pos: [card.pos[0] + dx, card.pos[1] + dy] as const }))
  const doc = new Doc()
  const boardDoc = openBoardDoc(doc)
  // A board that has a head keeps it: this stands in for it, under another writer's number, and stays here.
  const writer = doc.clientID
  doc.clientID = writer === 0 ? 1 : 0
  boardDoc.board.set(BOARD_KEY.schemaVersion, SCHEMA_VERSION)
  doc.clientID = writer
  const head = encodeStateVector(doc)
  writeContent(boardDoc, { ...coming, cards }, 'server')
  const update = encodeStateAsUpdate(doc, head)
  doc.destroy()
  return update
}

/** Puts in the bin what an import brought and is still there; null when nothing on the board came with it. */
export function undoImport(boardDoc: BoardDoc, importId: string, { by, at }: Stamp): UndoneImport | null {
  const came = (things: RawMap): readonly string[] => [...things.keys()].filter((id) => id.startsWith(`${importId}-`))
  const isShown = (thing: RawMap | null): boolean => thing !== null && (thing.get(CARD_KEY.bin) ?? null) === null
  const [allCards, allRelations] = [came(boardDoc.cards), came(boardDoc.relations)]
  if (allCards.length + allRelations.length === 0) return null
  const cards = allCards.filter((id) => isShown(cardMap(boardDoc, id)))
  const relations = allRelations.filter((id) => isShown(relationMap(boardDoc, id)))
  const ids = [...cards, ...relations]
  for (let from = 0; from < ids.length; from += LIMITS.batch)
    applyOperations(boardDoc, [{ type: 'bin', ids: ids.slice(from, from + LIMITS.batch) }], {
      by,
      at,
      origin: 'server',
    })
  return { cards: cards.length, relations: relations.length }
}

function asNew<T extends CardContent | RelationContent>(thing: T, made: Stamp): T {
  const { touched: _touched, lock: _lock, ...rest } = thing
  return { ...rest, made } as T
}

/** A charter's words as a note, the rest kept verbatim with it; null when it says nothing. */
function charterAsNote(charter: CardContent, id: string): CardContent | null {
  let text = ''
  for (const field of ['name', 'purpose', 'context']) {
    const words = charter[field]
    if (typeof words !== 'string' || words.trim() === '') continue
    const longer = text === '' ? words : `${text}\n\n${words}`
    if (longer.length <= LIMITS.textChars) text = longer
  }
  if (text === '') return null
  const { pos, size, z, order, made, source, zone, extra } = charter
  const common = new Set([
    'id',
    'kind',
    'pos',
    'size',
    'zone',
    'z',
    'order',
    'made',
    'source',
    'extra',
    'inAgreement',
    'look',
    'voice',
    'group',
  ])
  const others = Object.fromEntries(Object.entries(charter).filter(([key]) => !common.has(key)))
  return {
    id,
    kind: 'note',
    pos,
    size,
    z,
    order,
    inAgreement: false,
    text,
    extra: { ...extra, purpose: others },
    ...(made === undefined ? {} : { made }),
    ...(source === undefined ? {} : { source }),
    ...(zone === undefined ? {} : { zone }),
  }
}
