"""How the tables came to be, one named step after another; each runs whole in its own transaction or not at all."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils
from sqlite_utils import Database, Migrations

from reader.storage.fingerprint import APPLICATION_ID, VERSION, fingerprint

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


def expected_fingerprint() -> str:
    """Return the fingerprint of a file that the migrations make; `fingerprint.EXPECTED` must be this."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))
        return fingerprint(connection)
    finally:
        connection.close()
