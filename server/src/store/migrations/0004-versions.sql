-- What a board said at one moment, packed. seq: the last row of the map's log that is in it. by_ids: a JSON array of participant ids.
CREATE TABLE version (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES board (id),
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('auto', 'named', 'agreed', 'restore', 'import')),
  title TEXT NOT NULL,
  by_ids TEXT NOT NULL,
  at TEXT NOT NULL,
  hash TEXT NOT NULL,
  cards INTEGER NOT NULL,
  relations INTEGER NOT NULL,
  restores TEXT,
  content BLOB NOT NULL
) STRICT;
CREATE INDEX version_by_board ON version (board_id, at);
