-- Whoever leads the meeting may belong to an organisation, and then counts as nobody else beside it. JSON: ids of cards.
ALTER TABLE same_meaning ADD COLUMN own_organisations TEXT NOT NULL DEFAULT '[]';
UPDATE same_meaning SET own_organisations = COALESCE((
  SELECT json_array(organisation_id) FROM participant WHERE id = same_meaning.by_id AND organisation_id IS NOT NULL
), '[]') WHERE organisation_id IS NULL;
