// Knows what is proposed and answered on the open board, kept up by what the server says; refuses to judge it.
import type { GivenAnswer, ProposalInfo } from '@common-ground/shared/wire/agreement-shapes.ts'
import type { Api, ApiProblem } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { createCell, type Readable } from '../../model/readable.ts'

export interface Agreement {
  /** Newest first; null = not known yet. */
  readonly proposals: readonly ProposalInfo[] | null
  /** Why it could not be asked for the last time. */
  readonly problem: ApiProblem | null
}

interface Known {
  readonly cell: Readable<Agreement>
  readonly ask: () => Promise<void>
  readonly take: (told: ProposalInfo) => void
}
const known = new WeakMap<BoardSession, Known>()

/** One for each open board; it asks once, and again whenever something has changed. */
export function agreementOf(session: BoardSession, api: Api): Readable<Agreement> {
  const before = known.get(session)
  if (before !== undefined) return before.cell
  const cell = createCell<Agreement>({ proposals: null, problem: null })
  let asked = 0
  const ask = async (): Promise<void> => {
    asked += 1
    const mine = asked
    const answer = await api.proposals(session.boardId)
    // A later question has the newer answer.
    if (mine !== asked) return
    cell.set(
      answer.ok
        ? { proposals: answer.value, problem: null }
        : { proposals: cell.get().proposals, problem: answer.error },
    )
  }
  // As long as the session: both go together.
  session.agreement.subscribe(() => void ask())
  const take = (told: ProposalInfo): void => {
    const { proposals, problem } = cell.get()
    if (proposals === null) return
    // Which other words count as the same is told with all of them.
    const put = (one: ProposalInfo): ProposalInfo => (one.id === told.id ? { ...told, cards: one.cards } : one)
    cell.set({ proposals: proposals.map(put), problem })
  }
  known.set(session, { cell, ask, take })
  void ask()
  return cell
}

/** Asks once more, where it could not be asked for. */
export const askForAgreement = (session: BoardSession): void => void known.get(session)?.ask()

/** What the server has just told of a proposal stands at once; everything is asked for once more, so that nothing older takes its place. */
export function takeAgreement(session: BoardSession, told: ProposalInfo): void {
  known.get(session)?.take(told)
  askForAgreement(session)
}

/** What waits for answers, and what was agreed last; null = none. */
export function standing(proposals: readonly ProposalInfo[]): {
  readonly open: ProposalInfo | null
  readonly agreed: ProposalInfo | null
} {
  return {
    open: proposals.find(({ state }) => state === 'proposed') ?? null,
    agreed: proposals.find(({ state }) => state === 'agreed') ?? null,
  }
}

/** Whether organisations have been asked to agree, whatever came of it. */
export const isAsked = ({ proposals }: Agreement): boolean =>
  proposals !== null && Object.values(standing(proposals)).some((one) => one !== null)

/** Whether an organisation is asked and has said nothing yet. @param own its card; undefined = none. */
export const isAskedFirst = ({ organisations, answers }: ProposalInfo, own: string | undefined): boolean =>
  organisations.some(({ id }) => id === own) && answers.every(({ organisationId }) => organisationId !== own)

/** Every "yes, but" of those who were asked: what has to be said wherever it is said to be agreed. */
export const conditionsOf = ({ organisations, answers }: ProposalInfo): readonly Condition[] =>
  organisations.flatMap(({ id, name }) =>
    answers
      .filter(({ organisationId, answer }) => organisationId === id && answer === 'yes-but')
      .map(({ note = '', how, at }) => ({ organisation: id, name, note, how, at })),
  )
export interface Condition extends Pick<GivenAnswer, 'how' | 'at'> {
  readonly organisation: string
  readonly name: string
  readonly note: string
}

/** What others have said with a "but" since an organisation said yes: it said yes without it. @param own its card; undefined = none. */
export function conditionsSince(proposal: ProposalInfo, own: string | undefined): readonly Condition[] {
  const said = proposal.answers.find(({ organisationId }) => organisationId === own)
  if (proposal.state !== 'proposed' || (said?.answer !== 'yes' && said?.answer !== 'yes-but')) return []
  return conditionsOf(proposal).filter(({ organisation, at }) => organisation !== own && at > said.at)
}

/** Organisations, by name, that said yes before somebody else said "yes, but". */
export const saidBefore = (proposal: ProposalInfo): readonly string[] =>
  proposal.organisations.filter(({ id }) => conditionsSince(proposal, id).length > 0).map(({ name }) => name)

/** What came by the link for everybody and counts once it is confirmed. */
export const toConfirm = ({ state, answers }: ProposalInfo): ProposalInfo['answers'] =>
  state === 'proposed' ? answers.filter(({ how }) => how === 'shared') : []

/** Organisations that have not answered, and those that check at home or say not yet, are still waited for; so is who answered by the link for everybody. */
export const waitedFor = ({ organisations, answers }: ProposalInfo): readonly string[] =>
  organisations
    .map(({ id }) => id)
    .filter((id) => {
      const said = answers.find(({ organisationId }) => organisationId === id)
      return said?.how === 'shared' || (said?.answer !== 'yes' && said?.answer !== 'yes-but')
    })

/** It is agreed, or was until another one was. What gave way before it was agreed still waited for somebody. */
export const wasAgreed = (proposal: ProposalInfo): boolean =>
  proposal.state === 'agreed' || (proposal.state === 'superseded' && waitedFor(proposal).length === 0)
