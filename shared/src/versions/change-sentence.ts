// Knows how a difference is told to a person in plain sentences, by the description of its kind; refuses to judge it.
import { isUnsaid } from '../board/value-words.ts'
import type { AnyField } from '../board/field-value.ts'
import { fieldInSentence } from '../board/field-in-sentence.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import { describeRelation, isRelationKind } from '../board/kinds/relation-kinds.ts'
import { quote } from '../board/quotation.ts'
import { quoteBoth } from './quote-both.ts'
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

/** What became of one value: `what` is how the field is called, `of` where it stands. */
function becoming(of: string, what: string, field: AnyField | undefined, { before, after }: Change): string {
  const [was, is] = [isSaid(field, before) ? before : undefined, isSaid(field, after) ? after : undefined]
  if (was === undefined && is === undefined) return `${of}: ${what} changed.`
  if (was === undefined) {
    const now = asSaid(field, is ?? '')
    return isTyped(field)
      ? `${of}: ${what} was written down: ${now}.`
      : `${of}: ${what} is now ${now}. Before: nothing.`
  }
  if (is === undefined) return `${of}: ${what} was taken out. Before: ${asSaid(field, was)}.`
  if (Math.max(was.length, is.length) <= SHORT)
    return `${of}: ${what} changed from ${asSaid(field, was)} to ${asSaid(field, is)}.`
  const both = quoteBoth(was, is)
  return `${of}: ${what} is now ${both.after}. Before: ${both.before}.`
}

const nounOf = (kind: CardKind): string => {
  const { noun, label } = describeCard(kind)
  return noun ?? label.toLowerCase()
}

function ofThing({ about, kind, name, type }: Change): string {
  if (about === 'relation') {
    if (type === 'removed') return `No longer so: ${quote(name)}.`
    return type === 'returned' ? `So again: ${quote(name)}.` : `New: ${quote(name)}.`
  }
  const thing = `${describeCard(kind as CardKind).label} ${quote(name)}`
  if (type === 'returned') return `${thing} came back from the bin.`
  return type === 'removed' ? `${thing} was taken off the board.` : `${thing} was added.`
}

function ofCommon({ name, field, before = '', after = '' }: Change): string | null {
  switch (field) {
    case 'kind':
      return `${quote(name)} is now: ${after}. Before: ${before}.`
    case 'zone':
      if (before === '') return `${quote(name)} moved into ${quote(after)}.`
      return after === ''
        ? `${quote(name)} moved out of ${quote(before)}.`
        : `${quote(name)} moved from ${quote(before)} to ${quote(after)}.`
    case 'inAgreement':
      return after === 'Yes'
        ? `${quote(name)} is now part of what we agree.`
        : `${quote(name)} is no longer part of what we agree.`
    case 'ends':
      return `${quote(before)} has become ${quote(after)}.`
    case undefined:
    default:
      return null
  }
}

/** Another name or other first words, told by both, each once. */
function ofName({ kind, name, field, before, after }: Change): string | null {
  const { title, fields } = describeCard(kind as CardKind)
  if (field !== title || after === undefined || after !== name) return null
  const isNamed = fields[title]?.label.startsWith('Name') === true
  const noun = nounOf(kind as CardKind)
  const verb = isNamed ? 'is now called' : 'now reads'
  if (before === undefined) return `The ${noun} ${verb} ${quote(after)}. Before: nothing.`
  const both = quoteBoth(before, after)
  return `The ${noun} ${both.before} ${verb} ${both.after}.`
}

/** How a sentence about a thing begins: the partnership itself needs no name. */
const beginningOf = ({ about, kind, name }: Change): string =>
  about === 'card' && kind === 'charter' ? describeCard('charter').label : quote(name)

function describedBy({ about, kind, field = '' }: Change): AnyField | undefined {
  if (kind === null) return undefined
  if (about === 'relation') return isRelationKind(kind) ? describeRelation(kind).attributes[field] : undefined
  return describeCard(kind as CardKind).fields[field]
}

function ofItem(change: Change, of: string, list: AnyField | undefined): string {
  const { item = '', part, type, label = '', before, after } = change
  const called = list?.type === 'list' ? list.itemLabel : label
  if (part === undefined)
    return type === 'added'
      ? `${of} has a new ${called}: ${quote(item)}.`
      : `${of} no longer has the ${called} ${quote(item)}.`
  const described = list?.type === 'list' ? Object.values(list.item).find((one) => one.label === part) : undefined
  if (described?.type === 'flag') return `${of}: ${quote(item)} ${described.becomes[after === 'Yes' ? 0 : 1]}.`
  // Its own words: told by both, each once.
  if (isTyped(described) && item === after) {
    if (before === undefined) return `${of}: one ${called} now reads ${quote(after)}. Before: nothing.`
    const both = quoteBoth(before, after)
    return `${of}: the ${called} ${both.before} now reads ${both.after}.`
  }
  return becoming(`${of}, ${quote(item)}`, fieldInSentence(described, part), described, change)
}

/**
 * The difference as a person would say it: "“Home sooner”: the target changed from 20 to 30.", what is now before what was.
 * Long texts that differ late are quoted from where they differ. [VE14]
 */
export const changeSentence = (change: Change): string => {
  const { about, type, field, label = '', item, part, after } = change
  if (field === undefined) return ofThing(change)
  if (about === 'board') return becoming('The board', 'the title', undefined, change)
  const common = part === undefined && item === undefined ? ofCommon(change) : null
  if (common !== null) return common
  const name = about === 'card' ? ofName(change) : null
  if (name !== null) return name
  const [of, described] = [beginningOf(change), describedBy(change)]
  if (type === 'reordered') return `${of}: ${quote(label)} is in another order.`
  if (item !== undefined) return ofItem(change, of, described)
  if (described?.type === 'flag') return `${of} ${described.becomes[after === 'Yes' ? 0 : 1]}.`
  return becoming(of, fieldInSentence(described, label), described, change)
}
