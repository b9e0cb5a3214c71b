-- The tables and views of `graph export sqlite`; the words are those of the curated files.
-- Dates are EDTF as curated; earliest and latest are the first and last day they can mean, empty where open.
-- Foreign keys name their columns, because Datasette 0.65 fails on those that leave that to SQLite.

CREATE TABLE dataset ( -- what it says of itself
  title TEXT, about TEXT, "by" TEXT, licence TEXT, url TEXT, date TEXT, version TEXT, language TEXT
);

CREATE TABLE kinds (
  name TEXT PRIMARY KEY,
  plural TEXT NOT NULL,
  colour TEXT NOT NULL,
  shape TEXT NOT NULL,
  ftm TEXT NOT NULL
);

CREATE TABLE types (
  name TEXT PRIMARY KEY,
  inverse TEXT NOT NULL, -- how it reads from the other end
  symmetric INTEGER NOT NULL,
  family TEXT NOT NULL,
  ftm TEXT NOT NULL,
  speech INTEGER NOT NULL, -- 1: what its claims say is said by its from
  part INTEGER NOT NULL, -- 1: its from is a part of its to
  value TEXT, -- of facts: what their value is, date, number, text, identifier, country, coordinates or url
  unit TEXT,
  scheme TEXT,
  many INTEGER NOT NULL -- 1: one entity may have several such facts
);

CREATE TABLE units ( -- what counts can be compared
  unit TEXT NOT NULL,
  "of" TEXT NOT NULL, -- the wider unit that it is some of
  PRIMARY KEY (unit, "of")
) WITHOUT ROWID;

CREATE TABLE former_ids ( -- of entities and relations, and former names of types
  former TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('entity', 'relation', 'type')),
  now TEXT NOT NULL,
  PRIMARY KEY (what, former)
) WITHOUT ROWID;

CREATE TABLE type_kinds ( -- which kinds may stand at an end of a type; none listed: any
  type TEXT NOT NULL REFERENCES types (name),
  "end" TEXT NOT NULL CHECK ("end" IN ('from', 'to')),
  kind TEXT NOT NULL REFERENCES kinds (name),
  PRIMARY KEY (type, "end", kind)
) WITHOUT ROWID;

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL REFERENCES kinds (name),
  name TEXT NOT NULL,
  aliases TEXT, -- joined, to read and to search; one by one in the table aliases
  description TEXT,
  note TEXT,
  url TEXT,
  links INTEGER NOT NULL, -- asserted relations it takes part in
  published TEXT, -- from here on: of a document
  published_earliest TEXT,
  published_latest TEXT,
  genre TEXT,
  language TEXT,
  accessed TEXT,
  withdrawn TEXT,
  reference TEXT, -- authors, title, publisher and date
  text_file TEXT,
  text_sha256 TEXT,
  text_form TEXT, -- what is counted in it: paragraph, page or time, in seconds
  text_length INTEGER,
  text_transcript TEXT,
  visibility TEXT NOT NULL
);

CREATE TABLE aliases (
  entity TEXT NOT NULL REFERENCES entities (id),
  position INTEGER NOT NULL,
  alias TEXT NOT NULL,
  language TEXT, -- as BCP 47
  former INTEGER NOT NULL, -- 1: no longer in use
  PRIMARY KEY (entity, position)
) WITHOUT ROWID;

CREATE TABLE archived ( -- addresses of copies of a document
  document TEXT NOT NULL REFERENCES entities (id),
  position INTEGER NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE told_apart ( -- could be taken for each other and are not the same
  entity TEXT NOT NULL REFERENCES entities (id),
  other TEXT NOT NULL REFERENCES entities (id),
  PRIMARY KEY (entity, other)
) WITHOUT ROWID;

CREATE TABLE relations ( -- and facts, which have no to_id: their claims give a value
  id TEXT PRIMARY KEY,
  sentence TEXT NOT NULL,
  from_id TEXT NOT NULL REFERENCES entities (id),
  type TEXT NOT NULL REFERENCES types (name),
  to_id TEXT REFERENCES entities (id),
  standing TEXT NOT NULL, -- that of its strongest claim
  asserted INTEGER NOT NULL, -- 1: stated, claimed or disputed; only these count as links
  made_of TEXT NOT NULL, -- its claims by standing; empty of a single one
  sources INTEGER NOT NULL, -- independent ones that assert it
  earliest TEXT, -- of its asserting claims
  latest TEXT,
  past INTEGER NOT NULL,
  citations TEXT NOT NULL, -- joined, to read; one by one in the table claims
  note TEXT,
  visibility TEXT NOT NULL
);

CREATE TABLE participants ( -- beside the two ends, each with the word that ties it
  relation TEXT NOT NULL REFERENCES relations (id),
  position INTEGER NOT NULL,
  word TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entities (id),
  PRIMARY KEY (relation, position)
) WITHOUT ROWID;

CREATE TABLE conflicts ( -- cannot both be true; from either side
  relation TEXT NOT NULL REFERENCES relations (id),
  other TEXT NOT NULL REFERENCES relations (id),
  PRIMARY KEY (relation, other)
) WITHOUT ROWID;

CREATE TABLE claims ( -- one voice, in one place of one document, taking one stance
  claim TEXT PRIMARY KEY, -- its address
  relation TEXT NOT NULL REFERENCES relations (id),
  position INTEGER NOT NULL,
  stance TEXT NOT NULL,
  standing TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES entities (id),
  place TEXT NOT NULL,
  first_place INTEGER NOT NULL, -- first paragraph, page or second, to sort by
  citation TEXT NOT NULL, -- authors, title, publisher, date and place
  voice TEXT, -- by whom, in words; empty where the document states it in its own voice
  date TEXT,
  earliest TEXT,
  latest TEXT,
  past INTEGER NOT NULL,
  covers TEXT, -- period that its figures count, where that is not the date
  value TEXT, -- of a fact
  says TEXT, -- of a speech act its content, said by the relation's from
  remark TEXT,
  quote TEXT,
  withdrawn TEXT,
  visibility TEXT NOT NULL
);

CREATE TABLE voices ( -- whom the document cites; none where it speaks itself
  claim TEXT NOT NULL REFERENCES claims (claim),
  position INTEGER NOT NULL,
  entity TEXT REFERENCES entities (id), -- empty: somebody the document does not name
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE repeats ( -- what a claim passes on
  claim TEXT NOT NULL REFERENCES claims (claim),
  position INTEGER NOT NULL,
  cite TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims (claim),
  unit TEXT NOT NULL,
  value TEXT NOT NULL, -- as curated: about 150
  low REAL NOT NULL,
  high REAL -- empty: no upper bound
);

CREATE VIEW links AS -- everything linked to an entity, read from its end: WHERE entity = 'its-id'
SELECT relations.from_id AS entity, near.name AS name, relations.type AS phrase, far.name AS other,
  standing, made_of, sources, earliest, latest, citations, relations.to_id AS other_id, relations.id AS relation
FROM relations
JOIN entities AS near ON near.id = relations.from_id
JOIN entities AS far ON far.id = relations.to_id
WHERE asserted
UNION ALL
SELECT relations.to_id, near.name, types.inverse, far.name,
  standing, made_of, sources, earliest, latest, citations, relations.from_id, relations.id
FROM relations
JOIN types ON types.name = relations.type
JOIN entities AS near ON near.id = relations.to_id
JOIN entities AS far ON far.id = relations.from_id
WHERE asserted
UNION ALL
SELECT DISTINCT participants.entity, near.name, 'takes part in', relations.sentence,
  standing, made_of, sources, earliest, latest, citations, relations.from_id, relations.id
FROM participants
JOIN relations ON relations.id = participants.relation
JOIN entities AS near ON near.id = participants.entity
WHERE asserted AND participants.entity NOT IN (relations.from_id, relations.to_id);

CREATE VIEW said AS -- a row a claim: who says what of which relation, and where
SELECT relations.sentence, claims.standing, claims.voice, claims.date,
  (SELECT group_concat(value || ' ' || unit, '; ') FROM figures WHERE figures.claim = claims.claim) AS figures,
  claims.value, claims.says, claims.remark, claims.quote, claims.withdrawn, claims.citation,
  claims.document, claims.first_place, claims.relation, claims.claim
FROM claims
JOIN relations ON relations.id = claims.relation;

CREATE VIEW facts AS -- a row a claim of a fact about one entity
SELECT entities.name, relations.type AS fact, claims.value, claims.standing, claims.voice, claims.citation,
  entities.id AS entity, claims.claim
FROM claims
JOIN relations ON relations.id = claims.relation
JOIN entities ON entities.id = relations.from_id
WHERE relations.to_id IS NULL;

CREATE VIEW unasserted AS -- what is only denied, requested, proposed, expected, guessed or withdrawn, and so is no link
SELECT sentence, standing, made_of, citations, from_id, type, to_id, id AS relation
FROM relations WHERE NOT asserted;

CREATE VIEW documents AS -- what was read, and how much rests on it
SELECT entities.id, entities.name, entities.reference, entities.published, entities.genre, entities.text_form,
  entities.text_length, (SELECT count(DISTINCT relation) FROM claims WHERE claims.document = entities.id) AS relations
FROM entities WHERE entities.kind = 'document';
