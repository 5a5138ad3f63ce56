// Knows the SQL of boards, links, sessions, grants and participants; refuses to judge who may do what.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { BoardRow, GrantRow, LinkPurpose, LinkRow, ParticipantRow, Role, SessionRow } from './store.ts'

type Found = Record<string, SQLOutputValue>

const text = (row: Found, column: string): string => String(row[column])
const textOrNull = (row: Found, column: string): string | null => {
  const value = row[column]
  return value === null || value === undefined ? null : String(value)
}

function readBoard(row: Found): BoardRow {
  return {
    id: text(row, 'id'),
    title: text(row, 'title'),
    epoch: Number(row['epoch']),
    createdAt: text(row, 'created_at'),
    deletedAt: textOrNull(row, 'deleted_at'),
  }
}
function readLink(row: Found): LinkRow {
  return {
    id: text(row, 'id'),
    boardId: text(row, 'board_id'),
    role: textOrNull(row, 'role') as Role | null,
    purpose: text(row, 'purpose') as LinkPurpose,
    secretHash: text(row, 'secret_hash'),
    organisationId: textOrNull(row, 'organisation_id'),
    checkId: textOrNull(row, 'check_id'),
    note: text(row, 'note'),
    createdAt: text(row, 'created_at'),
    expiresAt: textOrNull(row, 'expires_at'),
    revokedAt: textOrNull(row, 'revoked_at'),
    uses: Number(row['uses']),
    lastUsedAt: textOrNull(row, 'last_used_at'),
    madeByLink: textOrNull(row, 'made_by_link'),
    madeByPerson: textOrNull(row, 'made_by_person'),
  }
}
function readSession(row: Found): SessionRow {
  return {
    id: text(row, 'id'),
    tokenHash: text(row, 'token_hash'),
    createdAt: text(row, 'created_at'),
    lastSeenAt: text(row, 'last_seen_at'),
  }
}
function readGrant(row: Found): GrantRow {
  return {
    sessionId: text(row, 'session_id'),
    boardId: text(row, 'board_id'),
    linkId: text(row, 'link_id'),
    participantId: text(row, 'participant_id'),
    createdAt: text(row, 'created_at'),
  }
}
function readParticipant(row: Found): ParticipantRow {
  return {
    id: text(row, 'id'),
    boardId: text(row, 'board_id'),
    name: text(row, 'name'),
    organisationId: textOrNull(row, 'organisation_id'),
    organisationText: textOrNull(row, 'organisation_text'),
    bound: row['bound'] === 1,
    linkId: text(row, 'link_id'),
    firstSeenAt: text(row, 'first_seen_at'),
    lastSeenAt: text(row, 'last_seen_at'),
    removedAt: textOrNull(row, 'removed_at'),
  }
}

/** Everything a data file holds except content. Each function is one statement or a few; the caller owns the transaction. */
export function openSqliteRecords(database: DatabaseSync) {
  const one = <T>(sql: string, read: (row: Found) => T): ((...keys: string[]) => T | null) => {
    const statement = database.prepare(sql)
    return (...keys) => {
      const row = statement.get(...keys)
      return row === undefined ? null : read(row)
    }
  }
  const many = <T>(sql: string, read: (row: Found) => T): ((...keys: string[]) => T[]) => {
    const statement = database.prepare(sql)
    return (...keys) => statement.all(...keys).map(read)
  }
  const insertBoard = database.prepare(
    'INSERT INTO board (id, title, epoch, created_at, deleted_at) VALUES (?, ?, ?, ?, ?)',
  )
  const updateTitle = database.prepare('UPDATE board SET title = ? WHERE id = ? AND deleted_at IS NULL')
  const updatePaused = database.prepare(
    'UPDATE board SET paused_at = ? WHERE id = ? AND deleted_at IS NULL AND paused_at IS NULL',
  )
  const endPause = database.prepare('UPDATE board SET paused_at = NULL WHERE id = ?')
  const selectIds = database.prepare('SELECT id FROM board WHERE deleted_at IS NULL ORDER BY id')
  const updateEpoch = database.prepare('UPDATE board SET epoch = ? WHERE id = ?')
  const updateBinSeen = database.prepare('UPDATE board SET bin_seen = ? WHERE id = ? AND deleted_at IS NULL')
  const markDeleted = database.prepare(
    "UPDATE board SET title = '', paused_at = NULL, bin_seen = NULL, deleted_at = ? WHERE id = ?",
  )
  const blankNames = database.prepare("UPDATE participant SET name = '', organisation_text = NULL WHERE board_id = ?")
  const blankNotes = database.prepare("UPDATE link SET note = '' WHERE board_id = ?")
  // What people type never reaches a board that is deleted: a call may have begun before.
  const selectDeleted = database.prepare('SELECT deleted_at FROM board WHERE id = ?')
  const needBoard = (id: string): void => {
    const found = selectDeleted.get(id)
    if (found === undefined || found['deleted_at'] !== null) throw new Error(`there is no board ${id}`)
  }
  const insertLink = database.prepare('INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const revoke = database.prepare(
    'UPDATE link SET revoked_at = ? WHERE (id = ? OR made_by_link = ?) AND revoked_at IS NULL',
  )
  const countUse = database.prepare('UPDATE link SET uses = uses + 1, last_used_at = ? WHERE id = ?')
  const insertSession = database.prepare('INSERT INTO session VALUES (?, ?, ?, ?)')
  const touchSession = database.prepare('UPDATE session SET last_seen_at = ? WHERE id = ?')
  const insertGrant = database.prepare('INSERT OR IGNORE INTO session_grant VALUES (?, ?, ?, ?, ?)')
  const insertParticipant = database.prepare('INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const updateParticipant = database.prepare(
    `UPDATE participant SET name = ?, organisation_id = ?, organisation_text = ?, bound = ?, link_id = ?,
     last_seen_at = ?, removed_at = ? WHERE id = ? AND board_id IN (SELECT id FROM board WHERE deleted_at IS NULL)`,
  )
  const chooseTyped = database.prepare(
    `UPDATE participant SET organisation_id = ?, organisation_text = NULL
     WHERE id = ? AND removed_at IS NULL AND organisation_text = ?`,
  )
  const sayOrganisation = database.prepare(
    `UPDATE participant SET organisation_id = ?, organisation_text = ? WHERE id = ? AND removed_at IS NULL AND bound = 0
     AND board_id IN (SELECT id FROM board WHERE deleted_at IS NULL)`,
  )

  const addLink = (link: LinkRow): void => {
    needBoard(link.boardId)
    insertLink.run(
      link.id,
      link.boardId,
      link.role,
      link.purpose,
      link.secretHash,
      link.organisationId,
      link.checkId,
      link.note,
      link.createdAt,
      link.expiresAt,
      link.revokedAt,
      link.uses,
      link.lastUsedAt,
      link.madeByLink,
      link.madeByPerson,
    )
  }
  const revokeLink = (id: string, at: string): boolean => Number(revoke.run(at, id, id).changes) > 0

  return {
    addBoard(board: BoardRow): void {
      insertBoard.run(board.id, board.title, board.epoch, board.createdAt, board.deletedAt)
    },
    board: one('SELECT * FROM board WHERE id = ?', readBoard),
    boardIds(): string[] {
      return selectIds.all().map((row) => text(row, 'id'))
    },
    setEpoch(id: string, epoch: number): void {
      updateEpoch.run(epoch, id)
    },
    setBoardTitle(id: string, title: string): void {
      updateTitle.run(title, id)
    },
    pausedAt: one('SELECT paused_at FROM board WHERE id = ? AND paused_at IS NOT NULL', (row) =>
      text(row, 'paused_at'),
    ),
    setPaused(id: string, at: string | null): void {
      if (at === null) endPause.run(id)
      else updatePaused.run(at, id)
    },
    binSeen: one('SELECT bin_seen FROM board WHERE id = ? AND bin_seen IS NOT NULL', (row) => text(row, 'bin_seen')),
    setBinSeen(id: string, seen: string): void {
      updateBinSeen.run(seen, id)
    },
    markDeleted(id: string, at: string): void {
      markDeleted.run(at, id)
      blankNames.run(id)
      blankNotes.run(id)
    },

    addLink,
    link: one('SELECT * FROM link WHERE id = ?', readLink),
    linkBySecretHash: one('SELECT * FROM link WHERE secret_hash = ?', readLink),
    links: many('SELECT * FROM link WHERE board_id = ? ORDER BY created_at, id', readLink),
    revokeLink,
    replaceLink(endedId: string, at: string, link: LinkRow): boolean {
      if (!revokeLink(endedId, at)) return false
      addLink(link)
      return true
    },
    countUse(linkId: string, at: string): void {
      countUse.run(at, linkId)
    },

    addSession(session: SessionRow): void {
      insertSession.run(session.id, session.tokenHash, session.createdAt, session.lastSeenAt)
    },
    sessionByTokenHash: one('SELECT * FROM session WHERE token_hash = ?', readSession),
    touchSession(id: string, at: string): void {
      touchSession.run(at, id)
    },
    addGrant(grant: GrantRow): void {
      insertGrant.run(grant.sessionId, grant.boardId, grant.linkId, grant.participantId, grant.createdAt)
    },
    grants: many(
      'SELECT * FROM session_grant WHERE session_id = ? AND board_id = ? ORDER BY created_at, link_id',
      readGrant,
    ),

    addParticipant(row: ParticipantRow): void {
      needBoard(row.boardId)
      insertParticipant.run(
        row.id,
        row.boardId,
        row.name,
        row.organisationId,
        row.organisationText,
        row.bound ? 1 : 0,
        row.linkId,
        row.firstSeenAt,
        row.lastSeenAt,
        row.removedAt,
      )
    },
    participant: one('SELECT * FROM participant WHERE id = ?', readParticipant),
    participants: many('SELECT * FROM participant WHERE board_id = ? ORDER BY first_seen_at, id', readParticipant),
    updateParticipant(row: ParticipantRow): void {
      const { name, organisationId, organisationText, bound, linkId, lastSeenAt, removedAt, id } = row
      updateParticipant.run(name, organisationId, organisationText, bound ? 1 : 0, linkId, lastSeenAt, removedAt, id)
    },
    chooseTyped(participantId: string, typed: string, organisationId: string): boolean {
      return Number(chooseTyped.run(organisationId, participantId, typed).changes) > 0
    },
    sayOrganisation(
      participantId: string,
      { organisationId, organisationText }: Pick<ParticipantRow, 'organisationId' | 'organisationText'>,
    ): boolean {
      return Number(sayOrganisation.run(organisationId, organisationText, participantId).changes) > 0
    },
  }
}
