// Knows what was said at each step of a call: what was picked there, and what the board has since then of what the step asks for; refuses to know who said what has no name.
import type { Board, Card, Relation } from '../board/board.ts'
import { cardName, fieldValue, itemsOf, itemText, textValue } from '../board/card.ts'
import { fieldInSentence } from '../board/field-in-sentence.ts'
import { whenNotSet } from '../board/field-value.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { describeRelation, relationSentence } from '../board/kinds/relation-kinds.ts'
import { compareOrder } from '../board/order.ts'
import { samePlain } from '../board/plain-value.ts'
import { quote } from '../board/quotation.ts'
import { valueWords } from '../board/value-words.ts'
import { WRITTEN_AT } from './round-cards.ts'
import type { RunStep } from './run-sheet.ts'
import { wordingsOn } from './two-wordings.ts'
import { WHICH_APPLY } from './which-apply.ts'

/** How a call went. */
export interface CallCourse {
  readonly steps: readonly RunStep[]
  /** When it was at which step, in time; ISO 8601 instants. Null = that is not known. */
  readonly visits: readonly { readonly step: string; readonly from: string; readonly until: string }[] | null
  /** What was picked at a step, once it was shown, by the id of the step. */
  readonly counts: Readonly<
    Record<string, readonly { readonly about: string; readonly choice: string; readonly count: number }[]>
  >
}
/** What was said at one step; `lines` is never empty. */
export interface StepSaid {
  readonly prompt: string
  readonly lines: readonly string[]
}
/** Names a card or line, a field of it, or an entry of that field. */
export const toldKey = (id: string, field = '', item = ''): string => [id, field, item].join(' ')
/** Names what became of an entry that was there already. */
export const becameKey = (id: string, field: string, item: string): string => `${toldKey(id, field, item)} became`

/** What has a line under a step. */
interface Told {
  readonly line: string
  /** What need not be told of again, as `toldKey` names it. */
  readonly keys: readonly string[]
}

/**
 * What was said at the steps to which a call came, in their order; nobody is named who wrote, but for organisations whose wordings were put together. Steps at which nothing was
 * said are left out. [SUM8] [SUM9]
 *
 * @param before the board as the call began; null = not known: then nothing is told of what changed on a card.
 * @param after the board as it is, people called as they are to stand there.
 * @param elsewhere keys of what has a part of its own, and is not told here.
 */
export function saidAtSteps(
  course: CallCourse,
  before: Board | null,
  after: Board,
  elsewhere: ReadonlySet<string> = new Set(),
): { readonly steps: readonly StepSaid[]; readonly told: ReadonlySet<string> } {
  const cards = [...after.cards.values()].toSorted(compareOrder)
  const sides = { before, after, cards }
  const told = course.steps
    .filter(({ id }) => course.visits === null || course.visits.some(({ step }) => step === id))
    .map((step) => ({
      prompt: step.prompt,
      told: toldAt(course, sides, step).filter(({ keys }) => !keys.some((key) => elsewhere.has(key))),
    }))
  return {
    steps: told.flatMap(({ prompt, told: lines }) =>
      lines.length === 0 ? [] : [{ prompt, lines: lines.map(({ line }) => line) }],
    ),
    told: new Set(told.flatMap(({ told: lines }) => lines.flatMap(({ keys }) => keys))),
  }
}

interface Sides {
  readonly before: Board | null
  readonly after: Board
  /** Of the board as it is, in reading order. */
  readonly cards: readonly Card[]
}

function toldAt(course: CallCourse, sides: Sides, step: RunStep): readonly Told[] {
  const { tool } = step
  switch (tool.type) {
    case 'pick':
      return pickedAt(course, step)
    case 'write':
    case 'add':
      return madeAt(course, sides, step, tool.kind)
    case 'look-back':
      return lookedBackOn(sides)
    case 'closing':
      return madeAt(course, sides, step, 'moment')
    case 'fields':
      return sides.cards.flatMap((card) =>
        tool.of === 'own'
          ? ownWords(card, tool.fields)
          : card.kind === 'charter'
            ? fieldsOf(sides, card, tool.fields)
            : [],
      )
    case 'entries':
      return entriesOf(sides, tool.kind, tool.list, tool.which)
    case 'open':
      if (tool.what === 'who-does-what') return partsOf(sides)
      return tool.what === 'steps' ? entriesOf(sides, 'if-we-disagree', 'steps') : []
    // What is settled of who leads is told with who does what; what was only thought is nobody's to tell.
    case 'leads':
    case 'talk':
      return []
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`)

/** How often each sentence was picked, the most often first; then what was said in own words. */
function pickedAt({ counts }: CallCourse, { id }: RunStep): readonly Told[] {
  const picked = (counts[id] ?? []).toSorted((one, other) => other.count - one.count)
  const line = (words: string, how: string): Told => ({ line: `${quote(words)}: ${how}`, keys: [] })
  return [
    ...picked.flatMap(({ about, choice, count }) => {
      const sentence = about === '' ? WHICH_APPLY.find((one) => one.id === choice)?.sentence : undefined
      return sentence === undefined ? [] : [line(sentence, `picked ${times(count)}`)]
    }),
    ...picked
      .filter(({ about }) => about === 'line')
      .map(({ choice, count }) => line(choice, `also said ${times(count)}`)),
  ]
}

/** Cards of a kind that were made while the call was at the step. */
function madeAt(course: CallCourse, { before, cards }: Sides, { id }: RunStep, kind: Card['kind']): readonly Told[] {
  // Instants are all told in UTC, in this one form; to the second.
  const second = (at: string): string => at.slice(0, 19)
  const wasHere = (at: string): boolean =>
    (course.visits ?? []).some(
      ({ step, from, until }) => step === id && second(from) <= second(at) && second(at) <= second(until),
    )
  return cards
    .filter((card) => card.kind === kind && before?.cards.has(card.id) !== true)
    .filter(({ made }) => made !== null && wasHere(made.at))
    .map((card) => ({
      line: [cardName(card), card.extra?.[WRITTEN_AT] === undefined ? '' : wordingsOn(card)]
        .filter(Boolean)
        .join(' - '),
      keys: [toldKey(card.id)],
    }))
}

/** Fields of the card about the partnership that say something else now, and something at all. */
function fieldsOf({ before, after }: Sides, card: Card, names: readonly string[]): readonly Told[] {
  if (before === null) return []
  const was = before.cards.get(card.id)
  return names.flatMap((name): readonly Told[] => {
    const field = describeCard(card.kind).fields[name]
    if (field === undefined || field.type === 'list') return []
    const value = fieldValue(card, name)
    const words = valueWords(after, field, value)
    const said = was === undefined ? whenNotSet(field) : fieldValue(was, name)
    if (words.trim() === '' || samePlain(said ?? whenNotSet(field), value)) return []
    const line = names.length === 1 ? words : `${field.label}: ${words}`
    return [{ line, keys: [toldKey(card.id, name)] }]
  })
}

/**
 * What was read at the step of what an organisation says of itself, whether it was typed there or stood there from its
 * form already; an organisation that has left or is outside was not asked. What others wrote down for it says so. [SUM15]
 */
function ownWords(card: Card, names: readonly string[]): readonly Told[] {
  if (card.kind !== 'organisation' || card.fields.state === 'left' || card.fields.state === 'outside') return []
  const who = card.fields.shortName.trim() || cardName(card)
  return names.flatMap((name): readonly Told[] => {
    const words = textValue(card, name).trim()
    if (words === '') return []
    const label = names.length === 1 ? '' : `, ${fieldInSentence(describeCard(card.kind).fields[name], name)}`
    const by = Object.hasOwn(card.voice, name) ? card.voice[name]?.orgId : undefined
    const whose = by === undefined || by === card.id ? '' : ' (written down by others)'
    return [{ line: `${who}${label}${whose}: ${words}`, keys: [toldKey(card.id, name)] }]
  })
}

/** What was to be done when the call began and is done now, or is no longer needed. What is still to be done is told elsewhere. */
function lookedBackOn({ before, after }: Sides): readonly Told[] {
  if (before === null) return []
  return [...before.cards.values()].toSorted(compareOrder).flatMap((was) => {
    const card = after.cards.get(was.id)
    return Object.entries(describeCard(was.kind).fields).flatMap(([list, field]) => {
      const action = field.type === 'list' ? field.action : undefined
      if (card === undefined || action === undefined) return []
      const { done, dropped } = action
      const now = new Map(itemsOf(card, list).map((item) => [item.id, item]))
      return itemsOf(was, list).flatMap((item): readonly Told[] => {
        const is = now.get(item.id)
        const words = itemText(is === undefined ? was : card, item.id)
        const isDropped = is === undefined || isSet(is[dropped])
        if (isSet(item[done]) || isSet(item[dropped]) || words === '' || !(isDropped || isSet(is[done]))) return []
        const what = isDropped ? 'no longer needed' : 'done'
        return [{ line: `${quote(words)}: ${what}`, keys: [becameKey(was.id, list, item.id)] }]
      })
    })
  })
}
const isSet = (value: unknown): boolean => typeof value === 'string' && value !== ''

/** Entries of a list that are new or say something else now. @param which the field that says which of a few things one is. */
function entriesOf({ before, cards }: Sides, kind: Card['kind'], list: string, which?: string): readonly Told[] {
  if (before === null) return []
  const field = describeCard(kind).fields[list]
  const kinds = field?.type === 'list' && which !== undefined ? field.item[which] : undefined
  return cards
    .filter((card) => card.kind === kind)
    .flatMap((card) => {
      const was = before.cards.get(card.id)
      const old = new Map(was === undefined ? [] : itemsOf(was, list).map((item) => [item.id, itemText(was, item.id)]))
      return itemsOf(card, list).flatMap((item): readonly Told[] => {
        const words = itemText(card, item.id)
        if (words === '' || old.get(item.id) === words) return []
        const name = kinds?.type === 'pick' ? kinds.optionLabels[String(item[which ?? ''])] : undefined
        // A card that is new is told of with what is on it.
        const keys = old.has(item.id) ? [] : [toldKey(card.id, list, item.id)]
        return [{ line: `${quote(cardName(card))}${name === undefined ? '' : `, ${lower(name)}`}: ${words}`, keys }]
      })
    })
}
const lower = (words: string): string => words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1)

/** Who does what that is new or has changed, with what it brings. */
function partsOf({ before, after }: Sides): readonly Told[] {
  if (before === null) return []
  const { attributes, decidedBy = '' } = describeRelation('does')
  return [...after.relations.values()]
    .filter(({ kind }) => kind === 'does')
    .flatMap((relation): readonly Told[] => {
      const was = before.relations.get(relation.id)
      const changed = Object.keys(attributes).filter((name) => !sameAttribute(was, relation, name))
      if (was !== undefined && changed.length === 0) return []
      return [
        {
          line: [relationSentence(after, relation), ...broughtWith(after, relation)].join('. '),
          keys: [
            toldKey(relation.id),
            ...changed.map((name) => toldKey(relation.id, name === decidedBy ? 'ends' : name)),
          ],
        },
      ]
    })
}
/** What stands on a line of who does what besides what it is: "Brings: Two nurses", "Time: 8 hours a month". */
export function broughtWith(board: Board, relation: Relation): readonly string[] {
  const { attributes, decidedBy } = describeRelation(relation.kind)
  return Object.entries(attributes).flatMap(([name, field]) => {
    const words = name === decidedBy ? '' : valueWords(board, field, relation.attributes[name])
    return words === '' ? [] : [`${field.label}: ${words}`]
  })
}
const sameAttribute = (was: Relation | undefined, is: Relation, name: string): boolean =>
  samePlain(was?.attributes[name] ?? null, is.attributes[name] ?? null)
