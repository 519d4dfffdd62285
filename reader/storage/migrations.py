"""How the tables came to be, one named step after another; each runs whole in its own transaction or not at all."""

import hashlib
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import sqlite_utils
from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x48534859  # "HSHY"
VERSION = 1
# the oldest program version's schema number that can still read what this one writes
MIN_READER = 1

migrations = Migrations("hashiya")


def statements(script: str) -> Iterator[str]:
    """Yield the single statements of an SQL script; `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@migrations(name="001_first_tables")
def first_tables(db: Database) -> None:
    """Make every table of schema 1 and mark the file as a project."""
    for statement in statements((Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")):
        db.conn.execute(statement)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute(f"PRAGMA user_version = {VERSION}")


def fingerprint(connection: sqlite3.Connection) -> str:
    """Return a digest of every table, index, view and trigger of a file."""
    digest = hashlib.sha256()
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
        " WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name"
    )
    for row in rows:
        digest.update("\x1f".join(row).encode() + b"\x1e")
    return digest.hexdigest()


@lru_cache(maxsize=1)
def expected_fingerprint() -> str:
    """Return the fingerprint of a file that this version made."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))
        return fingerprint(connection)
    finally:
        connection.close()
