// Knows the words of presenting a board and of following somebody who does, in British English; knows no component.
import { agreementWords } from './agreement-words.ts'

const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names)

export const presentWords = {
  present: 'Present',
  presentAgreed: 'Present what was agreed',
  title: 'Present the map',
  opening: 'Looking for what was agreed...',
  agreed: (day: string, conditions: number) =>
    conditions === 0
      ? `What was agreed on ${day} is shown as it was then.`
      : `What was agreed on ${day}${agreementWords.withConditions(conditions)}, is shown as it was then. The last stop tells the ${conditions === 1 ? 'condition' : 'conditions'}.`,
  more: 'What is left out, and why',
  draft: 'Nothing has been agreed yet. The board is shown as it is now, with “Draft” on every page.',
  missed: 'What was agreed could not be fetched just now. The board is shown as it is, with “Draft” on every page.',
  order: 'In this order. Press one to start there.',
  left: (titles: readonly string[]) => `Left out, because nothing is written there yet: ${titles.join('; ')}.`,
  keptOut: (titles: readonly string[]) =>
    `Written, but left out: ${titles.join('; ')}. To have it told, tick “Part of what we agree” on its cards; a concern also says who raised it.`,
  keptOutThen: (titles: readonly string[]) =>
    `Written on that day, but no part of what was agreed: ${titles.join('; ')}. To have it told, tick “Part of what we agree” on its cards, then propose the board for agreement anew; a concern also says who raised it.`,
  withoutParts: (titles: readonly string[]) =>
    `Not under “Who does what”, because nobody has a part in it yet: ${titles.join('; ')}.`,
  onlyInDocument: (titles: readonly string[]) => `To be read in the document, not presented: ${titles.join('; ')}.`,
  nothing: 'There is nothing to present yet. Write down the purpose, or add the organisations, and come back.',
  start: 'Start',
  keys: 'Arrow keys or a clicker go on and back, Escape leaves.',
  moreKeys: 'Home and End go to the ends; B or a full stop makes the screen dark.',
  dark: 'The screen is dark. Any key brings it back.',
  others: 'Whoever has the board open may follow on their own screen.',

  print: 'Print on one page',

  stage: (title: string) => `Presenting ${title}`,
  draftMark: 'Draft',
  agreedMark: (day: string, conditions: number) => `Agreed ${day}${agreementWords.withConditions(conditions)}`,
  place: (n: number, all: number) => `${n} of ${all}`,
  part: (n: number, all: number) => `part ${n} of ${all}`,
  short: (place: string, n: number, all: number) => `${place} \u00b7 ${n}/${all}`,
  at: (place: string, title: string, part: string) =>
    [`${place}: ${title}`, part].filter((one) => one !== '').join(', '),
  back: 'Back',
  next: 'Next',
  full: 'Full screen',
  window: 'Leave full screen',
  leave: 'Leave',

  presents: (name: string) => `${name} is presenting the map.`,
  follow: 'Follow',
  followName: (name: string) => `Follow ${name}`,
  following: (name: string) => `With ${name}`,
  /** How many, and who as far as there is room. */
  followedBy: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0] ?? ''} follows`
      : `${names.length} follow: ${names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : list(names)}`,
  allFollow: (names: readonly string[]) => `On their own screens: ${list(names)}`,
  ended: (name: string) => `${name} is not presenting any more. You can go on by yourself.`,
} as const
