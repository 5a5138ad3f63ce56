// Knows the words of what is asked at home and of what comes back, in British English; knows no component.
import type { ReplyWord } from '@common-ground/shared/wire/check-shapes.ts'

const replies: Readonly<Record<ReplyWord, string>> = { yes: 'Yes', 'yes-if': 'Yes, if', no: 'No' }
const about: Readonly<Record<ReplyWord, string>> = {
  yes: 'We can go along with this.',
  'yes-if': 'We can, as soon as something is so.',
  no: 'We cannot go along with this as it stands.',
}
const helps = {
  strong: 'helps',
  partial: 'helps partly',
  tension: 'may pull against it',
} as const

export const homeWords = {
  title: 'Checking at home',
  replies,

  page: {
    asked: (organisation: string) => `Asked of ${organisation}`,
    intro:
      'Somebody who sits at the table for you would like to know what you say before they answer. You need not join anything.',
    by: (day: string) => `Please reply by ${day}.`,
    needs: 'What is asked of you',
    what: 'What it says on the board',
    nothingMore: 'Nothing more is written down about it yet.',
    helps: (organisation: string) => `What it does for ${organisation}`,
    helpsAll: (organisation: string) => `What the partnership does for ${organisation}`,
    helpsAllAbout: 'This question names no objective. These are the objectives of the partnership that bear on you.',
    noHelp: 'Nobody has written down yet how this bears on what you need. Ask whoever sent you the link.',
    help: (objective: string, fit: keyof typeof helps) => `${objective}: ${helps[fit]}`,
    whole: 'Your organisation as a whole',
    given: 'Your reply is kept. Thank you.',
    before: 'Your reply so far',
    changedSince: 'It was given to what stood here before: this has been changed since.',
    givenAbout: 'The same link changes it, for as long as it works.',
    change: 'Change the reply',
    gone: 'This is not asked any more',
    privacy: 'Everybody with a link to the board can read your reply, with your name and job title.',
  },

  form: {
    title: (organisation: string) => `The reply of ${organisation}`,
    choose: 'Can you go along with it?',
    about,
    if: 'What has to be so?',
    why: 'What stands in the way?',
    note: 'Anything to add',
    met: 'It is so already, since',
    metHelp: 'Left empty, we go on waiting for it.',
    send: 'Send this reply',
    record: 'A record of who replied what and when, not an electronic signature.',
  },

  /** What came back, on the card. */
  said: (reply: ReplyWord, note: string) => (note === '' ? replies[reply] : `${replies[reply]}: ${note}`),
  saidIf: (note: string) => `Yes, if ${note}`,
  met: (day: string) => `That is so since ${day}.`,
  waiting: 'no reply yet',
  from: (organisation: string) => `From home, ${organisation}`,
  needs: (needs: string) => `needs ${needs}`,
  by: (day: string) => `by ${day}`,
  recorded: 'Recorded by whoever runs the board.',
  begun: 'A reply is begun here and not sent. It is kept until this tab is closed.',

  ask: {
    open: 'Ask at home',
    openFor: (organisation: string) => `Ask at home for ${organisation}`,
    about:
      'A private link opens one page with this question alone. Whoever gets it reads what is asked, what it does for your organisation, and replies without joining the board.',
    ends: (day: string) => `The link ends on ${day}. You can end it sooner.`,
    openLinks: 'Links that ask this now',
    count: (n: number) => (n === 1 ? 'One link asks this now.' : `${n} links ask this now.`),
    madeOn: (moment: string) => `Made ${moment}`,
    end: 'End this link',
    endOf: (moment: string) => `End this link, made ${moment}`,
    ended: 'It is ended: nobody can reply by it any more. What was replied stays.',
    link: 'Copy link',
    linkFor: (organisation: string) => `the link to ask at home for ${organisation}`,
    mail: 'E-mail',
    mailFor: (organisation: string) => `E-mail that asks at home for ${organisation}`,
    subject: (question: string) => `Please check: ${question}`,
    text: (question: string, board: string, url: string) =>
      `Hello,\n\nbefore I answer for us in "${board}" I would like to know what you say to this: ${question}.\n\nOne page tells what is asked and what it does for us, and takes your reply. It needs no account:\n\n${url}\n`,
    pass: 'Pass on a reply',
    passAbout: 'Have they told you already?',
    passFor: (organisation: string) => `Pass on a reply for ${organisation}`,
  },
} as const
