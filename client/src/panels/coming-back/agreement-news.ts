// Knows what was proposed, answered and agreed since a moment, as sentences; knows no screen and asks nothing.
import { dateWords } from '@common-ground/shared/board/calendar-words.ts'
import type { CardAnswer, GivenAnswer, ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import { agreementWords } from '../../text/agreement-words.ts'
import { comingBackWords } from '../../text/coming-back-words.ts'
import { formatDay } from '../../text/dates.ts'
import { conditionsOf } from '../agreement/agreement-of.ts'
import { answerSentence } from '../agreement/answer-words.ts'

const words = comingBackWords.agreement

export interface AgreementGiven {
  readonly proposals: readonly ProposalInfo[]
  /** On single cards. */
  readonly answers: readonly CardAnswer[]
  /** What a card or an organisation is called now; undefined = it is not on the board any more. */
  readonly nameOf: (id: string) => string | undefined
}

interface Told {
  /** Instant. */
  readonly at: string
  readonly sentence: string
}

/** Newest first. @param since instant; what happened then is not told. */
export function agreementNews({ proposals, answers, nameOf }: AgreementGiven, since: string): readonly string[] {
  const answered = (answer: GivenAnswer, who: string | undefined, about: string, isCurrent = true): Told => ({
    at: answer.at,
    sentence: words.answered(
      who ?? words.gone,
      about,
      answerSentence(answer, isCurrent ? undefined : formatDay(answer.at)),
      formatDay(answer.at),
    ),
  })
  const wholes = new Set(proposals.flatMap((proposal) => proposal.answers.map(keyOf)))
  const told = [
    ...proposals.flatMap((proposal): readonly Told[] => [
      // It is agreed with the last answer, and told above it.
      ...settled(proposal),
      ...proposal.answers.map((answer) => {
        const asked = proposal.organisations.find(({ id }) => id === answer.organisationId)
        return answered(answer, asked?.name ?? nameOf(answer.organisationId), proposal.title)
      }),
      { at: proposal.at, sentence: words.proposed(proposal.title, dateWords(proposal.on)) },
    ]),
    ...answers.flatMap((answer): readonly Told[] => {
      const about = nameOf(answer.cardId)
      // A yes to the whole is one to each card in it, and is told once.
      return about === undefined || wholes.has(keyOf(answer))
        ? []
        : [answered(answer, nameOf(answer.organisationId), about, answer.current)]
    }),
  ]
  return told
    .filter(({ at }) => Date.parse(at) > Date.parse(since))
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .map(({ sentence }) => sentence)
}

const keyOf = ({ organisationId, at }: GivenAnswer): string => `${organisationId} ${at}`

/** How it ended; nothing while it waits. */
function settled(proposal: ProposalInfo): readonly Told[] {
  const { title, state, settledAt, settledOn } = proposal
  if (settledAt === undefined || settledOn === undefined) return []
  const day = dateWords(settledOn)
  if (state === 'withdrawn') return [{ at: settledAt, sentence: words.withdrawn(title, day) }]
  if (state !== 'agreed') return []
  const but = agreementWords.withConditions(conditionsOf(proposal).length)
  return [{ at: settledAt, sentence: words.agreed(title, day, but) }]
}
