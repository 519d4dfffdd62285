"""Writing to the project file: whole or not at all, and what SQLite says as what a user can do something about."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.domain.errors import FileError, InvalidAnnotationError, LockedError, NotSavedError, ReaderError
from reader.storage.transaction import TOO_LONG


@contextmanager
def atomic(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Commit what the block writes when it ends; on any error nothing is written. Errors are those of `writing`."""
    with writing(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what SQLite says into what a user can do something about."""
    try:
        yield
    except ReaderError:
        raise
    except sqlite3.IntegrityError as error:
        text = str(error)
        raise InvalidAnnotationError(text.split(": ", 1)[-1] if text.startswith("E_") else text) from error
    except sqlite3.OperationalError as error:
        raise _operational(path, error) from error
    except UnicodeEncodeError as error:
        raise InvalidAnnotationError("The text holds half of a character, which cannot be stored.") from error
    except OverflowError as error:
        raise InvalidAnnotationError("A number is too large to be stored.") from error
    except sqlite3.DataError as error:
        raise InvalidAnnotationError(TOO_LONG) from error
    except sqlite3.DatabaseError as error:
        raise NotSavedError(str(path), f"The project file is damaged: {error}.", "Save a copy now.") from error


def _operational(path: Path, error: sqlite3.OperationalError) -> FileError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedError(str(path), "Another program is using the project file.", "Close it there and try again.")
    if code == sqlite3.SQLITE_FULL:
        return NotSavedError(str(path), "The disk is full.", "Free some space and try again, or save a copy elsewhere.")
    if code == sqlite3.SQLITE_READONLY:
        return NotSavedError(str(path), "The project file is write-protected.", "Save a copy elsewhere.")
    return NotSavedError(str(path), f"The medium fails: {error}.", "Try again, or save a copy elsewhere.")
