// Knows how plain content becomes the board that faces read, before there is a document; refuses to repair or to check.
import type { Board, Card, Relation } from './board.ts'
import type { BoardContent, CardContent, RelationContent } from './board-content.ts'
import { describeCard } from './kinds/card-kinds.ts'
import type { FieldDescription, ItemFieldDescription } from './kinds/kind.ts'
import { readVoice } from './read-common.ts'
import { shownLines } from './same-line.ts'

const boards = new WeakMap<BoardContent, Board>()

/** The content as a board without its bin. Made once for a content: faces ask for every card in turn. */
export function boardOfContent(content: BoardContent): Board {
  const known = boards.get(content)
  if (known !== undefined) return known
  const { board } = content
  const cards = new Map(
    content.cards.filter((card) => card.bin === undefined).map((card) => [card.id, cardOfContent(card)]),
  )
  const relations = content.relations
    .filter((relation) => relation.bin === undefined && cards.has(relation.from) && cards.has(relation.to))
    .map(relationOf)
  const made: Board = {
    schemaVersion: 1,
    title: board.title,
    stage: 'forming',
    timeZone: board.timeZone,
    language: board.language,
    createdAt: board.createdAt,
    firstProposedOn: board.firstProposedOn ?? null,
    firstAgreedOn: board.firstAgreedOn ?? null,
    settings: board.settings,
    cards,
    relations: shownLines(relations),
    bin: [],
    problems: [],
  }
  boards.set(content, made)
  return made
}

/** One card of a content with its fields as a board has them. */
export function cardOfContent(content: CardContent): Card {
  const fields: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(describeCard(content.kind).fields))
    fields[name] = valueOf(field, content[name])
  const common = {
    id: content.id,
    pos: content.pos,
    size: content.size,
    zone: content.zone ?? null,
    z: content.z,
    order: content.order,
    look: content.look ?? null,
    inAgreement: content.inAgreement,
    lock: content.lock ?? null,
    group: content.group ?? null,
    source: content.source ?? null,
    extra: content.extra ?? null,
    made: content.made ?? null,
    touched: content.touched ?? null,
    voice: readVoice(content.voice) ?? {},
  }
  // The kind's own description has just given each field the type that Card states for it.
  return { ...common, kind: content.kind, fields } as unknown as Card
}

/** What absence means for a field, as the descriptions say. */
function valueOf(field: FieldDescription | ItemFieldDescription, value: unknown): unknown {
  switch (field.type) {
    case 'line':
    case 'text':
      return typeof value === 'string' ? value : ''
    case 'pick':
      return typeof value === 'string' ? value : field.initial
    case 'flag':
      return typeof value === 'boolean' ? value : field.initial
    case 'references':
    case 'branches':
      return Array.isArray(value) ? value : []
    case 'list':
      return Array.isArray(value)
        ? value.map((item: Readonly<Record<string, unknown>>) => itemOf(field.item, item))
        : []
    case 'date':
    case 'number':
    case 'reference':
    case 'period':
      return value
  }
}

function itemOf(
  fields: Readonly<Record<string, ItemFieldDescription>>,
  item: Readonly<Record<string, unknown>>,
): unknown {
  const read: Record<string, unknown> = { id: item['id'], order: item['order'] }
  for (const [name, field] of Object.entries(fields)) read[name] = valueOf(field, item[name])
  return read
}

const COMMON = new Set(['id', 'kind', 'from', 'fromItem', 'to', 'toItem', 'made', 'bend', 'bin', 'source'])

function relationOf(content: RelationContent): Relation {
  return {
    id: content.id,
    kind: content.kind,
    from: content.from,
    fromItem: content.fromItem ?? '',
    to: content.to,
    toItem: content.toItem ?? '',
    attributes: Object.fromEntries(Object.entries(content).filter(([name]) => !COMMON.has(name))),
    bend: content.bend ?? null,
    made: content.made ?? null,
    source: content.source ?? null,
  }
}
