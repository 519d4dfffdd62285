"""The open project file: transactions, ids, the log, undo, and the second copy. One thread writes."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from reader.domain.errors import (
    CancelledError,
    FileError,
    InvalidAnnotationError,
    LockedError,
    NotSavedError,
    ReaderError,
    ReadOnlyError,
    UndoConflictError,
)
from reader.storage import log, records, search
from reader.storage.backups import application_home, remember_place
from reader.storage.database import OpenFile, create_file, open_file
from reader.storage.durable import publish
from reader.storage.identity import project_uid, random_uid, replica_number
from reader.storage.log import Entry
from reader.storage.reading import identity, reading
from reader.storage.shadow import ShadowLog, may_hold_more, read_shadow, shadow_path
from reader.storage.transaction import TOO_LONG, Transaction

_ID_BLOCK = 4096
_STEPS = 50_000


def now() -> int:
    """Return the time in ms UTC."""
    return time.time_ns() // 1_000_000


class Store:
    """Hold one open project. Every write happens inside `transaction`; writing outside one raises."""

    def __init__(self, opened: OpenFile, home: Path) -> None:
        self._opened = opened
        self.home = home
        self.connection = opened.connection
        self.path = opened.path
        self.read_only = opened.read_only
        self.notices = opened.notices
        self.uid, self.replica_id = identity(self.connection, self.path)
        self._next_id = self._id_limit = 0
        self._transaction: Transaction | None = None
        self.last_saved_at: int | None = None
        self.sequence = 0
        if not self.read_only:
            self._settle_replica()
        self._sequence, self._hash = log.last(self.connection, self.replica_id)
        self._lamport = log.last_lamport(self.connection)
        self._shadow = ShadowLog(shadow_path(self.uid, self.replica_id, home))
        if not self.read_only:
            self._catch_up()
            remember_place(self.uid, self.path, self.home)
        newest = log.operations(self.connection, 1)
        self.last_saved_at = newest[0].created_at if newest else None

    @classmethod
    def create(cls, path: Path, home: Path | None = None) -> "Store":
        """Make a new project file and open it."""
        opened = create_file(path)
        uid = project_uid()
        with _translated(path):
            opened.connection.execute("BEGIN IMMEDIATE")
            opened.connection.executemany(
                "INSERT INTO meta VALUES(?, ?)",
                [("project_uid", uid), ("min_reader", 1), ("next_counter", 1), (search.COMPLETE, search.INDEX_VERSION)],
            )
            opened.connection.execute("COMMIT")
        return cls(opened, home or application_home())

    @classmethod
    def rebuild(
        cls,
        path: Path,
        shadow: Path,
        home: Path | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> "Store":
        """Make a project again by doing every operation of a second copy, from the first. Raises FileError.

        What `progress` raises ends it, and then no file is left.
        """
        lines = list(read_shadow(shadow))
        if not lines or lines[0].entry.sequence != 1:
            raise FileError(str(shadow), "This copy does not begin with the project's first operation.")
        opened = create_file(path)
        replica_id = lines[0].entry.replica_id
        with _translated(path):
            opened.connection.execute("BEGIN IMMEDIATE")
            opened.connection.execute(
                "INSERT INTO replica VALUES(?, ?, '', ?)", (replica_id, random_uid(), lines[0].entry.created_at)
            )
            opened.connection.executemany(
                "INSERT INTO meta VALUES(?, ?)",
                [
                    ("project_uid", shadow.parent.name),
                    ("min_reader", 1),
                    ("next_counter", 1),
                    ("replica", replica_id),
                    (search.COMPLETE, search.INDEX_VERSION),
                ],
            )
            opened.connection.execute("COMMIT")
        # it lies in another place now, so it goes on under an id of its own
        store = cls(opened, home or application_home())
        try:
            for number, line in enumerate(lines, 1):
                store.replay(line.entry, line.digest, line.texts)
                if progress is not None:
                    progress(number, len(lines))
        except BaseException:
            store.close()
            for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
                name.unlink(missing_ok=True)
            raise
        store._sequence, store._hash = log.last(store.connection, store.replica_id)
        store.sequence = len(lines)
        return store

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, home: Path | None = None) -> "Store":
        """Open a project file; raises the FileError that says why it cannot be."""
        place = home or application_home()
        opened = open_file(path, read_only=read_only, home=place)
        try:
            with _translated(path), reading(path):
                return cls(opened, place)
        except BaseException:
            opened.close()
            raise

    def close(self) -> None:
        """Close files and let go of the lock."""
        self._shadow.close()
        if not self.read_only:
            with suppress(sqlite3.Error):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._opened.close()

    @contextmanager
    def interruptible(self, cancelled: Callable[[], bool] | None) -> Iterator[None]:
        """Let `cancelled` end what SQLite is doing, however long it takes; then CancelledError."""
        if cancelled is None:
            yield
            return
        self.connection.set_progress_handler(cancelled, _STEPS)
        try:
            yield
        except sqlite3.OperationalError:
            if not cancelled():
                raise
        finally:
            self.connection.set_progress_handler(None, 0)
        if cancelled():
            raise CancelledError

    # --- identity

    def _settle_replica(self) -> None:
        """Keep this copy's id, or take a new one when the file was copied or restored to another place."""
        place = f"{self._install_id()}:{self._opened.identity[0]}:{self._opened.identity[1]}"
        row = self.connection.execute("SELECT place FROM replica WHERE id = ?", (self.replica_id,)).fetchone()
        if row is not None and row[0] == place:
            return
        with _translated(self.path):
            self.replica_id = replica_number()
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute(
                "INSERT INTO replica VALUES(?, ?, ?, ?)", (self.replica_id, random_uid(), place, now())
            )
            self.connection.executemany(
                "INSERT INTO meta VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                [("replica", self.replica_id), ("next_counter", 1)],
            )
            self.connection.execute("COMMIT")

    def _install_id(self) -> str:
        path = self.home / "install-id"
        try:
            return path.read_text(encoding="ascii")
        except OSError:
            made = random_uid().replace("-", "")
            with suppress(OSError):
                self.home.mkdir(parents=True, exist_ok=True)
                path.write_text(made, encoding="ascii")
            return made

    def new_id(self) -> int:
        """Return a fresh id of this copy; the counter is reserved in blocks inside the transaction."""
        if self._next_id >= self._id_limit:
            row = self.connection.execute(
                "UPDATE meta SET value = value + ? WHERE key = 'next_counter' RETURNING value", (_ID_BLOCK,)
            ).fetchone()
            self._id_limit = int(row[0])
            self._next_id = self._id_limit - _ID_BLOCK
        self._next_id += 1
        return self.replica_id << 32 | self._next_id - 1

    @property
    def in_transaction(self) -> bool:
        """True while an edit is going on, whose rows may yet be rolled back."""
        return self._transaction is not None

    # --- reading

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep to one state of the file while the block lasts; the one who may write has it anyway."""
        if not self.read_only or self.connection.in_transaction:
            yield
            return
        with _translated(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("COMMIT")

    # --- writing

    @property
    def is_writing(self) -> bool:
        """True inside a transaction."""
        return self._transaction is not None

    @contextmanager
    def transaction(
        self,
        kind: str,
        annotator_id: int,
        *,
        article_id: int | None = None,
        reverts: int | None = None,
        barrier: bool = False,
        outcome: "list[Entry] | None" = None,
    ) -> Iterator[Transaction]:
        """Write one operation whole: rows, images, chain, undo stack, all in one commit; nothing on any error.

        The entry written is appended to `outcome`; nothing changed, nothing logged.
        """
        if self.read_only:
            raise ReadOnlyError(str(self.path), "The project is open for reading only.", "Save a copy to change it.")
        if self._transaction is not None:
            raise RuntimeError("an edit is already going on")
        self._opened.check_still_there()
        saved = (self._sequence, self._hash, self._lamport)
        with _translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("PRAGMA defer_foreign_keys=ON")
            self._transaction = transaction = Transaction(
                self.connection,
                self.new_id,
                lambda: log.Appending(self.connection, self._head(kind, annotator_id, article_id, reverts), self._hash),
            )
            try:
                yield transaction
                entry = self._log(transaction, kind, annotator_id, article_id, reverts)
                if entry is not None and reverts is None:
                    log.push(self.connection, annotator_id, entry.id, barrier=barrier)
                self.connection.execute("COMMIT")
            except BaseException:
                self._next_id = self._id_limit = 0
                self._sequence, self._hash, self._lamport = saved
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._transaction = None
        if entry is None:
            return
        self._shadow.append(entry, self._hash, self._texts(transaction.added))
        self.last_saved_at = entry.created_at
        self._opened.check_still_there()
        if outcome is not None:
            outcome.append(entry)

    def _head(self, kind: str, annotator_id: int, article_id: int | None, reverts: int | None) -> Entry:
        """Return the next operation, without changes."""
        return Entry(
            self.replica_id, self._sequence + 1, self._lamport + 1, now(), annotator_id, kind, article_id, reverts, ()
        )

    def _log(
        self, transaction: Transaction, kind: str, annotator_id: int, article_id: int | None, reverts: int | None
    ) -> Entry | None:
        appending = transaction.finish()
        if appending is not None:
            entry, self._hash = appending.finish()
        else:
            rows = tuple(log.change_row(*change) for change in transaction.changes())
            if not rows:
                return None
            entry = replace(self._head(kind, annotator_id, article_id, reverts), changes=rows)
            self._hash = entry.hash_after(self._hash)
            log.append(self.connection, entry, self._hash)
        self._sequence, self._lamport = entry.sequence, entry.lamport
        return entry

    def _texts(self, article_ids: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield the texts that were added, one at a time."""
        for article_id in article_ids:
            record = records.find(self.connection, records.TEXT, article_id)
            if record is not None:
                yield article_id, record["content"]

    def index_some(self, seconds: float) -> bool:
        """Take articles into the index of words that are not there yet, for about so long; True when none is left.

        What it holds follows from the texts, so it is no operation and is not logged.
        """
        if self.read_only or self._transaction is not None or search.is_complete(self.connection):
            return True
        self._opened.check_still_there()
        with _translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                done = search.add_some(self.connection, seconds)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        return done

    # --- undo

    def revert(self, annotator_id: int, *, redo: bool) -> Entry | None:
        """Undo the annotator's last step, or do the last undone one again; None when there is none.

        A record that no longer equals its recorded image was changed since: UndoConflictError, nothing changed. So is
        an article that goes with its import when someone else has worked on it; the error counts what they did.
        """
        step = (log.next_redo if redo else log.next_undo)(self.connection, annotator_id)
        if step is None:
            return None
        position, operation_id = step
        target = self._last_revert(operation_id) if redo else operation_id
        article_id = log.find_operation(self.connection, operation_id).article_id
        outcome: list[Entry] = []
        kind = "redo" if redo else "undo"
        try:
            with self.transaction(
                kind, annotator_id, article_id=article_id, reverts=target, outcome=outcome
            ) as transaction:
                self._revert(transaction, operation_id, redo=redo)
                log.set_state(self.connection, position, "done" if redo else "undone")
        except InvalidAnnotationError as error:
            # what would go is referred to by what was made since
            if isinstance(error.__cause__, sqlite3.IntegrityError) and "FOREIGN KEY" in error.problem:
                raise UndoConflictError from error
            raise
        return outcome[0] if outcome else None

    def _revert(self, transaction: Transaction, operation_id: int, *, redo: bool) -> None:
        changed, articles_go = 0, False
        for number, page in enumerate(log.pages_of(self.connection, operation_id, backwards=not redo)):
            if number:
                transaction.settle()
            for table, key, before, after in page:
                if table == records.TEXT:
                    # it goes and comes with its article
                    continue
                expected, wanted = (before, after) if redo else (after, before)
                articles_go = articles_go or (table == "article" and wanted is None)
                if not records.equals(table, transaction.find(table, key), expected):
                    changed += 1
                else:
                    transaction.restore(table, key, records.load(table, wanted))
            if changed and not articles_go:
                raise UndoConflictError
        if articles_go:
            # what others added to the articles since refers to nothing now; so do our changes as yet, to the operation
            broken = self.connection.execute("PRAGMA foreign_key_check")
            changed += len({(table, row) for table, row, _, _ in broken if table != "change"})
        if changed:
            raise UndoConflictError(changed if articles_go else 0)

    def _last_revert(self, operation_id: int) -> int:
        row = self.connection.execute(
            "SELECT id FROM operation WHERE reverts = ? ORDER BY lamport DESC LIMIT 1", (operation_id,)
        ).fetchone()
        return int(row[0])

    # --- the second copy

    def _catch_up(self) -> None:
        """Take from the shadow log what this file has lost since, when the chain goes on from its last operation."""
        if not may_hold_more(self._shadow.path, self._sequence):
            return
        missing = [line for line in read_shadow(self._shadow.path) if line.entry.sequence > self._sequence]
        if not missing or missing[0].entry.sequence != self._sequence + 1:
            return
        if missing[0].entry.hash_after(self._hash) != missing[0].digest:
            return
        for line in missing:
            self.replay(line.entry, line.digest, line.texts)
        highest = max(
            (
                key & 0xFFFFFFFF
                for line in missing
                for _, key, _, _ in line.entry.changes
                if key >> 32 == self.replica_id
            ),
            default=0,
        )
        self.connection.execute(
            "UPDATE meta SET value = max(value, ?) WHERE key = 'next_counter'", (highest + _ID_BLOCK,)
        )
        self.notices.append(f"restored_operations:{len(missing)}")

    def replay(self, entry: Entry, digest: bytes, texts: Mapping[int, str]) -> None:
        """Do an operation again as it was logged, in its own transaction."""
        with _translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self.connection.execute("PRAGMA defer_foreign_keys=ON")
                log.append(self.connection, entry, digest)
                for table, key, _before, after in entry.changes:
                    found = records.find(self.connection, table, key)
                    records.write(self.connection, table, key, found, records.load(table, after))
                    if table == "article" and found is None and key in texts:
                        # before its mentions, whose quotes are compared with it
                        records.write(self.connection, records.TEXT, key, None, {"content": texts[key]})
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        self._sequence, self._hash = entry.sequence, digest
        self._lamport = max(self._lamport, entry.lamport)

    def check_still_there(self) -> None:
        """Raise LostFileError when the file was deleted, moved or replaced while open."""
        self._opened.check_still_there()

    def save_copy(self, path: Path, cancelled: Callable[[], bool] | None = None) -> None:
        """Write a compact copy of the project as it is now, also when its own file is gone."""
        part = path.with_name(path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            # the file itself stays closed to writing: a reader opened it so; only the new file is written
            self.connection.execute("PRAGMA query_only=OFF")
            with self.interruptible(cancelled):
                self.connection.execute("VACUUM INTO ?", (str(part),))
            publish(part, path)
        except CancelledError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        except (OSError, sqlite3.Error) as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise NotSavedError(
                str(path), f"The copy could not be written: {error}.", "Choose another place."
            ) from error


@contextmanager
def _translated(path: Path) -> Iterator[None]:
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
