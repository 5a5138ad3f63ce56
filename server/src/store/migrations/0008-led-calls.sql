-- A call that somebody leads by a run sheet. state: JSON, read by whoever leads; revision rises by one with every change.
CREATE TABLE led_call (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES board (id),
  revision INTEGER NOT NULL,
  state TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX led_call_now ON led_call (board_id) WHERE ended_at IS NULL;
-- What somebody gave without a name, until it is shown with the others. It lies by a key that was made at random, so that
-- nothing tells which came first; nothing of who or when is kept.
CREATE TABLE unsigned_entry (
  key_hash TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES board (id),
  round_id TEXT NOT NULL,
  given TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unsigned_by_round ON unsigned_entry (board_id, round_id);
-- Since when only facilitators may change the map; null = it is not paused.
ALTER TABLE board ADD COLUMN paused_at TEXT;
