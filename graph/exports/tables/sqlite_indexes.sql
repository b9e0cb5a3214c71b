-- Made when the rows are in, which is faster, and lays them out in order.
CREATE INDEX entities_by_kind ON entities (kind);
CREATE INDEX relations_by_from ON relations (from_id);
CREATE INDEX relations_by_to ON relations (to_id);
CREATE INDEX relations_by_type ON relations (type);
CREATE INDEX participants_by_entity ON participants (entity);
CREATE INDEX claims_by_relation ON claims (relation);
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX voices_by_entity ON voices (entity);
CREATE INDEX figures_by_claim ON figures (claim);

-- Accents do not matter; a word of a script whose vowels are marks, as Burmese, is found as the run of its letters.
CREATE VIRTUAL TABLE entities_fts USING fts5(
  name, aliases, description, content="entities", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO entities_fts (entities_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE relations_fts USING fts5(
  sentence, note, content="relations", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO relations_fts (relations_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE claims_fts USING fts5(
  voice, says, remark, quote, content="claims", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO claims_fts (claims_fts) VALUES ('rebuild');
ANALYZE;
