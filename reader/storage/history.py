"""Reading the log as people do: what happened, to what, since when, and what stood at a point of it."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.operation import ChangesSince, HistoryRow, Operation, OperationId, Tally
from reader.domain.schema import LabelId
from reader.storage import pages, records
from reader.storage.pages import ChangePage
from reader.storage.records import Record

Counted = dict[int, Mapping[str, Tally]]

# the order in which operations happened, also where copies of a project were joined
AFTER = "(o.lamport, o.replica_id, o.sequence) > (SELECT lamport, replica_id, sequence FROM operation WHERE id = ?)"
BEFORE = AFTER.replace(">", "<")
# the operations that touched a mention; its page begins at its key or not far before it
_TOUCHED = (
    "o.id IN (SELECT operation_id FROM change WHERE \"table\" = 'mention' AND key = ?"
    " UNION ALL SELECT operation_id FROM change_page WHERE \"table\" = 'mention'"
    f" AND first_key BETWEEN ? - {pages.MOST - 1} AND ? AND first_key + count > ?)"
)
_PAGES = 'SELECT p."table", p.first_key, p.count, p.columns FROM change_page p'
COLUMNS = (
    "SELECT o.id, o.kind, o.annotator_id, o.created_at, o.article_id, o.reverts, coalesce(n.name, ''),"
    " coalesce(a.title, '') FROM operation o LEFT JOIN annotator n ON n.id = o.annotator_id"
    " LEFT JOIN article a ON a.id = o.article_id"
)


def history(
    connection: sqlite3.Connection,
    limit: int,
    *,
    before: int | None,
    article_id: int | None,
    mention_id: int | None,
    since: int | None,
    counted: Counted,
) -> list[HistoryRow]:
    """Return operations, the newest first: before one, in one article, that touched one mention, since a time in ms.

    `counted` remembers what was counted before: an operation never changes, and an import may hold a million records.
    """
    conditions, values = ["1"], list[int]()
    for value, condition in (
        (before, BEFORE),
        (article_id, "o.article_id = ?"),
        (mention_id, _TOUCHED),
        (since, "o.created_at >= ?"),
    ):
        if value is not None:
            conditions.append(condition)
            values += [value] * condition.count("?")
    rows = connection.execute(
        f"{COLUMNS} WHERE {' AND '.join(conditions)}"
        " ORDER BY o.lamport DESC, o.replica_id DESC, o.sequence DESC LIMIT ?",
        (*values, limit),
    ).fetchall()
    return [row_of(connection, row, counted) for row in rows]


def row_of(connection: sqlite3.Connection, row: tuple[Any, ...], counted: Counted) -> HistoryRow:
    """Return what a list shows of an operation that was read with `COLUMNS`."""
    number, kind, annotator_id, created_at, article_id, reverts, annotator, title = row
    if number not in counted:
        counts = connection.execute(
            'SELECT "table", sum(before IS NULL AND after IS NOT NULL), sum(before IS NOT NULL AND after IS NOT NULL),'
            " sum(after IS NULL)"
            ' FROM change WHERE operation_id = ?1 GROUP BY "table" UNION ALL'
            ' SELECT "table", sum(count), 0, 0 FROM change_page WHERE operation_id = ?1 GROUP BY "table"',
            (number,),
        )
        tallies: dict[str, Tally] = {}
        for table, *tally in counts:
            tallies[table] = tallies.get(table, Tally()) + Tally(*tally)
        counted[number] = tallies
    tables = counted[number]
    operation = Operation(
        OperationId(number), kind, AnnotatorId(annotator_id), created_at,
        None if article_id is None else ArticleId(article_id), None if reverts is None else OperationId(reverts),
    )  # fmt: skip
    quote, label_id = "", None
    touched = sum(_total(tally) for name, tally in tables.items() if name == "mention")
    if touched == 1 or (touched and kind == "mention.label_all"):
        image = _first_mention(connection, number)
        quote, label_id = image["quote"], image["label_id"]
    return HistoryRow(operation, annotator, title, tables, quote, label_id)


def _first_mention(connection: sqlite3.Connection, operation_id: int) -> Any:
    row = connection.execute(
        "SELECT before, after FROM change WHERE operation_id = ? AND \"table\" = 'mention' ORDER BY position LIMIT 1",
        (operation_id,),
    ).fetchone()
    if row is not None:
        return json.loads(row[1] or row[0])
    page = connection.execute(
        f"{_PAGES} WHERE p.operation_id = ? AND p.\"table\" = 'mention'", (operation_id,)
    ).fetchone()
    return ChangePage(*page).records()[0]


def _total(tally: Tally) -> int:
    return tally.added + tally.changed + tally.removed


def net_changes(
    connection: sqlite3.Connection, condition: str, value: int
) -> Iterator[tuple[str, int, Record | None, Record | None]]:
    """Yield each record touched by some operations with its first image before and its last one after."""
    rows = connection.execute(
        'SELECT c."table", c.key, c.before, c.after FROM operation o JOIN change c ON c.operation_id = o.id'
        f" WHERE {condition} ORDER BY o.lamport, o.replica_id, o.sequence, c.position",
        (value,),
    )
    images: dict[tuple[str, int], tuple[str | None, str | Record | None]] = {}
    # what is in a page was not there before, so that nothing else happened to it earlier
    for table, record in _in_pages(connection, condition, value):
        images[table, record["id"]] = (None, record)
    for table, key, before, after in rows:
        images[table, key] = (images.get((table, key), (before, None))[0], after)
    for (table, key), (first, last) in images.items():
        if first != last:
            after_all = last if isinstance(last, dict) else records.load(table, last)
            yield table, key, records.load(table, first), after_all


def _in_pages(connection: sqlite3.Connection, condition: str, value: int) -> Iterator[tuple[str, Record]]:
    found = connection.execute(
        f"{_PAGES} JOIN operation o ON o.id = p.operation_id WHERE {condition}"
        " ORDER BY o.lamport, o.replica_id, o.sequence, p.position",
        (value,),
    )
    for table, *page in found:
        for record in ChangePage(table, *page).records():
            yield table, record


def changed_since(connection: sqlite3.Connection, moment: int) -> ChangesSince:
    """Count what changed since a time in ms UTC."""
    kinds = connection.execute("SELECT kind, count(*) FROM operation WHERE created_at >= ? GROUP BY kind", (moment,))
    return count_changes(dict(kinds.fetchall()), net_changes(connection, "o.created_at >= ?", moment))


def count_changes(
    operations: dict[str, int], changes: Iterator[tuple[str, int, Record | None, Record | None]]
) -> ChangesSince:
    """Count records by table, mentions by label and article."""
    tables: Counter[tuple[str, str]] = Counter()
    labels: Counter[tuple[LabelId | None, str]] = Counter()
    articles: Counter[tuple[ArticleId, str]] = Counter()
    for table, _, before, after in changes:
        what = "added" if before is None else "removed" if after is None else "changed"
        tables[table, what] += 1
        record = after or before or {}
        if table == "mention":
            labels[record["label_id"], what] += 1
            articles[record["article_id"], what] += 1
    return ChangesSince(operations, _tallies(tables), _tallies(labels), _tallies(articles))


def _tallies(counter: "Counter[tuple[Any, str]]") -> dict[Any, Tally]:
    found: dict[Any, Tally] = {}
    for (key, what), number in counter.items():
        found[key] = found.get(key, Tally()) + Tally(**{what: number})
    return found


def wanted_at(connection: sqlite3.Connection, operation_id: int) -> dict[tuple[str, int], Record | None]:
    """Return the records that were changed after an operation, as they stood right after it; None for no record."""
    changes = net_changes(connection, AFTER, operation_id)
    return {(table, key): before for table, key, before, _ in changes}


def brought_in_after(connection: sqlite3.Connection, operation_id: int) -> dict[tuple[str, int], Record]:
    """Return what came with articles that were added after an operation, as the import wrote it."""
    rows = connection.execute(
        'SELECT c."table", c.key, c.after FROM operation o JOIN change c ON c.operation_id = o.id'
        f" WHERE {AFTER} AND c.before IS NULL AND o.reverts IS NULL AND o.id IN"
        " (SELECT operation_id FROM change WHERE \"table\" = 'article' AND before IS NULL"
        " UNION ALL SELECT operation_id FROM change_page WHERE \"table\" = 'article')",
        (operation_id,),
    )
    found = {
        (table, record["id"]): record
        for table, *page in connection.execute(
            f"{_PAGES} JOIN operation o ON o.id = p.operation_id WHERE {AFTER}", (operation_id,)
        )
        for record in ChangePage(table, *page).records()
    }
    for table, key, after in rows:
        record = records.load(table, after)
        if record is not None:
            found[table, key] = record
    return found
