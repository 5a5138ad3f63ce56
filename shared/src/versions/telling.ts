// Knows the words in which a difference is told once it is there, and in which while it is still to come; refuses to know what differs.

/** Sentences about one difference. What they are given stands as it is to be read, quotations and figures included. */
export interface Telling {
  /** It differs in what has no words. */
  changed(thing: string): string
  /** Nothing was said before. `typed` = by a person, in words. */
  written(thing: string, after: string, typed: boolean): string
  takenOut(thing: string, before: string): string
  /** Both are short. */
  fromTo(thing: string, before: string, after: string): string
  both(thing: string, before: string, after: string): string
  readonly line: Readonly<Record<'added' | 'returned' | 'removed', (sentence: string) => string>>
  readonly card: Readonly<Record<'added' | 'returned' | 'removed', (card: string) => string>>
  kind(name: string, before: string, after: string): string
  /** "" = in none. */
  zone(name: string, before: string, after: string): string
  inAgreement(name: string, is: boolean): string
  ends(before: string, after: string): string
  /** Its own words: a name that it is called by, or what it reads. */
  words(thing: string, how: 'called' | 'reads', before: string, after: string): string
  firstWords(thing: string, how: 'called' | 'reads', after: string): string
  item(of: string, called: string, item: string, isNew: boolean): string
  /** @param becomes as the description says it: "now has a vote". */
  flag(thing: string, becomes: string): string
  reordered(of: string, list: string): string
}

export const TOLD: Telling = {
  changed: (thing) => `${thing} changed.`,
  written: (thing, after, typed) =>
    typed ? `${thing} was written down: ${after}.` : `${thing} is now ${after}. Before: nothing.`,
  takenOut: (thing, before) => `${thing} was taken out. Before: ${before}.`,
  fromTo: (thing, before, after) => `${thing} changed from ${before} to ${after}.`,
  both: (thing, before, after) => `${thing} is now ${after}. Before: ${before}.`,
  line: {
    added: (sentence) => `New: ${sentence}.`,
    returned: (sentence) => `So again: ${sentence}.`,
    removed: (sentence) => `No longer so: ${sentence}.`,
  },
  card: {
    added: (card) => `${card} was added.`,
    returned: (card) => `${card} came back from the bin.`,
    removed: (card) => `${card} was taken off the board.`,
  },
  kind: (name, before, after) => `${name} is now: ${after}. Before: ${before}.`,
  zone(name, before, after) {
    if (before === '') return `${name} moved into ${after}.`
    return after === '' ? `${name} moved out of ${before}.` : `${name} moved from ${before} to ${after}.`
  },
  inAgreement: (name, is) => `${name} is ${is ? 'now' : 'no longer'} part of what we agree.`,
  ends: (before, after) => `${before} has become ${after}.`,
  words: (thing, how, before, after) =>
    `${thing} ${before} ${how === 'called' ? 'is now called' : 'now reads'} ${after}.`,
  firstWords: (thing, how, after) =>
    `${thing} ${how === 'called' ? 'is now called' : 'now reads'} ${after}. Before: nothing.`,
  item: (of, called, item, isNew) =>
    isNew ? `${of} has a new ${called}: ${item}.` : `${of} no longer has the ${called} ${item}.`,
  flag: (thing, becomes) => `${thing} ${becomes}.`,
  reordered: (of, list) => `${of}: ${list} is in another order.`,
}

export const COMING: Telling = {
  changed: (thing) => `${thing} will be different.`,
  written: (thing, after) => `${thing} will be ${after}. Now: nothing.`,
  takenOut: (thing, before) => `${thing} will be empty. Now: ${before}.`,
  fromTo: (thing, before, after) => `${thing} will be ${after} instead of ${before}.`,
  both: (thing, before, after) => `${thing} will be ${after}. Now: ${before}.`,
  line: {
    added: (sentence) => `It will be so: ${sentence}.`,
    returned: (sentence) => `It will be so again: ${sentence}.`,
    removed: (sentence) => `It will no longer be so: ${sentence}.`,
  },
  card: {
    added: (card) => `${card} will be there again.`,
    returned: (card) => `${card} will come back from the bin.`,
    removed: (card) => `${card} will go to the bin.`,
  },
  kind: (name, before, after) => `${name} will be: ${after}. Now: ${before}.`,
  zone(name, before, after) {
    if (before === '') return `${name} will stand in ${after}.`
    return after === ''
      ? `${name} will no longer stand in ${before}.`
      : `${name} will stand in ${after} instead of ${before}.`
  },
  inAgreement: (name, is) => `${name} will ${is ? 'be' : 'no longer be'} part of what we agree.`,
  ends: (before, after) => `${before} will become ${after}.`,
  words: (thing, how, before, after) => `${thing} ${before} will ${how === 'called' ? 'be called' : 'read'} ${after}.`,
  firstWords: (thing, how, after) => `${thing} will ${how === 'called' ? 'be called' : 'read'} ${after}. Now: nothing.`,
  item: (of, called, item, isNew) =>
    isNew ? `${of} will have the ${called} ${item}.` : `${of} will no longer have the ${called} ${item}.`,
  // "now has a vote" is to come: "Afterwards it has a vote".
  flag: (thing, becomes) => `${thing}, afterwards: ${becomes.replace(/^now /u, '').replace(/ now$/u, '')}.`,
  reordered: (of, list) => `${of}: ${list} will be in the order of then.`,
}
