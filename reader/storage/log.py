"""The append-only log: operations with their changes, chained by hash, and the stack of what can be undone."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.operation import Operation, OperationId
from reader.storage.records import Record, dump

FIRST_HASH = bytes(32)
_PIECE = 200
ChangeRow = tuple[str, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one operation as it is chained, exported to the shadow log and verified. Times are ms UTC."""

    replica_id: int
    sequence: int
    lamport: int
    created_at: int
    annotator_id: int
    kind: str
    article_id: int | None
    reverts: int | None
    changes: tuple[ChangeRow, ...]

    @property
    def id(self) -> int:
        """The operation's id: replica and number."""
        return self.replica_id << 32 | self.sequence

    def hash_after(self, previous: bytes) -> bytes:
        """Return sha256 over the previous hash of this replica and this operation's canonical form."""
        digest = hashlib.sha256(previous)
        for part in self.canonical():
            digest.update(part.encode("utf-8"))
        digest.update(b"]")
        return digest.digest()

    def canonical(self) -> Iterator[str]:
        """Yield the canonical form in pieces, without its last bracket: another thread gets its turn between them."""
        fields = [
            self.replica_id, self.sequence, self.lamport, self.created_at, self.annotator_id, self.kind,
            self.article_id, self.reverts,
        ]  # fmt: skip
        yield f"{compact(fields)[:-1]},["
        for start in range(0, len(self.changes), _PIECE):
            part = compact(self.changes[start : start + _PIECE])[1:-1]
            yield f",{part}" if start else part
        yield "]"


def compact(value: object) -> str:
    """Return JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def change_row(table: str, key: int, before: Record | None, after: Record | None) -> ChangeRow:
    """Return one change in the form that is stored."""
    return table, key, dump(before), dump(after)


def append(connection: sqlite3.Connection, entry: Entry, digest: bytes) -> None:
    """Write an operation and its changes."""
    connection.execute(
        "INSERT INTO operation VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.replica_id, entry.sequence, entry.lamport, entry.created_at, entry.annotator_id,
            entry.kind, entry.article_id, entry.reverts, digest,
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO change VALUES(?, ?, ?, ?, ?, ?)",
        [(entry.id, position, *change) for position, change in enumerate(entry.changes)],
    )


def last(connection: sqlite3.Connection, replica_id: int) -> tuple[int, bytes]:
    """Return number and hash of a replica's last operation; (0, zeros) before the first."""
    row = connection.execute(
        "SELECT sequence, hash FROM operation WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
        (replica_id << 32, replica_id << 32 | 0xFFFFFFFF),
    ).fetchone()
    return (row[0], row[1]) if row else (0, FIRST_HASH)


def last_lamport(connection: sqlite3.Connection) -> int:
    """Return the highest logical time in the file."""
    return int(connection.execute("SELECT coalesce(max(lamport), 0) FROM operation").fetchone()[0])


def changes_of(connection: sqlite3.Connection, operation_id: int) -> list[ChangeRow]:
    """Return the changes of an operation in the order they were made."""
    return connection.execute(
        'SELECT "table", key, before, after FROM change WHERE operation_id = ? ORDER BY position', (operation_id,)
    ).fetchall()


def operations(connection: sqlite3.Connection, limit: int) -> list[Operation]:
    """Return the newest operations first."""
    rows = connection.execute(
        "SELECT id, kind, annotator_id, created_at, article_id, reverts FROM operation"
        " ORDER BY lamport DESC, id DESC LIMIT ?",
        (limit,),
    )
    return [_operation(row) for row in rows]


def find_operation(connection: sqlite3.Connection, operation_id: int) -> Operation:
    """Return one operation."""
    return _operation(
        connection.execute(
            "SELECT id, kind, annotator_id, created_at, article_id, reverts FROM operation WHERE id = ?",
            (operation_id,),
        ).fetchone()
    )


def _operation(row: tuple[int, str, int, int, int | None, int | None]) -> Operation:
    number, kind, annotator, created, article, reverts = row
    return Operation(
        OperationId(number),
        kind,
        AnnotatorId(annotator),
        created,
        None if article is None else ArticleId(article),
        None if reverts is None else OperationId(reverts),
    )


def push(connection: sqlite3.Connection, annotator_id: int, operation_id: int, *, barrier: bool) -> None:
    """Put a fresh operation on the annotator's undo stack; what had been undone can no longer be redone."""
    connection.execute("DELETE FROM undo_stack WHERE annotator_id = ? AND state = 'undone'", (annotator_id,))
    connection.execute(
        "INSERT INTO undo_stack(annotator_id, operation_id, state) VALUES(?, ?, ?)",
        (annotator_id, operation_id, "barrier" if barrier else "done"),
    )


def next_undo(connection: sqlite3.Connection, annotator_id: int) -> tuple[int, int] | None:
    """Return stack position and operation that undo would take back, or None (nothing, or a barrier)."""
    rows = [
        connection.execute(
            "SELECT position, operation_id, state FROM undo_stack"
            " WHERE annotator_id = ? AND state = ? ORDER BY position DESC LIMIT 1",
            (annotator_id, state),
        ).fetchone()
        for state in ("done", "barrier")
    ]
    newest = max((row for row in rows if row), default=None)
    return (newest[0], newest[1]) if newest and newest[2] == "done" else None


def next_redo(connection: sqlite3.Connection, annotator_id: int) -> tuple[int, int] | None:
    """Return stack position and operation that redo would do again, or None."""
    row = connection.execute(
        "SELECT position, operation_id FROM undo_stack"
        " WHERE annotator_id = ? AND state = 'undone' ORDER BY position LIMIT 1",
        (annotator_id,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def set_state(connection: sqlite3.Connection, position: int, state: str) -> None:
    """Mark a step of the stack as done or undone."""
    connection.execute("UPDATE undo_stack SET state = ? WHERE position = ?", (state, position))


def entries(connection: sqlite3.Connection) -> Iterable[tuple[Entry, bytes]]:
    """Yield every operation with its hash, replica by replica, each in its own order."""
    rows = connection.execute(
        "SELECT id, replica_id, sequence, lamport, created_at, annotator_id, kind, article_id, reverts, hash"
        " FROM operation ORDER BY id"
    )
    for row in rows:
        changes = tuple(changes_of(connection, row[0]))
        replica, sequence, lamport, created, annotator, kind, article, reverts, digest = row[1:]
        yield Entry(replica, sequence, lamport, created, annotator, kind, article, reverts, changes), digest


def count_operations(connection: sqlite3.Connection) -> int:
    """Return how many operations the log holds."""
    return int(connection.execute("SELECT count(*) FROM operation").fetchone()[0])


def count_articles(connection: sqlite3.Connection) -> int:
    """Return how many articles there are."""
    return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
