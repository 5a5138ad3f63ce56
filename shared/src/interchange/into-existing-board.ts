// Knows how content joins a board that is already there: new ids everywhere, beside what stands there; refuses to write anything.
import type { BoardContent, CardContent, RelationContent } from '../board/board-content.ts'
import type { Point } from '../board/board.ts'
import { CHARTER_ID } from '../board/ids.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { FieldDescription, ItemFieldDescription } from '../board/kinds/kind.ts'
import { LIMITS } from '../board/limits.ts'
import { around, boxAt } from '../layout/geometry.ts'
import type { Box } from '../layout/geometry.ts'
import type { ReportLine } from './board-content.ts'
import { objectsOf } from './board-draft.ts'

export interface JoinOptions {
  readonly newId: () => string
  /** The box around everything the board has; null = it has nothing. What comes is put to the right of it. */
  readonly beside: Box | null
}

const GAP = 240

type NewIds = ReadonlyMap<string, string>

const reference = (ids: NewIds, value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .split('#')
        .map((part) => ids.get(part) ?? part)
        .join('#')
    : value

function renamed(
  fields: Readonly<Record<string, FieldDescription | ItemFieldDescription>>,
  object: Readonly<Record<string, unknown>>,
  ids: NewIds,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...object }
  for (const [name, field] of Object.entries(fields)) {
    const value = object[name]
    if (value === undefined) continue
    if (field.type === 'reference') result[name] = reference(ids, value)
    else if (field.type === 'references' && Array.isArray(value))
      result[name] = (value as readonly unknown[]).map((each) => reference(ids, each))
    else if (field.type === 'branches')
      result[name] = objectsOf(value).map((branch) => ({ ...branch, to: reference(ids, branch['to']) }))
    else if (field.type === 'list') {
      result[name] = objectsOf(value).map((item) => ({
        ...renamed(field.item, item, ids),
        id: reference(ids, item['id']),
      }))
    }
  }
  return result
}

/** A new id for every card, list entry, group and relation; "beyond" and words stay. */
function newIdsFor(content: BoardContent, newId: () => string): NewIds {
  const ids = new Map<string, string>()
  const give = (id: unknown): void => {
    if (typeof id === 'string' && !ids.has(id)) ids.set(id, newId())
  }
  for (const card of content.cards) {
    give(card.id)
    give(card.group)
    for (const [name, field] of Object.entries(describeCard(card.kind).fields)) {
      if (field.type === 'list') for (const item of objectsOf(card[name])) give(item['id'])
    }
  }
  for (const { id } of content.relations) give(id)
  return ids
}

/** What the other board says about itself, as a note: one board has one card for the partnership. */
function charterAsNote(charter: CardContent): CardContent {
  const { title, fields } = describeCard('charter')
  const lines = Object.entries(fields).flatMap(([name, field]) => {
    const value = charter[name]
    return (field.type === 'line' || field.type === 'text') && typeof value === 'string'
      ? [name === title ? value : `${field.label}: ${value}`]
      : []
  })
  const own = Object.fromEntries(
    Object.keys(fields).flatMap((name) => (charter[name] === undefined ? [] : [[name, charter[name]]])),
  )
  const common = Object.fromEntries(Object.entries(charter).filter(([name]) => !Object.hasOwn(fields, name)))
  const note = describeCard('note')
  const text = lines.join('\n').slice(0, LIMITS.textChars)
  return {
    ...(common as unknown as CardContent),
    kind: 'note',
    inAgreement: note.inAgreement,
    text,
    extra: { ...charter.extra, charter: own },
  }
}

function besides(content: BoardContent, beside: Box | null): Point {
  const own = around(content.cards.filter(({ bin }) => bin === undefined).map(({ pos, size }) => boxAt(pos, size)))
  if (beside === null || own === null) return [0, 0]
  return [Math.round((beside.maxX + GAP - own.minX) / 4) * 4, Math.round((beside.minY - own.minY) / 4) * 4]
}

/**
 * The content as it may join an existing board in one transaction: every id new, references following, everything moved
 * to the right of what is there. The card of the other partnership becomes a note that keeps all its fields; what was in
 * the bin stays behind. The head of the content is not used by a board that has one.
 */
export function intoExistingBoard(
  content: BoardContent,
  { newId, beside }: JoinOptions,
): { readonly content: BoardContent; readonly report: readonly ReportLine[] } {
  const report: ReportLine[] = []
  const inSight = {
    ...content,
    cards: content.cards.filter(({ bin }) => bin === undefined),
    relations: content.relations.filter(({ bin }) => bin === undefined),
  }
  const binned = content.cards.length - inSight.cards.length
  if (binned > 0)
    report.push({
      path: 'cards',
      code: 'bin-stays-behind',
      message: `${binned} cards were in the bin and were left out.`,
      action: 'skipped',
    })
  const ids = newIdsFor(inSight, newId)
  const [dx, dy] = besides(inSight, beside)
  const there = new Set(inSight.cards.map(({ id }) => id))
  const cards = inSight.cards.map((card): CardContent => {
    const isCharter = card.id === CHARTER_ID
    if (isCharter)
      report.push({
        path: card.source?.path ?? '',
        code: 'charter-became-note',
        message:
          'This board has a card for its own partnership; the one from the file became a note and keeps everything it says.',
        action: 'changed',
      })
    const whole = renamed(describeCard(card.kind).fields, card, ids)
    const moved = {
      ...(whole as unknown as CardContent),
      id: ids.get(card.id) ?? card.id,
      pos: [card.pos[0] + dx, card.pos[1] + dy] as const,
      ...(card.zone === undefined ? {} : { zone: ids.get(card.zone) ?? card.zone }),
      ...(card.group === undefined ? {} : { group: ids.get(card.group) ?? card.group }),
    }
    return isCharter ? charterAsNote(moved) : moved
  })
  const relations = inSight.relations
    .filter(({ from, to }) => there.has(from) && there.has(to))
    .map((relation): RelationContent => {
      const { bend, ...rest } = relation
      const name = (id: string): string => ids.get(id) ?? id
      return {
        ...rest,
        id: name(relation.id),
        from: name(relation.from),
        to: name(relation.to),
        ...(relation.fromItem === undefined ? {} : { fromItem: name(relation.fromItem) }),
        ...(relation.toItem === undefined ? {} : { toItem: name(relation.toItem) }),
        ...(bend === undefined ? {} : { bend }),
      }
    })
  return { content: { ...inSight, cards, relations }, report }
}
