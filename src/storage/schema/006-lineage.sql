-- Schema 6: what was borrowed says from whom, whatever it is.

ALTER TABLE questions ADD COLUMN lineage TEXT; -- from whom it was borrowed
ALTER TABLE items ADD COLUMN lineage TEXT;     -- likewise
ALTER TABLE actions ADD COLUMN lineage TEXT;   -- likewise

PRAGMA user_version = 6;
