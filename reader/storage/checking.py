"""Proof that a project file is what its log says: pages, keys, quotes, texts, chain, counters, fold."""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from reader.storage import log, records, search
from reader.storage.log import FIRST_HASH
from reader.storage.pages import ChangePage
from reader.text.normalize import fold_text


@dataclass(frozen=True, slots=True)
class CheckProblem:
    """Say what is wrong: `kind` names the check, `where` the record or place, `problem` what was found."""

    kind: str
    where: str
    problem: str


def check(connection: sqlite3.Connection) -> Iterator[CheckProblem]:
    """Yield everything that is wrong; nothing when all is well. A page that cannot be read ends the check."""
    try:
        yield from _pages(connection)
        yield from _texts(connection)
        yield from _quotes(connection)
        yield from _chain(connection)
        yield from _counters(connection)
        yield from _names(connection)
        yield from _fold(connection)
        yield from (CheckProblem("index", f"article {number}", problem) for number, problem in search.check(connection))
    # a flipped bit can make a number a text or nothing at all
    except (sqlite3.DatabaseError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        yield CheckProblem("pages", "file", str(error))


def _pages(connection: sqlite3.Connection) -> Iterator[CheckProblem]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield CheckProblem("pages", "file", line)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield CheckProblem("keys", f"{table} {row}", f"refers to a {parent} that is not there")


def _texts(connection: sqlite3.Connection) -> Iterator[CheckProblem]:
    rows = connection.execute(
        "SELECT a.id, a.length, a.sha256, t.content FROM article a LEFT JOIN article_text t ON t.article_id = a.id"
    )
    for number, length, sha256, content in rows:
        if content is None:
            yield CheckProblem("text", f"article {number}", "has no text")
        elif len(content) != length:
            yield CheckProblem("text", f"article {number}", f"has {len(content)} characters, not {length}")
        elif hashlib.sha256(content.encode("utf-8")).hexdigest() != sha256:
            yield CheckProblem("text", f"article {number}", "is not the text that was imported")


def _quotes(connection: sqlite3.Connection) -> Iterator[CheckProblem]:
    article_id, content = None, ""
    rows = connection.execute('SELECT id, article_id, start, "end", quote FROM mention ORDER BY article_id')
    texts = connection.cursor()
    for number, of_article, start, end, quote in rows:
        if of_article != article_id:
            found = texts.execute("SELECT content FROM article_text WHERE article_id = ?", (of_article,)).fetchone()
            article_id, content = of_article, found[0] if found else ""
        if content[start:end][:64] != quote or end > len(content):
            yield CheckProblem("quote", f"mention {number}", f"says {quote!r}, the text {content[start:end][:64]!r}")


def _chain(connection: sqlite3.Connection) -> Iterator[CheckProblem]:
    replica, expected, previous = None, 1, FIRST_HASH
    for entry, digest in log.entries(connection):
        if entry.replica_id != replica:
            replica, expected, previous = entry.replica_id, 1, FIRST_HASH
        if entry.sequence != expected:
            yield CheckProblem("chain", f"operation {entry.id}", f"is number {entry.sequence}, not {expected}")
        if entry.hash_after(previous) != digest:
            yield CheckProblem("chain", f"operation {entry.id}", "was changed after it was written")
        expected, previous = entry.sequence + 1, digest
    orphans = connection.execute(
        "SELECT operation_id FROM change WHERE operation_id NOT IN (SELECT id FROM operation)"
        " UNION SELECT operation_id FROM change_page WHERE operation_id NOT IN (SELECT id FROM operation)"
    )
    for (number,) in orphans:
        yield CheckProblem("chain", f"operation {number}", "has changes but is not there")


def _counters(connection: sqlite3.Connection) -> Iterator[CheckProblem]:
    for name, table, column in (
        ("label_count", "mention", "coalesce(label_id, 0)"),
        ("status_count", "article_status", "status"),
    ):
        counted = {
            (row[0], row[1]): row[2]
            for row in connection.execute(f"SELECT annotator_id, {column}, count(*) FROM {table} GROUP BY 1, 2")
        }
        kept = {(row[0], row[1]): row[2] for row in connection.execute(f"SELECT * FROM {name} WHERE n <> 0")}
        for key in counted.keys() | kept.keys():
            if counted.get(key, 0) != kept.get(key, 0):
                yield CheckProblem("counter", f"{name} {key}", f"is {kept.get(key, 0)}, not {counted.get(key, 0)}")


def _names(connection: sqlite3.Connection) -> Iterator[CheckProblem]:
    """Compare the folded names that the list is filtered by with the articles."""
    wanted = {row[0]: row[1:] for row in connection.execute("SELECT id, title, source FROM article")}
    found = {row[0]: row[1:] for row in connection.execute("SELECT article_id, title, source FROM article_name")}
    for number in sorted(wanted.keys() | found.keys()):
        if number not in wanted or found.get(number) != tuple(map(fold_text, wanted[number])):
            yield CheckProblem("names", f"article {number}", "is not listed under its own name")


def _fold(connection: sqlite3.Connection) -> Iterator[CheckProblem]:
    """Compare each record with the last image that the log holds of it."""
    rows = connection.execute(
        'SELECT c."table", c.key, c.after FROM change c JOIN operation o ON o.id = c.operation_id'
        " ORDER BY o.lamport, o.replica_id, o.sequence, c.position"
    )
    # what a page holds was new there: all else that happened to it came later
    pages = connection.execute('SELECT "table", first_key, count, columns FROM change_page')
    wanted = {(table, key): after for page in pages for table, key, _, after in ChangePage(*page).rows()}
    wanted.update(((table, key), after) for table, key, after in rows)
    for table in records.COLUMNS:
        found = {row[0] for row in connection.execute(f'SELECT id FROM "{table}"')}
        logged = {key for (name, key), after in wanted.items() if name == table and after is not None}
        for key in sorted(found - logged):
            yield CheckProblem("fold", f"{table} {key}", "is there although the log knows nothing of it")
        for key in sorted(logged - found):
            yield CheckProblem("fold", f"{table} {key}", "is missing although the log holds it")
        for key in sorted(found & logged):
            if not records.equals(table, records.find(connection, table, key), wanted[table, key]):
                yield CheckProblem("fold", f"{table} {key}", "differs from what the log says")
