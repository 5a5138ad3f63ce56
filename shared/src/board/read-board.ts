// Knows how a whole document becomes one Board and how little of it to read again after a change; refuses to change anything.
import type { Transaction } from 'yjs'
import type { Binned, Board, Card, Problem, Relation } from './board.ts'
import { ownerOf, type BoardDoc, type Owner } from './board-doc.ts'
import { CHARTER_ID } from './ids.ts'
import { ITEM_TEXTS, readCard, type CardReading, type Parts } from './read-card.ts'
import { binnedFrom } from './read-common.ts'
import { readHead } from './read-head.ts'
import { samePlain } from './plain-value.ts'
import { asPlainLine, fitsEnds, readRelation, type RelationReading } from './read-relation.ts'
import { asOneLine, elderFirst, sameLineKey } from './same-line.ts'

/** Gives the board as it is now. Whatever did not change since the last call keeps its reference, the Board itself included. */
export interface BoardReader {
  read(): Board
  /** Stops listening to the document. */
  dispose(): void
}

const CHARTER_MISSING: Problem = { code: 'missing-card', path: `cards/${CHARTER_ID}` }

/** Starts an incremental reader: the first call reads everything, later ones what transactions touched. Reading is total: any document gives a Board. */
export const createBoardReader = (boardDoc: BoardDoc): BoardReader => {
  const cardReadings = new Map<string, CardReading>()
  const relationReadings = new Map<string, RelationReading>()
  /** Relations by the cards at their ends: they come and go with them. */
  const linesAt = new Map<string, Set<string>>()
  /** Relations in sight that say the same: they are shown as one. */
  const sameLines = new Map<string, Set<string>>()
  const binned = new Map<string, Binned>()
  const problemsAt = new Map<string, readonly Problem[]>()
  const dirtyCards = new Map<string, Set<string> | null>()
  const dirtyRelations = new Set<string>()
  let dirtyHead = true
  let board: Board | null = null

  const markPart = (id: string, part: string): void => {
    const parts = dirtyCards.get(id)
    if (parts === undefined) dirtyCards.set(id, new Set([part]))
    else if (parts !== null) parts.add(part)
  }
  const mark = (owner: Owner, keys: ReadonlySet<string | null>): void => {
    switch (owner.in) {
      case 'board':
        dirtyHead = true
        break
      case 'all-cards':
        for (const key of keys) if (key !== null) dirtyCards.set(key, null)
        break
      case 'all-relations':
        for (const key of keys) if (key !== null) dirtyRelations.add(key)
        break
      case 'relation':
        dirtyRelations.add(owner.id)
        break
      case 'card-item':
        markPart(owner.id, ITEM_TEXTS)
        break
      case 'card':
        if (owner.part !== null) markPart(owner.id, owner.part)
        else for (const key of keys) if (key !== null) markPart(owner.id, key)
        break
    }
  }
  const readAll = (): void => {
    for (const id of boardDoc.cards.keys()) dirtyCards.set(id, null)
    for (const id of boardDoc.relations.keys()) dirtyRelations.add(id)
    dirtyHead = true
  }
  const listen = ({ changed }: Transaction): void => {
    // Before the first reading everything is to be read anyway.
    if (board === null) return
    // So is what comes to an empty board: nearly always a whole one.
    if (cardReadings.size === 0 && relationReadings.size === 0) return readAll()
    for (const [type, keys] of changed) {
      const owner = ownerOf(boardDoc, type)
      if (owner !== null) mark(owner, keys)
    }
  }
  boardDoc.doc.on('afterTransaction', listen)

  const keepProblems = (key: string, problems: readonly Problem[]): boolean => {
    if (problems.length === 0) return problemsAt.delete(key)
    problemsAt.set(key, problems)
    return true
  }
  const moveLine = (id: string, before: Relation | null, after: Relation | null): void => {
    for (const end of before === null ? [] : [before.from, before.to]) linesAt.get(end)?.delete(id)
    for (const end of after === null ? [] : [after.from, after.to]) {
      const lines = linesAt.get(end)
      if (lines === undefined) linesAt.set(end, new Set([id]))
      else lines.add(id)
    }
  }
  /** Files a relation under what it says. Gives the others that say the same, before or now: they read otherwise from now on. */
  const moveSame = (before: RelationReading | null, after: RelationReading | null): readonly string[] => {
    const fileOf = (reading: RelationReading | null): readonly [key: string | null, id: string] =>
      reading?.relation == null || reading.bin !== null
        ? [null, '']
        : [sameLineKey(reading.relation), reading.relation.id]
    const [[was, id], [is, same]] = [fileOf(before), fileOf(after)]
    if (was !== null) sameLines.get(was)?.delete(id)
    const left = was === null ? [] : [...(sameLines.get(was) ?? [])]
    if (was !== null && left.length === 0) sameLines.delete(was)
    if (is === null) return left
    const met = [...(sameLines.get(is) ?? [])]
    sameLines.set(is, new Set([...met, same]))
    return [...left, ...met]
  }

  const read = (): Board => {
    if (board === null) readAll()
    else if (!dirtyHead && dirtyCards.size === 0 && dirtyRelations.size === 0) return board
    const last = board
    let cards: Map<string, Card> | null = null
    let relations: Map<string, Relation> | null = null
    let binChanged = last === null
    let problemsChanged = last === null
    const cardsNow = (): ReadonlyMap<string, Card> => cards ?? last?.cards ?? NO_CARDS

    const readOneCard = (id: string, parts: Parts): void => {
      const before = cardReadings.get(id) ?? null
      if (!boardDoc.cards.has(id)) {
        if (before !== null) cardReadings.delete(id)
        problemsChanged = keepProblems(`cards/${id}`, []) || problemsChanged
      } else {
        const reading = readCard(boardDoc, id, before, parts)
        cardReadings.set(id, reading)
        const extra: Problem[] =
          reading.card?.kind === 'charter' && id !== CHARTER_ID
            ? [{ code: 'duplicate-charter', path: `cards/${id}` }]
            : []
        problemsChanged = keepProblems(`cards/${id}`, [...reading.problems, ...extra]) || problemsChanged
      }
      const after = cardReadings.get(id)
      const card = after?.card ?? null
      const out = card === null || after === undefined ? null : binnedFrom(after.bin, card.made, card.touched)
      if (binned.delete(id) || out !== null) binChanged = true
      if (card !== null && out !== null) binned.set(id, { id, card, ...out })
      const shown = card !== null && after?.bin === null ? card : null
      const shownBefore = cardsNow().get(id) ?? null
      if (shown === shownBefore) return
      cards ??= copyOf(last?.cards)
      if (shown === null) cards.delete(id)
      else cards.set(id, shown)
      if (shown?.kind !== shownBefore?.kind) for (const line of linesAt.get(id) ?? []) dirtyRelations.add(line)
    }
    for (const [id, parts] of dirtyCards) readOneCard(id, parts)
    dirtyCards.clear()

    const readOneRelation = (id: string): readonly string[] => {
      const before = relationReadings.get(id) ?? null
      const reading = boardDoc.relations.has(id) ? readRelation(boardDoc, id, before) : null
      if (reading === null) relationReadings.delete(id)
      else relationReadings.set(id, reading)
      moveLine(id, before?.relation ?? null, reading?.relation ?? null)
      return moveSame(before, reading)
    }
    /** What of a relation that was read is shown, and what is to be told of it. */
    const showRelation = (id: string): void => {
      const reading = relationReadings.get(id) ?? null
      const relation = reading?.relation ?? null
      const problems = [...(reading?.problems ?? [])]
      const shownBefore = (relations ?? last?.relations)?.get(id) ?? null
      let shown: Relation | null = null
      if (relation !== null && reading?.bin === null) {
        const from = cardsNow().get(relation.from)
        const to = cardsNow().get(relation.to)
        if (from !== undefined && to !== undefined) {
          const one = asOne(relation)
          if (one === null) problems.push({ code: 'said-twice', path: `relations/${id}` })
          const fits = fitsEnds(relation.kind, from.kind, to.kind)
          shown = one === null || fits ? one : asPlainLine(one)
          if (!fits) problems.push({ code: 'bad-value', path: `relations/${id}/kind` })
        } else if (!boardDoc.cards.has(relation.from) || !boardDoc.cards.has(relation.to)) {
          problems.push({ code: 'missing-card', path: `relations/${id}` })
        }
      }
      problemsChanged = keepProblems(`relations/${id}`, problems) || problemsChanged
      if (shown === shownBefore) return
      // What is put together from several is the same as long as it says the same.
      if (shown !== null && shown !== relation && samePlain(shown, shownBefore)) return
      relations ??= copyOf(last?.relations)
      if (shown === null) relations.delete(id)
      else relations.set(id, shown)
    }
    /** The relation with what others say that say the same; null = another of them is the one that is shown. */
    const asOne = (relation: Relation): Relation | null => {
      const key = sameLineKey(relation)
      const ids = key === null ? undefined : sameLines.get(key)
      if (ids === undefined || ids.size < 2) return relation
      const same = [...ids].flatMap((id) => relationReadings.get(id)?.relation ?? [])
      const [elder = relation, ...others] = same.toSorted(elderFirst)
      return elder === relation ? asOneLine([elder, ...others]) : null
    }
    const changed = new Set(dirtyRelations)
    for (const id of dirtyRelations) for (const other of readOneRelation(id)) changed.add(other)
    for (const id of changed) showRelation(id)
    dirtyRelations.clear()

    const head = dirtyHead || last === null ? readHead(boardDoc) : null
    if (head !== null) problemsChanged = keepProblems('board', head.problems) || problemsChanged
    dirtyHead = false
    const charterMissing = cardReadings.get(CHARTER_ID)?.card == null
    if (charterMissing !== problemsAt.has(CHARTER_ID)) {
      keepProblems(CHARTER_ID, charterMissing ? [CHARTER_MISSING] : [])
      problemsChanged = true
    }

    const next: Board = {
      ...(head?.head ?? last ?? readHead(boardDoc).head),
      cards: cards ?? last?.cards ?? NO_CARDS,
      relations: relations ?? last?.relations ?? NO_RELATIONS,
      bin: binChanged || last === null ? [...binned.values()].toSorted(newestFirst) : last.bin,
      problems: problemsChanged || last === null ? [...problemsAt.values()].flat() : last.problems,
    }
    board = next
    return next
  }

  return {
    read,
    dispose: () => boardDoc.doc.off('afterTransaction', listen),
  }
}
const NO_CARDS: ReadonlyMap<string, Card> = new Map()
const NO_RELATIONS: ReadonlyMap<string, Relation> = new Map()
/** Every letter comes by here: no pair is made for each entry, as `new Map(map)` would. */
function copyOf<Value>(map: ReadonlyMap<string, Value> = new Map()): Map<string, Value> {
  const copy = new Map<string, Value>()
  map.forEach((value, key) => copy.set(key, value))
  return copy
}
const newestFirst = (one: Binned, two: Binned): number =>
  one.at > two.at ? -1 : one.at < two.at ? 1 : one.id < two.id ? -1 : 1

/** Reads a whole document once. Never throws; what could not be read is in `problems`. */
export const readBoard = (boardDoc: BoardDoc): Board => {
  const reader = createBoardReader(boardDoc)
  const board = reader.read()
  reader.dispose()
  return board
}
