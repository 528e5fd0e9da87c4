-- Schema 4: results of others, whose answers stayed where they were given.

CREATE TABLE figures (               -- what the answers to an indicator add up to
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  round BLOB NOT NULL REFERENCES rounds (id),
  indicator BLOB NOT NULL REFERENCES indicators (id),
  group_id BLOB REFERENCES groups (id), -- who answered; NULL for everybody
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)), -- too few people: no numbers came
  missing INTEGER NOT NULL CHECK (missing >= 0), -- who left it blank
  level1 INTEGER NOT NULL CHECK (level1 >= 0), -- answers at level 1
  level2 INTEGER NOT NULL CHECK (level2 >= 0),
  level3 INTEGER NOT NULL CHECK (level3 >= 0),
  level4 INTEGER NOT NULL CHECK (level4 >= 0),
  level5 INTEGER NOT NULL CHECK (level5 >= 0),
  weighted1 REAL NOT NULL CHECK (weighted1 >= 0), -- the same with each answer's weight
  weighted2 REAL NOT NULL CHECK (weighted2 >= 0),
  weighted3 REAL NOT NULL CHECK (weighted3 >= 0),
  weighted4 REAL NOT NULL CHECK (weighted4 >= 0),
  weighted5 REAL NOT NULL CHECK (weighted5 >= 0),
  squares REAL NOT NULL CHECK (squares >= 0), -- sum of the squared weights
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX figures_by_round ON figures (round);
CREATE INDEX figures_by_indicator ON figures (indicator);
CREATE INDEX figures_by_group ON figures (group_id);

PRAGMA user_version = 4;
