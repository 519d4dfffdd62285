"""The only INSERT, UPDATE and DELETE on logged tables. A record is a dict of a whole row, ready for JSON."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from reader.storage import search
from reader.text.normalize import fold_text

Record = dict[str, Any]

COLUMNS: dict[str, tuple[str, ...]] = {
    "annotator": ("id", "name", "kind", "locked", "created_at"),
    "label": (
        "id", "name", "names", "colour", "key", "kind", "parent_id", "description", "attributes", "position", "retired",
        "event", "exclusive", "constraints",
    ),
    "relation_type": (
        "id", "name", "names", "source_labels", "target_labels", "attributes", "position", "retired", "role", "colour",
    ),
    "article": (
        "id", "title", "source", "url", "author", "published", "language", "base_direction", "length", "sha256",
        "provenance", "extra", "position", "added_at",
    ),
    "article_status": ("id", "article_id", "annotator_id", "status", "flagged", "changed_at"),
    "article_tag": ("id", "article_id", "name"),
    "assignment": ("id", "article_id", "annotator_id"),
    "saved_filter": ("id", "name", "conditions"),
    "entity": ("id", "name", "label_id", "aliases", "external_ids", "note"),
    "mention": (
        "id", "article_id", "annotator_id", "label_id", "start", "end", "quote", "entity_id", "span_count",
        "attributes", "note",
    ),
    "relation": (
        "id", "article_id", "annotator_id", "relation_type_id", "source_id", "target_id", "attributes",
    ),
    "article_label": ("id", "article_id", "annotator_id", "label_id"),
    "note": ("id", "article_id", "annotator_id", "mention_id", "start", "end", "body"),
    "batch": ("id", "annotator_id", "tool", "parameters", "sha256", "created_at"),
    "suggestion": (
        "id", "article_id", "annotator_id", "label_id", "start", "end", "entity_id", "source", "score", "state",
        "batch_id", "reason",
    ),
}  # fmt: skip
# what a later schema added to a table: an image logged before that stands for a record with these values
ADDED: dict[str, Record] = {
    "article_status": {"changed_at": 0},
    "label": {"event": 0, "exclusive": 0, "constraints": "{}"},
    "relation_type": {"role": 0, "colour": ""},
}


TEXT = "article_text"
# made once: json.dumps with anything but its defaults makes one at each call
_IMAGE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _names(table: str) -> str:
    return ", ".join(f'"{column}"' for column in COLUMNS[table])


_SELECT = {table: f'SELECT {_names(table)} FROM "{table}" WHERE id = ?' for table in COLUMNS}
INSERT = {
    table: f'INSERT INTO "{table}"({_names(table)}) VALUES({", ".join("?" * len(columns))})'
    for table, columns in COLUMNS.items()
}
_UPDATE = {
    table: f'UPDATE "{table}" SET {", ".join(f""""{column}" = ?""" for column in columns[1:])} WHERE id = ?'
    for table, columns in COLUMNS.items()
}
_folded = lru_cache(maxsize=1024)(fold_text)
_DELETE = {table: f'DELETE FROM "{table}" WHERE id = ?' for table in COLUMNS}


def find(connection: sqlite3.Connection, table: str, key: int) -> Record | None:
    """Return the whole record, or None. A discontinuous mention carries its `pieces`.

    The text of an article is a record of the log only where an article goes or comes back by undo.
    """
    if table == TEXT:
        row = connection.execute("SELECT content FROM article_text WHERE article_id = ?", (key,)).fetchone()
        return None if row is None else {"id": key, "content": row[0]}
    row = connection.execute(_SELECT[table], (key,)).fetchone()
    if row is None:
        return None
    record = dict(zip(COLUMNS[table], row, strict=True))
    if table == "mention" and record["span_count"] > 1:
        record["pieces"] = [list(piece) for piece in _pieces(connection, key)]
    return record


def _pieces(connection: sqlite3.Connection, mention_id: int) -> list[tuple[int, int]]:
    return connection.execute(
        'SELECT start, "end" FROM mention_span WHERE mention_id = ? ORDER BY position', (mention_id,)
    ).fetchall()


def write(connection: sqlite3.Connection, table: str, key: int, before: Record | None, after: Record | None) -> None:
    """Turn the record `before` into `after`; None stands for no record."""
    if table == TEXT:
        _write_text(connection, key, before, after)
        return
    if table == "article":
        _follow_article(connection, key, before, after)
    if after is None:
        connection.execute(_DELETE[table], (key,))
        return
    values = tuple(after[column] for column in COLUMNS[table])
    if before is None:
        connection.execute(INSERT[table], values)
    else:
        if "pieces" in before:
            connection.execute("DELETE FROM mention_span WHERE mention_id = ?", (key,))
        connection.execute(_UPDATE[table], (*values[1:], key))
    if "pieces" in after:
        connection.executemany(
            "INSERT INTO mention_span VALUES(?, ?, ?, ?)",
            [(key, position, start, end) for position, (start, end) in enumerate(after["pieces"])],
        )


def _follow_article(connection: sqlite3.Connection, key: int, before: Record | None, after: Record | None) -> None:
    """Keep what hangs on an article and is not logged itself: its folded names, and its text when it goes."""
    if after is None:
        search.remove(connection, key)
        connection.execute("DELETE FROM article_text WHERE article_id = ?", (key,))
        connection.execute("DELETE FROM article_name WHERE article_id = ?", (key,))
    elif before is None or (before["title"], before["source"]) != (after["title"], after["source"]):
        connection.execute(
            "INSERT INTO article_name VALUES(?, ?, ?)"
            " ON CONFLICT DO UPDATE SET title = excluded.title, source = excluded.source",
            (key, fold_text(after["title"]), fold_text(after["source"])),
        )


def _write_text(connection: sqlite3.Connection, key: int, before: Record | None, after: Record | None) -> None:
    # it goes when its article does, which looks in it for the words to forget
    if before is None and after is not None:
        connection.execute("INSERT INTO article_text VALUES(?, ?)", (key, after["content"]))
        search.add(connection, key, after["content"])


def insert(connection: sqlite3.Connection, table: str, new: Sequence[Record]) -> None:
    """Write whole records that are not there yet."""
    columns = COLUMNS[table]
    connection.executemany(INSERT[table], [tuple(record[column] for column in columns) for record in new])
    pieces = [
        (record["id"], position, start, end)
        for record in new
        if "pieces" in record
        for position, (start, end) in enumerate(record["pieces"])
    ]
    if pieces:
        connection.executemany("INSERT INTO mention_span VALUES(?, ?, ?, ?)", pieces)


def insert_names(connection: sqlite3.Connection, names: Iterable[tuple[int, str, str]]) -> None:
    """Write the folded titles and sources of new articles."""
    connection.executemany(
        "INSERT INTO article_name VALUES(?, ?, ?)",
        [(key, _folded(title), _folded(source)) for key, title, source in names],
    )


def insert_texts(connection: sqlite3.Connection, texts: Sequence[tuple[int, str]], *, index: bool = False) -> None:
    """Write the texts of new articles; unless `index` is set, their words are left to be taken into the index later."""
    connection.executemany("INSERT INTO article_text VALUES(?, ?)", texts)
    if not index:
        search.defer(connection, (key for key, _ in texts))
        return
    for key, content in texts:
        search.add(connection, key, content)


def dump(record: Record | None) -> str | None:
    """Return the JSON image of a record, the same text for equal records."""
    return None if record is None else _IMAGE.encode(record)


def load(table: str, image: str | None) -> Record | None:
    """Return the record of a JSON image, which an earlier schema may have written."""
    return None if image is None else {**ADDED.get(table, {}), **json.loads(image)}


def equals(table: str, record: Record | None, image: str | None) -> bool:
    """Tell whether a record is what an image says."""
    return dump(record) == image or (table in ADDED and record == load(table, image))
