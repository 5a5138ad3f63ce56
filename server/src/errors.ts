// Knows every code with which a call can fail, its status and its sentence; refuses to know which call fails and why.

interface Entry {
  readonly status: number
  /** What a person reads: what happened and what to do next. */
  readonly title: string
}

/** The catalogue; docs/errors.md shows the same and a test compares them. */
export const ERRORS = {
  'bad-request': { status: 400, title: 'Something in the request is missing or not as expected.' },
  'unknown-template': { status: 400, title: 'There is no such template or example. Choose one from the home page.' },
  'organisation-not-found': {
    status: 400,
    title: 'That organisation is not on the board any more. Choose another one or type its name.',
  },
  'file-unreadable': { status: 400, title: 'The file cannot be read. Check that it is the right one and try again.' },
  'not-signed-in': { status: 401, title: 'Ask for the link: the address alone does not open a board.' },
  'link-revoked': { status: 401, title: 'This link was ended. Ask whoever sent it for a new one.' },
  'link-expired': { status: 401, title: 'This link has run out. Ask whoever sent it for a new one.' },
  'create-key-needed': { status: 401, title: 'Creating boards here needs a key. Ask whoever runs this server for it.' },
  'role-too-low': {
    status: 403,
    title: 'Your link does not allow this. Ask whoever runs the board for one that does.',
  },
  'foreign-origin': { status: 403, title: 'This came from another website. Open the board from its own address.' },
  'creating-is-off': {
    status: 403,
    title: 'Nobody may create boards here yet. Whoever runs this server has to set CREATE_KEY.',
  },
  'creating-is-local': {
    status: 403,
    title: 'Boards can be created only on the computer that runs this server, unless CREATE_KEY is set.',
  },
  'own-link-needed': {
    status: 403,
    title: 'Only a link made for the organisation can answer for it. Ask whoever runs the board for that link.',
  },
  'not-your-organisation': { status: 403, title: 'This link was made for another organisation.' },
  'board-read-only': { status: 403, title: 'Editing is paused, so nothing was changed. Try again when it is resumed.' },
  'board-not-found': { status: 404, title: 'There is no such board, or your link is for another one.' },
  'link-not-found': { status: 404, title: 'This board has no such link.' },
  'participant-not-found': { status: 404, title: 'This board has no such participant.' },
  'import-not-found': {
    status: 404,
    title: 'There is no such import to undo. An import can be undone for 24 hours; after that, use the bin.',
  },
  'restore-not-found': {
    status: 404,
    title:
      'There is no such restore to undo. One can be undone for 24 hours; after that, restore the version kept before it.',
  },
  'card-not-found': { status: 404, title: 'There is no such card to answer on. It may be in the bin by now.' },
  'check-not-found': {
    status: 404,
    title: 'This is not asked any more. Whoever sent you the link can say what is asked now.',
  },
  'form-not-found': {
    status: 404,
    title: 'The card of your organisation is not on the board any more. Ask whoever sent you the link.',
  },
  'proposal-not-found': {
    status: 404,
    title: 'Nothing like this has been proposed for agreement. Ask whoever sent you the link.',
  },
  'version-not-found': { status: 404, title: 'There is no such version of this board. Look again in its history.' },
  'no-call': { status: 404, title: 'Nobody leads a call on this board now. Begin one first.' },
  'no-such-call': { status: 404, title: 'There is nothing at this address.' },
  'title-differs': {
    status: 409,
    title: 'This is not the title of the board, so nothing was deleted. Type it as it is shown.',
  },
  'board-full': { status: 409, title: 'The board has no room for all of this. Nothing was changed.' },
  'nobody-to-agree': {
    status: 409,
    title: 'There is no organisation on the board yet that could agree. Add one first.',
  },
  'organisation-not-asked': { status: 409, title: 'This organisation is not among those who are asked.' },
  'already-answered': {
    status: 409,
    title: 'The answer of this organisation stands. It can change it by its own link.',
  },
  'form-closed': {
    status: 409,
    title: 'The day of the call is over, so the form takes no more changes. Say it to whoever runs the board.',
  },
  'card-locked': {
    status: 409,
    title: 'Somebody has locked the card of your organisation, so nothing was changed. Ask whoever sent you the link.',
  },
  'changed-meanwhile': {
    status: 409,
    title: 'This changed while you were answering. Read it again, then answer.',
  },
  'not-reworded': {
    status: 409,
    title: 'Either nothing has changed here since it was agreed, or more than the words. Give a new answer instead.',
  },
  'proposal-closed': {
    status: 409,
    title: 'This does not wait for answers any more. Look at what is proposed now.',
  },
  'round-over': {
    status: 409,
    title: 'This step is over or has been shown already. What you wrote is still with you: add it to the map yourself.',
  },
  'too-few-given': {
    status: 409,
    title:
      'Fewer than three have given something, and then it would tell who it was. Wait for one more, or go on without.',
  },
  'already-picked': {
    status: 409,
    title: 'Your organisation has picked already, on another device. Change it there.',
  },
  'already-given': {
    status: 409,
    title: 'You have given something without your name already, on another device. Change it there.',
  },
  'others-counted': {
    status: 409,
    title:
      'As many people without a device are counted in as are said to be here. Say first how many there are, then count on.',
  },
  'too-many-given': { status: 409, title: 'More than this cannot be kept for one step. Show it first.' },
  'too-many-versions': {
    status: 409,
    title: 'The board has as many named versions as it can keep. Give one of those a new name instead.',
  },
  'too-many-links': {
    status: 409,
    title: 'Many links ask at home for this organisation already. End one where it was made, or use one of those.',
  },
  'version-proposed': {
    status: 409,
    title: 'This version was proposed for agreement, so it stays with the answers that were given to it.',
  },
  'version-damaged': {
    status: 410,
    title:
      'This version was damaged on the disk and cannot be shown. The board and its other versions are not affected.',
  },
  'file-too-large': { status: 413, title: 'The file is larger than 5 MB. Nothing was changed.' },
  'request-too-large': {
    status: 413,
    title: 'This is more than can be sent at once. Make the longest text shorter, then send it again.',
  },
  'encoding-not-supported': { status: 415, title: 'Send the file as it is, or compressed with gzip.' },
  'media-type-not-supported': { status: 415, title: 'This call takes JSON: set Content-Type to application/json.' },
  'file-not-accepted': { status: 422, title: 'The file was not imported. Nothing was changed.' },
  'too-many-requests': { status: 429, title: 'Too many requests at once. Wait a moment and try again.' },
  'internal-error': { status: 500, title: 'Something went wrong here. Nothing you did; try again in a moment.' },
  busy: { status: 503, title: 'Too much is being read at once. Nothing was changed; try again in a moment.' },
  'board-unreadable': {
    status: 503,
    title: 'This board cannot be read at the moment. Nothing of it was changed; tell whoever runs the server.',
  },
  'cannot-save': {
    status: 503,
    title:
      'The server cannot save at the moment, so nothing was changed. Try again in a minute; if it lasts, tell whoever runs it.',
  },
  'not-ready': { status: 503, title: 'The server is starting or stopping. Try again in a moment.' },
} as const satisfies Readonly<Record<string, Entry>>

export type ErrorCode = keyof typeof ERRORS

/** Further members of the problem document. */
export interface ProblemExtra {
  /** What exactly, for this request. */
  readonly detail?: string
  readonly [member: string]: unknown
}

/** Ends a request with a problem document of that code. Thrown at the edge only; everything below hands values back. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCode
  readonly statusCode: number
  readonly extra: ProblemExtra
  constructor(code: ErrorCode, extra: ProblemExtra = {}) {
    super(ERRORS[code].title)
    this.code = code
    this.statusCode = ERRORS[code].status
    this.extra = extra
  }
}

/** The same refusal may be worth trying again, unchanged, later. */
export function isRetryable(code: ErrorCode): boolean {
  const { status } = ERRORS[code]
  return status === 429 || status >= 500
}
