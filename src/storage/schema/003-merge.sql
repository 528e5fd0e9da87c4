-- Schema 3: what a merge field by field needs to know.

CREATE TABLE edits (                 -- when a field of a row got its value; travels in packages
  row INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,              -- kind of the row
  field TEXT NOT NULL,               -- which of its fields; "kept": all, against a deletion elsewhere
  key TEXT NOT NULL,                 -- of the row, its parts parted by /
  created INTEGER NOT NULL,          -- when
  modified INTEGER NOT NULL,
  author TEXT,                       -- by whom
  UNIQUE (entity, field, key)
) STRICT;
CREATE INDEX edits_by_key ON edits (key);

-- Of this file only: what fields were when a package was read or written, once they changed after it.
-- Not the values: marks by which to know them again.
CREATE TABLE bases (
  row INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  field TEXT NOT NULL,               -- empty: the whole row, which was deleted
  generation INTEGER NOT NULL,       -- number of the last package read or written while it was so
  mark TEXT NOT NULL,                -- of the value, empty for none
  time INTEGER NOT NULL,             -- when the field had got this value
  UNIQUE (key, entity, field, generation)
) STRICT;

CREATE TABLE refusals (              -- of this file only: rows of packages that somebody did not want
  row INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  time INTEGER NOT NULL,             -- versions up to this moment stay away
  UNIQUE (entity, key)
) STRICT;

CREATE TABLE merges (                -- of this file only: reports of merges, for people
  row INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,              -- number in the journal
  time INTEGER NOT NULL,
  report TEXT NOT NULL               -- as JSON
) STRICT;

PRAGMA user_version = 3;
