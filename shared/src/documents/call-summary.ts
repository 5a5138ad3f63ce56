// Knows what there is to tell after a call: what was answered, written down, settled and taken on since it began; refuses to know how answers are kept.
import type { Board, Card } from '../board/board.ts'
import { dateWords } from '../board/calendar-words.ts'
import { instantMs } from '../board/calendar.ts'
import { cardName } from '../board/card.ts'
import { dateIn, timeIn } from '../board/date-in.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import { nextCallOn } from '../board/next-call.ts'
import { compareOrder } from '../board/order.ts'
import { quote } from '../board/quotation.ts'
import { lastDay } from '../lights/date-arithmetic.ts'
import { displayText } from '../picture/display-text.ts'
import { actionsOf } from './actions.ts'
import { cardsOf } from './agreement-cards.ts'
import type { HomeCheck } from './home-checks.ts'
import { withPeopleAsPosts } from './people-as-posts.ts'
import { asHtml, webPage } from './web-page.ts'

/** What an organisation answered on a card or on a whole version. */
export interface AnswerInCall {
  readonly organisation: string
  /** What it answered on: the name of the card or of the version. */
  readonly about: string
  readonly answer: 'yes' | 'yes-but' | 'checking' | 'not-yet' | 'no-view'
  readonly note: string
  /** YYYY-MM-DD; "" = none. */
  readonly checkingBy: string
  /** ISO 8601 instant. */
  readonly at: string
  /** By the link for everybody, and not confirmed yet: it counts for nothing, and is marked. */
  readonly unconfirmed?: boolean
}
export interface CallMoment {
  /** ISO 8601 instant: when the call began. */
  readonly since: string
  /** YYYY-MM-DD. */
  readonly today: string
  readonly answers: readonly AnswerInCall[]
  /** What is out for checking, whenever it was asked. */
  readonly checks: readonly HomeCheck[]
  /** What has changed in meaning since, one sentence each; null = not known: the cards that were touched are told instead. */
  readonly changes: readonly string[] | null
  /** What was said at each step of the call, in its order; absent = nothing, or it is told from some other moment on. */
  readonly steps?: CallSummary['parts']
  /** What nobody has settled yet, one sentence each. */
  readonly stillOpen?: readonly string[]
  /** The purpose if it is new, what was decided, and who leads which objective since, one sentence each. */
  readonly settled?: {
    readonly purpose: readonly string[]
    readonly decided: readonly string[]
    readonly led: readonly string[]
  }
  /** Whether a card that is new is told of at a step. */
  readonly isTold?: (cardId: string) => boolean
  /** The call it is of; absent = it is told from some other moment on. */
  readonly call?: CallTold
}
/** Which call it was. */
interface CallTold {
  readonly title: string
  /** ISO 8601 instant; null = it goes on. */
  readonly until: string | null
  /** Organisations that were seen on the board, by name. */
  readonly there: readonly string[]
  readonly withoutDevice: number
}
export interface CallSummary {
  readonly board: string
  /** ISO 8601 instant: from when on it tells. */
  readonly since: string
  /** YYYY-MM-DD. */
  readonly on: string
  /** In one order; a part of which nothing was written down is left out, so none at all means that nothing was. */
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

/** What came of a call, people by their posts. [SUM1] [SUM2] */
export function callSummary(
  given: Board,
  {
    since,
    today,
    answers,
    checks,
    changes,
    steps = [],
    stillOpen = [],
    settled,
    isTold = () => false,
    call,
  }: CallMoment,
): CallSummary {
  const board = withPeopleAsPosts(given)
  // Instants are all told in UTC, in this one form; to the second.
  const second = (at: string): string => at.slice(0, 19)
  const inCall = (at: string | undefined): boolean => at !== undefined && second(at) >= second(since)
  const said = answers.filter(({ at }) => inCall(at))
  const answered = (...wanted: readonly AnswerInCall['answer'][]) =>
    said.filter(({ answer }) => wanted.includes(answer))
  const agrees = (is: 'unconfirmed' | 'counted') =>
    answered('yes', 'yes-but').filter(({ unconfirmed = false }) => unconfirmed === (is === 'unconfirmed'))
  const touched = [...board.cards.values()]
    .filter((card) => card.kind !== 'zone' && inCall((card.touched ?? card.made)?.at))
    .toSorted(compareOrder)
  const [charter] = cardsOf(board, 'charter')
  const day = dateIn(board.timeZone, instantMs(since))
  const toCome = (on: string): string => (on !== '' && lastDay(on) > day ? on : '')
  const looks = toCome(charter?.fields.nextReviewOn ?? '')
  const meets = toCome(nextCallOn(board.settings) ?? '')
  const parts: CallSummary['parts'] = [
    { title: 'Our purpose', lines: settled?.purpose ?? [] },
    {
      title: 'Agreed',
      lines: agrees('counted').map(({ organisation, about, note }) =>
        [`${quote(about)}: ${organisation}`, note === '' ? '' : `, but: ${note}`].join(''),
      ),
    },
    { title: 'Decided', lines: settled?.decided ?? [] },
    {
      title: 'Actions',
      lines: [
        ...actionsOf(board, today)
          .filter(({ doneOn }) => doneOn === '')
          .map(({ what, person, organisation, by, isLate }) => toDo(what, person || organisation, by, isLate)),
        ...checks.map(({ about, needs, person, organisation, by, isLate }) =>
          toDo(`Check at home: ${quote(about)}${needs === '' ? '' : `, ${needs}`}`, person || organisation, by, isLate),
        ),
      ],
    },
    // One day is said once.
    { title: 'Next call', lines: meets === '' || meets === looks ? [] : [dateWords(meets)] },
    { title: 'Next time we look again', lines: looks === '' ? [] : [dateWords(looks)] },
    { title: 'Objectives, and who leads them', lines: settled?.led ?? [] },
    {
      title: 'What our words mean',
      lines: touched.flatMap((card) =>
        card.kind === 'word' && card.fields.verdict !== 'unset' ? [wordLine(card)] : [],
      ),
    },
    {
      title: 'Not yet, and with whom',
      lines: [
        ...answered('not-yet').map(
          ({ organisation, about, note, unconfirmed }) =>
            `${quote(about)}: ${organisation}${note === '' ? '' : `. It would be a yes if: ${note}`}${mark(unconfirmed)}`,
        ),
        ...agrees('unconfirmed').map(
          ({ organisation, about, note }) =>
            `${quote(about)}: ${organisation} says yes${note === '' ? '' : `, but: ${note}`}${mark(true)}`,
        ),
      ],
    },
    {
      title: 'Checking at home',
      lines: answered('checking').map(
        ({ organisation, about, checkingBy, unconfirmed }) =>
          `${quote(about)}: ${organisation}${checkingBy === '' ? '' : `, by ${dateWords(checkingBy)}`}${mark(unconfirmed)}`,
      ),
    },
    { title: 'Still open', lines: stillOpen },
    ...steps,
    {
      title: 'Written down or changed',
      lines:
        changes === null
          ? touched
              .filter(({ kind, id }) => kind !== 'word' && !isTold(id))
              .map(
                (card) => `${describeCard(card.kind).label}: ${cardName(card)}${inCall(card.made?.at) ? ' (new)' : ''}`,
              )
          : begun(changes),
    },
  ]
  const told = parts.filter(({ lines }) => lines.length > 0)
  const head = call === undefined ? [] : [{ title: WHICH_CALL, lines: headLines(board, since, call) }]
  const silent = head.length > 0 && told.length === 0 ? [{ title: 'What came of it', lines: [NOTHING] }] : []
  return {
    board: displayText(board.title),
    since,
    on: call === undefined ? today : day,
    parts: [...head, ...told, ...silent].map(({ title, lines }) => ({
      title,
      lines: once(lines.map((line) => displayText(line.replaceAll(/\s+/gu, ' ')))),
    })),
  }
}

/** Of whatever was answered: whose it is has nobody confirmed. */
const mark = (unconfirmed = false): string =>
  unconfirmed ? '. It came by the link for everybody and is not confirmed yet' : ''

const WHICH_CALL = 'Which call it was'

/** Its name and when it was; the organisations that were seen on the board; how many people had no device. [SUM13] */
function headLines({ timeZone }: Board, since: string, { title, until, there, withoutDevice }: CallTold) {
  const [begun, ended] = [instantMs(since), until === null ? null : instantMs(until)]
  const from = timeIn(timeZone, begun)
  const to = ended === null ? '' : timeIn(timeZone, ended)
  const times = to === '' ? `from ${from}` : to === from ? `at ${from}` : `${from} to ${to}`
  const when = `${dateWords(dateIn(timeZone, begun))}, ${times}`
  return [
    title === '' ? when : `${title} - ${when}`,
    ...(there.length === 0 ? [] : [`Seen on the board during the call: ${there.join(', ')}`]),
    ...(withoutDevice === 0
      ? []
      : [withoutDevice === 1 ? 'One person without a device' : `${String(withoutDevice)} people without a device`]),
  ]
}

/** What three people wrote in the same words is one line that says so. */
function once(lines: readonly string[]): readonly string[] {
  const times = new Map<string, number>()
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1)
  return [...times].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`))
}

/** So much is read; the rest is in the history of the board. */
const MOST_CHANGES = 60
const begun = (changes: readonly string[]): readonly string[] =>
  changes.length <= MOST_CHANGES
    ? changes
    : [
        ...changes.slice(0, MOST_CHANGES),
        `And ${changes.length - MOST_CHANGES} more: the history of the board has them.`,
      ]

/** "Share the calendar - Chief officer - by 5 October 2026, late". */
const toDo = (what: string, who: string, by: string, isLate: boolean): string =>
  [what, who, by === '' ? '' : `by ${dateWords(by)}${isLate ? ', late' : ''}`].filter((one) => one !== '').join(' - ')

function wordLine(card: Extract<Card, { kind: 'word' }>): string {
  const { verdict } = describeCard('word').fields
  const words = verdict?.type === 'pick' ? verdict.optionLabels[card.fields.verdict] : undefined
  return `${quote(cardName(card))}: ${words ?? ''}`
}

/** What stands where nothing at all was written down. */
const NOTHING = 'Nothing was written down.'
const TITLE = 'Call summary'

/** To send in an e-mail: plain lines. [SUM3] */
export const callSummaryText = ({ board, on, parts }: CallSummary): string =>
  [
    `${TITLE}: ${board}, ${dateWords(on)}`,
    ...(parts.length === 0
      ? [NOTHING]
      : parts.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n'))),
  ].join('\n\n') + '\n'

/** The same as a page that loads and runs nothing. [SUM3] */
export const callSummaryHtml = ({ board, on, parts }: CallSummary): string =>
  webPage({
    title: `${TITLE}: ${board}`,
    language: 'en-GB',
    body: [
      `<h1>${TITLE}</h1>`,
      `<p><span dir="auto">${asHtml(board)}</span> <span class="quiet">· ${asHtml(dateWords(on))}</span></p>`,
      ...(parts.length === 0 ? [`<p class="quiet">${NOTHING}</p>`] : []),
      ...parts.map(({ title, lines }) => {
        const list = lines.map((line) => `<li dir="auto">${asHtml(line)}</li>`).join('')
        return `<h2>${asHtml(title)}</h2><ul>${list}</ul>`
      }),
    ].join('\n'),
  })
