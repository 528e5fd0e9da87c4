-- Schema 2. What actions, contracts, consultations, tables of paper cards and richer questionnaires
-- need. New columns stand at the end of their tables, where recorded changes of schema 1 expect none.
-- Indexes of columns that are mostly empty hold only what is there.

-- New columns -------------------------------------------------------------------------------------

ALTER TABLE questions ADD COLUMN
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 999); -- for the timer

ALTER TABLE groups ADD COLUMN territory BLOB REFERENCES territories (id); -- of its people
CREATE INDEX groups_by_territory ON groups (territory) WHERE territory IS NOT NULL;

ALTER TABLE indicators ADD COLUMN        -- the earlier version
  replaces BLOB REFERENCES indicators (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE indicators ADD COLUMN lineage TEXT; -- from whom it was borrowed
CREATE INDEX indicators_by_replaces ON indicators (replaces) WHERE replaces IS NOT NULL;

ALTER TABLE rounds ADD COLUMN            -- whether it also asks for the situation wished for
  wished INTEGER NOT NULL DEFAULT 0 CHECK (wished IN (0, 1));
ALTER TABLE rounds ADD COLUMN intro TEXT; -- above the questions
ALTER TABLE rounds ADD COLUMN consent TEXT; -- what people agree to by answering

ALTER TABLE respondents ADD COLUMN       -- the sheet that this one keys a second time
  repeats BLOB REFERENCES respondents (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX respondents_by_repeats ON respondents (repeats) WHERE repeats IS NOT NULL;

-- Codebooks ---------------------------------------------------------------------------------------

CREATE TABLE crosswalks (
  row INTEGER PRIMARY KEY,
  source BLOB NOT NULL REFERENCES nodes (id), -- the node spoken of
  target BLOB NOT NULL REFERENCES nodes (id), -- the node of the other edition
  relation TEXT NOT NULL CHECK (relation IN ('same', 'broader', 'narrower', 'related')),
  note TEXT,                         -- why, or what differs
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (source, target)
) STRICT;
CREATE INDEX crosswalks_by_target ON crosswalks (target);

-- Workshop ----------------------------------------------------------------------------------------

CREATE TABLE territories (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  parent BLOB REFERENCES territories (id) DEFERRABLE INITIALLY DEFERRED, -- in which it lies
  kind TEXT NOT NULL
    CHECK (kind IN ('city', 'quarter', 'school', 'hospital', 'company', 'other')), -- what it is
  name TEXT NOT NULL,                -- what people call it
  note TEXT,                         -- anything else
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX territories_by_parent ON territories (parent) WHERE parent IS NOT NULL;

-- Criteria ----------------------------------------------------------------------------------------

CREATE TABLE sortings (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  group_id BLOB REFERENCES groups (id), -- whose people sat there
  date TEXT,                         -- when
  title TEXT NOT NULL,               -- which table
  note TEXT,                         -- anything else
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX sortings_by_group ON sortings (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE placings (
  row INTEGER PRIMARY KEY,
  sorting BLOB NOT NULL REFERENCES sortings (id), -- the table
  statement BLOB NOT NULL REFERENCES statements (id), -- the card
  pile TEXT NOT NULL,                -- what the table wrote on the pile
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (sorting, statement)
) STRICT;
CREATE INDEX placings_by_statement ON placings (statement);

CREATE TABLE evidences (
  row INTEGER PRIMARY KEY,
  indicator BLOB NOT NULL REFERENCES indicators (id), -- the indicator
  statement BLOB NOT NULL REFERENCES statements (id), -- what was said
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5), -- the situation, 1 to 5
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (indicator, statement)
) STRICT;
CREATE INDEX evidences_by_statement ON evidences (statement);

-- Survey ------------------------------------------------------------------------------------------

CREATE TABLE askings (
  row INTEGER PRIMARY KEY,
  round BLOB NOT NULL REFERENCES rounds (id), -- the survey
  indicator BLOB NOT NULL REFERENCES indicators (id), -- what it asks
  position INTEGER NOT NULL CHECK (position >= 0), -- order in the questionnaire
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (round, indicator)
) STRICT;
CREATE INDEX askings_by_indicator ON askings (indicator);

CREATE TABLE items (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  round BLOB NOT NULL REFERENCES rounds (id), -- the survey
  position INTEGER NOT NULL CHECK (position >= 0), -- order in the questionnaire, among the indicators
  kind TEXT NOT NULL CHECK (kind IN ('single', 'multiple', 'scale', 'text', 'section')),
  code TEXT,                         -- the name of its column in files
  language TEXT NOT NULL,            -- of the texts
  least INTEGER NOT NULL CHECK (least BETWEEN 0 AND 100), -- of a scale
  most INTEGER NOT NULL CHECK (most BETWEEN 0 AND 100), -- of a scale
  title TEXT NOT NULL,               -- as it is asked
  hint TEXT,                         -- how to answer
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX items_by_round ON items (round);

CREATE TABLE options (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  item BLOB NOT NULL REFERENCES items (id), -- of what
  position INTEGER NOT NULL CHECK (position >= 0), -- order on the sheet
  code TEXT NOT NULL,                -- what is keyed and stored; no blank in it
  label TEXT NOT NULL,               -- what people read
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX options_by_item ON options (item);

CREATE TABLE replies (
  row INTEGER PRIMARY KEY,
  respondent BLOB NOT NULL REFERENCES respondents (id), -- who
  item BLOB NOT NULL REFERENCES items (id), -- to what
  value TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (respondent, item)
) STRICT;
CREATE INDEX replies_by_item ON replies (item);

-- What is done ------------------------------------------------------------------------------------

CREATE TABLE parties (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  sector TEXT,                       -- public, private, associations, citizens, …
  name TEXT NOT NULL,                -- what it is called
  note TEXT,                         -- anything else
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;

CREATE TABLE actions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  criterion BLOB REFERENCES criteria (id), -- what it serves
  owner BLOB REFERENCES parties (id), -- who answers for it
  state TEXT NOT NULL
    CHECK (state IN ('idea', 'planned', 'immediate', 'started', 'done', 'dropped')), -- how far it is
  priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 9), -- 1 comes first; 0 not set
  starts TEXT,                       -- first day
  due TEXT,                          -- last day
  title TEXT NOT NULL,               -- in a few words
  objective TEXT,                    -- what shall be better
  note TEXT,                         -- how, and with whom
  result TEXT,                       -- what came of it
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX actions_by_criterion ON actions (criterion) WHERE criterion IS NOT NULL;
CREATE INDEX actions_by_owner ON actions (owner) WHERE owner IS NOT NULL;

CREATE TABLE resources (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  criterion BLOB REFERENCES criteria (id), -- which it serves
  action BLOB REFERENCES actions (id), -- which uses or cares for it
  kind TEXT NOT NULL CHECK (kind IN ('material', 'immaterial')), -- what it is
  state TEXT NOT NULL
    CHECK (state IN ('underused', 'overused', 'destroyed', 'produced', 'preserved')),
  title TEXT NOT NULL,               -- in a few words
  note TEXT,                         -- anything else
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX resources_by_criterion ON resources (criterion) WHERE criterion IS NOT NULL;
CREATE INDEX resources_by_action ON resources (action) WHERE action IS NOT NULL;

CREATE TABLE contracts (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  date TEXT,                         -- when it begins
  ends TEXT,                         -- when it ends
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'ended')), -- how far it is
  title TEXT NOT NULL,               -- what people call it
  note TEXT,                         -- its aim, as the parties word it
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;

CREATE TABLE signings (
  row INTEGER PRIMARY KEY,
  contract BLOB NOT NULL REFERENCES contracts (id), -- what is signed
  party BLOB NOT NULL REFERENCES parties (id), -- who signs
  date TEXT,                         -- when it signed; none when it has not yet
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (contract, party)
) STRICT;
CREATE INDEX signings_by_party ON signings (party);

CREATE TABLE commitments (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  contract BLOB NOT NULL REFERENCES contracts (id), -- where it stands
  party BLOB NOT NULL REFERENCES parties (id), -- who promises
  toward BLOB REFERENCES parties (id), -- to whom; none is to all
  action BLOB REFERENCES actions (id), -- which action it carries
  due TEXT,                          -- by when
  state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'broken')), -- what became of it
  text TEXT NOT NULL,                -- the promise
  result TEXT,                       -- what was done
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX commitments_by_contract ON commitments (contract);
CREATE INDEX commitments_by_party ON commitments (party);
CREATE INDEX commitments_by_toward ON commitments (toward) WHERE toward IS NOT NULL;
CREATE INDEX commitments_by_action ON commitments (action) WHERE action IS NOT NULL;

-- Consultations -----------------------------------------------------------------------------------

CREATE TABLE proposals (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  criterion BLOB REFERENCES criteria (id), -- which it belongs to
  number INTEGER NOT NULL CHECK (number >= 0), -- in the consultation it comes from; 0 not known
  state TEXT NOT NULL
    CHECK (state = 'open' OR state = 'accepted' OR state = 'rejected' OR state = 'withdrawn'),
  language TEXT NOT NULL,            -- of the text
  agreed INTEGER NOT NULL CHECK (agreed >= 0), -- how many agreed, where single votes are not known
  disagreed INTEGER NOT NULL CHECK (disagreed >= 0), -- how many disagreed, likewise
  passed INTEGER NOT NULL CHECK (passed >= 0), -- how many passed, likewise
  text TEXT NOT NULL,                -- to the letter
  source TEXT,                       -- which consultation
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX proposals_by_criterion ON proposals (criterion) WHERE criterion IS NOT NULL;

CREATE TABLE votes (
  row INTEGER PRIMARY KEY,
  proposal BLOB NOT NULL REFERENCES proposals (id), -- on what
  voter INTEGER NOT NULL CHECK (voter >= 0), -- a number within the consultation
  value TEXT NOT NULL
    CHECK (value = 'agree' OR value = 'disagree' OR value = 'pass'), -- the vote
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT,
  UNIQUE (proposal, voter)
) STRICT;

PRAGMA user_version = 2;
