// Knows how answers and proposals are kept in memory, as the data file keeps them; refuses to survive the process.
import { oneProposalOf, type AnswerRow, type ProposalRow } from './answer-rows.ts'
import type { StoredVersion } from './store.ts'

/**
 * Each function does its whole work at once.
 *
 * @param versions of all boards, by id; a proposal's is kept there.
 * @param need throws when there is no such board, or it is deleted.
 */
export function openMemoryAnswers(versions: Map<string, StoredVersion>, need: (boardId: string) => void) {
  let answers: readonly AnswerRow[] = []
  let proposals: readonly ProposalRow[] = []
  const waiting = (boardId: string, id: string): ProposalRow | undefined =>
    proposals.find((one) => one.boardId === boardId && one.id === id && one.state === 'proposed')
  const addAnswer = (answer: AnswerRow): void => {
    need(answer.boardId)
    answers = [...answers, answer]
  }
  const settleProposal = (boardId: string, id: string, state: 'agreed' | 'withdrawn', at: string): boolean => {
    const found = waiting(boardId, id)
    if (found === undefined) return false
    proposals = proposals.map((one) => {
      if (one === found) return { ...one, state, settledAt: at }
      const isOlder = state === 'agreed' && one.boardId === boardId && one.state === 'agreed'
      return isOlder ? { ...one, state: 'superseded' as const, settledAt: at } : one
    })
    const version = versions.get(id)
    if (state === 'agreed' && version !== undefined)
      versions.set(id, { ...version, version: { ...version.version, kind: 'agreed' } })
    return true
  }
  return {
    addAnswer,
    answerProposal(rows: readonly AnswerRow[], seen: number, isAgreed: boolean): boolean {
      const { boardId, proposalId, at } = oneProposalOf(rows)
      const given = answers.filter((one) => one.boardId === boardId && one.proposalId === proposalId)
      if (waiting(boardId, proposalId) === undefined || given.length !== seen) return false
      for (const row of rows) addAnswer(row)
      return !isAgreed || settleProposal(boardId, proposalId, 'agreed', at)
    },
    answers: (boardId: string): readonly AnswerRow[] => answers.filter((one) => one.boardId === boardId),
    propose(proposal: ProposalRow, version: StoredVersion['version'], content: Uint8Array): void {
      need(version.boardId)
      versions.set(version.id, { version, content: new Uint8Array(content) })
      const { boardId, at: settledAt } = proposal
      proposals = [
        proposal,
        ...proposals.map((one) =>
          one.boardId === boardId && one.state === 'proposed'
            ? { ...one, state: 'superseded' as const, settledAt }
            : one,
        ),
      ]
    },
    proposals: (boardId: string): readonly ProposalRow[] => proposals.filter((one) => one.boardId === boardId),
    settleProposal,
    blankNamesBy(participantId: string): void {
      answers = answers.map((one) => (one.by === participantId ? { ...one, name: '' } : one))
    },
    /** Removes all of a board's. */
    eraseAnswers(boardId: string): void {
      answers = answers.filter((one) => one.boardId !== boardId)
      proposals = proposals.filter((one) => one.boardId !== boardId)
    },
  }
}
