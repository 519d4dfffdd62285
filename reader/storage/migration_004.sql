-- Schema 4: the log holds what a large operation adds page by page: new records of one table under consecutive keys.
-- A page takes as many positions of its operation as it holds records, the others are in `change`.
CREATE TABLE change_page(
  operation_id INTEGER NOT NULL REFERENCES operation(id),
  position INTEGER NOT NULL CHECK(position >= 0),
  "table" TEXT NOT NULL,
  first_key INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK(count BETWEEN 1 AND 1000),
  columns TEXT NOT NULL,
  PRIMARY KEY(operation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_page_record ON change_page("table", first_key);
CREATE TRIGGER change_page_no_update BEFORE UPDATE ON change_page BEGIN
  SELECT RAISE(ABORT, 'E_APPEND_ONLY'); END;
CREATE TRIGGER change_page_no_delete BEFORE DELETE ON change_page BEGIN
  SELECT RAISE(ABORT, 'E_APPEND_ONLY'); END;
