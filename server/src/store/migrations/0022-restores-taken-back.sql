-- When the restore before which a version was taken was taken back again: it is offered to nobody any more.
ALTER TABLE version ADD COLUMN undone_at TEXT;
