// Knows the words of looking back (what has changed, reviews and the next one), in British English; knows no component.
const things = (count: number): string => (count === 1 ? '1 thing' : `${String(count)} things`)

export const comingBackWords = {
  menu: 'Look back',
  menuAbout: 'calls and reviews, and when we look again',
  title: 'Look back',
  since: 'What has changed since',
  agreed: (day: string, but: string) => `we agreed, on ${day}${but}`,
  here: (day: string) => `I was here last, on ${day}`,
  sinceAgreed: (day: string, but: string) => `Since we agreed on ${day}${but}`,
  sinceHere: (moment: string) => `Since you were here on ${moment}`,
  /** Why a card is ringed. */
  whyAgreed: (day: string, said: string) => `Changed since we agreed on ${day}: ${said}`,
  whyHere: (day: string, said: string) => `Changed since you were here on ${day}: ${said}`,
  whyMore: (count: number) => `And ${String(count)} more.`,
  nothingYet:
    'Nothing has been agreed yet, and this is the first visit on this device. Come back later: then what has changed stands here.',
  loading: 'Comparing...',
  unanswered: 'The server does not answer, so what changed cannot be told. Check the connection, and open this again.',
  same: 'Everything says the same as then.',
  /** The first number is the one the header says. */
  count: (agreed: number, others: number) =>
    agreed === 0
      ? `${things(others)} changed, nothing of what we agree on.`
      : `${things(agreed)} changed in what we agree on${others === 0 ? '' : `, and ${others === 1 ? '1 other' : `${String(others)} others`}`}.`,
  saysElse: (name: string) => `“${name}” says something else than what was agreed.`,
  /** Who changed it last: of several changes that is one of them, and the others may be somebody else's. */
  lastBy: (who: string, day: string, changes: number) =>
    changes === 1 ? `By ${who}, on ${day}` : `The latest of these by ${who}, on ${day}`,
  you: 'you',
  nothingNew: 'Nothing new since you were here.',
  known: (count: number) => `You know ${count === 1 ? 'this' : 'these'} already: ${things(count)}`,
  knownAbout: 'Changed last by you.',
  agreedOn: 'What we agree on',
  others: 'Everything else',
  more: (count: number) => `and ${String(count)} more. Earlier versions shows all of them.`,
  show: 'Show',
  showNamed: (sentence: string) => `Show on the board: ${sentence}`,
  mark: 'Mark on the map',
  marked: 'What has changed is marked on the map.',
  unmark: 'Take the marks off',

  /** What was proposed, answered and agreed. */
  agreement: {
    title: 'Answers and agreement',
    gone: 'An organisation that is no longer there',
    proposed: (title: string, day: string) => `“${title}” was proposed for agreement on ${day}.`,
    answered: (who: string, about: string, answer: string, day: string) => `${who} on “${about}”, ${day}: ${answer}`,
    agreed: (title: string, day: string, but: string) => `“${title}” was agreed on ${day}${but}.`,
    withdrawn: (title: string, day: string) => `“${title}” was taken back on ${day}.`,
  },

  /** Said to whoever comes back after a while. */
  back: {
    name: 'Since you were here',
    said: 'What matters since you were here last stands above the map.',
    next: (day: string) => `Next call: ${day}`,
    today: 'The call is today',
    review: (day: string) => `We look again: ${day}`,
    reviewDue: (day: string) => `Time to look again (${day})`,
    promised: (count: number, by: string) =>
      by === ''
        ? `Ours to do: ${String(count)}`
        : `Ours to do: ${String(count)}, ${count === 1 ? '' : 'first '}by ${by}`,
    news: (day: string) => `What changed since ${day}`,
    newsToday: 'What changed meanwhile',
    lastCall: 'Summary of the last call',
    close: 'Put away',
  },

  /** On a board on which nothing has been said yet. */
  before: 'When a call begins, its first step comes above by itself.',
  beforeNothing: 'Until then nothing has to be done here.',

  calls: 'Calls',
  lastCall: (day: string) => `Last call: ${day}.`,
  nextCall: (day: string) => `Next call: ${day}.`,
  callToday: 'The call is today.',
  summary: 'What came of it',

  reviews: 'Reviews',
  none: 'No review is written down yet.',
  begun: 'One has been begun here. What was typed is kept: go on with “Write down a review”.',
  next: (day: string) => `Next time we look again: ${day}.`,
  noNext: 'The day on which we look again is not written down yet.',
  calendar: 'Add to my calendar',
  event: (board: string) => `Review: ${board}`,
  eventText: 'We look again at what we agreed: what we keep, what we change, what we stop.',
  file: (board: string, on: string) => `Review of ${board}, ${on}.ics`,
  open: 'Open',
  openNamed: (name: string) => `Open ${name}`,

  record: 'Write down a review',
  recordTitle: (day: string) => `Review of ${day}`,
  held: 'Held on',
  present: 'Who was there',
  otherPeople: 'Others who were there',
  othersHelp: 'Also those without a device: names or job titles, with commas between them.',
  addHere: (names: readonly string[]) => `Add who is here now: ${names.join(', ')}`,
  keep: 'What we keep',
  change: 'What we change',
  stop: 'What we stop',
  nextDate: 'Next time we look again',
  nextHelp: 'A review ends with the date of the next one.',
  nextMissing: 'Choose the date of the next review.',
  nextPast: 'Choose a date after this review.',
  heldMissing: 'Choose the day on which the review was held.',
  save: 'Write it down',
  cancel: 'Back',
  done: (day: string) => `The review is written down. Next time: ${day}.`,
} as const
