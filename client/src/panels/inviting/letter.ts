// Knows what is written when a link is handed out: text, e-mail and calendar entry; knows no screen and makes no link.
import { calendarFile } from '@common-ground/shared/interchange/calendar-file.ts'
import type { Result } from '@common-ground/shared/result.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'
import { inviteWords } from '../../text/invite-words.ts'
import { longDay } from '../../text/dates.ts'

/** What a link is handed out for. */
export interface Occasion {
  readonly boardId: string
  /** Title of the board. */
  readonly board: string
  /** What it lets people do. */
  readonly use: Role | 'answer' | 'form' | 'form-first'
  /** The one organisation it is for; absent = anybody. */
  readonly organisation?: string
  /** The day of the call, YYYY-MM-DD; absent = none is to come. */
  readonly on?: string
}
export interface Letter {
  readonly subject: string
  readonly text: string
}

/** Some programs open no longer address. */
const MAIL_LIMIT = 1900
const SUBJECT_LIMIT = 120

/** A title or name inside a sentence: on one line, with nothing that turns the writing around it. */
const inLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/** The ready text for a link, and the subject it goes under. IN1, IN2. @param url where the link leads. */
export function letterOf(occasion: Occasion, url: string): Letter {
  const { use, on } = occasion
  const board = inLine(occasion.board)
  const organisation = occasion.organisation === undefined ? undefined : inLine(occasion.organisation)
  const isForm = use === 'form' || use === 'form-first'
  const subject = use === 'facilitator' || use === 'answer' || isForm ? inviteWords.subjects[use] : inviteWords.subject
  const isPage = use === 'answer' || isForm
  const forOne = isPage ? inviteWords.boundPage : inviteWords.bound
  const bound = organisation === undefined ? [] : [forOne(organisation)]
  const after = organisation !== undefined && !isPage && use !== 'facilitator' ? [] : [inviteWords.after[use]]
  return {
    subject: subject(board),
    text: [
      inviteWords.hello,
      inviteWords.bodies[use](board),
      url,
      [...(on === undefined ? [] : [inviteWords.meet(longDay(on))]), ...after, ...bound, inviteWords.noAccount].join(
        ' ',
      ),
    ].join('\n\n'),
  }
}

/**
 * The address that opens a new e-mail with the letter in it; the reader of it chooses to whom. Where the whole letter
 * would be longer than mail programs take, it holds the link and a short line. IN3.
 */
export function mailAddress({ subject, text }: Letter, url: string): string {
  const whole = addressOf(subject, text)
  if (whole.length <= MAIL_LIMIT) return whole
  return addressOf([...subject].slice(0, SUBJECT_LIMIT).join(''), `${inviteWords.plain}\n\n${url}`)
}
/** The address that opens a new e-mail; the reader of it chooses to whom. */
export const addressOf = (subject: string, body: string): string =>
  // Line ends as RFC 6068 wants them.
  `mailto:?subject=${encodeURIComponent(subject.toWellFormed())}&body=${encodeURIComponent(body.toWellFormed().replaceAll('\n', '\r\n'))}`

/**
 * The day of the call as a calendar file with the link in it, and what the file is called. A call that is put off replaces
 * the entry there is. IN4. @param stamp an instant in UTC.
 */
export function callFile(
  { boardId, board, use }: Occasion,
  on: string,
  url: string,
  stamp: string,
): Result<{ readonly name: string; readonly text: string }, 'no-day'> {
  const title = inLine(board)
  const day = {
    uid: `next-call-${boardId}`,
    on,
    title: inviteWords.event(title),
    text: use === 'form' || use === 'form-first' ? inviteWords.events[use] : inviteWords.events.board,
    url,
  }
  const file = calendarFile(day, stamp)
  return file.ok ? { ok: true, value: { name: inviteWords.file(title, on), text: file.value } } : file
}
