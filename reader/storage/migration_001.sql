-- Project file, schema 1. Every statement runs inside one migration's transaction.
-- Ids of shared records are replica << 32 | counter, so that two copies of a project never clash.
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- each copy of the file that ever wrote: a copied or restored file notices its new place and takes a new id
CREATE TABLE replica(
  id INTEGER PRIMARY KEY CHECK(id BETWEEN 1 AND 2147483647),
  uid TEXT NOT NULL,
  place TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE annotator(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK(length(name) BETWEEN 1 AND 200),
  kind TEXT NOT NULL CHECK(kind IN('human','model','import','adjudicator')),
  locked INTEGER NOT NULL DEFAULT 0 CHECK(locked IN(0,1)),
  created_at INTEGER NOT NULL
) STRICT;

-- names are not UNIQUE: two copies may both add one, and merging them must not fail
CREATE TABLE label(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK(length(name) BETWEEN 1 AND 200),
  names TEXT NOT NULL DEFAULT '{}' CHECK(names GLOB '{*}'),
  colour TEXT NOT NULL DEFAULT '',
  key TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK(kind IN('mention','article')),
  parent_id INTEGER REFERENCES label(id),
  description TEXT NOT NULL DEFAULT '',
  attributes TEXT NOT NULL DEFAULT '[]' CHECK(attributes GLOB '[[]*]'),
  position INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK(retired IN(0,1)),
  CHECK(parent_id IS NOT id)
) STRICT;
CREATE INDEX label_parent ON label(parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE relation_type(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK(length(name) BETWEEN 1 AND 200),
  names TEXT NOT NULL DEFAULT '{}' CHECK(names GLOB '{*}'),
  source_labels TEXT NOT NULL DEFAULT '[]' CHECK(source_labels GLOB '[[]*]'),
  target_labels TEXT NOT NULL DEFAULT '[]' CHECK(target_labels GLOB '[[]*]'),
  attributes TEXT NOT NULL DEFAULT '[]' CHECK(attributes GLOB '[[]*]'),
  position INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK(retired IN(0,1))
) STRICT;

CREATE TABLE article(
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  published TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  base_direction TEXT NOT NULL CHECK(base_direction IN('rtl','ltr','auto')),
  length INTEGER NOT NULL CHECK(length >= 0),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  provenance TEXT NOT NULL DEFAULT '{}' CHECK(provenance GLOB '{*}'),
  extra TEXT NOT NULL DEFAULT '{}' CHECK(extra GLOB '{*}'),
  position INTEGER NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX article_position ON article(position, id);
CREATE INDEX article_sha256 ON article(sha256);
CREATE TRIGGER article_identity BEFORE UPDATE OF id, length, sha256 ON article
 WHEN new.id IS NOT old.id OR new.length IS NOT old.length OR new.sha256 IS NOT old.sha256 BEGIN
  SELECT RAISE(ABORT, 'E_IMMUTABLE: the identity of an article never changes');
END;

-- the text stands apart, so that lists never touch its pages
CREATE TABLE article_text(
  article_id INTEGER PRIMARY KEY REFERENCES article(id),
  content TEXT NOT NULL CHECK(instr(content, char(0)) = 0)
) STRICT;
CREATE TRIGGER article_text_length BEFORE INSERT ON article_text BEGIN
  SELECT RAISE(ABORT, 'E_TEXT_LENGTH: the length of the article differs from its text')
   WHERE length(new.content) IS NOT (SELECT length FROM article WHERE id = new.article_id);
END;
CREATE TRIGGER article_text_immutable BEFORE UPDATE ON article_text BEGIN
  SELECT RAISE(ABORT, 'E_IMMUTABLE: the text of an article never changes');
END;

CREATE TABLE article_status(
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  status TEXT NOT NULL CHECK(status IN('todo','doing','done','skip')),
  flagged INTEGER NOT NULL DEFAULT 0 CHECK(flagged IN(0,1))
) STRICT;
CREATE INDEX article_status_article ON article_status(article_id, annotator_id);
CREATE INDEX article_status_status ON article_status(annotator_id, status, article_id);

CREATE TABLE entity(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  label_id INTEGER REFERENCES label(id),
  aliases TEXT NOT NULL DEFAULT '[]' CHECK(aliases GLOB '[[]*]'),
  external_ids TEXT NOT NULL DEFAULT '{}' CHECK(external_ids GLOB '{*}'),
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- start and end are the hull in code points, half-open; quote is its first 64 code points
CREATE TABLE mention(
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  label_id INTEGER REFERENCES label(id),
  start INTEGER NOT NULL CHECK(start >= 0),
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  entity_id INTEGER REFERENCES entity(id),
  span_count INTEGER NOT NULL DEFAULT 1 CHECK(span_count >= 1),
  attributes TEXT NOT NULL DEFAULT '{}' CHECK(attributes GLOB '{*}'),
  note TEXT NOT NULL DEFAULT '',
  CHECK("end" > start),
  CHECK(length(quote) = min(64, "end" - start))
) STRICT;
CREATE INDEX mention_article ON mention(article_id, annotator_id, start);
CREATE INDEX mention_label ON mention(label_id, annotator_id, article_id);
CREATE INDEX mention_entity ON mention(entity_id) WHERE entity_id IS NOT NULL;
CREATE TRIGGER mention_inside BEFORE INSERT ON mention BEGIN
  SELECT RAISE(ABORT, 'E_OUTSIDE: the mention reaches outside the text')
   WHERE new."end" > (SELECT length FROM article WHERE id = new.article_id);
  SELECT RAISE(ABORT, 'E_LOCKED: the annotator is locked')
   WHERE (SELECT locked FROM annotator WHERE id = new.annotator_id);
END;
CREATE TRIGGER mention_inside_update BEFORE UPDATE ON mention BEGIN
  SELECT RAISE(ABORT, 'E_IMMUTABLE: the identity of a mention never changes')
   WHERE new.id IS NOT old.id OR new.article_id IS NOT old.article_id OR new.annotator_id IS NOT old.annotator_id;
  SELECT RAISE(ABORT, 'E_OUTSIDE: the mention reaches outside the text')
   WHERE new."end" > (SELECT length FROM article WHERE id = new.article_id);
  SELECT RAISE(ABORT, 'E_LOCKED: the annotator is locked')
   WHERE (SELECT locked FROM annotator WHERE id = new.annotator_id);
END;
-- substr walks the text from its start: in a long article the writer has compared the quote already, and `check` does
CREATE TRIGGER mention_quote BEFORE INSERT ON mention
 WHEN (SELECT length FROM article WHERE id = new.article_id) <= 20000 BEGIN
  SELECT RAISE(ABORT, 'E_QUOTE: the quote is not what the text says there')
   WHERE (SELECT substr(content, new.start + 1, min(64, new."end" - new.start))
            FROM article_text WHERE article_id = new.article_id) IS NOT new.quote;
END;
CREATE TRIGGER mention_quote_update BEFORE UPDATE OF start, "end", quote ON mention
 WHEN (SELECT length FROM article WHERE id = new.article_id) <= 20000 BEGIN
  SELECT RAISE(ABORT, 'E_QUOTE: the quote is not what the text says there')
   WHERE (SELECT substr(content, new.start + 1, min(64, new."end" - new.start))
            FROM article_text WHERE article_id = new.article_id) IS NOT new.quote;
END;
CREATE TRIGGER mention_locked BEFORE DELETE ON mention BEGIN
  SELECT RAISE(ABORT, 'E_LOCKED: the annotator is locked')
   WHERE (SELECT locked FROM annotator WHERE id = old.annotator_id);
END;

-- pieces of discontinuous mentions only (span_count > 1)
CREATE TABLE mention_span(
  mention_id INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK(position >= 0),
  start INTEGER NOT NULL CHECK(start >= 0),
  "end" INTEGER NOT NULL,
  PRIMARY KEY(mention_id, position),
  CHECK("end" > start)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER mention_span_inside BEFORE INSERT ON mention_span BEGIN
  SELECT RAISE(ABORT, 'E_PIECE: a piece lies outside its mention')
   WHERE NOT EXISTS(SELECT 1 FROM mention
                     WHERE id = new.mention_id AND new.start >= start AND new."end" <= "end");
  SELECT RAISE(ABORT, 'E_PIECE: pieces overlap, touch or are out of order')
   WHERE EXISTS(SELECT 1 FROM mention_span
                 WHERE mention_id = new.mention_id AND (position >= new.position OR "end" >= new.start));
END;

-- no CASCADE and no SET NULL on logged tables: a cascade writes no log; the store removes dependants itself
CREATE TABLE relation(
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  relation_type_id INTEGER NOT NULL REFERENCES relation_type(id),
  source_id INTEGER NOT NULL REFERENCES mention(id) DEFERRABLE INITIALLY DEFERRED,
  target_id INTEGER NOT NULL REFERENCES mention(id) DEFERRABLE INITIALLY DEFERRED,
  attributes TEXT NOT NULL DEFAULT '{}' CHECK(attributes GLOB '{*}'),
  CHECK(source_id <> target_id)
) STRICT;
CREATE INDEX relation_article ON relation(article_id, annotator_id);
CREATE INDEX relation_source ON relation(source_id);
CREATE INDEX relation_target ON relation(target_id);

CREATE TABLE article_label(
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  label_id INTEGER NOT NULL REFERENCES label(id)
) STRICT;
CREATE INDEX article_label_article ON article_label(article_id, annotator_id);
CREATE INDEX article_label_label ON article_label(label_id);

CREATE TABLE note(
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  mention_id INTEGER REFERENCES mention(id) DEFERRABLE INITIALLY DEFERRED,
  start INTEGER,
  "end" INTEGER,
  body TEXT NOT NULL,
  CHECK((start IS NULL) = ("end" IS NULL)),
  CHECK(start IS NULL OR "end" > start)
) STRICT;
CREATE INDEX note_article ON note(article_id, annotator_id);
CREATE INDEX note_mention ON note(mention_id) WHERE mention_id IS NOT NULL;

CREATE TABLE batch(
  id INTEGER PRIMARY KEY,
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  tool TEXT NOT NULL,
  parameters TEXT NOT NULL DEFAULT '{}' CHECK(parameters GLOB '{*}'),
  sha256 TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE suggestion(
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch(id),
  article_id INTEGER NOT NULL REFERENCES article(id),
  label_id INTEGER NOT NULL REFERENCES label(id),
  start INTEGER NOT NULL CHECK(start >= 0),
  "end" INTEGER NOT NULL,
  score REAL CHECK(score BETWEEN 0 AND 1),
  state TEXT NOT NULL DEFAULT 'open' CHECK(state IN('open','accepted','rejected')),
  CHECK("end" > start)
) STRICT;
CREATE INDEX suggestion_open ON suggestion(article_id, start) WHERE state = 'open';

-- the append-only log: the tables above are its fold
CREATE TABLE operation(
  id INTEGER PRIMARY KEY,
  replica_id INTEGER NOT NULL REFERENCES replica(id),
  sequence INTEGER NOT NULL CHECK(sequence >= 1),
  lamport INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  annotator_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  article_id INTEGER,
  reverts INTEGER REFERENCES operation(id),
  hash BLOB NOT NULL CHECK(length(hash) = 32),
  CHECK(id = (replica_id << 32 | sequence))
) STRICT;
CREATE INDEX operation_lamport ON operation(lamport);
CREATE INDEX operation_reverts ON operation(reverts) WHERE reverts IS NOT NULL;
CREATE TABLE change(
  operation_id INTEGER NOT NULL REFERENCES operation(id),
  position INTEGER NOT NULL CHECK(position >= 0),
  "table" TEXT NOT NULL,
  key INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY(operation_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER operation_no_update BEFORE UPDATE ON operation BEGIN
  SELECT RAISE(ABORT, 'E_APPEND_ONLY'); END;
CREATE TRIGGER operation_no_delete BEFORE DELETE ON operation BEGIN
  SELECT RAISE(ABORT, 'E_APPEND_ONLY'); END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN
  SELECT RAISE(ABORT, 'E_APPEND_ONLY'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN
  SELECT RAISE(ABORT, 'E_APPEND_ONLY'); END;
CREATE TRIGGER operation_gapless BEFORE INSERT ON operation BEGIN
  SELECT RAISE(ABORT, 'E_GAP: operations of a copy are numbered without gaps')
   WHERE new.sequence > 1
     AND NOT EXISTS(SELECT 1 FROM operation WHERE id = (new.replica_id << 32 | new.sequence - 1));
END;

-- local to this file, survives restarts, never merged; a barrier is a step that cannot be undone
CREATE TABLE undo_stack(
  position INTEGER PRIMARY KEY,
  annotator_id INTEGER NOT NULL,
  operation_id INTEGER NOT NULL REFERENCES operation(id),
  state TEXT NOT NULL CHECK(state IN('done','undone','barrier'))
) STRICT;
CREATE INDEX undo_stack_state ON undo_stack(annotator_id, state, position);

-- counters instead of count(*) over millions; label 0 stands for mentions without a label
CREATE TABLE label_count(
  annotator_id INTEGER NOT NULL, label_id INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY(annotator_id, label_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER mention_count_insert AFTER INSERT ON mention BEGIN
  INSERT INTO label_count VALUES(new.annotator_id, coalesce(new.label_id, 0), 1)
    ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER mention_count_delete AFTER DELETE ON mention BEGIN
  UPDATE label_count SET n = n - 1 WHERE annotator_id = old.annotator_id AND label_id = coalesce(old.label_id, 0); END;
CREATE TRIGGER mention_count_update AFTER UPDATE OF label_id ON mention WHEN new.label_id IS NOT old.label_id BEGIN
  UPDATE label_count SET n = n - 1 WHERE annotator_id = old.annotator_id AND label_id = coalesce(old.label_id, 0);
  INSERT INTO label_count VALUES(new.annotator_id, coalesce(new.label_id, 0), 1)
    ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TABLE status_count(
  annotator_id INTEGER NOT NULL, status TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY(annotator_id, status)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER status_count_insert AFTER INSERT ON article_status BEGIN
  INSERT INTO status_count VALUES(new.annotator_id, new.status, 1) ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER status_count_delete AFTER DELETE ON article_status BEGIN
  UPDATE status_count SET n = n - 1 WHERE annotator_id = old.annotator_id AND status = old.status; END;
CREATE TRIGGER status_count_update AFTER UPDATE OF status ON article_status WHEN new.status <> old.status BEGIN
  UPDATE status_count SET n = n - 1 WHERE annotator_id = old.annotator_id AND status = old.status;
  INSERT INTO status_count VALUES(new.annotator_id, new.status, 1) ON CONFLICT DO UPDATE SET n = n + 1; END;

-- contentless: rowid is the article, the text is folded by reader/text/normalize.py before it is indexed
CREATE VIRTUAL TABLE article_search USING fts5(
  body, content = '', prefix = '2 3', tokenize = "unicode61 remove_diacritics 0");
