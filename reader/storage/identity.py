"""Ids: of a project, of an installation, of a copy of a project, and those that a copy gives to its records."""

import sqlite3
import time
from contextlib import suppress
from os import urandom
from pathlib import Path

_BLOCK = 4096


def now() -> int:
    """Return the time in ms UTC."""
    return time.time_ns() // 1_000_000


def project_uid() -> str:
    """Return a fresh UUID of version 7: it sorts by the time it was made."""
    # imported late, as below: opening a project makes no id, and `uuid` looks at the machine
    from uuid import UUID

    chance = int.from_bytes(urandom(8), "big") >> 2
    return str(UUID(int=now() << 80 | 7 << 76 | 2 << 62 | chance))


def random_uid() -> str:
    """Return a fresh random UUID."""
    from uuid import uuid4

    return str(uuid4())


def replica_number() -> int:
    """Return a fresh number for a copy of a project, from 1 to 2**31 - 1."""
    return int.from_bytes(urandom(8), "big") % (2**31 - 1) + 1


def install_id(home: Path) -> str:
    """Return the id of this installation, made when it is first asked for."""
    path = home / "install-id"
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        made = random_uid().replace("-", "")
        with suppress(OSError):
            home.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="ascii")
        return made


def is_copy_at(connection: sqlite3.Connection, replica_id: int, place: str) -> bool:
    """Tell whether a copy of the project is known to lie at a place; it has another one when it was copied there."""
    row = connection.execute("SELECT place FROM replica WHERE id = ?", (replica_id,)).fetchone()
    return row is not None and row[0] == place


def new_copy(connection: sqlite3.Connection, place: str) -> int:
    """Go on as a copy of its own, at a place, and return its number. Inside a transaction."""
    replica_id = replica_number()
    connection.execute("INSERT INTO replica VALUES(?, ?, ?, ?)", (replica_id, random_uid(), place, now()))
    connection.executemany(
        "INSERT INTO meta VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        [("replica", replica_id), ("next_counter", 1)],
    )
    return replica_id


class Ids:
    """Give ids to the records that a copy makes. They are reserved in blocks, inside the transaction that uses them."""

    def __init__(self, connection: sqlite3.Connection, replica_id: int) -> None:
        self._connection, self._replica_id = connection, replica_id
        self._next = self._limit = 0

    def block(self, count: int) -> int:
        """Return the first of so many consecutive ids that no record of any copy has."""
        if self._next + count > self._limit:
            size = max(count, _BLOCK)
            row = self._connection.execute(
                "UPDATE meta SET value = value + ? WHERE key = 'next_counter' RETURNING value", (size,)
            ).fetchone()
            self._limit = int(row[0])
            self._next = self._limit - size
        self._next += count
        return self._replica_id << 32 | self._next - count

    def forget(self) -> None:
        """Reserve anew: what was reserved is rolled back."""
        self._next = self._limit = 0

    def pass_over(self, keys: list[int]) -> None:
        """Give none of these ids again, nor one before them."""
        highest = max((key & 0xFFFFFFFF for key in keys if key >> 32 == self._replica_id), default=0)
        self._connection.execute(
            "UPDATE meta SET value = max(value, ?) WHERE key = 'next_counter'", (highest + _BLOCK,)
        )
