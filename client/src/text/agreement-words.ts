// Knows the words of what organisations are asked to agree and of their answers, in British English; knows no component.
import type { AnswerWish, AnswerWord } from '@common-ground/shared/wire/agreement-shapes.ts'

const answers: Readonly<Record<AnswerWord, string>> = {
  yes: 'Yes',
  'yes-but': 'Yes, but',
  checking: 'Checking at home',
  'not-yet': 'Not yet',
  'no-view': 'No view',
}
const about: Readonly<Record<AnswerWord, string>> = {
  yes: 'We agree to this.',
  'yes-but': 'We agree, and this has to be said with it.',
  checking: 'We first ask our own managers, board or committee.',
  'not-yet': 'Something has to change before we can agree.',
  'no-view': 'This does not concern us.',
}
const wishes: Readonly<Record<AnswerWish, string>> = {
  talk: 'Talk about it soon',
  'next-time': 'Take it up next time we meet',
  steps: 'Go by the steps we have for when we disagree',
}
const withConditions = (n: number): string => (n === 0 ? '' : `, with ${n} ${n === 1 ? 'condition' : 'conditions'}`)
/** Whoever confirms what came by the link for everybody. @param who proposed it; "" = not known. */
const confirmer = (who: string): string =>
  who === '' ? 'whoever runs the board' : `${who}, or whoever else runs the board,`
const organisations = (n: number): string => `${n} ${n === 1 ? 'organisation' : 'organisations'}`

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth']

export const agreementWords = {
  title: 'Agreement',
  menu: 'Agreement',
  record: 'A record of who answered what and when, not an electronic signature.',
  answers,
  about,
  wishes,

  chip: {
    agreed: (day: string) => `Agreed ${day}`,
    /** Where there is little room, and only together with what has to be said with it. */
    agreedShort: 'Agreed',
    changes: (n: number) => `${n} ${n === 1 ? 'thing' : 'things'} changed since we agreed`,
    changesShort: (n: number) => `${n} ${n === 1 ? 'thing' : 'things'} changed`,
    proposed: (day: string) => `Proposed ${day}`,
    yours: { whole: 'your answer is asked', short: 'Your answer?' },
    /** For whoever comes by a link that only reads. */
    askedOfYours: { whole: 'your organisation is asked', short: 'Yours is asked' },
    waiting: (n: number) => `waiting for ${n}`,
    waitingWhole: (n: number) => `waiting for ${organisations(n)}`,
    toConfirm: (n: number) => `${n} to confirm`,
    toConfirmWhole: (n: number) => `${n} ${n === 1 ? 'answer' : 'answers'} to confirm`,
    /** Both, one after the other. */
    toConfirmAndYours: (toConfirm: string) => `${toConfirm}, your answer is asked`,
  },

  loading: 'Fetching what is proposed...',
  none: 'Nothing has been proposed for agreement yet.',
  noneAbout:
    'Whoever runs the board proposes what is on it, when the time has come. Each organisation then answers for itself.',
  agreedOn: (day: string, conditions: number) => `Agreed on ${day}${withConditions(conditions)}`,
  proposedOn: (day: string) => `Proposed on ${day}`,
  /** Who is asked, or was. */
  askedOf: (names: readonly string[]) => `Asked: ${names.join(', ')}.`,
  /** What is true now, before what was true then. */
  nowSays: (n: number) =>
    `Since then ${n === 1 ? '1 thing has' : `${String(n)} things have`} changed on the board. What is there now is not agreed yet.`,
  lapsed: 'It has waited for 60 days and takes no more answers.',
  /** The sentence that went with it, once it is no longer asked. */
  saidThen: (note: string) => `Said when it was proposed: “${note}”`,
  code: (code: string) => `Code of this text: ${code}. A printed copy with the same code says the same.`,
  checkingAbout: 'They first ask their own managers, board or committee.',
  /** What has to be said with it. @param conditions how many "yes, but". */
  withConditions,
  conditions: 'Agreed, and this has to be said with it',
  /** While it waits. */
  but: {
    soFar: 'Said with a “but” so far',
    before: (names: readonly string[]) =>
      `Said yes before that: ${names.join(', ')}. Ask whether it is still a yes with it.`,
    since: 'Said by others since your answer',
    still: 'Does your yes hold with that? If it does not, change the answer.',
    yes: 'Yes, with that too',
    news: (name: string, note: string) =>
      `${name} says yes, but: ${note}. Your organisation said yes before that. Does it still?`,
    next: (names: readonly string[]) =>
      `Somebody has said “yes, but”. ${names.join(', ')} said yes before that, and can say whether it still is one.`,
    read: 'Read it',
    chip: (n: number) => `${n} ${n === 1 ? 'condition' : 'conditions'} since your yes`,
    chipShort: (n: number) => `${n} new “but”`,
  },

  propose: {
    open: 'Propose for agreement',
    again: 'Propose what is there now',
    about:
      'What is on the board now is kept as it is, and every organisation named here is asked to agree it. The board goes on as before.',
    replaces: 'What waits for answers now does not wait any more then.',
    asked: 'Who is asked',
    nobody: 'There is no organisation on the board yet that takes part. Add its card first.',
    name: 'What is it called?',
    /** How an agreement is called that nobody calls otherwise. @param before how many were agreed before it. */
    usualName: (before: number) =>
      ORDINALS[before] === undefined ? `Agreement ${String(before + 1)}` : `${ORDINALS[before]} agreement`,
    note: 'A sentence to go with it',
    what: { asked: 'What is to be agreed', agreed: 'What was agreed', closed: 'What was proposed' },
    cards: (n: number) => `Every word of it, card by card (${n === 1 ? '1 card' : `${n} cards`})`,
    alsoTold: (titles: readonly string[]) => `Also in the document, but not asked here: ${titles.join('; ')}.`,
    since: (day: string) => `What changed since ${day}`,
    comparing: 'Comparing...',
    unchanged: 'It says the same as then.',
    done: 'Propose',
    busy: 'Proposing...',
    cancel: 'Cancel',
    notYet: (n: number) => `Not written down yet: ${n} ${n === 1 ? 'thing' : 'things'}`,
    openOn: (card: string, field: string) => `${card}: ${field}`,
    notYetAbout: 'They can be agreed later. In the document it says “Not yet agreed” there.',
    nobodyLeads: (names: string) =>
      `Nobody leads yet: ${names}. You can propose it all the same; it says “Not yet agreed” there.`,
    said: 'Proposed. Whoever is here can answer now; what comes by the link for everybody waits here until you confirm it. Hand the others their own link.',
  },

  /** What came by the link for everybody, for whoever runs the board. */
  confirm: {
    title: 'Answers to confirm',
    about: 'They came by the link for everybody. Confirm what you know to be theirs; it counts from then on.',
    who: (organisation: string, answer: string, name: string) =>
      `${organisation}: ${answer}${name === '' ? '' : `, says ${name}`}`,
    one: 'Confirm this answer',
    all: (n: number) => `Confirm these ${n} answers`,
    said: (n: number) => (n === 1 ? 'The answer is confirmed.' : `${n} answers are confirmed.`),
    /** For whoever is from the organisation. @param who confirmed it; "" = not known. */
    yours: (organisation: string, who: string) =>
      `${who === '' ? 'Whoever runs the board' : who} has confirmed the answer of ${organisation}. It counts now.`,
    agreed: (title: string, conditions: number) =>
      `Confirmed. Nobody else is waited for: “${title}” is agreed now${withConditions(conditions)}.`,
  },

  /** For somebody whose organisation is asked and who cannot answer for it from here. */
  how: {
    title: 'How your organisation answers',
    asked: (organisation: string) => `${organisation} is asked for its answer`,
    record: 'You run this board: press "Record answer" below to write down openly what it says.',
    /** @param who proposed it, "" = not known. */
    byLink: (organisation: string, who: string, isHere: boolean) =>
      `With your link you can read what is asked. To answer, ${organisation} needs a link of its own, or one by which people take part. ${
        who === ''
          ? 'Whoever runs the board can send it to you.'
          : `${who} proposed this${isHere ? ' and is here now' : ''}. Ask them for that link, or whoever runs the board.`
      } In a call, say your answer and it is written down for you.`,
    read: 'Read what is asked',
    mail: 'Ask by e-mail',
    mailSubject: (board: string) => `Our link to answer: ${board}`,
    copy: 'Copy a message that asks for the link',
    copied: 'Copied: paste it to whoever runs the board',
    message: (organisation: string, board: string, address: string) =>
      `Could you send ${organisation} its link to answer what is proposed on "${board}", please? It is under Agreement on the board: ${address}`,
  },

  changedSince: 'Everything that has changed since',
  who: 'Answers',
  noAnswer: 'no answer yet',
  checkingBy: (day: string) => `Checking at home, until ${day}`,
  confirmed: (day: string) => `Their own managers or committee agreed on ${day}.`,
  toWordsOf: (day: string, said: string) => `To the words of ${day}, which have changed since: ${said}`,
  yesBut: (note: string) => `Yes, but: ${note}`,
  notYet: (note: string) => `Not yet. It would be a yes if: ${note}`,
  noted: (answer: string, note: string) => `${answer}: ${note}`,
  wish: (wish: AnswerWish) => `Would like to: ${wishes[wish].toLowerCase()}.`,
  saidBy: (name: string, post: string, day: string) => [name, post, day].filter((part) => part !== '').join(', '),
  recordedByOwn: 'Given for their own organisation by whoever runs this board.',
  shared: (organisation: string) =>
    `Given by the link for everybody. It counts once whoever runs the board confirms it, or ${organisation} answers by its own link.`,
  sharedThen: 'Given by the link for everybody, and not confirmed.',
  /** Where it is said already what it counts for. */
  sharedOnly: 'Given by the link for everybody.',
  /** @param who confirmed it; "" = not known. */
  confirmedBy: (who: string) =>
    `Given by the link for everybody, and confirmed by ${who === '' ? 'whoever runs the board' : who}.`,
  recorded: 'Recorded by whoever runs the board. It stands until the organisation answers itself.',
  link: 'Copy link',
  linkFor: (name: string) => `the link for ${name} to answer`,
  recordFor: 'Record answer',
  begunInVain: 'An answer that was begun here was not sent, and cannot be recorded any more.',
  begun: 'An answer is begun here and not sent. It is kept until this tab is closed.',
  begunBack: 'What you began on this board was not sent.',
  copyBegun: 'Copy what I began',
  recordForName: (name: string) => `Record answer for ${name}`,
  recordedFor: (name: string) => `The answer of ${name} is recorded.`,
  recordedThen: 'Recorded by whoever runs the board.',
  /** Said once, as it comes to that. */
  settled: {
    /** @param but the organisations that said "yes, but". */
    agreed: (title: string, but: readonly string[]) =>
      `“${title}” is agreed${withConditions(but.length)}: every organisation that was asked has said yes to it${but.length === 0 ? '' : `, ${but.join(', ')} with a “but”`}.`,
    recorded: (name: string, title: string, conditions: number) =>
      `The answer of ${name} is recorded. It was the last one: “${title}” is agreed now${withConditions(conditions)}.`,
    read: 'Read the agreement',
  },
  withdraw: 'Take it back',
  withdrawSure: 'Take the proposal back? The answers stay on record, and nobody can answer it any more.',
  withdrawYes: 'Yes, take it back',

  /** On one card, in the panel. */
  card: {
    title: 'Answers',
    loading: 'Fetching the answers...',
    all: 'What organisations answered',
    others: 'What the others answered',
    silent: (n: number) =>
      n === 1
        ? 'One organisation has not said yet whether it agrees.'
        : `${n} organisations have not said yet whether they agree.`,
    give: 'Give our answer',
    change: 'Change our answer',
  },

  form: {
    title: (organisation: string) => `The answer of ${organisation}`,
    recording: (organisation: string) =>
      `You record openly what ${organisation} said. It is marked so until they answer themselves.`,
    recordingOwn: 'You run this board. Everybody reads that with your answer.',
    /** @param who proposed it; "" = not known. */
    sharing: (who: string) =>
      `You came by the link for everybody: your answer counts once ${confirmer(who)} confirms it.`,
    choose: 'Do you agree?',
    chooseOf: 'Do they agree?',
    but: 'What has to be said with it?',
    wouldBeYes: 'What would make it a yes?',
    note: 'Anything to add',
    by: 'By when will you know?',
    addNote: 'Add a remark',
    addDay: 'Add the day on which managers or a committee agreed to it',
    addBoth: 'Add a remark, or the day on which managers or a committee agreed to it',
    confirmed: 'Day on which our managers or committee agreed',
    confirmedOf: 'Day on which their managers or committee agreed',
    confirmedHelp: 'Leave it empty while only those in the call have agreed.',
    wish: 'How shall we go on?',
    wishHelp: 'Nothing starts by itself. It only tells the others what you would like.',
    wishNone: 'Say nothing about it',
    name: 'Your name',
    nameOf: 'Who said so',
    post: 'Your job title',
    postOf: 'Their job title',
    needed: '(needed)',
    send: 'Give this answer',
    sendFor: (organisation: string) => `Record this answer for ${organisation}`,
    throwAway: 'Throw away what I typed',
    busy: 'Saving...',
    missing: 'Please fill this in.',
    chooseFirst: 'Choose an answer first.',
    pastDay: 'Choose a day that is still to come.',
    comingDay: 'Choose today or a day before it.',
    more: 'More',
  },

  page: {
    title: 'Your answer',
    hello: (organisation: string) => `For ${organisation}`,
    about: 'You are asked to agree this for your organisation.',
    aboutThen: 'You were asked to agree this for your organisation.',
    nothing: 'Nothing waits for your answer at the moment',
    nothingText: 'When something is proposed, the same link shows it here.',
    given: 'Your answer is kept.',
    /** @param who of the same organisation. */
    givenBy: (who: string, organisation: string) => `${who} has answered for ${organisation}.`,
    noYes: 'It is not agreed until this is a yes.',
    written: (organisation: string) => `An answer is written down for ${organisation}.`,
    /** @param who proposed it; "" = not known. */
    givenShared: (who: string) =>
      `It counts once ${confirmer(who)} confirms it. They see that it waits: there is nothing more for you to do.`,
    counted: (organisation: string) =>
      `It counts. To change it, say so to whoever runs the board, or answer by the own link of ${organisation}.`,
    saidItself: 'Your organisation has answered by its own link. That answer stands.',
    givenAbout: 'You can change it here for as long as the others are still asked.',
    change: 'Change the answer',
    isRight: 'Yes, that is right',
    isRightAbout: 'It was written down for you. Say whether it is right: then it is your own answer.',
    agreed: 'This is agreed. Thank you.',
    /** Where the board says something else by now. */
    agreedThen: 'This was agreed as it was proposed. Thank you.',
    agreedThenBut: 'This was agreed as it was proposed, and your “but” is said with it. Thank you.',
    agreedBut: 'This is agreed, and your “but” is said with it. Thank you.',
    closed: 'This takes no answers any more.',
    yours: 'Your answer',
  },
} as const
