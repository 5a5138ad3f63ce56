-- Under which numbers whose changes of a document come: whoever showed themselves or wrote under one first.
CREATE TABLE client_number (
  document_id INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL,
  participant_id TEXT NOT NULL,
  UNIQUE (document_id, number)
) STRICT;
CREATE INDEX client_number_by_participant ON client_number (document_id, participant_id);
