"""What takes SQLite long and may be stopped: a compact copy of a project, and reading through all of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.domain.errors import CancelledError, NotSavedError
from reader.storage.durable import publish

_STEPS = 50_000


@contextmanager
def interruptible(connection: sqlite3.Connection, cancelled: Callable[[], bool] | None) -> Iterator[None]:
    """Let `cancelled` end what SQLite is doing, however long it takes; then CancelledError."""
    if cancelled is None:
        yield
        return
    connection.set_progress_handler(cancelled, _STEPS)
    try:
        yield
    except sqlite3.OperationalError:
        if not cancelled():
            raise
    finally:
        connection.set_progress_handler(None, 0)
    if cancelled():
        raise CancelledError


def save_copy(connection: sqlite3.Connection, path: Path, cancelled: Callable[[], bool] | None = None) -> None:
    """Write a compact copy of the project as it is now, also when its own file is gone."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        # the file itself stays closed to writing: a reader opened it so; only the new file is written
        connection.execute("PRAGMA query_only=OFF")
        with interruptible(connection, cancelled):
            connection.execute("VACUUM INTO ?", (str(part),))
        publish(part, path)
    except CancelledError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise NotSavedError(str(path), f"The copy could not be written: {error}.", "Choose another place.") from error
