// Knows the board file as a JSON Schema, derived from the descriptions of kinds and relations; lists no field itself.
import { LOOKS } from '../board/board.ts'
import type { AnyField } from '../board/field-value.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { CARD_KINDS } from '../board/kinds/kind.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import { RELATION_KINDS } from '../board/kinds/relation-kind.ts'
import type { RelationKind } from '../board/kinds/relation-kind.ts'
import { describeRelation } from '../board/kinds/relation-kinds.ts'
import { LIMITS } from '../board/limits.ts'
import { STAGES } from '../board/read-head.ts'
import { BOARD_FILE_FORMAT, BOARD_FILE_VERSION } from './board-file.ts'

/** A JSON Schema (2020-12), or a part of one. */
export type Schema = Readonly<Record<string, unknown>>

const text = (most: number): Schema => ({ type: 'string', minLength: 1, maxLength: most })
const ID: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' }
const ORDER: Schema = { type: 'string', pattern: '^[A-Za-z][0-9A-Za-z]*$' }
const INSTANT: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$' }
const DAY: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const PARTIAL: Schema = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }
const PAIR = (least: number, most: number): Schema => ({
  type: 'array',
  items: { type: 'number', minimum: least, maximum: most },
  minItems: 2,
  maxItems: 2,
})
const POINT = PAIR(-LIMITS.coordinate, LIMITS.coordinate)
const SIZE = PAIR(LIMITS.sizeMin, LIMITS.sizeMax)
const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[], isOpen = false): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: isOpen,
})
const STAMP = object({ at: INSTANT, by: ID }, ['at', 'by'])
const SOURCE = object({ file: { type: 'string' }, path: { type: 'string' }, id: { type: 'string' } }, ['file', 'path'])
const WORDS = object({ text: text(LIMITS.plainChars) }, ['text'])

const referenceTo = (list: string | undefined, orText: boolean | undefined): Schema => {
  const card: Schema =
    list === undefined ? ID : { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}#[A-Za-z0-9_-]{1,40}$' }
  return orText === true ? { anyOf: [card, WORDS] } : card
}

function schemaOfField(field: AnyField, isAttribute: boolean): Schema {
  switch (field.type) {
    case 'line':
    case 'text':
      return text(isAttribute ? LIMITS.plainChars : LIMITS.textChars)
    case 'pick':
      return { enum: field.options }
    case 'date':
      return field.partial ? PARTIAL : DAY
    case 'number':
      return { type: 'number', minimum: field.min, maximum: field.max }
    case 'flag':
      return { type: 'boolean' }
    case 'reference':
      return referenceTo(field.list, field.orText)
    case 'references':
      return { type: 'array', items: referenceTo(undefined, field.orText), minItems: 1, maxItems: LIMITS.references }
    case 'period':
      return object(
        {
          amount: { type: 'number', minimum: 0, maximum: 3650 },
          unit: { enum: ['working-days', 'calendar-days', 'months'] },
        },
        ['amount', 'unit'],
      )
    case 'branches':
      return { type: 'array', items: object({ to: ID, when: text(LIMITS.plainChars) }, ['to']), minItems: 1 }
    case 'money':
      return object(
        {
          amount: { type: 'number', minimum: 0 },
          currency: { type: 'string', pattern: '^[A-Z]{3}$' },
          per: { enum: ['once', 'year'] },
        },
        ['amount', 'currency', 'per'],
      )
    case 'list': {
      const item = { ...schemasOf(field.item, false), id: ID, order: ORDER, source: SOURCE }
      return { type: 'array', items: object(item, ['id', 'order']), minItems: 1, maxItems: field.limit }
    }
  }
}

const schemasOf = (
  fields: Readonly<Record<string, AnyField>>,
  isAttribute: boolean,
): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { title: field.label, ...schemaOfField(field, isAttribute) }]),
  )

const COMMON: Readonly<Record<string, Schema>> = {
  id: ID,
  pos: POINT,
  size: SIZE,
  zone: ID,
  z: ORDER,
  order: ORDER,
  look: { enum: LOOKS },
  made: STAMP,
  touched: STAMP,
  voice: { type: 'object' },
  inAgreement: { type: 'boolean' },
  lock: STAMP,
  group: ID,
  bin: STAMP,
  source: SOURCE,
  extra: { type: 'object' },
}

function cardSchema(kind: CardKind): Schema {
  const { label, fields } = describeCard(kind)
  const properties = { ...schemasOf(fields, false), ...COMMON, kind: { const: kind } }
  return { title: label, ...object(properties, ['id', 'kind', 'pos', 'size', 'z', 'order', 'inAgreement']) }
}

function relationSchema(kind: RelationKind): Schema {
  const { name, attributes } = describeRelation(kind)
  const properties = {
    ...schemasOf(attributes, true),
    id: ID,
    kind: { const: kind },
    from: ID,
    fromItem: ID,
    to: ID,
    toItem: ID,
    made: STAMP,
    bend: POINT,
    bin: STAMP,
    source: SOURCE,
  }
  return { title: name, ...object(properties, ['id', 'kind', 'from', 'to']) }
}

const HEAD = object(
  {
    title: text(LIMITS.boardTitle),
    stage: { enum: STAGES },
    language: { type: 'string' },
    timeZone: { type: 'string' },
    createdAt: INSTANT,
    firstProposedOn: DAY,
    firstAgreedOn: DAY,
    settings: { type: 'object' },
  },
  ['title', 'stage', 'language', 'timeZone', 'createdAt', 'settings'],
)

/** The published schema of board files, version 1. Everything an export writes is valid by it. */
export const BOARD_FILE_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Common Ground board file',
  ...object(
    {
      format: { const: BOARD_FILE_FORMAT },
      version: { const: BOARD_FILE_VERSION },
      board: HEAD,
      participants: { type: 'array', items: object({ id: ID, name: { type: 'string' } }, ['id', 'name'], true) },
      cards: { type: 'array', items: { oneOf: CARD_KINDS.map(cardSchema) } },
      relations: { type: 'array', items: { oneOf: RELATION_KINDS.map(relationSchema) } },
      answers: {},
      talk: {},
    },
    ['format', 'version', 'board', 'participants', 'cards', 'relations'],
  ),
}
