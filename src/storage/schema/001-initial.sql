-- Schema 1. A released file never changes: what comes later is a migration of its own.
--
-- Content tables hold the rows of the model, one table per entity, columns in the order of its
-- fields. "row" is the row's number in this file: the order of entry, and what recorded changes go
-- by. Keys are ids of 16 bytes. An absent text or id is NULL, an absent number 0; words are kept as
-- words. "created", "modified" (milliseconds UTC, 0 for never) and "author" (initials) end each row.

-- Codebooks ----------------------------------------------------------------------------------------

CREATE TABLE editions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  code TEXT NOT NULL,                -- short name of the edition
  language TEXT NOT NULL,            -- of the title and of the nodes' labels
  official INTEGER NOT NULL CHECK (official IN (0, 1)), -- an edition of the Council of Europe
  title TEXT NOT NULL,
  note TEXT,                         -- where it comes from and what it is not
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;

CREATE TABLE nodes (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  edition BLOB NOT NULL REFERENCES editions (id),
  parent BLOB REFERENCES nodes (id) DEFERRABLE INITIALLY DEFERRED, -- none for a dimension
  code TEXT NOT NULL,                -- A, A01 or A01-11
  label TEXT NOT NULL,               -- in the language of the edition
  scope TEXT,                        -- what belongs here
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX nodes_by_edition ON nodes (edition);
CREATE INDEX nodes_by_parent ON nodes (parent);

CREATE TABLE keywords (
  row INTEGER PRIMARY KEY,
  node BLOB NOT NULL REFERENCES nodes (id),
  language TEXT NOT NULL,
  word TEXT NOT NULL,                -- by which people name the node
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (node, language, word)
) STRICT;

-- Workshop -----------------------------------------------------------------------------------------

CREATE TABLE questions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99), -- Q1, Q2, …
  language TEXT NOT NULL,            -- of the wording
  polarity TEXT NOT NULL CHECK (polarity IN ('open', 'positive', 'negative')),
  wording TEXT NOT NULL,             -- as it is read aloud
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;

CREATE TABLE groups (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('monochrome', 'rainbow')),
  date TEXT,                         -- of the meeting, YYYY-MM-DD
  participants INTEGER NOT NULL CHECK (participants >= 0), -- how many people; 0 not known
  minors INTEGER NOT NULL CHECK (minors IN (0, 1)), -- people under age: no receipts
  facilitator TEXT,                  -- initials
  state TEXT NOT NULL
    CHECK (state IN ('planned', 'met', 'entered', 'coded', 'synthesised', 'validated')),
  name TEXT NOT NULL,
  profile TEXT,                      -- what its people have in common
  place TEXT,
  consent TEXT,                      -- how consent was asked
  note TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;

CREATE TABLE coders (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  initials TEXT NOT NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;

CREATE TABLE statements (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  group_id BLOB NOT NULL REFERENCES groups (id), -- who said it
  question BLOB NOT NULL REFERENCES questions (id),
  seq INTEGER NOT NULL CHECK (seq >= 0), -- order within the group, from 1; 0 not known
  language TEXT NOT NULL,            -- of the text
  count INTEGER NOT NULL CHECK (count >= 1), -- how many said just this
  -- Not IN: SQLite would fill a table with the words for each row.
  polarity TEXT NOT NULL
    CHECK (polarity = 'open' OR polarity = 'positive' OR polarity = 'negative'),
  receipt TEXT,                      -- number on the tear-off slip
  safe INTEGER NOT NULL CHECK (safe IN (0, 1)), -- somebody ticked it as safe to publish
  text TEXT NOT NULL,                -- to the letter
  masked TEXT,                       -- published instead
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
-- All that lists and tallies ask, without reading the texts; and the last seq of a group.
CREATE INDEX statements_by_group
  ON statements (group_id, seq, question, language, polarity, count);

CREATE TABLE codings (
  row INTEGER PRIMARY KEY,
  statement BLOB NOT NULL REFERENCES statements (id),
  coder BLOB NOT NULL REFERENCES coders (id),
  node BLOB NOT NULL REFERENCES nodes (id), -- the object
  meaning TEXT,                      -- P, O, Q, S or R, with two digits or none
  beneficiary TEXT,                  -- a small letter
  certainty TEXT NOT NULL CHECK (certainty IN ('sure', 'unsure')),
  agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)), -- what the coders settled on
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (statement, coder)
) STRICT;
CREATE INDEX codings_by_node ON codings (node, statement);
CREATE INDEX codings_by_coder ON codings (coder);

-- Criteria -----------------------------------------------------------------------------------------

CREATE TABLE criteria (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  parent BLOB REFERENCES criteria (id) DEFERRABLE INITIALLY DEFERRED, -- the pile it lies in
  node BLOB REFERENCES nodes (id),   -- its component
  language TEXT NOT NULL,            -- of the title
  kind TEXT NOT NULL CHECK (kind IN ('undecided', 'material', 'immaterial')),
  minority INTEGER NOT NULL CHECK (minority IN (0, 1)), -- said by few, and kept
  state TEXT NOT NULL CHECK (state IN ('draft', 'shown', 'changed', 'validated')),
  position INTEGER NOT NULL CHECK (position >= 0), -- order on the wall
  title TEXT NOT NULL,
  note TEXT,                         -- objections and views kept
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX criteria_by_parent ON criteria (parent);
CREATE INDEX criteria_by_node ON criteria (node);

CREATE TABLE members (
  row INTEGER PRIMARY KEY,
  statement BLOB NOT NULL UNIQUE REFERENCES statements (id), -- in one pile at a time
  criterion BLOB NOT NULL REFERENCES criteria (id),
  reason TEXT,                       -- why it was put there
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX members_by_criterion ON members (criterion, statement);

CREATE TABLE attendances (
  row INTEGER PRIMARY KEY,
  rainbow BLOB NOT NULL REFERENCES groups (id),
  group_id BLOB NOT NULL REFERENCES groups (id), -- where these people come from
  invited INTEGER NOT NULL CHECK (invited >= 0),
  present INTEGER NOT NULL CHECK (present >= 0),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (rainbow, group_id)
) STRICT;
CREATE INDEX attendances_by_group ON attendances (group_id);

CREATE TABLE decisions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  criterion BLOB NOT NULL REFERENCES criteria (id), -- what was shown
  group_id BLOB NOT NULL REFERENCES groups (id), -- to whom
  verdict TEXT NOT NULL CHECK (verdict IN ('validated', 'changed', 'objected', 'minority')),
  before TEXT,                       -- the wording that was shown
  after TEXT,                        -- the wording agreed on, when it changed
  note TEXT,                         -- the objection, or the view that is kept
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX decisions_by_criterion ON decisions (criterion);
CREATE INDEX decisions_by_group ON decisions (group_id);

CREATE TABLE indicators (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  criterion BLOB REFERENCES criteria (id), -- what it measures
  node BLOB REFERENCES nodes (id),   -- its component
  language TEXT NOT NULL,            -- of the texts
  position INTEGER NOT NULL CHECK (position >= 0), -- order in the questionnaire
  version INTEGER NOT NULL CHECK (version >= 1), -- grows when a fixed indicator changes
  state TEXT NOT NULL CHECK (state IN ('draft', 'discussed', 'fixed')),
  title TEXT NOT NULL,
  level1 TEXT NOT NULL,              -- very unsatisfactory
  level2 TEXT NOT NULL,
  level3 TEXT NOT NULL,
  level4 TEXT NOT NULL,
  level5 TEXT NOT NULL,              -- ideal
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX indicators_by_criterion ON indicators (criterion);
CREATE INDEX indicators_by_node ON indicators (node);

-- Survey -------------------------------------------------------------------------------------------

CREATE TABLE rounds (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  date TEXT,                         -- YYYY-MM-DD
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  title TEXT NOT NULL,
  note TEXT,                         -- how it was done
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;

CREATE TABLE respondents (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  round BLOB NOT NULL REFERENCES rounds (id),
  group_id BLOB REFERENCES groups (id), -- of which group
  form INTEGER NOT NULL CHECK (form >= 0), -- the number on the sheet; 0 not known
  weight REAL NOT NULL CHECK (weight > 0), -- how many people it stands for
  tags TEXT,                         -- broad traits, parted by commas
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX respondents_by_round ON respondents (round);
CREATE INDEX respondents_by_group ON respondents (group_id);

CREATE TABLE answers (
  row INTEGER PRIMARY KEY,
  respondent BLOB NOT NULL REFERENCES respondents (id),
  indicator BLOB NOT NULL REFERENCES indicators (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 5), -- 1 to 5; 0 left blank
  wished INTEGER NOT NULL CHECK (wished BETWEEN 0 AND 5),
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (respondent, indicator)
) STRICT;
CREATE INDEX answers_by_indicator ON answers (indicator);

-- Of any row ---------------------------------------------------------------------------------------

CREATE TABLE translations (
  row INTEGER PRIMARY KEY,
  owner BLOB NOT NULL CHECK (length (owner) = 16), -- a row of any table
  field TEXT NOT NULL,               -- which of its texts
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (owner, field, language)
) STRICT;

CREATE TABLE tombstones (
  row INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,              -- kind of the row that was deleted
  key TEXT NOT NULL,                 -- its key, parts parted by /
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (entity, key)
) STRICT;

-- The file itself ----------------------------------------------------------------------------------

CREATE TABLE project (               -- one row
  row INTEGER PRIMARY KEY CHECK (row = 1),
  id BLOB NOT NULL CHECK (length (id) = 16), -- of this file
  title TEXT NOT NULL,
  territory TEXT,                    -- the city, quarter, school or company
  language TEXT NOT NULL,            -- people mostly speak it
  edition BLOB REFERENCES editions (id), -- the codebook in use
  note TEXT,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE imports (               -- what came in, so that it changes nothing a second time
  row INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,  -- of content, target and mapping
  name TEXT,                         -- of the file, for people
  time INTEGER NOT NULL              -- milliseconds UTC
) STRICT;

CREATE TABLE packages (              -- what was read and written; a number is never used again
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,                  -- sha256:…
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  parents TEXT,                      -- ids, parted by spaces
  privacy TEXT,
  title TEXT,                        -- of the project it comes from
  time INTEGER NOT NULL              -- milliseconds UTC
) STRICT;
CREATE INDEX packages_by_id ON packages (id);

CREATE TABLE settings (              -- of the program, for this file; outside the journal
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Journal ------------------------------------------------------------------------------------------

CREATE TABLE journal (               -- one row per action
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('normal', 'bulk')),
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  word TEXT NOT NULL,                -- what was done, as a word of the program
  detail TEXT,                       -- to what, for people
  author TEXT,
  time INTEGER NOT NULL              -- milliseconds UTC
) STRICT;

CREATE TABLE journal_parts (         -- recorded changes, to be applied in the order of part
  row INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES journal (seq) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('changed', 'removed')), -- removed: by the undo of a bulk
  part INTEGER NOT NULL,
  changes BLOB NOT NULL,
  UNIQUE (seq, role, part)
) STRICT;

CREATE TABLE journal_ranges (        -- rows that a bulk action brought
  row INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES journal (seq) ON DELETE CASCADE,
  entity TEXT NOT NULL,              -- kind of row
  first INTEGER NOT NULL,            -- row numbers
  last INTEGER NOT NULL,
  UNIQUE (seq, entity)
) STRICT;

-- Rebuildable: the words of the statements ----------------------------------------------------------
-- New statements are put in by the program, many at a time; triggers follow what happens later.

CREATE VIRTUAL TABLE statements_words USING fts5 (
  text,
  content = 'statements', content_rowid = 'row',
  tokenize = 'unicode61 remove_diacritics 2', detail = none, columnsize = 0,
  prefix = '1'                       -- the first letter typed finds most of the statements
);

CREATE TRIGGER statements_deleted AFTER DELETE ON statements BEGIN
  INSERT INTO statements_words (statements_words, rowid, text)
    VALUES ('delete', old.row, old.text);
END;

CREATE TRIGGER statements_updated AFTER UPDATE OF text ON statements WHEN old.text <> new.text BEGIN
  INSERT INTO statements_words (statements_words, rowid, text)
    VALUES ('delete', old.row, old.text);
  INSERT INTO statements_words (rowid, text) VALUES (new.row, new.text);
END;

-- "Ense": what this file is, and which schema it has ------------------------------------------------

PRAGMA application_id = 0x456E7365;
PRAGMA user_version = 1;
