// Knows the words about who may come in and who is who, in British English; knows no component.

const times = (n: number): string => (n === 1 ? 'once' : `${n.toLocaleString('en-GB')} times`)

const former = (organisation: string): string =>
  `"former representative${organisation === '' ? '' : `, ${organisation}`}"`

export const peopleWords = {
  /** How somebody came to stand for an organisation. */
  bound: 'came by the link of their organisation',
  claimed: 'said so when joining',
  mineBound: 'you came by the link of your organisation',
  mineClaimed: 'you said so when joining',
  all: 'Everybody who has joined',
  allAbout:
    'Send away whoever is here and should not be; remove the name of whoever has left. Either takes them off the board and their name with it: what they did stays, under "former representative" and their organisation. A link they have goes on working until it is ended.',
  allLook: 'Who has joined the board, and how they came to speak for their organisation.',
  here: 'here now',
  lastSeen: (when: string) => `last came ${when}`,
  removedOn: (when: string) => `name removed ${when}`,
  noOrganisation: 'no organisation',
  remove: 'Remove name',
  removeNamed: (name: string) => `Remove name: ${name}`,
  removeSure: (name: string, organisation: string) =>
    `Remove the name of ${name}? Everybody then reads ${former(organisation)} where it stood. What they wrote stays. With a link that still works ${name} can come back, until you end that link.`,
  sendSure: (name: string, organisation: string) =>
    `Send ${name} away? ${name} leaves the board at once, and everybody reads ${former(organisation)} where the name stood. What they wrote stays. With a link that still works ${name} can come back, until you end that link.`,
  removeYes: 'Remove the name',
  loading: 'Fetching the names...',

  own: {
    change: 'Change my organisation',
    title: 'Which organisation are you here for?',
    about: (now: string) =>
      now === ''
        ? 'So far you have named none. What you did on the board stays as it is.'
        : `So far it is ${now}. What you did for it stays as it is.`,
    first: 'Type its name.',
    save: 'Save',
    done: (name: string) => `You are here for ${name} now.`,
  },

  forWhom: 'For',
  forAnybody: 'Anybody',
  gone: 'an organisation that is no longer on the board',
  /** Of a link to a page. @param opened the day, null = never that is known. @param hasCome null = nothing is said of it. */
  page: (purpose: 'answer' | 'form', opened: string | null, hasCome: boolean | null): readonly string[] => {
    const [come, missing] = purpose === 'answer' ? ['answered', 'not answered yet'] : ['form sent', 'form not sent yet']
    const isCome = hasCome === null ? [] : [hasCome ? come : missing]
    return opened === null ? (hasCome === true ? isCome : ['not opened yet']) : [`opened, last on ${opened}`, ...isCome]
  },
  lastUsed: (n: number, when: string) => `used ${times(n)}, last ${when}`,

  /** In place of the link that somebody who was sent away came by. */
  newLinkAsk: (link: string, who: string) =>
    `End the link "${link}" and make a new one?${who === '' ? ' Nobody else is on the board by it.' : ` ${who} came in by it and will be out until they open the new one.`} What was written stays.`,
  newLinkYes: 'End it and make a new one',
  newLinkMade: 'The old link opens nothing any more. Give the new one to whoever is to come in.',
  newLinkFailed: 'Nothing was changed: the old link still works, and there is no new one.',
  newLinkTaken: 'Somebody else has ended that link meanwhile. What was made in its place is among the links.',
  linkOver: 'The link they came by opens nothing any more.',
  toLinks: 'See the links',

  secondAbout:
    'So far only one person runs this board. If that link is lost, nobody can invite people or end links any more.',
  /** Names the link in the list. */
  secondNote: 'handed to others',
} as const
