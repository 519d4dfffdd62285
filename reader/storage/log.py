"""The append-only log: operations with their changes, chained by hash, and the stack of what can be undone."""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.operation import Operation, OperationId
from reader.storage.pages import ChangePage, ChangeRow, compact
from reader.storage.records import TEXT, Record, dump

FIRST_HASH = bytes(32)
# what belongs to one article: where articles come or go, a change set does not name each of these
OF_ARTICLES = (
    "mention",
    "relation",
    "article_label",
    "article_status",
    "note",
    "suggestion",
    "article_text",
    "article_tag",
    "assignment",
)
_PIECE, _ROWS = 200, 500
_GUARD = "operation_no_update"
Part = ChangeRow | ChangePage


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
    changes: Collection[Part]

    @property
    def id(self) -> int:
        """The operation's id: replica and number."""
        return self.replica_id << 32 | self.sequence

    def hash_after(self, previous: bytes) -> bytes:
        """Return sha256 over the previous hash of this replica and this operation's canonical form."""
        digest = hashlib.sha256(previous)
        for part in self.canonical():
            digest.update(part)
        digest.update(b"]")
        return digest.digest()

    def canonical(self) -> Iterator[bytes]:
        """Yield the canonical form in pieces, without its last bracket: another thread gets its turn between them."""
        yield self.canonical_head()
        for order, part in enumerate(_canonical(self.changes)):
            if order:
                yield b","
            yield part
        yield b"]"

    def canonical_head(self) -> bytes:
        """Return the canonical form up to the changes."""
        fields = [
            self.replica_id, self.sequence, self.lamport, self.created_at, self.annotator_id, self.kind,
            self.article_id, self.reverts,
        ]  # fmt: skip
        return compact(fields)[:-1] + b",["


def _canonical(parts: Iterable[Part]) -> Iterator[bytes]:
    rows: list[ChangeRow] = []
    for part in parts:
        is_page = isinstance(part, ChangePage)
        if rows and (is_page or len(rows) == _PIECE):
            yield compact(rows)[1:-1]
            rows = []
        if isinstance(part, ChangePage):
            yield part.canonical()
        else:
            rows.append(part)
    if rows:
        yield compact(rows)[1:-1]


def unfolded(parts: Iterable[Part], *, backwards: bool = False) -> Iterator[ChangeRow]:
    """Yield each change for itself, also those that stand in pages; these are turned round when it goes backwards."""
    for part in parts:
        if not isinstance(part, ChangePage):
            yield part
        elif backwards:
            yield from reversed([*part.rows()])
        else:
            yield from part.rows()


def change_row(table: str, key: int, before: Record | None, after: Record | None) -> ChangeRow:
    """Return one change in the form that is stored."""
    return table, key, dump(before), dump(after)


class LoggedChanges(Collection[Part]):
    """Read the changes of an operation from the log, anew for each loop: they may be millions.

    `length` counts records, so that one of a page counts as much as one that stands for itself.
    """

    def __init__(self, connection: sqlite3.Connection, operation_id: int, length: int) -> None:
        self._connection, self._id, self._length = connection, operation_id, length

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Part]:
        for parts in parts_of(self._connection, self._id):
            yield from parts

    def __contains__(self, change: object) -> bool:
        return any(each == change for each in self)

    def keys(self) -> frozenset[tuple[str, int]]:
        """Return what was touched; of what belongs to articles that came or went, one of each kind stands for all."""
        moved = self._connection.execute(
            "SELECT 1 FROM change WHERE operation_id = ?1 AND \"table\" = 'article'"
            " AND (before IS NULL OR after IS NULL)"
            " UNION ALL SELECT 1 FROM change_page WHERE operation_id = ?1 AND \"table\" = 'article' LIMIT 1",
            (self._id,),
        ).fetchone()
        few = ", ".join(f"'{table}'" for table in OF_ARTICLES) if moved else "''"
        rows = self._connection.execute(
            f'SELECT DISTINCT "table", key FROM change WHERE operation_id = ?1 AND "table" NOT IN ({few})'
            f' UNION SELECT "table", min(key) FROM change WHERE operation_id = ?1 AND "table" IN ({few})'
            ' GROUP BY "table"',
            (self._id,),
        )
        # nobody looks at what was not there before: one of a page stands for all
        pages = self._connection.execute(
            'SELECT "table", min(first_key) FROM change_page WHERE operation_id = ? GROUP BY "table"', (self._id,)
        )
        return frozenset((*rows, *pages))


class Appending:
    """Append one operation piece by piece, its changes hashed as they come, its own hash written last.

    The operation stands before its changes: while rows refer to what is not there yet, SQLite looks at each new row of
    any table for what it might be that others wait for.
    """

    def __init__(self, connection: sqlite3.Connection, head: Entry, previous: bytes) -> None:
        self._connection, self._head, self._count = connection, head, 0
        _append_operation(connection, head, FIRST_HASH)
        self._digest = hashlib.sha256(previous)
        self._digest.update(head.canonical_head())

    def add(self, rows: Sequence[ChangeRow]) -> None:
        """Write changes, after those that were added before."""
        for start in range(0, len(rows), _PIECE):
            if self._count or start:
                self._digest.update(b",")
            self._digest.update(compact(rows[start : start + _PIECE])[1:-1])
        number, first = self._head.id, self._count
        self._connection.executemany(
            "INSERT INTO change VALUES(?, ?, ?, ?, ?, ?)",
            [(number, position, *row) for position, row in enumerate(rows, first)],
        )
        self._count += len(rows)

    def add_page(self, page: ChangePage) -> None:
        """Write a page, after what was added before."""
        if self._count:
            self._digest.update(b",")
        self._digest.update(page.canonical())
        _append_page(self._connection, self._head.id, self._count, page)
        self._count += page.count

    def finish(self) -> tuple[Entry, bytes]:
        """Write the hash; return the operation, its changes read from the log as they are asked for, with its hash."""
        self._digest.update(b"]]")
        # in this transaction, which has just written it, and in no other
        (trigger,) = self._connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (_GUARD,)).fetchone()
        self._connection.execute(f"DROP TRIGGER {_GUARD}")
        self._connection.execute("UPDATE operation SET hash = ? WHERE id = ?", (self._digest.digest(), self._head.id))
        self._connection.execute(trigger)
        changes = LoggedChanges(self._connection, self._head.id, self._count)
        return replace(self._head, changes=changes), self._digest.digest()


def append(connection: sqlite3.Connection, entry: Entry, digest: bytes) -> None:
    """Write an operation and its changes."""
    _append_operation(connection, entry, digest)
    position, rows = 0, list[tuple[int | str | None, ...]]()
    for part in entry.changes:
        if isinstance(part, ChangePage):
            _append_page(connection, entry.id, position, part)
            position += part.count
        else:
            rows.append((entry.id, position, *part))
            position += 1
    connection.executemany("INSERT INTO change VALUES(?, ?, ?, ?, ?, ?)", rows)


def _append_page(connection: sqlite3.Connection, operation_id: int, position: int, page: ChangePage) -> None:
    connection.execute(
        "INSERT INTO change_page VALUES(?, ?, ?, ?, ?, ?)",
        (operation_id, position, page.table, page.first, page.count, page.columns),
    )


def _append_operation(connection: sqlite3.Connection, entry: Entry, digest: bytes) -> None:
    connection.execute(
        "INSERT INTO operation VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.replica_id, entry.sequence, entry.lamport, entry.created_at, entry.annotator_id,
            entry.kind, entry.article_id, entry.reverts, digest,
        ),
    )  # fmt: skip


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


def parts_of(connection: sqlite3.Connection, operation_id: int, *, backwards: bool = False) -> Iterator[list[Part]]:
    """Yield the changes of an operation some hundred at a time, in the order they were made or the other way round.

    A page comes alone.
    """
    sign, order, at = ("<", "DESC", 1 << 62) if backwards else (">", "ASC", -1)
    stops: list[int | None] = [
        row[0]
        for row in connection.execute(
            f"SELECT position FROM change_page WHERE operation_id = ? ORDER BY position {order}", (operation_id,)
        )
    ]
    for stop in [*stops, None]:
        until = (-1 if backwards else 1 << 62) if stop is None else stop
        while True:
            # positions between the pages
            rows = connection.execute(
                'SELECT "table", key, before, after, position FROM change'
                f" WHERE operation_id = ?1 AND position {sign} ?2 AND ?3 {sign} position"
                f" ORDER BY position {order} LIMIT ?4",
                (operation_id, at, until, _ROWS),
            ).fetchall()
            if not rows:
                break
            at = rows[-1][4]
            yield [row[:4] for row in rows]
        if stop is not None:
            at = stop
            yield [_page(connection, operation_id, stop)]


def _page(connection: sqlite3.Connection, operation_id: int, position: int) -> ChangePage:
    row = connection.execute(
        'SELECT "table", first_key, count, columns FROM change_page WHERE operation_id = ? AND position = ?',
        (operation_id, position),
    ).fetchone()
    return ChangePage(*row)


def last_text(connection: sqlite3.Connection, article_id: int) -> str | None:
    """Return the text that an article had when it went last; None where it was deleted for good, or never went."""
    row = connection.execute(
        "SELECT t.before FROM change a JOIN operation o ON o.id = a.operation_id"
        " LEFT JOIN change t ON t.operation_id = a.operation_id AND t.\"table\" = 'article_text' AND t.key = a.key"
        " WHERE a.\"table\" = 'article' AND a.key = ? AND a.after IS NULL"
        " ORDER BY o.lamport DESC, o.replica_id DESC, o.sequence DESC LIMIT 1",
        (article_id,),
    ).fetchone()
    return str(json.loads(row[0])["content"]) if row and row[0] else None


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


def entries(
    connection: sqlite3.Connection, after: int = -1, most: int = (1 << 63) - 1
) -> Iterable[tuple[Entry, bytes]]:
    """Yield the operations, of all or of a range of ids, with their hashes, replica by replica, each in its order."""
    rows = connection.execute(
        "SELECT id, replica_id, sequence, lamport, created_at, annotator_id, kind, article_id, reverts, hash"
        " FROM operation WHERE id > ? AND id <= ? ORDER BY id",
        (after, most),
    )
    for row in rows:
        changes = tuple(part for parts in parts_of(connection, row[0]) for part in parts)
        replica, sequence, lamport, created, annotator, kind, article, reverts, digest = row[1:]
        yield Entry(replica, sequence, lamport, created, annotator, kind, article, reverts, changes), digest


def articles_added(parts: Iterable[Part]) -> list[int]:
    """Return the articles that came with some changes, and whose texts these do not hold."""
    found: dict[int, None] = {}
    for part in parts:
        if isinstance(part, ChangePage):
            if part.table == "article":
                found.update(dict.fromkeys(range(part.first, part.first + part.count)))
        elif part[0] == "article" and part[2] is None:
            found[part[1]] = None
        elif part[0] == TEXT:
            found.pop(part[1], None)
    return [*found]


def count_operations(connection: sqlite3.Connection) -> int:
    """Return how many operations the log holds."""
    return int(connection.execute("SELECT count(*) FROM operation").fetchone()[0])


def count_articles(connection: sqlite3.Connection) -> int:
    """Return how many articles there are."""
    return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
