// Knows what stands in each section of a partnership agreement; refuses to know formats and how a version is kept.
import { meaningsOf } from '../board/agreed-meaning.ts'
import type { Board, CardOf } from '../board/board.ts'
import { dateWords } from '../board/calendar-words.ts'
import { answerBlocks, isAgreement, reservationBlocks, statusOf } from './agreement-answers.ts'
import { cardName } from '../board/card.ts'
import { agreedCards, calledShortly, cardsOf, partnersIn } from './agreement-cards.ts'
import { besideAgreement, concernBlocks } from './agreement-events.ts'
import type { AgreementMoment } from './agreement-moment.ts'
import { AGREEMENT_PARTS, type PartName } from './agreement-parts.ts'
import { partnerBlocks, peopleBlocks, purposeBlocks, representativeBlocks } from './agreement-partners.ts'
import {
  continuityBlocks,
  creditBlocks,
  decidingBlocks,
  disagreementBlocks,
  leadershipBlocks,
  reviewBlocks,
  stoppingBlocks,
  wordBlocks,
} from './agreement-rules.ts'
import { objectiveBlocks, timelineBlocks, whoDoesWhatBlocks } from './agreement-work.ts'
import { factsIn } from './card-words.ts'
import { lineOf, NOT_YET_AGREED, readableOutline, type Block, type Fact, type Outline } from './outline.ts'
import { withPeopleAsPosts } from './people-as-posts.ts'

/**
 * The partnership agreement: who, why, what, how, review and exit, then what was answered. A section in which nothing
 * has been agreed says so. People are called by their posts unless `moment.names`.
 */
export function agreementOf(given: Board, moment: AgreementMoment): Outline {
  const board = moment.names ? given : withPeopleAsPosts(given)
  const [charter] = cardsOf(board, 'charter')
  const name = charter?.fields.name.trim() ?? ''
  const code = 'code' in moment.state ? moment.state.code : meaningsOf(given).code()
  const status = statusOf(moment, code)
  return readableOutline({
    title: name === '' ? board.title : name,
    subtitle: 'Partnership agreement',
    language: board.language,
    status,
    isAgreed: isAgreement(moment),
    code,
    blocks: withSummary(board, charter, sectionsOf(board, charter, moment, { code, status })).flatMap(
      ([title, blocks, anchor, beside], index): readonly Block[] => [
        {
          kind: 'heading',
          level: 1,
          text: `${String(index + 1)}. ${title}`,
          anchor: anchor ?? `section.${String(index + 1)}`,
        },
        ...(blocks.length === 0 ? [{ kind: 'prose', tone: 'gap', text: NOT_YET_AGREED } as const] : blocks),
        ...beside,
      ],
    ),
  })
}

/** `anchor`: of the card that the section is about as a whole. `beside`: what stands on the board and is not agreed. */
type Section = readonly [title: string, blocks: readonly Block[], anchor: string | undefined, beside: readonly Block[]]

function sectionsOf(
  board: Board,
  charter: CardOf<'charter'> | undefined,
  moment: AgreementMoment,
  version: { readonly code: string; readonly status: string },
): readonly Section[] {
  const { names } = moment
  const ofCharter = (blocks: (charter: CardOf<'charter'>) => readonly Block[]): readonly Block[] =>
    charter === undefined ? [] : blocks(charter)
  const blocks: Readonly<Record<PartName, readonly Block[]>> = {
    version: versionBlocks(moment, version),
    purpose: ofCharter((card) => purposeBlocks(board, card)),
    partners: partnerBlocks(board),
    representatives: representativeBlocks(board, names),
    objectives: objectiveBlocks(board),
    whoDoesWhat: whoDoesWhatBlocks(board),
    leadership: ofCharter((card) => leadershipBlocks(board, card)),
    deciding: ofCharter((card) => decidingBlocks(board, card, names)),
    disagreement: disagreementBlocks(board),
    credit: ofCharter((card) => creditBlocks(board, card)),
    time: [
      ...ofCharter((card) => timelineBlocks(board, card)),
      ...peopleBlocks(board, 'Time for the partnership', names, ['hoursPerMonth']),
      ...concernBlocks(board),
    ],
    continuity: ofCharter((card) => continuityBlocks(board, card, names)),
    words: wordBlocks(board),
    review: ofCharter((card) => reviewBlocks(board, card)),
    stopping: ofCharter((card) => stoppingBlocks(board, card)),
    reservations: reservationBlocks(board, moment, version.code),
    answers: answerBlocks(board, moment, version.code),
  }
  const beside: Readonly<Partial<Record<PartName, readonly Block[]>>> = {
    credit: besideAgreement(board, 'moment'),
    time: besideAgreement(board, 'concern'),
  }
  return AGREEMENT_PARTS.map(({ name, title }) => [
    title,
    blocks[name],
    name === 'purpose' ? charter?.id : undefined,
    beside[name] ?? [],
  ])
}

/** The first section tells in short what the others say, and which of them say nothing yet. */
function withSummary(
  board: Board,
  charter: CardOf<'charter'> | undefined,
  sections: readonly Section[],
): readonly Section[] {
  const [first, ...others] = sections
  if (first === undefined) return sections
  const partners = partnersIn(board).filter(({ fields }) => fields.state !== 'outside')
  const objectives = agreedCards(board, 'objective')
  const open = others.flatMap(([title, blocks], index) =>
    blocks.length === 0 ? [`${String(index + 2)}. ${title}`] : [],
  )
  const facts: readonly Fact[] = [
    { label: 'Partners', lines: lineOf(partners.map(calledShortly).join(', ')) },
    {
      label: 'What we want',
      lines:
        objectives.length > SHORT_LIST
          ? [{ text: `${String(objectives.length)} objectives, each told of in section 5` }]
          : objectives.map((card) => ({ text: cardName(card) })),
    },
    ...(charter === undefined ? [] : factsIn(board, charter, ['leadRef', 'nextReviewOn'])),
    { label: NOT_YET_AGREED, lines: lineOf(open.join('; ')) },
  ].filter(({ lines }) => lines.length > 0)
  return [[first[0], [...first[1], { kind: 'facts', facts }], first[2], first[3]], ...others]
}

/** As many objectives are named in the summary. */
const SHORT_LIST = 6

function versionBlocks(
  { on, names }: AgreementMoment,
  { code, status }: { readonly code: string; readonly status: string },
): readonly Block[] {
  const facts = [
    ['Status', status],
    ['Code of this text', code],
    ['Written out on', dateWords(on)],
  ] as const
  const about = [
    'This is a working agreement between the partners, not a contract.',
    'A copy with the same code says the same; one with another code says something else.',
    ...(names ? [] : ['Job titles stand in place of names.']),
  ].join(' ')
  return [
    { kind: 'facts', facts: facts.map(([label, text]) => ({ label, lines: [{ text }] })) },
    { kind: 'prose', tone: 'quiet', text: about },
  ]
}
