-- Boards that an administrator erased left their calls and what was kept and given in them.
INSERT INTO traces_owed SELECT 1, 1 WHERE EXISTS (
  SELECT 1 FROM led_call JOIN board ON board.id = led_call.board_id WHERE board.deleted_at IS NOT NULL
) ON CONFLICT DO UPDATE SET times = times + 1;
DELETE FROM call_record WHERE board_id IN (SELECT id FROM board WHERE deleted_at IS NOT NULL);
DELETE FROM unsigned_entry WHERE board_id IN (SELECT id FROM board WHERE deleted_at IS NOT NULL);
DELETE FROM led_call WHERE board_id IN (SELECT id FROM board WHERE deleted_at IS NOT NULL);
