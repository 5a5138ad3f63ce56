// Knows how a difference is told to a person in one plain sentence; refuses to judge it.
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { CardKind } from '../board/kinds/kind.ts'
import { quote } from '../board/quotation.ts'
import type { Change } from './change.ts'

const becoming = ({ before, after }: Change): string => {
  if (before === undefined) return after === undefined ? 'changed' : `${quote(after)} was added`
  return after === undefined ? `${quote(before)} was taken out` : `${quote(before)} became ${quote(after)}`
}

const ofThing = ({ about, kind, name, type }: Change): string => {
  const thing = about === 'relation' ? `Line ${quote(name)}` : `${describeCard(kind as CardKind).label} ${quote(name)}`
  switch (type) {
    case 'returned':
      return `${thing} came back from the bin.`
    case 'removed':
      return `${thing} was taken off the board.`
    case 'added':
    case 'changed':
    case 'reordered':
      return `${thing} was added.`
  }
}

const ofCommon = (change: Change): string | null => {
  const { name, field, before, after } = change
  switch (field) {
    case 'kind':
      return `${quote(name)} is now: ${after ?? ''}. Before: ${before ?? ''}.`
    case 'zone':
      if (before === undefined) return `${quote(name)} moved into ${quote(after ?? '')}.`
      return after === undefined
        ? `${quote(name)} moved out of ${quote(before)}.`
        : `${quote(name)} moved from ${quote(before)} to ${quote(after)}.`
    case 'inAgreement':
      return after === 'Yes'
        ? `${quote(name)} is now part of what we agree.`
        : `${quote(name)} is no longer part of what we agree.`
    case 'ends':
      return `Line changed: ${becoming(change)}.`
    case undefined:
    default:
      return null
  }
}

/** Whether it is the name itself that differs: told by both names, each once. */
const isCalled = ({ kind, name, field, after }: Change): boolean =>
  field === describeCard(kind as CardKind).title && name === after

/** The difference as a sentence: "“Home sooner”, Why it matters: “...” became “...”." */
export const changeSentence = (change: Change): string => {
  const { about, kind, name, type, field, label = '', item, part } = change
  if (field === undefined) return ofThing(change)
  if (about === 'board') return `${label}: ${becoming(change)}.`
  const common = part === undefined && item === undefined ? ofCommon(change) : null
  if (common !== null) return common
  if (about === 'card' && isCalled(change)) return `${describeCard(kind as CardKind).label}: ${becoming(change)}.`
  const where = `${quote(name)}, ${label}`
  if (type === 'reordered') return `${where}: put into another order.`
  if (item === undefined) return `${where}: ${becoming(change)}.`
  if (part !== undefined) return `${where}, ${quote(item)}, ${part}: ${becoming(change)}.`
  return `${where}: ${quote(item)} was ${type === 'added' ? 'added' : 'taken out'}.`
}
