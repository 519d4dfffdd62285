-- Schema 3: the list of articles at scale: tags, assignments, saved filters, folded names, when a state was reached.
ALTER TABLE article_status ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_status_changed ON article_status(annotator_id, status, changed_at);
CREATE INDEX article_status_flagged ON article_status(annotator_id, article_id) WHERE flagged = 1;

-- a tag orders the corpus and belongs to everyone; an article label is one annotator's judgement in the label set
CREATE TABLE article_tag(
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article(id),
  name TEXT NOT NULL CHECK(length(name) BETWEEN 1 AND 200)
) STRICT;
CREATE INDEX article_tag_article ON article_tag(article_id);
CREATE INDEX article_tag_name ON article_tag(name, article_id);

CREATE TABLE assignment(
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id)
) STRICT;
CREATE INDEX assignment_article ON assignment(article_id, annotator_id);
CREATE INDEX assignment_annotator ON assignment(annotator_id, article_id);

CREATE TABLE saved_filter(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK(length(name) BETWEEN 1 AND 200),
  conditions TEXT NOT NULL CHECK(conditions GLOB '{*}')
) STRICT;

-- title and source folded by reader/text/normalize.py, for filtering and sorting; follows `article`, so it is not
-- logged. Another FOLD_VERSION needs a migration that fills it anew.
CREATE TABLE article_name(
  article_id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
CREATE INDEX article_name_title ON article_name(title);
CREATE INDEX article_name_source ON article_name(source);
CREATE INDEX article_source ON article(source);
CREATE INDEX article_published ON article(published);
CREATE INDEX article_length ON article(length);

-- what is deleted is looked for in every table that refers to it
CREATE INDEX suggestion_article ON suggestion(article_id);

-- when an article was worked on last, and what was done in a week
DROP INDEX operation_article;
CREATE INDEX operation_article ON operation(article_id, created_at) WHERE article_id IS NOT NULL;
CREATE INDEX operation_time ON operation(created_at);
