"""Reading what a foreign hand or a failing medium may have written: damage is told before anything is done."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.domain.errors import DamagedError
from reader.storage import queries

# what can do no harm as the name of a folder
_UID = re.compile("[0-9A-Za-z_-]{1,100}")
_ADVICE = "Restore a backup."
_UNFINISHED = "The project was never finished being made."


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what a damaged or forged record does to its reader into DamagedError."""
    try:
        yield
    except (sqlite3.DataError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError(str(path), f"The file is damaged: {error}.", _ADVICE) from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        # what is no UTF-8 has no code of its own
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "decode" in str(error):
            raise DamagedError(str(path), f"The file is damaged: {error}.", _ADVICE) from error
        raise


def identity(connection: sqlite3.Connection, path: Path) -> tuple[str, int]:
    """Return project and replica. Both become names of files, so a uid that is none is refused: DamagedError."""
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    if "project_uid" not in meta:
        raise DamagedError(str(path), _UNFINISHED, _ADVICE)
    if not _UID.fullmatch(str(meta["project_uid"])):
        raise DamagedError(str(path), "The project's own id is damaged.", _ADVICE)
    return str(meta["project_uid"]), int(meta.get("replica", 0))


def first_look(connection: sqlite3.Connection, path: Path) -> None:
    """Read once what every window shows, so that a forged file is refused on opening and not while someone works."""
    with reading(path):
        identity(connection, path)
        queries.schema(connection)
        if not queries.annotators(connection):
            raise DamagedError(str(path), _UNFINISHED, _ADVICE)
