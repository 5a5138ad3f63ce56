// Knows how what came of a call is gathered from a board, its answers and what it said when the call began; refuses to know requests and the store.
import { meaningsOf } from '@common-ground/shared/board/agreed-meaning.ts'
import type { BoardContent } from '@common-ground/shared/board/board-content.ts'
import type { Board } from '@common-ground/shared/board/board.ts'
import { cardName } from '@common-ground/shared/board/card.ts'
import { boardOfContent } from '@common-ground/shared/board/content-board.ts'
import { sameMeanings } from '@common-ground/shared/board/same-meaning.ts'
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { calledShortly, cardsOf } from '@common-ground/shared/documents/agreement-cards.ts'
import { callSummary, callSummaryHtml, callSummaryText } from '@common-ground/shared/documents/call-summary.ts'
import { actionsOf } from '@common-ground/shared/documents/actions.ts'
import { openHomeChecks } from '@common-ground/shared/documents/home-checks.ts'
import { withPeopleAsPosts } from '@common-ground/shared/documents/people-as-posts.ts'
import { becameKey, saidAtSteps, toldKey } from '@common-ground/shared/templates/said-at-steps.ts'
import { lastDay } from '@common-ground/shared/lights/date-arithmetic.ts'
import { settledInCall } from '@common-ground/shared/templates/settled-in-call.ts'
import { stillOpen } from '@common-ground/shared/templates/still-open.ts'
import { changeSentence } from '@common-ground/shared/versions/change-sentence.ts'
import { changesBetween } from '@common-ground/shared/versions/changes-between.ts'
import type { ContentJob, OutcomeOf } from './content-job.ts'
import type { PackedContent } from './frozen-content.ts'
import { canonicalOf, contentOf, DamagedVersion } from './told-content.ts'
import { parseCanonical } from './frozen-content.ts'

type Job = Extract<ContentJob, { readonly kind: 'call-summary' }>

/** What stands for a card that was answered on and is no longer there. */
const GONE = 'a card that is no longer there'

export function summariseCall(job: Job): OutcomeOf<Job> {
  const { told: said, since, now, answers, proposals, replies, same, course, call } = job
  const content = contentOf(said)
  const given = boardOfContent(content)
  const board = withPeopleAsPosts(given)
  const today = dateIn(board.timeZone, now)
  const titles = new Map(proposals.map(({ id, title }) => [id, title]))
  const called = (id: string): string => {
    const card = board.cards.get(id)
    return card === undefined ? GONE : calledShortly(card)
  }
  // The last one of an organisation on a thing counts.
  const last = new Map(answers.map((row) => [`${row.cardId ?? row.proposalId ?? ''} ${row.organisationId}`, row]))
  const told = [...last.values()].map(({ organisationId, cardId, proposalId, answer, note, checkingBy, at, how }) => ({
    organisationId,
    organisation: called(organisationId),
    about: cardId === null ? (titles.get(proposalId ?? '') ?? GONE) : nameOf(cardId),
    answer,
    note,
    checkingBy: checkingBy ?? '',
    at,
    ...(how === 'shared' ? { unconfirmed: true } : {}),
  }))
  function nameOf(cardId: string): string {
    const card = board.cards.get(cardId)
    return card === undefined ? GONE : cardName(card)
  }
  const [{ saidBy }, { isSame }] = [meaningsOf(given), sameMeanings(same)]
  const lastReplies = new Map(replies.map((row) => [`${row.checkId} ${row.cardId} ${row.organisationId}`, row]))
  const before = job.from === null ? null : readWhole(job.from)
  const was = before === null ? null : boardOfContent(before)
  const settled = settledInCall(was, board)
  const elsewhere = new Set([
    ...toldElsewhere(board, today, dateIn(board.timeZone, Date.parse(since))),
    ...settled.keys,
  ])
  const { steps, told: toldAtSteps } = course === null ? NO_STEPS : saidAtSteps(course, was, board, elsewhere)
  const toldOf = new Set([...toldAtSteps, ...elsewhere])
  const asked = course?.steps.find(({ tool }) => tool.type === 'leads')?.id ?? ''
  const summary = callSummary(given, {
    since,
    today,
    answers: told,
    checks: openHomeChecks(board, today, {
      answers: told,
      replies: [...lastReplies.values()].map(({ checkId, cardId, organisationId, hash }) => ({
        checkId,
        cardId,
        organisationId,
        isCurrent: isSame(cardId, hash, saidBy(cardId)),
      })),
    }),
    steps: steps.map(({ prompt, lines }) => ({ title: prompt, lines })),
    changes: before === null ? null : changesSince(before, content, toldOf),
    ...(call === null
      ? {}
      : { call: { ...call, there: call.there.flatMap((id) => (board.cards.has(id) ? [called(id)] : [])) } }),
    settled,
    stillOpen: stillOpen(board, course?.counts[asked] ?? []),
    isTold: (cardId) => toldOf.has(toldKey(cardId)),
  })
  const parts = summary.parts.map(({ title, lines }) => ({ title, lines: [...lines] }))
  const written = { text: callSummaryText(summary), html: callSummaryHtml(summary) }
  return { kind: 'call-summary', summary: { ...summary, parts, ...written } }
}

const NO_STEPS = { steps: [], told: new Set<string>() } as const

/** What stands in a part of its own: what is still to be done, and when the partners look again. @param day of the call: a day before it is no next one, so it is told where it was set. */
function toldElsewhere(board: Board, today: string, day: string): readonly string[] {
  const open = actionsOf(board, today).filter(({ doneOn }) => doneOn === '')
  const [charter] = cardsOf(board, 'charter')
  const looks = charter?.fields.nextReviewOn ?? ''
  const next = charter === undefined || looks === '' || lastDay(looks) < day ? [] : [charter.id]
  return [
    ...open.map(({ card, field, item }) => toldKey(card, field, item)),
    ...next.map((id) => toldKey(id, 'nextReviewOn')),
  ]
}

/** What changed in meaning, people by their posts, what is agreed on first, without what is told of elsewhere. */
function changesSince(from: BoardContent, to: BoardContent, toldOf: ReadonlySet<string>): readonly string[] {
  const { changes } = changesBetween(byPosts(from), byPosts(to))
  // Where a card stands is no news; which words were settled is told by itself.
  const told = changes
    .filter(({ kind, field }) => field !== 'zone' && !(kind === 'word' && field === 'verdict'))
    .filter(
      // What becomes of an entry that was there already is told beside its words, unless that was looked back at.
      ({ id, field = '', itemId, type }) =>
        itemId === undefined || type === 'added'
          ? !toldOf.has(toldKey(id, field, itemId))
          : !toldOf.has(becameKey(id, field, itemId)),
    )
  return [...told.filter(({ material }) => material), ...told.filter(({ material }) => !material)].map(changeSentence)
}

/** One version that is damaged keeps nobody from a summary. */
function readWhole(version: PackedContent): BoardContent | null {
  try {
    return parseCanonical(canonicalOf(version))
  } catch (error) {
    if (error instanceof DamagedVersion) return null
    throw error
  }
}

/** The same content with people called by their posts. */
function byPosts(content: BoardContent): BoardContent {
  const { cards } = withPeopleAsPosts(boardOfContent(content))
  return {
    ...content,
    cards: content.cards.map((card) => {
      const called = cards.get(card.id)
      return card.kind === 'person' && called !== undefined ? { ...card, name: cardName(called) } : card
    }),
  }
}
