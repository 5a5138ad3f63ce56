// Knows how to think of a plausible next operation of every type on a board; applies none.
import type { Board, Card } from '@common-ground/shared/board/board.ts'
import { LOOKS } from '@common-ground/shared/board/board.ts'
import { itemsOf, textValue } from '@common-ground/shared/board/card.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import {
  CARD_KINDS,
  type CardKind,
  type ItemFieldDescription,
  type FieldDescription,
} from '@common-ground/shared/board/kinds/kind.ts'
import { relationsBetween } from '@common-ground/shared/board/kinds/relation-kinds.ts'
import type { Operation, OperationType } from '@common-ground/shared/operations/operation.ts'
import type { Seeded } from './seeded-random.ts'

export const OPERATION_TYPES = [
  'create',
  'move',
  'make-room',
  'resize',
  'set-field',
  'edit-text',
  'add-item',
  'restore-item',
  'set-item-field',
  'move-item',
  'remove-item',
  'connect',
  'restore-relation',
  'change-relation',
  'bend-relation',
  'bin',
  'restore',
  'set-look',
  'set-lock',
  'set-in-agreement',
  'set-voice',
  'stack',
  'reorder',
  'convert',
  'set-board',
] as const satisfies readonly OperationType[]
/** What people do most is tried most. */
const WEIGHTED: readonly OperationType[] = [
  ...OPERATION_TYPES,
  'edit-text',
  'edit-text',
  'edit-text',
  'edit-text',
  'move',
  'create',
  'add-item',
  'add-item',
  'connect',
  'convert',
]

interface Asker {
  readonly random: Seeded
  readonly newId: () => string
  /** The one letter this person types, so that whose words stand where can be told. */
  readonly letter: string
  readonly by: string
  readonly at: string
}

const PLACEABLE = CARD_KINDS.filter((kind) => kind !== 'charter' && kind !== 'mark')
const names = <F extends { readonly type: string }>(
  fields: Readonly<Record<string, F>>,
  fits: (field: F) => boolean,
): string[] => Object.entries(fields).flatMap(([name, field]) => (fits(field) ? [name] : []))
const isText = ({ type }: { readonly type: string }): boolean => type === 'line' || type === 'text'

function plainValue(
  { random }: Asker,
  board: Board,
  field: FieldDescription | ItemFieldDescription,
  self: string,
): unknown {
  if (random.chance(0.15)) return undefined
  const cardOf = (kinds: readonly CardKind[]): string | undefined =>
    random.pick(
      [...board.cards.values()].filter(({ kind, id }) => kinds.includes(kind) && id !== self).map(({ id }) => id),
    )
  switch (field.type) {
    case 'pick':
      return random.pick(field.options)
    case 'date':
      return random.pick(['2026-10-02', '2027-01-31', '2028-02-29'])
    case 'number':
      return Math.min(field.max, field.min + random.below(5) * field.step)
    case 'flag':
      return random.chance(0.5)
    case 'reference':
      return field.list === undefined
        ? (cardOf(field.to) ?? (field.orText === true ? { text: 'the Ministers' } : undefined))
        : undefined
    case 'references': {
      const one = cardOf(field.to)
      return one === undefined ? (field.orText === true ? [{ text: 'everybody' }] : undefined) : [one]
    }
    case 'period':
      return { amount: random.below(30), unit: random.pick(['working-days', 'calendar-days', 'months']) }
    case 'branches':
      return [{ to: 'beyond', when: 'no vote was held' }]
    case 'line':
    case 'text':
    case 'list':
      return undefined
  }
}

function editText({ random, letter }: Asker, card: Card): Operation | null {
  const { fields } = describeCard(card.kind)
  const lists = names(fields, ({ type }) => type === 'list').filter((name) => itemsOf(card, name).length > 0)
  const list = random.chance(0.3) ? random.pick(lists) : undefined
  const item = list === undefined ? undefined : random.pick(itemsOf(card, list))
  const described = list === undefined ? undefined : fields[list]
  if (item !== undefined && described?.type === 'list') {
    const field = random.pick(names(described.item, isText))
    if (field === undefined) return null
    const text = item[field]
    return edit(random, letter, { card: card.id, item: item.id, field }, typeof text === 'string' ? text : '')
  }
  // Few fields, so that people meet in one text.
  const field = random.pick(names(fields, isText).slice(0, 2))
  return field === undefined ? null : edit(random, letter, { card: card.id, field }, textValue(card, field))
}
function edit(
  random: Seeded,
  letter: string,
  at: Extract<Operation, { type: 'edit-text' }>['at'],
  text: string,
): Operation {
  const index = random.below(text.length + 1)
  const remove = random.chance(0.3) ? Math.min(text.length - index, random.below(4)) : 0
  return {
    type: 'edit-text',
    at,
    index,
    remove,
    insert: remove > 0 && random.chance(0.5) ? '' : letter.repeat(1 + random.below(4)),
  }
}

/** Thinks of an operation; null when the board offers nothing for the type that came up. */
export function randomOperation(asker: Asker, board: Board): Operation | null {
  const { random, newId, by, at } = asker
  const cards = [...board.cards.values()]
  const type = random.pick(WEIGHTED)
  const withItems = type === 'set-item-field' || type === 'move-item' || type === 'remove-item'
  const hasItems = (one: Card): boolean =>
    Object.keys(describeCard(one.kind).fields).some((name) => itemsOf(one, name).length > 0)
  const card = random.pick(withItems ? cards.filter(hasItems) : cards)
  const relation = random.pick([...board.relations.values()])
  const zone = random.pick([null, ...cards.filter(({ kind }) => kind === 'zone').map(({ id }) => id)]) ?? null
  const pos = [random.below(4000), random.below(3000)] as const
  if (type === 'create') {
    const kind = random.pick(PLACEABLE) ?? 'note'
    const title = describeCard(kind).title
    return {
      type,
      cards: [
        { id: newId(), kind, pos, zone, fields: random.chance(0.5) ? { [title]: String(random.below(1000)) } : {} },
      ],
    }
  }
  if (type === 'set-board')
    return { type, title: `${asker.letter} map ${random.below(9)}`, settings: { [asker.letter]: random.below(9) } }
  if (type === 'restore') {
    const binned = random.pick(board.bin)
    return binned === undefined ? null : { type, ids: [binned.id] }
  }
  if (type === 'change-relation' || type === 'bend-relation') {
    if (relation === undefined) return null
    if (type === 'bend-relation') return { type, id: relation.id, bend: random.chance(0.3) ? null : pos }
    const attributes = {
      does: { part: random.pick(['leads', 'advises']), brings: asker.letter },
      serves: { fit: random.pick(['tension', 'partial']) },
      link: { label: asker.letter },
    }
    return { type, id: relation.id, attributes: attributes[relation.kind as 'does'] ?? {} }
  }
  if (card === undefined || type === undefined) return null
  const { fields } = describeCard(card.kind)
  const lists = names(fields, (field) => field.type === 'list')
  const listName = random.pick(withItems ? lists.filter((name) => itemsOf(card, name).length > 0) : lists)
  const list = listName === undefined ? undefined : fields[listName]
  const item = listName === undefined ? undefined : random.pick(itemsOf(card, listName))
  switch (type) {
    case 'move':
      return {
        type,
        moves: [random.chance(0.4) ? { id: card.id, pos, zone: zone === card.id ? null : zone } : { id: card.id, pos }],
      }
    case 'make-room':
      return random.chance(0.5)
        ? { type, sized: [{ id: card.id, pos, size: [300, 200] }], moves: [] }
        : { type, sized: [], moves: [{ id: card.id, pos }] }
    case 'resize':
      return { type, id: card.id, pos, size: [100 + random.below(300), 60 + random.below(200)] }
    case 'set-field': {
      const field = random.pick(names(fields, (described) => !isText(described) && described.type !== 'list'))
      const described = field === undefined ? undefined : fields[field]
      return field === undefined || described === undefined
        ? null
        : { type, card: card.id, field, value: plainValue(asker, board, described, card.id) }
    }
    case 'edit-text':
      return editText(asker, card)
    case 'add-item':
    case 'restore-item':
      return listName === undefined
        ? null
        : { type, card: card.id, field: listName, id: newId(), after: random.chance(0.3) ? null : (item?.id ?? null) }
    case 'set-item-field': {
      if (listName === undefined || item === undefined || list?.type !== 'list') return null
      const name = random.pick(names(list.item, (described) => !isText(described)))
      const described = name === undefined ? undefined : list.item[name]
      if (name === undefined || described === undefined) return null
      return {
        type,
        card: card.id,
        field: listName,
        item: item.id,
        name,
        value: plainValue(asker, board, described, card.id),
      }
    }
    case 'move-item':
    case 'remove-item': {
      if (listName === undefined || item === undefined) return null
      if (type === 'remove-item') return { type, card: card.id, field: listName, item: item.id }
      const other = random.pick(itemsOf(card, listName).filter(({ id }) => id !== item.id))
      return { type, card: card.id, field: listName, item: item.id, after: other?.id ?? null }
    }
    case 'connect':
    case 'restore-relation': {
      const other = random.pick(cards.filter(({ id }) => id !== card.id))
      const kind = other === undefined ? undefined : random.pick(relationsBetween(card.kind, other.kind))
      return other === undefined || kind === undefined
        ? null
        : { type, relation: { id: newId(), kind, from: card.id, to: other.id } }
    }
    case 'bin':
      return { type, ids: [relation !== undefined && random.chance(0.4) ? relation.id : card.id] }
    case 'set-look':
      return { type, ids: [card.id], look: random.pick([null, ...LOOKS]) ?? null }
    case 'set-lock':
      return { type, ids: [card.id], lock: card.lock === null && random.chance(0.3) ? { by, at } : null }
    case 'set-in-agreement':
      return { type, ids: [card.id], inAgreement: random.chance(0.5) }
    case 'set-voice':
      return { type, card: card.id, fields: [Object.keys(card.fields)[0] ?? ''], orgId: card.id }
    case 'stack':
      return { type, ids: [card.id], to: random.chance(0.5) ? 'front' : 'back' }
    case 'reorder': {
      const target = zone === card.id ? null : zone
      const others = cards.filter((other) => other.zone === target && other.id !== card.id)
      return { type, id: card.id, zone: target, after: random.pick(others)?.id ?? null }
    }
    case 'convert': {
      const note = random.pick(cards.filter(({ kind }) => kind === 'note'))
      return note === undefined
        ? null
        : { type, id: note.id, kind: random.pick(['objective', 'concern', 'decision', 'word'] as const) ?? 'concern' }
    }
  }
}
