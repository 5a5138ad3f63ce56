-- What came back from a check at home. Rows are added, and the last one of an organisation on a question counts. check_id:
-- an item of a decision's checks, or a card. hash: what the card said, in meaning.
CREATE TABLE check_reply (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  board_id TEXT NOT NULL REFERENCES board (id),
  check_id TEXT NOT NULL,
  card_id TEXT NOT NULL,
  organisation_id TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'yes-if', 'no')),
  note TEXT NOT NULL,
  condition_met_on TEXT,
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('pressed', 'recorded'))
) STRICT;
CREATE INDEX check_reply_by_board ON check_reply (board_id, number);
-- When an organisation sent its form; what it said is on the board.
CREATE TABLE form_sent (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  board_id TEXT NOT NULL REFERENCES board (id),
  organisation_id TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL
) STRICT;
CREATE INDEX form_sent_by_board ON form_sent (board_id, number);
-- That a card's words mean what they meant before. It holds once two have said so, one of them for another organisation.
-- organisation_id: null for whoever leads the meeting.
CREATE TABLE same_meaning (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  board_id TEXT NOT NULL REFERENCES board (id),
  card_id TEXT NOT NULL,
  from_hash TEXT NOT NULL,
  to_hash TEXT NOT NULL,
  organisation_id TEXT,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL
) STRICT;
CREATE INDEX same_meaning_by_board ON same_meaning (board_id, number);
ALTER TABLE answer ADD COLUMN confirmed_home_on TEXT;
