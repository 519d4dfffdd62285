"""The log as a list that is filtered: ids first, what is shown of each when it is shown."""

import sqlite3
from typing import Any

from reader.domain.annotation import MentionId
from reader.domain.operation import ChangesSince, HistoryFilter, HistoryRow, OperationId
from reader.storage.history import AFTER, COLUMNS, Counted, count_changes, net_changes, row_of


def operation_ids(connection: sqlite3.Connection, wanted: HistoryFilter) -> list[OperationId]:
    """Return the operations that a filter lets through, the newest first."""
    conditions, values = ["1"], list[Any]()
    for value, condition in (
        (wanted.annotator_id, "o.annotator_id = ?"),
        (wanted.article_id, "o.article_id = ?"),
        (wanted.since, "o.created_at >= ?"),
        (wanted.until, "o.created_at < ?"),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    if wanted.kinds:
        conditions.append(f"({' OR '.join(['o.kind = ? OR o.kind LIKE ?'] * len(wanted.kinds))})")
        values += [part for kind in wanted.kinds for part in (kind, f"{kind}.%")]
    if wanted.text.strip():
        pattern = f"%{_escaped(wanted.text.strip())}%"
        conditions.append(
            "(EXISTS(SELECT 1 FROM change c WHERE c.operation_id = o.id"
            " AND (c.after LIKE ? ESCAPE '\\' OR c.before LIKE ? ESCAPE '\\'))"
            " OR EXISTS(SELECT 1 FROM change_page p WHERE p.operation_id = o.id AND p.columns LIKE ? ESCAPE '\\')"
            " OR o.article_id IN (SELECT id FROM article WHERE title LIKE ? ESCAPE '\\'))"
        )
        values += [pattern] * 4
    rows = connection.execute(
        f"SELECT o.id FROM operation o WHERE {' AND '.join(conditions)}"
        " ORDER BY o.lamport DESC, o.replica_id DESC, o.sequence DESC",
        values,
    )
    return [OperationId(number) for (number,) in rows.fetchall()]


def _escaped(text: str) -> str:
    for special in ("\\", "%", "_"):
        text = text.replace(special, f"\\{special}")
    return text


def history_row(connection: sqlite3.Connection, operation_id: int, counted: Counted) -> HistoryRow | None:
    """Return what a list shows of one operation, or None."""
    row = connection.execute(f"{COLUMNS} WHERE o.id = ?", (operation_id,)).fetchone()
    return None if row is None else row_of(connection, row, counted)


def changed_after(connection: sqlite3.Connection, operation_id: int) -> ChangesSince:
    """Count what changed after an operation."""
    kinds = connection.execute(f"SELECT kind, count(*) FROM operation o WHERE {AFTER} GROUP BY kind", (operation_id,))
    return count_changes(dict(kinds.fetchall()), net_changes(connection, AFTER, operation_id))


def mentions_touched(connection: sqlite3.Connection, operation_id: int) -> list[MentionId]:
    """Return the mentions that an operation touched and that are there now."""
    rows = connection.execute(
        "SELECT c.key, c.position FROM change c JOIN mention m ON m.id = c.key"
        " WHERE c.operation_id = ?1 AND c.\"table\" = 'mention'"
        " UNION SELECT m.id, p.position + m.id - p.first_key FROM change_page p"
        " JOIN mention m ON m.id BETWEEN p.first_key AND p.first_key + p.count - 1"
        " WHERE p.operation_id = ?1 AND p.\"table\" = 'mention' ORDER BY 2",
        (operation_id,),
    )
    return [MentionId(key) for key, _ in rows.fetchall()]
