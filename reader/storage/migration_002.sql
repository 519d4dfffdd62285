-- Schema 2: events, exclusive article labels, constraints, roles, and suggestions that can be undone.
ALTER TABLE label ADD COLUMN event INTEGER NOT NULL DEFAULT 0 CHECK(event IN(0,1));
ALTER TABLE label ADD COLUMN exclusive INTEGER NOT NULL DEFAULT 0 CHECK(exclusive IN(0,1));
ALTER TABLE label ADD COLUMN constraints TEXT NOT NULL DEFAULT '{}' CHECK(constraints GLOB '{*}');
ALTER TABLE relation_type ADD COLUMN role INTEGER NOT NULL DEFAULT 0 CHECK(role IN(0,1));
ALTER TABLE relation_type ADD COLUMN colour TEXT NOT NULL DEFAULT '';

-- nothing was ever written to these two by schema 1
DROP TABLE suggestion;
DROP TABLE batch;
CREATE TABLE batch(
  id INTEGER PRIMARY KEY,
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  tool TEXT NOT NULL,
  parameters TEXT NOT NULL DEFAULT '{}' CHECK(parameters GLOB '{*}'),
  sha256 TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE suggestion(
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  label_id INTEGER NOT NULL REFERENCES label(id),
  start INTEGER NOT NULL CHECK(start >= 0),
  "end" INTEGER NOT NULL,
  entity_id INTEGER REFERENCES entity(id),
  source TEXT NOT NULL,
  score REAL NOT NULL CHECK(score BETWEEN 0 AND 1),
  state TEXT NOT NULL DEFAULT 'open' CHECK(state IN('open','accepted','rejected')),
  batch_id INTEGER REFERENCES batch(id),
  reason TEXT NOT NULL DEFAULT '',
  CHECK("end" > start)
) STRICT;
CREATE INDEX suggestion_open ON suggestion(article_id, annotator_id, start) WHERE state = 'open';
CREATE INDEX suggestion_state ON suggestion(annotator_id, state, article_id);
CREATE INDEX suggestion_entity ON suggestion(entity_id) WHERE entity_id IS NOT NULL;
CREATE TRIGGER suggestion_inside BEFORE INSERT ON suggestion BEGIN
  SELECT RAISE(ABORT, 'E_OUTSIDE: the suggestion reaches outside the text')
   WHERE new."end" > (SELECT length FROM article WHERE id = new.article_id);
END;
CREATE TRIGGER suggestion_inside_update BEFORE UPDATE ON suggestion BEGIN
  SELECT RAISE(ABORT, 'E_OUTSIDE: the suggestion reaches outside the text')
   WHERE new."end" > (SELECT length FROM article WHERE id = new.article_id);
END;

-- in which articles an entity occurs, and what was linked to it before, without reading its mentions
DROP INDEX mention_entity;
CREATE INDEX mention_entity ON mention(entity_id, annotator_id, article_id) WHERE entity_id IS NOT NULL;
CREATE INDEX mention_linked ON mention(quote, entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX mention_noted ON mention(article_id) WHERE note <> '';
CREATE INDEX entity_label ON entity(label_id) WHERE label_id IS NOT NULL;
CREATE INDEX relation_kind ON relation(relation_type_id);

-- what happened to one record, and in one article
CREATE INDEX change_record ON change("table", key);
CREATE INDEX operation_article ON operation(article_id) WHERE article_id IS NOT NULL;
