-- What came of a call, as it was told when it ended: no version that goes and no later change of the board changes it.
-- told: JSON, read by whoever tells it.
CREATE TABLE call_record (
  call_id TEXT PRIMARY KEY REFERENCES led_call (id),
  board_id TEXT NOT NULL REFERENCES board (id),
  title TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  told TEXT NOT NULL
) STRICT;
CREATE INDEX call_record_by_board ON call_record (board_id, ended_at);
-- 1 = what is kept of it is settled, also where that is nothing. So what is owed to a call is known after any end of the process.
ALTER TABLE led_call ADD COLUMN record_settled INTEGER NOT NULL DEFAULT 0;
CREATE INDEX led_call_without_record ON led_call (ended_at) WHERE record_settled = 0 AND ended_at IS NOT NULL;
