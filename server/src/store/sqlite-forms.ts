// Knows the SQL of what came by forms: replies from home, forms that were sent, clocks of steps that run, and that new words mean the same; refuses to judge any of it.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { FormSentRow, ReplyRow, SameMeaningRow, StepClockRow } from './store.ts'

type Found = Record<string, SQLOutputValue>
const textOrNull = (value: SQLOutputValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

const readReply = (row: Found): ReplyRow => ({
  boardId: String(row['board_id']),
  checkId: String(row['check_id']),
  cardId: String(row['card_id']),
  organisationId: String(row['organisation_id']),
  answer: String(row['answer']) as ReplyRow['answer'],
  note: String(row['note']),
  conditionMetOn: textOrNull(row['condition_met_on']),
  name: String(row['name']),
  post: String(row['post']),
  hash: String(row['hash']),
  at: String(row['at']),
  by: String(row['by_id']),
  how: String(row['how']) as ReplyRow['how'],
})
const readSent = (row: Found): FormSentRow => ({
  boardId: String(row['board_id']),
  organisationId: String(row['organisation_id']),
  at: String(row['at']),
  by: String(row['by_id']),
})
const readClock = (row: Found): StepClockRow => ({
  boardId: String(row['board_id']),
  cardId: String(row['card_id']),
  stepId: String(row['step_id']),
  since: String(row['since']),
})
const readSame = (row: Found): SameMeaningRow => ({
  boardId: String(row['board_id']),
  cardId: String(row['card_id']),
  fromHash: String(row['from_hash']),
  toHash: String(row['to_hash']),
  organisationId: textOrNull(row['organisation_id']),
  ownOrganisations: JSON.parse(String(row['own_organisations'])) as string[],
  name: String(row['name']),
  at: String(row['at']),
  by: String(row['by_id']),
})

/** Each function is one statement or a few; the caller owns the transaction. */
export function openSqliteForms(database: DatabaseSync) {
  // As with everything people write: nothing is added to a board that is deleted, also when the call began before.
  const insertReply = database.prepare(
    `INSERT INTO check_reply (check_id, card_id, organisation_id, answer, note, condition_met_on, name, post, hash, at, by_id, how, board_id)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, id FROM board WHERE id = ? AND deleted_at IS NULL`,
  )
  const insertSent = database.prepare(
    `INSERT INTO form_sent (organisation_id, at, by_id, board_id)
     SELECT ?, ?, ?, id FROM board WHERE id = ? AND deleted_at IS NULL
     ON CONFLICT (board_id, organisation_id) DO UPDATE SET at = excluded.at, by_id = excluded.by_id`,
  )
  const insertSame = database.prepare(
    `INSERT INTO same_meaning (card_id, from_hash, to_hash, organisation_id, own_organisations, name, at, by_id, board_id)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, id FROM board WHERE id = ? AND deleted_at IS NULL`,
  )
  const insertClock = database.prepare(
    `INSERT INTO step_clock (card_id, step_id, since, board_id)
     SELECT ?, ?, ?, id FROM board WHERE id = ? AND deleted_at IS NULL
     ON CONFLICT (board_id, card_id, step_id) DO UPDATE SET since = step_clock.since`,
  )
  const selectClocks = database.prepare('SELECT * FROM step_clock WHERE board_id = ? ORDER BY card_id, step_id')
  const selectReplies = database.prepare('SELECT * FROM check_reply WHERE board_id = ? ORDER BY number')
  const selectSent = database.prepare('SELECT * FROM form_sent WHERE board_id = ? ORDER BY number')
  const selectSame = database.prepare('SELECT * FROM same_meaning WHERE board_id = ? ORDER BY number')
  const blanks = ['check_reply', 'same_meaning'].map((table) =>
    database.prepare(`UPDATE ${table} SET name = '' WHERE by_id = ?`),
  )
  const removals = ['check_reply', 'form_sent', 'same_meaning', 'step_clock'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE board_id = ?`),
  )
  const added = (boardId: string, changes: number | bigint): void => {
    if (changes !== 1) throw new Error(`there is no board ${boardId}`)
  }
  return {
    addReply(row: ReplyRow): void {
      const { boardId, checkId, cardId, organisationId, answer, note, conditionMetOn, name, post } = row
      const said = [checkId, cardId, organisationId, answer, note, conditionMetOn, name, post] as const
      added(boardId, insertReply.run(...said, row.hash, row.at, row.by, row.how, boardId).changes)
    },
    replies: (boardId: string): ReplyRow[] => selectReplies.all(boardId).map(readReply),
    addFormSent({ boardId, organisationId, at, by }: FormSentRow): void {
      added(boardId, insertSent.run(organisationId, at, by, boardId).changes)
    },
    formsSent: (boardId: string): FormSentRow[] => selectSent.all(boardId).map(readSent),
    addStepClock({ boardId, cardId, stepId, since }: StepClockRow): void {
      added(boardId, insertClock.run(cardId, stepId, since, boardId).changes)
    },
    stepClocks: (boardId: string): StepClockRow[] => selectClocks.all(boardId).map(readClock),
    addSameMeaning({
      boardId,
      cardId,
      fromHash,
      toHash,
      organisationId,
      ownOrganisations,
      ...row
    }: SameMeaningRow): void {
      const said = [cardId, fromHash, toHash, organisationId, JSON.stringify(ownOrganisations)] as const
      added(boardId, insertSame.run(...said, row.name, row.at, row.by, boardId).changes)
    },
    sameMeanings: (boardId: string): SameMeaningRow[] => selectSame.all(boardId).map(readSame),
    blankNamesIn(participantId: string): void {
      for (const blank of blanks) blank.run(participantId)
    },
    /** Removes all of a board's. */
    eraseForms(boardId: string): void {
      for (const remove of removals) remove.run(boardId)
    },
  }
}
