// Knows how an agreement tells what it is worth: its status in one sentence, every reservation, and who has answered what; refuses to know how answers are kept.
import { meaningsOf } from '../board/agreed-meaning.ts'
import type { Board } from '../board/board.ts'
import { dateWords } from '../board/calendar-words.ts'
import { cardName } from '../board/card.ts'
import { agreedCards } from './agreement-cards.ts'
import type { AgreementMoment, AnswerTold } from './agreement-moment.ts'
import { lineOf, tableOf, type Block, type Line } from './outline.ts'

/** Last answer of each organisation on the whole of what the code stands for. */
const onTheWhole = ({ answers }: AgreementMoment, code: string): ReadonlyMap<string, AnswerTold> =>
  new Map(
    answers
      .filter(({ cardId, hash }) => cardId === null && hash === code)
      .map((answer) => [answer.organisationId, answer]),
  )

/** A yes that counts. */
const isYes = (answer: AnswerTold | undefined): boolean =>
  answer?.how !== 'shared' && (answer?.answer === 'yes' || answer?.answer === 'yes-but')

/** "Agreed on 12 May 2027 by 6 of 6 partners", "Draft: 2 of 6 partners have still to agree"; what follows says of when it is. */
export function statusOf(moment: AgreementMoment, code: string): string {
  const { state, agreed, waiting = null, on } = moment
  if (state.kind === 'draft') {
    const since =
      agreed === null
        ? 'Nothing has been agreed yet'
        : agreed.code === code
          ? `It says the same as what was agreed on ${dateWords(agreed.on)}`
          : `It differs from what was agreed on ${dateWords(agreed.on)} (code of that text ${agreed.code})`
    const asked =
      waiting === null
        ? ''
        : waiting.code === code
          ? `. The same was proposed on ${dateWords(waiting.on)} and waits for answers`
          : `. A version that was proposed on ${dateWords(waiting.on)} (code of that text ${waiting.code}) waits for answers`
    return `Draft of ${dateWords(on)}. ${since}${asked}`
  }
  if (state.kind === 'kept')
    return `Draft: what the board said on ${dateWords(state.on)}. It was not proposed for agreement`
  const given = onTheWhole(moment, code)
  const asked = state.organisations.length
  const agreeing = state.organisations.filter(({ id }) => isYes(given.get(id))).length
  const when = dateWords(state.settledOn ?? state.on)
  switch (state.kind) {
    case 'agreed':
      return `Agreed on ${when} by ${partners(agreeing, asked)}${withConditions(state.organisations, given)}`
    case 'superseded':
      return agreeing === asked
        ? `Agreed by ${partners(agreeing, asked)}, and replaced by a later version on ${when}`
        : `Draft, proposed on ${dateWords(state.on)} and replaced by a later version on ${when}`
    case 'proposed': {
      const missing = asked - agreeing
      const have = missing === 1 ? 'has' : 'have'
      return `Draft, proposed on ${dateWords(state.on)}: ${partners(missing, asked)} ${have} still to agree`
    }
    case 'withdrawn':
      return `Draft, proposed on ${dateWords(state.on)} and taken back on ${when}`
    case 'lapsed':
      return `Draft, proposed on ${dateWords(state.on)}; it no longer waits for answers`
  }
}

/** A yes that something has to be said with is told as that. */
function withConditions(asked: readonly { readonly id: string }[], given: ReadonlyMap<string, AnswerTold>): string {
  const count = asked.filter(({ id }) => given.get(id)?.answer === 'yes-but').length
  return count === 0 ? '' : `, ${count === 1 ? 'one' : String(count)} of them with a “yes, but”`
}

const partners = (some: number, all: number): string =>
  `${String(some)} of ${String(all)} ${all === 1 ? 'partner' : 'partners'}`

/** True where every partner asked has agreed and nothing has replaced it. */
export const isAgreement = ({ state }: AgreementMoment): boolean => state.kind === 'agreed'

/** Every "yes, but" that stands, word for word, with the organisation. */
export function reservationBlocks(board: Board, moment: AgreementMoment, code: string): readonly Block[] {
  const lines = reservationsIn(board, moment, code).map(({ answer, about }): Line => {
    const who = [nameOf(board, moment, answer.organisationId), answer.post, moment.names ? answer.name : '']
      .filter(Boolean)
      .join(', ')
    const how = howWords(answer)
    return { text: `${who}, on ${about}: “${answer.note}” (${dateWords(answer.on)}${how === '' ? '' : `, ${how}`})` }
  })
  if (lines.length === 0) {
    // Before anybody has answered that would sound like a yes.
    const text = moment.answers.length > 0 ? 'No partner has said “yes, but”.' : 'No partner has answered yet.'
    return [{ kind: 'prose', tone: 'plain', text }]
  }
  return [{ kind: 'facts', facts: [{ label: 'Yes, but', lines }] }]
}

function reservationsIn(
  board: Board,
  { answers }: AgreementMoment,
  code: string,
): readonly { readonly answer: AnswerTold; readonly about: string }[] {
  const { hashOf } = meaningsOf(board)
  const whole = new Map<string, AnswerTold>()
  const cards = new Map<string, AnswerTold>()
  for (const answer of answers) {
    const { cardId, organisationId } = answer
    if (cardId !== null) {
      cards.set(`${organisationId} ${cardId}`, answer)
      continue
    }
    // What was agreed keeps its “yes, but” while a later version is still asked about.
    whole.set(`${organisationId} ${answer.hash}`, answer)
    // An answer on the whole is one on each card in it, and on no other: what was said before on these is over, unless
    // the organisation said it itself and somebody else only recorded the whole.
    for (const id of answer.cards) {
      const key = `${organisationId} ${id}`
      if (answer.how === 'shared') continue
      if (answer.how === 'pressed' || cards.get(key)?.how === 'recorded') cards.delete(key)
    }
  }
  return [
    ...[...whole.values()].map((answer) => ({
      answer,
      about: answer.hash === code ? 'the whole' : `the version with the code ${answer.hash}`,
    })),
    ...[...cards.values()].flatMap((answer) => {
      const card = board.cards.get(answer.cardId ?? '')
      return card === undefined || hashOf(card.id) !== answer.hash ? [] : [{ answer, about: `“${cardName(card)}”` }]
    }),
  ].filter(({ answer }) => answer.answer === 'yes-but')
}

const ANSWERS: Readonly<Record<AnswerTold['answer'], string>> = {
  yes: 'Yes',
  'yes-but': 'Yes, but',
  checking: 'Checking at home',
  'not-yet': 'Not yet',
  'no-view': 'No view',
}

/** Every partner asked with its answer, post and date; empty cells are left for those who have not answered. */
export function answerBlocks(board: Board, moment: AgreementMoment, code: string): readonly Block[] {
  const { state, names } = moment
  const given = onTheWhole(moment, code)
  const asked =
    'organisations' in state
      ? state.organisations
      : agreedCards(board, 'organisation')
          .filter(({ fields }) => fields.state === 'active')
          .map((card) => ({ id: card.id, name: cardName(card) }))
  const { waiting = null } = moment
  const unanswered = (id: string): string => {
    if ('organisations' in state) return 'Not answered yet'
    if (waiting?.organisations.includes(id) !== true) return 'Not asked yet'
    return waiting.code === code
      ? 'Not answered yet'
      : `Asked on ${dateWords(waiting.on)} about the version with the code ${waiting.code}`
  }
  const table = tableOf(
    'Who has agreed',
    asked,
    [
      { label: 'Partner', cell: ({ name }) => lineOf(name) },
      { label: 'Answer', cell: ({ id }) => [{ text: answerWords(given.get(id), unanswered(id)) }] },
      ...(names
        ? [{ label: 'Name', cell: ({ id }: { readonly id: string }) => lineOf(given.get(id)?.name ?? '') }]
        : []),
      { label: 'Post', cell: ({ id }) => lineOf(given.get(id)?.post ?? '') },
      {
        label: 'Date',
        cell: ({ id }) => {
          const on = given.get(id)?.on
          return on === undefined ? [] : lineOf(dateWords(on))
        },
      },
      { label: 'Code of the text', cell: ({ id }) => lineOf(given.has(id) ? code : '') },
    ],
    () => undefined,
  )
  if (table === null) return []
  const record = 'This is a record of who answered what and when, not an electronic signature.'
  return [table, { kind: 'prose', tone: 'quiet', text: record }]
}

function answerWords(answer: AnswerTold | undefined, unanswered: string): string {
  if (answer === undefined) return unanswered
  const until = answer.checkingBy === null ? '' : `, by ${dateWords(answer.checkingBy)}`
  const how = howWords(answer)
  return `${ANSWERS[answer.answer]}${until}${how === '' ? '' : ` (${how})`}`
}

/** How it came to be written down; "" = by the organisation's own link. */
function howWords({ how, byOwn }: AnswerTold): string {
  switch (how) {
    case 'pressed':
      return ''
    case 'shared':
      return 'given by the link for everybody, not confirmed yet'
    case 'confirmed':
      return 'given by the link for everybody and confirmed by whoever runs the board'
    case 'recorded':
      return byOwn === true
        ? 'given for their own organisation by whoever runs the board'
        : 'recorded by whoever runs the board'
  }
}

function nameOf(board: Board, { state }: AgreementMoment, organisationId: string): string {
  const asked = 'organisations' in state ? state.organisations.find(({ id }) => id === organisationId) : undefined
  const card = board.cards.get(organisationId)
  return asked?.name ?? (card === undefined ? 'An organisation that is no longer there' : cardName(card))
}
