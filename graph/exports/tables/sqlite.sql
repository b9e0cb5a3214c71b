-- The tables and views of `graph export sqlite`; the words are those of the curated files.
-- Dates are EDTF as curated; earliest and latest are the first and last day they can mean, empty where open.
-- Foreign keys name their columns, because Datasette 0.65 fails on those that leave that to SQLite.

CREATE TABLE dataset (title TEXT, about TEXT);

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
  ftm TEXT NOT NULL
);

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
  reference TEXT, -- authors, title, publisher and date
  text_file TEXT,
  text_sha256 TEXT,
  text_paragraphs INTEGER,
  visibility TEXT NOT NULL
);

CREATE TABLE aliases (
  entity TEXT NOT NULL REFERENCES entities (id),
  position INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (entity, position)
) WITHOUT ROWID;

CREATE TABLE relations (
  id TEXT PRIMARY KEY,
  sentence TEXT NOT NULL,
  from_id TEXT NOT NULL REFERENCES entities (id),
  type TEXT NOT NULL REFERENCES types (name),
  to_id TEXT NOT NULL REFERENCES entities (id),
  standing TEXT NOT NULL,
  asserted INTEGER NOT NULL, -- 1: stated, claimed or disputed; only these count as links
  dates TEXT, -- its own date and those its evidence gives
  earliest TEXT, -- of all of these
  latest TEXT,
  past INTEGER NOT NULL,
  claimants TEXT, -- those whom documents cite for asserting it; one by one in the table voices
  details TEXT, -- figures, remarks, what stands against it and the note, joined
  citations TEXT NOT NULL, -- joined; one by one in the table evidence
  date TEXT, -- its own alone
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

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  relation TEXT NOT NULL REFERENCES relations (id),
  cite TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES entities (id),
  paragraphs TEXT NOT NULL,
  first_paragraph INTEGER NOT NULL,
  stance TEXT NOT NULL,
  date TEXT, -- where it differs from, or alone supplies, the relation's
  earliest TEXT,
  latest TEXT,
  says TEXT
);

CREATE TABLE voices ( -- whom the document cites; none where it speaks itself
  evidence INTEGER NOT NULL REFERENCES evidence (id),
  position INTEGER NOT NULL,
  entity TEXT REFERENCES entities (id), -- empty: somebody the document does not name
  PRIMARY KEY (evidence, position)
) WITHOUT ROWID;

CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  relation TEXT NOT NULL REFERENCES relations (id),
  evidence INTEGER REFERENCES evidence (id), -- empty: the relation's own
  unit TEXT NOT NULL,
  value TEXT NOT NULL, -- as curated: about 150
  low REAL NOT NULL,
  high REAL -- empty: no upper bound
);

CREATE VIEW links AS -- everything linked to an entity, read from its end: WHERE entity = 'its-id'
SELECT relations.from_id AS entity, near.name AS name, relations.type AS phrase, far.name AS other,
  dates, standing, claimants, details, citations, relations.to_id AS other_id, relations.id AS relation
FROM relations
JOIN entities AS near ON near.id = relations.from_id
JOIN entities AS far ON far.id = relations.to_id
WHERE asserted
UNION ALL
SELECT relations.to_id, near.name, types.inverse, far.name,
  dates, standing, claimants, details, citations, relations.from_id, relations.id
FROM relations
JOIN types ON types.name = relations.type
JOIN entities AS near ON near.id = relations.to_id
JOIN entities AS far ON far.id = relations.from_id
WHERE asserted
UNION ALL
SELECT DISTINCT participants.entity, near.name, 'takes part in', relations.sentence,
  dates, standing, claimants, details, citations, relations.from_id, relations.id
FROM participants
JOIN relations ON relations.id = participants.relation
JOIN entities AS near ON near.id = participants.entity
WHERE asserted AND participants.entity NOT IN (relations.from_id, relations.to_id);

CREATE VIEW citations AS -- one row a piece of evidence: who says what of which relation, and where
SELECT relations.sentence, evidence.stance,
  (SELECT group_concat(coalesce(entities.name, 'unnamed sources'), '; ')
   FROM voices LEFT JOIN entities ON entities.id = voices.entity WHERE voices.evidence = evidence.id) AS voices,
  documents.reference, evidence.paragraphs, evidence.date, evidence.says,
  (SELECT group_concat(value || ' ' || unit, '; ') FROM figures WHERE figures.evidence = evidence.id) AS figures,
  relations.standing, evidence.document, evidence.first_paragraph, evidence.relation, evidence.id AS evidence
FROM evidence
JOIN relations ON relations.id = evidence.relation
JOIN entities AS documents ON documents.id = evidence.document;

CREATE VIEW unasserted AS -- what is only denied, requested, proposed or expected, and so is no link
SELECT sentence, standing, dates, details, citations, from_id, type, to_id, id AS relation
FROM relations WHERE NOT asserted;

CREATE VIEW documents AS -- what was read, and how much rests on it
SELECT entities.id, entities.name, entities.reference, entities.published, entities.genre, entities.text_paragraphs,
  (SELECT count(DISTINCT relation) FROM evidence WHERE evidence.document = entities.id) AS relations
FROM entities WHERE entities.kind = 'document';
