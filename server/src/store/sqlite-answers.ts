// Knows the SQL of what organisations answered and of what they were asked to agree; refuses to judge whether something is agreed.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { oneProposalOf, type AnswerRow, type ProposalRow } from './answer-rows.ts'

type Found = Record<string, SQLOutputValue>
const textOrNull = (value: SQLOutputValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

const readAnswer = (row: Found): AnswerRow => ({
  boardId: String(row['board_id']),
  organisationId: String(row['organisation_id']),
  cardId: textOrNull(row['card_id']),
  proposalId: textOrNull(row['proposal_id']),
  answer: String(row['answer']) as AnswerRow['answer'],
  note: String(row['note']),
  name: String(row['name']),
  post: String(row['post']),
  checkingBy: textOrNull(row['checking_by']),
  confirmedHomeOn: textOrNull(row['confirmed_home_on']),
  wish: textOrNull(row['wish']),
  hash: String(row['hash']),
  at: String(row['at']),
  by: String(row['by_id']),
  how: String(row['how']) as AnswerRow['how'],
  ...(typeof row['confirmed_by'] === 'string' ? { confirmedBy: row['confirmed_by'] } : {}),
})
const readProposal = (row: Found): ProposalRow => ({
  id: String(row['id']),
  boardId: String(row['board_id']),
  note: String(row['note']),
  by: String(row['by_id']),
  at: String(row['at']),
  state: String(row['state']) as ProposalRow['state'],
  settledAt: textOrNull(row['settled_at']),
  terms: String(row['terms']),
})

/** Each function is one statement or a few; the caller owns the transaction. */
export function openSqliteAnswers(database: DatabaseSync) {
  // As with everything people write: nothing is added to a board that is deleted, also when the call began before.
  const insertAnswer = database.prepare(
    `INSERT INTO answer (organisation_id, card_id, proposal_id, answer, note, name, post, checking_by, confirmed_home_on, wish, hash, at, by_id, how, confirmed_by, board_id)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, id FROM board WHERE id = ? AND deleted_at IS NULL`,
  )
  const selectAnswers = database.prepare('SELECT * FROM answer WHERE board_id = ? ORDER BY number')
  const insertProposal = database.prepare(
    `INSERT INTO proposal (id, note, by_id, at, state, settled_at, terms, board_id)
     SELECT ?, ?, ?, ?, ?, ?, ?, id FROM board WHERE id = ? AND deleted_at IS NULL`,
  )
  const endOthers = database.prepare(
    `UPDATE proposal SET state = 'superseded', settled_at = ? WHERE board_id = ? AND id <> ? AND state = ?`,
  )
  const selectProposals = database.prepare('SELECT * FROM proposal WHERE board_id = ? ORDER BY at DESC, id')
  const settle = database.prepare(
    `UPDATE proposal SET state = ?, settled_at = ? WHERE board_id = ? AND id = ? AND state = 'proposed'`,
  )
  const markAgreed = database.prepare(`UPDATE version SET kind = 'agreed' WHERE board_id = ? AND id = ?`)
  const blankNames = database.prepare(`UPDATE answer SET name = '' WHERE by_id = ?`)
  const removeAnswers = database.prepare('DELETE FROM answer WHERE board_id = ?')
  const removeProposals = database.prepare('DELETE FROM proposal WHERE board_id = ?')

  const selectWaiting = database.prepare(
    `SELECT count(answer.number) AS given FROM proposal
     LEFT JOIN answer ON answer.board_id = proposal.board_id AND answer.proposal_id = proposal.id
     WHERE proposal.board_id = ? AND proposal.id = ? AND proposal.state = 'proposed' GROUP BY proposal.id`,
  )

  const addAnswer = (row: AnswerRow): void => {
    const { organisationId, cardId, proposalId, answer, note, name, post, checkingBy, confirmedHomeOn, wish } = row
    const said = [organisationId, cardId, proposalId, answer, note, name, post, checkingBy] as const
    const added = insertAnswer.run(
      ...said,
      confirmedHomeOn,
      wish,
      row.hash,
      row.at,
      row.by,
      row.how,
      row.confirmedBy ?? null,
      row.boardId,
    )
    if (added.changes !== 1) throw new Error(`there is no board ${row.boardId}`)
  }
  const settleProposal = (boardId: string, id: string, state: 'agreed' | 'withdrawn', at: string): boolean => {
    if (settle.run(state, at, boardId, id).changes !== 1) return false
    if (state === 'agreed') {
      endOthers.run(at, boardId, id, 'agreed')
      markAgreed.run(boardId, id)
    }
    return true
  }

  return {
    addAnswer,
    answerProposal(rows: readonly AnswerRow[], seen: number, isAgreed: boolean): boolean {
      const { boardId, proposalId, at } = oneProposalOf(rows)
      if (selectWaiting.get(boardId, proposalId)?.['given'] !== seen) return false
      for (const row of rows) addAnswer(row)
      return !isAgreed || settleProposal(boardId, proposalId, 'agreed', at)
    },
    answers: (boardId: string): AnswerRow[] => selectAnswers.all(boardId).map(readAnswer),
    /** Beside its version; whatever still waited for answers does not any more. */
    addProposal({ id, boardId, note, by, at, state, settledAt, terms }: ProposalRow): void {
      endOthers.run(at, boardId, id, 'proposed')
      const added = insertProposal.run(id, note, by, at, state, settledAt, terms, boardId)
      if (added.changes !== 1) throw new Error(`there is no board ${boardId}`)
    },
    proposals: (boardId: string): ProposalRow[] => selectProposals.all(boardId).map(readProposal),
    settleProposal,
    blankNamesBy(participantId: string): void {
      blankNames.run(participantId)
    },
    /** Removes all of a board's; before its versions go. */
    eraseAnswers(boardId: string): void {
      removeAnswers.run(boardId)
      removeProposals.run(boardId)
    },
  }
}
