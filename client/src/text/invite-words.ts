// Knows the words that go with a link when it is handed out, in British English; knows no component and no address.

const others = (n: number): string => (n === 1 ? '1 other' : `${String(n)} others`)
/** As many names are said; the rest are counted. */
const MOST_NAMES = 3
const namesTogether = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${others(names.length - MOST_NAMES)}`
    : names.join(names.length === 2 ? ' and ' : ', ')

export const inviteWords = {
  /** The link that anybody may be given, and what it is for. */
  everybody: 'One link for everybody',
  everybodyAbout: 'For the chat of the call. It asks for a name and an organisation.',
  namesTogether,

  organisations: {
    title: 'Organisations',
    about: 'Invite each by a link of its own.',
    none: 'None is on the map yet. Whoever you add is invited by a link of its own.',
    joined: (names: readonly string[]) => `${namesTogether(names)} ${names.length === 1 ? 'has' : 'have'} joined`,
    filled: 'form filled in',
    notFilled: 'form not filled in yet',
    linkUsed: (day: string) => `its link last used ${day}`,
    linkUnused: 'its link not used yet',
    notInvited: 'not invited yet',
    invite: 'Invite',
    inviteNamed: (name: string) => `Invite: ${name}`,
    waysNamed: (name: string) => `Invite ${name}`,
    waysAsk: 'What do they come to first?',
    ways: {
      form: {
        label: 'Five questions',
        about: 'A short form before the call, on a phone too. The same link then leads on to the board.',
      },
      board: { label: 'The board', about: 'Straight away. It asks only for a name.' },
    },
    linkFor: (name: string) => `link for ${name}`,
    add: {
      open: 'Add an organisation',
      name: 'Name of the organisation',
      add: 'Add',
      missing: 'Type its name.',
      there: (name: string) => `${name} is here already.`,
      near: (name: string) => `${name} is here already. If you mean another one, press Add again.`,
      done: (name: string) => `${name} is on the map now.`,
    },
  },

  /** Opens what to send it with; sends nothing itself. */
  open: 'Send it',
  openFor: (what: string) => `Send it: ${what}`,
  name: (what: string) => `Ready to send, ${what}`,
  text: 'Message to send',
  copyText: 'Copy text',
  mail: 'E-mail',
  calendar: 'Calendar file',
  calendarNamed: (day: string) => `Calendar file for ${day}`,
  code: 'QR code',
  codeName: (what: string) => `QR code of the link: ${what}`,
  codeAbout: 'Point the camera of a phone at it. Whoever sees it can use the link.',
  codeFailed: 'The code could not be drawn. Copy the link instead.',
  newLink: 'the new link',
  preparing: 'Getting the link ready...',

  callDay: 'Day of the next call',
  callDayHelp: 'The message then says it, and a calendar file goes with it.',
  callDayPast: 'That day is over. It is left out of the texts.',
  callDayLabel: 'Set the day of the next call',

  /** Links that open a page of their own, in the list of links. */
  purposes: { join: 'Join', answer: 'Answer', form: 'Form before the call', check: 'Checking at home' },

  subject: (board: string) => `Invitation: ${board}`,
  subjects: {
    facilitator: (board: string) => `Link to run the board: ${board}`,
    answer: (board: string) => `Your answer, please: ${board}`,
    form: (board: string) => `Before our call: ${board}`,
    'form-first': (board: string) => `Before our call: ${board}`,
  },
  meet: (day: string) => `We meet on ${day}.`,
  noAccount: 'It needs no account and opens in any browser.',
  bodies: {
    facilitator: (board: string) => `with this link you run the board "${board}": edit, invite people and end links.`,
    editor: (board: string) =>
      `we are putting together on one board who we are, what we want together and who does what. You are invited to "${board}":`,
    commenter: (board: string) => `you are invited to look at our partnership board "${board}":`,
    viewer: (board: string) => `you are invited to look at our partnership board "${board}":`,
    answer: (board: string) => `the partners of "${board}" propose an agreement. Please read it and answer:`,
    form: (board: string) =>
      `before our call on "${board}", please answer five short questions about your organisation: what it does, what it needs and who comes:`,
    'form-first': (board: string) =>
      `before our call on "${board}", please answer five short questions about your organisation: what it does, what it needs and who comes:`,
  },
  after: {
    facilitator: 'Keep it where you will find it, and give it only to people who run the board with you.',
    editor: 'It asks for your name and your organisation, and then you can add and change things.',
    commenter: 'It asks for your name and your organisation. You can look around, and change nothing.',
    viewer: 'It asks for your name and your organisation. You can look around, and change nothing.',
    answer: 'It takes a few minutes.',
    form: 'It takes about five minutes, also on a phone. What you send is on the board, in your words; you can change it later.',
    'form-first':
      'It takes about five minutes, also on a phone. What you send is on the board, in your words; you can change it later. The same link then leads on to the board, on the day of the call too.',
  },
  bound: (organisation: string) => `The link is for ${organisation} alone and asks only for your name.`,
  boundPage: (organisation: string) => `The link is for ${organisation} alone.`,
  hello: 'Hello,',
  plain: 'Here is the link:',
  event: (board: string) => `Call: ${board}`,
  events: {
    board: 'The board we work on is behind this link.',
    form: 'Before the call, please answer the five questions behind this link.',
    'form-first': 'Behind this link are five questions to answer before the call, and then the board we work on.',
  },
  file: (board: string, day: string) => `Call, ${board}, ${day}.ics`,
} as const
