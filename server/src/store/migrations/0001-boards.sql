-- Boards, who may open them, and the log of what was done on them.
CREATE TABLE board (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES board (id),
  role TEXT CHECK (role IN ('facilitator', 'editor', 'commenter', 'viewer')),
  purpose TEXT NOT NULL CHECK (purpose IN ('join', 'answer', 'form', 'check')),
  secret_hash TEXT NOT NULL UNIQUE,
  organisation_id TEXT,
  check_id TEXT,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT,
  uses INTEGER NOT NULL,
  last_used_at TEXT
) STRICT;
CREATE INDEX link_by_board ON link (board_id);

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES board (id),
  name TEXT NOT NULL,
  organisation_id TEXT,
  organisation_text TEXT,
  bound INTEGER NOT NULL,
  link_id TEXT NOT NULL REFERENCES link (id),
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX participant_by_board ON participant (board_id);

CREATE TABLE session_grant (
  session_id TEXT NOT NULL REFERENCES session (id),
  board_id TEXT NOT NULL REFERENCES board (id),
  link_id TEXT NOT NULL REFERENCES link (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (session_id, link_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_grant_by_board ON session_grant (session_id, board_id);

-- One row per document of a board and epoch; head is the number of its last log row.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES board (id),
  epoch INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name IN ('map', 'talk')),
  head INTEGER NOT NULL,
  UNIQUE (board_id, epoch, name)
) STRICT;

-- state: 0 good, 1 rejected (it threw when applied), 2 damaged (its checksum is wrong). Bytes are never changed.
CREATE TABLE log (
  document_id INTEGER NOT NULL REFERENCES document (id),
  seq INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,
  checksum INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (document_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
  document_id INTEGER NOT NULL REFERENCES document (id),
  upto_seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  damaged INTEGER NOT NULL DEFAULT 0,
  checksum TEXT NOT NULL,
  state BLOB NOT NULL,
  PRIMARY KEY (document_id, upto_seq)
) STRICT;
