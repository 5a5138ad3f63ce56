-- Since when the clock of a step runs on what is seen differently. Written once, when all concerned have said so.
CREATE TABLE step_clock (
  board_id TEXT NOT NULL REFERENCES board (id),
  card_id TEXT NOT NULL,
  step_id TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (board_id, card_id, step_id)
) STRICT;
