-- Schema 5: results of others say who counted, what is wished for, and what was chosen.

ALTER TABLE figures ADD COLUMN wished INTEGER NOT NULL DEFAULT 0
  CHECK (wished IN (0, 1));          -- levels wished for, not those that are
ALTER TABLE figures ADD COLUMN counter BLOB CHECK (length (counter) = 16); -- project that counted
ALTER TABLE figures ADD COLUMN counted_by TEXT; -- its title
ALTER TABLE figures ADD COLUMN territory TEXT;  -- its territory

CREATE TABLE choices (               -- what the replies to a question add up to
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  item BLOB NOT NULL REFERENCES items (id),
  group_id BLOB REFERENCES groups (id), -- who answered; NULL for everybody
  code TEXT,                         -- of an option, or a number of a scale; NULL for all answers
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)), -- too few people: no numbers came
  n INTEGER NOT NULL CHECK (n >= 0), -- who chose it, or who answered
  missing INTEGER NOT NULL CHECK (missing >= 0), -- who left it blank
  weighted REAL NOT NULL CHECK (weighted >= 0), -- n with each answer's weight
  counter BLOB CHECK (length (counter) = 16), -- project that counted
  counted_by TEXT,                   -- its title
  territory TEXT,                    -- its territory
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX choices_by_item ON choices (item);
CREATE INDEX choices_by_group ON choices (group_id);

PRAGMA user_version = 5;
