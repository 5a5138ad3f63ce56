// Knows the way from a parsed board file to content or a refusal; refuses to lay anything out and to change ids.
import type { BoardContent, CardContent, RelationContent } from '../board/board-content.ts'
import { LOOKS } from '../board/board.ts'
import type { Point, Size } from '../board/board.ts'
import { CHARTER_ID, isId } from '../board/ids.ts'
import { describeCard, isCardKind } from '../board/kinds/card-kinds.ts'
import { describeRelation, isRelationKind } from '../board/kinds/relation-kinds.ts'
import { LIMITS } from '../board/limits.ts'
import { isOrder, ordersBetween } from '../board/order.ts'
import { readPoint, readSize, readSource, readStamp } from '../board/read-common.ts'
import { readFields } from './check-board-fields.ts'
import { followBoardLinks } from './check-board-links.ts'
import type { FileObject } from './check-shape.ts'
import { isFileObject } from './check-shape.ts'
import type { ReadFile } from './board-content.ts'
import { keptValue } from './board-draft.ts'
import { showPlainly } from './file-path.ts'
import type { Findings } from './findings.ts'
import { createFindings } from './findings.ts'
import { RESERVED_NAMES } from '../board/plain-value.ts'
import { common, isUnset, readHead, recordOrNone } from './read-board-head.ts'
import type { ReadOptions } from './read-neutral.ts'

const ROOT_KEYS: ReadonlySet<string> = new Set([
  'format',
  'version',
  'board',
  'participants',
  'cards',
  'relations',
  'answers',
  'talk',
])
const CARD_KEYS: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'pos',
  'size',
  'zone',
  'z',
  'order',
  'look',
  'made',
  'touched',
  'voice',
  'inAgreement',
  'lock',
  'group',
  'bin',
  'source',
  'extra',
])
const RELATION_KEYS: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'from',
  'fromItem',
  'to',
  'toItem',
  'made',
  'bend',
  'bin',
  'source',
])

const idOrNone = (value: unknown): string | undefined => (isId(value) ? value : undefined)
const withoutUndefined = (object: FileObject): FileObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** Every id once, over cards and relations together. */
function takeId(value: unknown, path: string, taken: Map<string, string>, findings: Findings): string | undefined {
  const here = `${path}.id`
  if (!isId(value)) findings.refuse(here, 'bad-id', 'An id has 1 to 40 of A-Z a-z 0-9 _ and -. Correct it in the file.')
  else if (RESERVED_NAMES.has(value))
    findings.refuse(here, 'reserved-name', `The id ${showPlainly(value)} is a reserved name. Choose another id.`)
  else if (taken.has(value))
    findings.refuse(
      here,
      'repeated-id',
      `The id ${showPlainly(value)} already stands at ${taken.get(value) ?? ''}. Give each its own id.`,
    )
  else {
    taken.set(value, path)
    return value
  }
  return undefined
}

interface Places {
  readonly taken: Map<string, string>
  readonly unplaced: Set<string>
}

function readCard(
  card: FileObject,
  path: string,
  freshOrder: string,
  places: Places,
  findings: Findings,
): readonly CardContent[] {
  const id = takeId(card['id'], path, places.taken, findings)
  const { kind } = card
  if (!isCardKind(kind)) {
    const got = typeof kind === 'string' ? showPlainly(kind) : 'no word'
    if (typeof kind !== 'string')
      findings.refuse(`${path}.kind`, 'wrong-type', 'Expected the kind of the card here. Correct it in the file.')
    else
      findings.ask(
        {
          path: `${path}.kind`,
          code: 'unknown-kind',
          message: `There is no kind of card called ${got}; the card was left out.`,
          action: 'skipped',
          original: kind,
        },
        `There is no kind of card called ${got}. Correct it, or import without the card.`,
      )
    return []
  }
  const description = describeCard(kind)
  const itemIds = new Set<string>()
  const { fields, unknown } = readFields(description.fields, card, path, CARD_KEYS, itemIds, findings)
  if (id === undefined) return []
  const pos: Point | undefined = readPoint(card['pos'])
  const size: Size | undefined = readSize(card['size'])
  if (pos === undefined) {
    places.unplaced.add(id)
    findings.tell({
      path: `${path}.pos`,
      code: 'bad-position',
      message: 'This position is not two numbers in range; the card was placed automatically.',
      action: 'placed',
    })
  }
  if (size === undefined && !isUnset(card['size'])) {
    findings.tell({
      path: `${path}.size`,
      code: 'bad-position',
      message: 'This size is not two numbers in range; the usual size was taken.',
      action: 'changed',
    })
  }
  const extra = { ...common(card['extra'], `${path}.extra`, recordOrNone, findings), ...unknown }
  const content = {
    ...fields,
    ...withoutUndefined({
      zone: common(card['zone'], `${path}.zone`, idOrNone, findings),
      look: common(card['look'], `${path}.look`, (value) => LOOKS.find((look) => look === value), findings),
      made: common(card['made'], `${path}.made`, readStamp, findings),
      touched: common(card['touched'], `${path}.touched`, readStamp, findings),
      voice: common(card['voice'], `${path}.voice`, recordOrNone, findings),
      lock: common(card['lock'], `${path}.lock`, readStamp, findings),
      group: common(card['group'], `${path}.group`, idOrNone, findings),
      bin: common(card['bin'], `${path}.bin`, readStamp, findings),
      source: common(card['source'], `${path}.source`, readSource, findings),
      extra: Object.keys(extra).length === 0 ? undefined : keptValue(extra),
    }),
    id,
    kind,
    pos: pos ?? [0, 0],
    size: size ?? description.size,
    z: isOrder(card['z']) ? card['z'] : freshOrder,
    order: isOrder(card['order']) ? card['order'] : freshOrder,
    inAgreement: typeof card['inAgreement'] === 'boolean' ? card['inAgreement'] : description.inAgreement,
  }
  return [content]
}

function readRelation(
  relation: FileObject,
  path: string,
  places: Places,
  findings: Findings,
): readonly RelationContent[] {
  const id = takeId(relation['id'], path, places.taken, findings)
  const { kind, from, to } = relation
  if (!isRelationKind(kind)) {
    if (typeof kind !== 'string')
      findings.refuse(`${path}.kind`, 'wrong-type', 'Expected the kind of the line here. Correct it in the file.')
    else
      findings.ask(
        {
          path: `${path}.kind`,
          code: 'unknown-kind',
          message: 'There is no such kind of line; it was left out.',
          action: 'skipped',
          original: kind,
        },
        `There is no kind of line called ${showPlainly(kind)}. Correct it, or import without the line.`,
      )
    return []
  }
  for (const [end, value] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (typeof value !== 'string')
      findings.refuse(`${path}.${end}`, 'wrong-type', 'Expected the id of a card here. Correct it in the file.')
  }
  const { fields } = readFields(
    describeRelation(kind).attributes,
    relation,
    path,
    RELATION_KEYS,
    new Set(),
    findings,
    true,
  )
  if (id === undefined || typeof from !== 'string' || typeof to !== 'string') return []
  const content = {
    ...fields,
    ...withoutUndefined({
      fromItem: common(relation['fromItem'], `${path}.fromItem`, idOrNone, findings),
      toItem: common(relation['toItem'], `${path}.toItem`, idOrNone, findings),
      made: common(relation['made'], `${path}.made`, readStamp, findings),
      bend: common(relation['bend'], `${path}.bend`, readPoint, findings),
      bin: common(relation['bin'], `${path}.bin`, readStamp, findings),
      source: common(relation['source'], `${path}.source`, readSource, findings),
    }),
    id,
    kind,
    from,
    to,
  }
  return [content]
}

/** Objects of a list of the file with their paths; wrong entries are refused. */
function objectsAt(
  value: unknown,
  name: string,
  findings: Findings,
): readonly (readonly [object: FileObject, path: string])[] {
  if (!Array.isArray(value)) {
    findings.refuse(name, 'wrong-type', 'Expected a list here. Correct it in the file.')
    return []
  }
  return (value as readonly unknown[]).flatMap((entry, at) => {
    const path = `${name}[${at}]`
    if (isFileObject(entry)) return [[entry, path] as const]
    findings.refuse(path, 'wrong-type', 'Expected an object here. Correct it in the file.')
    return []
  })
}

function tellWhatStaysBehind(root: FileObject, findings: Findings): void {
  for (const key of Object.keys(root)) {
    const value = root[key]
    const isFilled = Array.isArray(value)
      ? value.length > 0
      : isFileObject(value)
        ? Object.keys(value).length > 0
        : !isUnset(value)
    if (!ROOT_KEYS.has(key))
      findings.tell({
        path: key.slice(0, 60),
        code: 'unknown-field',
        message: 'This part of the file is not known and was left out.',
        action: 'skipped',
      })
    else if (isFilled && (key === 'participants' || key === 'answers' || key === 'talk')) {
      findings.tell({
        path: key,
        code: 'stays-behind',
        message: 'Names of people who took part, answers and comments are not brought into another board.',
        action: 'skipped',
      })
    }
  }
}

/** Reads a parsed board file, version 1. Ids stay as they are; cards whose position cannot be used are put beside the others. */
export function readBoardFile(root: FileObject, options: ReadOptions): ReadFile {
  const findings = createFindings()
  const cardCount = Array.isArray(root['cards']) ? root['cards'].length : 0
  const relationCount = Array.isArray(root['relations']) ? root['relations'].length : 0
  if (cardCount > 2 * LIMITS.cards || relationCount > 2 * LIMITS.relations) {
    findings.refuse(
      '',
      'too-many',
      `The file has ${cardCount} cards and ${relationCount} lines; a board holds at most ${LIMITS.cards} and ${LIMITS.relations}. Take some out.`,
    )
  }
  const places: Places = { taken: new Map(), unplaced: new Set() }
  const board = readHead(root['board'], options.at, findings)
  const isTooMany = findings.refused() > 0
  const cardObjects = isTooMany ? [] : objectsAt(root['cards'], 'cards', findings)
  const orders = ordersBetween(null, null, cardObjects.length)
  const cards = cardObjects.flatMap(([card, path], at) => readCard(card, path, orders[at] ?? '', places, findings))
  const relations =
    isTooMany || root['relations'] === undefined
      ? []
      : objectsAt(root['relations'], 'relations', findings).flatMap(([relation, path]) =>
          readRelation(relation, path, places, findings),
        )
  if (cards.filter(({ bin }) => bin === undefined).length > LIMITS.cards) {
    findings.refuse('cards', 'too-many', `A board holds at most ${LIMITS.cards} cards. Take some out.`)
  }
  const linked = followBoardLinks({ board, cards, relations }, places.taken, findings)
  const whole = withCharter(linked, findings)
  tellWhatStaysBehind(root, findings)
  const refusal = findings.refusal(options.grade)
  if (refusal !== null) return refusal
  return {
    ok: true,
    format: 'common-ground-board',
    content: withPlaces(whole, places.unplaced),
    report: findings.report(),
  }
}

/** Every board has the card of the partnership. */
function withCharter(content: BoardContent, findings: Findings): BoardContent {
  if (content.cards.some(({ id }) => id === CHARTER_ID)) return content
  if (findings.refused() === 0) {
    findings.tell({
      path: 'cards',
      code: 'no-charter',
      message: 'The file has no card for the partnership itself; an empty one was added.',
      action: 'changed',
    })
  }
  const { size, inAgreement } = describeCard('charter')
  const [order = ''] = ordersBetween(null, null, 1)
  const charter: CardContent = { id: CHARTER_ID, kind: 'charter', pos: [0, 0], size, z: order, order, inAgreement }
  return withPlaces({ ...content, cards: [charter, ...content.cards] }, new Set([CHARTER_ID]))
}

/** Puts cards without a place in a column to the right of everything. */
function withPlaces(content: BoardContent, unplaced: ReadonlySet<string>): BoardContent {
  if (unplaced.size === 0) return content
  const others = content.cards.filter(({ id, bin }) => !unplaced.has(id) && bin === undefined)
  const x = Math.min(
    LIMITS.coordinate - LIMITS.sizeMax,
    Math.max(0, ...others.map(({ pos, size }) => pos[0] + size[0] + 72)),
  )
  let y = others.length === 0 ? 0 : Math.min(...others.map(({ pos }) => pos[1]))
  const cards = content.cards.map((card) => {
    if (!unplaced.has(card.id)) return card
    const pos = [Math.round(x / 4) * 4, Math.round(y / 4) * 4] as const
    y += card.size[1] + 28
    return { ...card, pos }
  })
  return { ...content, cards }
}
