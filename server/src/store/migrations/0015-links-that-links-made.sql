-- By which link a link was made, and who made it; null = whoever runs the board, or made before this was noted.
ALTER TABLE link ADD COLUMN made_by_link TEXT REFERENCES link (id);
ALTER TABLE link ADD COLUMN made_by_person TEXT;
CREATE INDEX link_by_maker ON link (made_by_link) WHERE made_by_link IS NOT NULL;
-- One row says that a form was sent, however often it was.
DELETE FROM form_sent WHERE number NOT IN (SELECT MAX(number) FROM form_sent GROUP BY board_id, organisation_id);
CREATE UNIQUE INDEX form_sent_once ON form_sent (board_id, organisation_id);
