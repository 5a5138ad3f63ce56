// Knows what of a card is agreed on, derived from the descriptions of kinds and relations, and when that has changed; refuses to know who agrees.
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type { Board, Card, Relation } from './board.ts'
import { canonicalJson } from './canonical.ts'
import { fieldValue, type Item } from './card.ts'
import type { AnyField } from './field-value.ts'
import { describeCard } from './kinds/card-kinds.ts'
import type { AgreementRule } from './kinds/kind.ts'
import { describeRelation } from './kinds/relation-kinds.ts'
import { compareOrder } from './order.ts'
import { isRecord } from './plain-value.ts'

/** Organisations answer on the card: its kind says so, and it is part of what is agreed. */
export const isAnswered = (card: Card): boolean => card.inAgreement && describeCard(card.kind).answered !== undefined

/** The rule by which the card has to be agreed; null = answers on it are for information, or there are none. */
export function ruleOf(card: Card): AgreementRule | null {
  const { answered } = describeCard(card.kind)
  if (answered === undefined || !card.inAgreement) return null
  const applies = Object.entries(answered.where ?? {}).every(([field, values]) =>
    (values as readonly unknown[]).includes(fieldValue(card, field)),
  )
  return applies ? answered.rule : null
}

/** Every card that organisations answer on, by id; reading order. */
export const answeredCards = (board: Board): readonly Card[] =>
  [...board.cards.values()].filter(isAnswered).toSorted(compareOrder)

/** The relation is part of what is agreed on the card at its end. */
export function isAgreedAtEnd({ kind, attributes }: Relation): boolean {
  const { agreedAtEnd, attributes: described } = describeRelation(kind)
  if (agreedAtEnd === undefined || agreedAtEnd === true) return agreedAtEnd === true
  return Object.entries(agreedAtEnd.where).every(([name, values]) => {
    const field = described[name]
    const value = attributes[name] ?? (field?.type === 'pick' ? field.initial : undefined)
    return typeof value === 'string' && values.includes(value)
  })
}

/** What each card says in meaning, as hashes. The same for the same words, wherever the cards lie and whoever reads. */
export interface Meanings {
  /** SHA-256 of what the card says in meaning, hex; "" = organisations do not answer on it, or there is no such card. */
  hashOf(cardId: string): string
  /** The same of any card, whether organisations answer on it or not; "" = there is no such card. */
  saidBy(cardId: string): string
  /** What stays of it when only words are changed: texts count by being there and by the figures in them, everything else by what it says. */
  shapeOf(cardId: string): string
  /** Of all of it together: the first eight digits, as they are printed on documents. */
  code(): string
}

/** Digits of the code that is printed on documents. */
const CODE = 8

const known = new WeakMap<Board, Meanings>()

/** Of a board as it is now; what was found out for a board is kept as long as the board. */
export function meaningsOf(board: Board): Meanings {
  const before = known.get(board)
  if (before !== undefined) return before
  const lines = Map.groupBy([...board.relations.values()].filter(isAgreedAtEnd), ({ to }) => to)
  const hashes = new Map<string, string>()
  const saidByCard = (cardId: string): string => {
    const found = hashes.get(cardId)
    if (found !== undefined) return found
    const card = board.cards.get(cardId)
    const hash = card === undefined ? '' : sha256(saidBy(card, lines.get(cardId) ?? []))
    hashes.set(cardId, hash)
    return hash
  }
  const hashOf = (cardId: string): string => {
    const card = board.cards.get(cardId)
    return card === undefined || !isAnswered(card) ? '' : saidByCard(cardId)
  }
  const meanings: Meanings = {
    hashOf,
    saidBy: saidByCard,
    shapeOf: (cardId) => {
      const card = board.cards.get(cardId)
      return card === undefined ? '' : sha256(saidBy(card, lines.get(cardId) ?? [], isThere))
    },
    code: () =>
      sha256(
        canonicalJson(
          Object.fromEntries([...board.cards.values()].filter(isAnswered).map(({ id }) => [id, hashOf(id)])),
        ),
      ).slice(0, CODE),
  }
  known.set(board, meanings)
  return meanings
}

function sha256(text: string): string {
  return [...digest(encodeUtf8(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Kind, material fields and the relations that are part of it. */
function saidBy(card: Card, lines: readonly Relation[], word: Wording = worded): string {
  return canonicalJson({
    kind: card.kind,
    fields: partsOf(describeCard(card.kind).fields, (name) => fieldValue(card, name), word),
    lines: lines
      .map(({ kind, from, attributes }) => ({
        kind,
        from,
        attributes: partsOf(describeRelation(kind).attributes, (name) => attributes[name], word),
      }))
      .map((line) => [canonicalJson(line), line] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, line]) => line),
  })
}

/** What the material ones among the described say; what says nothing is left out. */
function partsOf(
  described: Readonly<Record<string, AnyField>>,
  valueOf: (name: string) => unknown,
  word: Wording,
  siblings: readonly Item[] = [],
): Readonly<Record<string, unknown>> {
  const parts = Object.entries(described).map(([name, field]) => [
    name,
    meaningIn(field, valueOf(name), word, siblings),
  ])
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined))
}

function meaningIn(field: AnyField, value: unknown, word: Wording, siblings: readonly Item[]): unknown {
  if (field.type === 'pick' && field.materialOptions !== undefined)
    return field.materialOptions.includes(String(value)) ? value : undefined
  if (!field.material || value === undefined) return undefined
  switch (field.type) {
    case 'line':
    case 'text':
      return typeof value === 'string' ? word(value) : undefined
    case 'list': {
      const items = Array.isArray(value) ? (value as readonly Item[]) : []
      const said = items.map((item) => partsOf(field.item, (name) => item[name], word, items))
      // An entry in which nothing has been written yet says nothing.
      const written = said.filter((_, index) => items[index] !== undefined && isWritten(field.item, items[index]))
      return written.length === 0 ? undefined : written
    }
    case 'branches': {
      if (!Array.isArray(value) || value.length === 0) return undefined
      // By its place among the steps: the same steps typed anew say the same.
      return (value as readonly { readonly to: string; readonly when?: string }[]).map(({ to, when }) => {
        const at = siblings.findIndex(({ id }) => id === to)
        return { to: at < 0 ? to : at, ...(when === undefined ? {} : { when: word(when) }) }
      })
    }
    case 'references':
      return Array.isArray(value) && value.length > 0 ? value.map(referred) : undefined
    case 'reference':
      return referred(value)
    case 'pick':
    case 'flag':
    case 'number':
    case 'date':
    case 'period':
    case 'money':
      return value
  }
}

/** How a text counts; undefined = it says nothing. */
type Wording = (text: string) => string | undefined

/** A figure with what makes it another one: its sign, a point before it, and whether it is a share or money. */
const FIGURE = /[-\u2212\u2013+]?(?:\p{Sc}\s?)?[-\u2212\u2013+]?[.,]?\p{N}+(?:[.,/\u2044:]\p{N}+)*(?:\s?[%‰\p{Sc}])?/gu

/** Whatever it says, but for figures: 20 days are not 30, nor is 3 % the same as -3 %. */
const isThere: Wording = (text) =>
  worded(text) === undefined
    ? undefined
    : ['said', ...(text.match(FIGURE) ?? []).map((figure) => figure.replaceAll(/\s/gu, ''))].join(' ')

/** Encoded and spaced alike; undefined = nothing. */
function worded(text: string): string | undefined {
  const words = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return words === '' ? undefined : words
}

const referred = (value: unknown): unknown =>
  isRecord(value) && typeof value['text'] === 'string' ? { text: worded(value['text']) } : value

/** Anything but what every entry says from the start. */
const isWritten = (described: Readonly<Record<string, AnyField>>, item: Item): boolean =>
  Object.entries(described).some(([name, field]) => {
    const value = item[name]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return false
    return !((field.type === 'pick' || field.type === 'flag') && value === field.initial)
  })
