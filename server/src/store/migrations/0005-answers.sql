-- What organisations answered, on a card or on a proposed version. A row is never changed, but for names that are removed:
-- the last one of an organisation on a thing counts. hash: what was answered on, in meaning. how: pressed by the
-- organisation, or recorded for it by whoever led the meeting.
CREATE TABLE answer (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  board_id TEXT NOT NULL REFERENCES board (id),
  organisation_id TEXT NOT NULL,
  card_id TEXT,
  proposal_id TEXT,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'yes-but', 'checking', 'not-yet', 'no-view')),
  note TEXT NOT NULL,
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  checking_by TEXT,
  wish TEXT,
  hash TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('pressed', 'recorded')),
  CHECK ((card_id IS NULL) <> (proposal_id IS NULL))
) STRICT;
CREATE INDEX answer_by_board ON answer (board_id, number);
-- A version that organisations are asked to agree. terms: JSON, what was frozen with it.
CREATE TABLE proposal (
  id TEXT PRIMARY KEY REFERENCES version (id),
  board_id TEXT NOT NULL REFERENCES board (id),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'agreed', 'superseded', 'withdrawn')),
  settled_at TEXT,
  terms TEXT NOT NULL
) STRICT;
CREATE INDEX proposal_by_board ON proposal (board_id, at);
