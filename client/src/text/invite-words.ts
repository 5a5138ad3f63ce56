// Knows the words that go with a link when it is handed out, in British English; knows no component and no address.

export const inviteWords = {
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
      `before we meet on "${board}", please say in five short questions what your organisation does, what it needs and who comes:`,
  },
  after: {
    facilitator: 'Keep it where you will find it, and give it only to people who run the board with you.',
    editor: 'It asks for your name and your organisation, and then you can add and change things.',
    commenter: 'It asks for your name and your organisation. You can look around, and change nothing.',
    viewer: 'It asks for your name and your organisation. You can look around, and change nothing.',
    answer: 'It takes a few minutes.',
    form: 'It takes about five minutes, also on a phone. What you send is on the board, in your words; you can change it later.',
  },
  bound: (organisation: string) => `The link is for ${organisation} alone and asks only for your name.`,
  boundPage: (organisation: string) => `The link is for ${organisation} alone.`,
  hello: 'Hello,',
  plain: 'Here is the link:',
  event: (board: string) => `Call: ${board}`,
  eventText: 'The board we work on is behind this link.',
  eventForm: 'Before the call, please fill in the form behind this link.',
  file: (board: string, day: string) => `Call, ${board}, ${day}.ics`,
} as const
