// Knows how a difference is told to a person in plain sentences, by the description of its kind, as what was or what will be; refuses to judge it.
import { isUnsaid } from '../board/value-words.ts'
import type { AnyField } from '../board/field-value.ts'
import { fieldInSentence } from '../board/field-in-sentence.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import { describeRelation, isRelationKind } from '../board/kinds/relation-kinds.ts'
import { quote } from '../board/quotation.ts'
import { quoteBoth } from './quote-both.ts'
import { COMING, TOLD, type Telling } from './telling.ts'
import type { Change } from './change.ts'

/** Both in one sentence as long as neither is longer, in characters. */
const SHORT = 60
/** What nobody takes for words of a sentence. */
const FIGURE = /^[\p{N}\s.,:%£€$+<>=/-]+$/u

/** "How we share the lead" of a new board, for example: the first pick stands for nobody having said it. */
const isSaid = (field: AnyField | undefined, words: string | undefined): words is string =>
  words !== undefined &&
  !(field?.type === 'pick' && isUnsaid(field, field.initial) && words === field.optionLabels[field.initial])

const isTyped = (field: AnyField | undefined): boolean =>
  field === undefined || field.type === 'line' || field.type === 'text'

/** Days, figures and lengths of time stand as they are, everything else as a quotation. */
function asSaid(field: AnyField | undefined, words: string): string {
  const isPlain = field?.type !== 'pick' && field?.type !== 'reference' && field?.type !== 'references'
  return (isPlain && !isTyped(field)) || FIGURE.test(words) ? words : quote(words)
}

/** What becomes of one value: `what` is how the field is called, `of` where it stands. */
function becoming(
  telling: Telling,
  of: string,
  what: string,
  field: AnyField | undefined,
  { before, after }: Change,
): string {
  const [was, is] = [isSaid(field, before) ? before : undefined, isSaid(field, after) ? after : undefined]
  const thing = `${of}: ${what}`
  if (was === undefined && is === undefined) return telling.changed(thing)
  if (was === undefined) return telling.written(thing, asSaid(field, is ?? ''), isTyped(field))
  if (is === undefined) return telling.takenOut(thing, asSaid(field, was))
  if (Math.max(was.length, is.length) <= SHORT) return telling.fromTo(thing, asSaid(field, was), asSaid(field, is))
  const both = quoteBoth(was, is)
  return telling.both(thing, both.before, both.after)
}

const nounOf = (kind: CardKind): string => {
  const { noun, label } = describeCard(kind)
  return noun ?? label.toLowerCase()
}

function ofThing(telling: Telling, { about, kind, name, type }: Change): string {
  const how = type === 'removed' || type === 'returned' ? type : 'added'
  if (about === 'relation') return telling.line[how](quote(name))
  return telling.card[how](`${describeCard(kind as CardKind).label} ${quote(name)}`)
}

function ofCommon(telling: Telling, { name, field, before = '', after = '' }: Change): string | null {
  switch (field) {
    case 'kind':
      return telling.kind(quote(name), before, after)
    case 'zone':
      return telling.zone(quote(name), before === '' ? '' : quote(before), after === '' ? '' : quote(after))
    case 'inAgreement':
      return telling.inAgreement(quote(name), after === 'Yes')
    case 'ends':
      return telling.ends(quote(before), quote(after))
    case undefined:
    default:
      return null
  }
}

/** Another name or other first words, told by both, each once. */
function ofName(telling: Telling, { kind, name, field, before, after }: Change): string | null {
  const { title, fields } = describeCard(kind as CardKind)
  if (field !== title || after === undefined || after !== name) return null
  const how = fields[title]?.label.startsWith('Name') === true ? 'called' : 'reads'
  return ofWords(telling, `The ${nounOf(kind as CardKind)}`, how, before, after)
}

function ofWords(
  telling: Telling,
  thing: string,
  how: 'called' | 'reads',
  before: string | undefined,
  after: string,
): string {
  if (before === undefined) return telling.firstWords(thing, how, quote(after))
  const both = quoteBoth(before, after)
  return telling.words(thing, how, both.before, both.after)
}

/** How a sentence about a thing begins: the partnership itself needs no name. */
const beginningOf = ({ about, kind, name }: Change): string =>
  about === 'card' && kind === 'charter' ? describeCard('charter').label : quote(name)

function describedBy({ about, kind, field = '' }: Change): AnyField | undefined {
  if (kind === null) return undefined
  if (about === 'relation') return isRelationKind(kind) ? describeRelation(kind).attributes[field] : undefined
  return describeCard(kind as CardKind).fields[field]
}

function ofItem(telling: Telling, change: Change, of: string, list: AnyField | undefined): string {
  const { item = '', part, type, label = '', before, after } = change
  const called = list?.type === 'list' ? list.itemLabel : label
  if (part === undefined) return telling.item(of, called, quote(item), type === 'added')
  const described = list?.type === 'list' ? Object.values(list.item).find((one) => one.label === part) : undefined
  if (described?.type === 'flag')
    return telling.flag(`${of}: ${quote(item)}`, described.becomes[after === 'Yes' ? 0 : 1])
  // Its own words: told by both, each once.
  if (isTyped(described) && item === after) {
    return before === undefined
      ? telling.firstWords(`${of}: one ${called}`, 'reads', quote(after))
      : ofWords(telling, `${of}: the ${called}`, 'reads', before, after)
  }
  return becoming(telling, `${of}, ${quote(item)}`, fieldInSentence(described, part), described, change)
}

/**
 * The difference as a person would say it: "“Home sooner”: the target changed from 20 to 30.", what is now before what was.
 * Long texts that differ late are quoted from where they differ. [VE14]
 */
export const changeSentence = (change: Change): string => sentenceOf(TOLD, change)

/** The same of a difference that somebody is about to make, from what is said now: "the target will be 30 instead of 20." [VE41] */
export const comingSentence = (change: Change): string => sentenceOf(COMING, change)

function sentenceOf(telling: Telling, change: Change): string {
  const { about, type, field, label = '', item, part, after } = change
  if (field === undefined) return ofThing(telling, change)
  if (about === 'board') return becoming(telling, 'The board', 'the title', undefined, change)
  const common = part === undefined && item === undefined ? ofCommon(telling, change) : null
  if (common !== null) return common
  const name = about === 'card' ? ofName(telling, change) : null
  if (name !== null) return name
  const [of, described] = [beginningOf(change), describedBy(change)]
  if (type === 'reordered') return telling.reordered(of, quote(label))
  if (item !== undefined) return ofItem(telling, change, of, described)
  if (described?.type === 'flag') return telling.flag(of, described.becomes[after === 'Yes' ? 0 : 1])
  return becoming(telling, of, fieldInSentence(described, label), described, change)
}
