-- An answer may also be given by the link for everybody, by somebody who says which organisation they are from: shared. It
-- counts for nothing until whoever leads the meeting confirms it (confirmed) or the organisation answers by its own link. confirmed_by: whoever
-- confirmed it; by_id stays whoever gave it.
CREATE TABLE answer_new (
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
  how TEXT NOT NULL CHECK (how IN ('pressed', 'recorded', 'shared', 'confirmed')),
  confirmed_home_on TEXT,
  confirmed_by TEXT,
  CHECK ((card_id IS NULL) <> (proposal_id IS NULL))
) STRICT;
INSERT INTO answer_new (number, board_id, organisation_id, card_id, proposal_id, answer, note, name, post, checking_by, wish,
  hash, at, by_id, how, confirmed_home_on)
SELECT number, board_id, organisation_id, card_id, proposal_id, answer, note, name, post, checking_by, wish,
  hash, at, by_id, how, confirmed_home_on FROM answer ORDER BY number;
DROP TABLE answer;
ALTER TABLE answer_new RENAME TO answer;
CREATE INDEX answer_by_board ON answer (board_id, number);
