"""How the tables came to be, one named step after another; each runs whole in its own transaction or not at all."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils
from sqlite_utils import Database, Migrations

from reader.storage.fingerprint import APPLICATION_ID, fingerprint
from reader.text.normalize import fold_text

migrations = Migrations("hashiya")


def statements(script: str) -> Iterator[str]:
    """Yield the single statements of an SQL script; `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _run(db: Database, name: str) -> None:
    for statement in statements((Path(__file__).parent / name).read_text(encoding="utf-8")):
        db.conn.execute(statement)


@migrations(name="001_first_tables")
def first_tables(db: Database) -> None:
    """Make every table of schema 1 and mark the file as a project."""
    _run(db, "migration_001.sql")
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute("PRAGMA user_version = 1")


@migrations(name="002_events_and_suggestions")
def events_and_suggestions(db: Database) -> None:
    """Add what schema 2 has more."""
    _run(db, "migration_002.sql")
    db.conn.execute("PRAGMA user_version = 2")


@migrations(name="003_article_list")
def article_list(db: Database) -> None:
    """Add what schema 3 has more, and fold the names of the articles that are there."""
    _run(db, "migration_003.sql")
    rows = db.conn.execute("SELECT id, title, source FROM article").fetchall()
    db.conn.executemany(
        "INSERT INTO article_name VALUES(?, ?, ?)",
        ((number, fold_text(title), fold_text(source)) for number, title, source in rows),
    )
    db.conn.execute("PRAGMA user_version = 3")


@migrations(name="004_pages_of_the_log")
def pages_of_the_log(db: Database) -> None:
    """Add what schema 4 has more."""
    _run(db, "migration_004.sql")
    db.conn.execute("PRAGMA user_version = 4")


@migrations(name="005_izafat_is_folded")
def izafat_is_folded(db: Database) -> None:
    """Fold the names anew that hold a ha with hamza, as FOLD_VERSION 2 does; the index of words is made anew by itself.

    Only these letters fold otherwise: the one letter and its presentation forms.
    """
    rows = db.conn.execute(
        "SELECT id, title, source FROM article"
        " WHERE title GLOB '*[\u06c0\ufba4\ufba5]*' OR source GLOB '*[\u06c0\ufba4\ufba5]*'"
    ).fetchall()
    db.conn.executemany(
        "UPDATE article_name SET title = ?, source = ? WHERE article_id = ?",
        ((fold_text(title), fold_text(source), number) for number, title, source in rows),
    )
    db.conn.execute("PRAGMA user_version = 5")


def expected_fingerprints() -> dict[int, str]:
    """Return the fingerprint of a file after each migration; `fingerprint.FINGERPRINTS` must be this."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    found = {}
    try:
        names = [migration.name for migration in migrations.pending(_wrapped(connection))]
        for stop in [*names[1:], None]:
            migrations.apply(_wrapped(connection), stop_before=stop)
            found[int(connection.execute("PRAGMA user_version").fetchone()[0])] = fingerprint(connection)
        return found
    finally:
        connection.close()


def _wrapped(connection: sqlite3.Connection) -> Database:
    return sqlite_utils.Database(connection, execute_plugins=False)
