"""The open project file: an operation is written whole, with its log and its second copy. One thread writes."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

from reader.domain.errors import ReadOnlyError
from reader.storage import log, records, search
from reader.storage.backups import application_home, remember_place
from reader.storage.database import OpenFile, create_file, open_file
from reader.storage.identity import Ids, install_id, is_copy_at, new_copy, now, project_uid
from reader.storage.log import Entry
from reader.storage.pages import ChangePage
from reader.storage.reading import identity, reading
from reader.storage.shadow import ShadowLine, ShadowLog, last_sequence, read_shadow, shadow_path
from reader.storage.transaction import Transaction
from reader.storage.writing import atomic, writing

_TEXTS = 100
# after how many pages of its log SQLite writes them back: its own number, and while the index is made
_PAGES, _PAGES_OF_INDEX = 1000, 250


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
        self._transaction: Transaction | None = None
        self._copied = 0
        self.last_saved_at: int | None = None
        before = self.replica_id
        if not self.read_only:
            self._settle_replica()
        self._ids = Ids(self.connection, self.replica_id)
        self._sequence, self._hash = log.last(self.connection, self.replica_id)
        self._lamport = log.last_lamport(self.connection)
        self._shadow = ShadowLog(shadow_path(self.uid, self.replica_id, home))
        if not self.read_only:
            if self.replica_id != before and self._lamport:
                self.go_on_from(before)
            self._catch_up()
            remember_place(self.uid, self.path, self.home)
        newest = log.operations(self.connection, 1)
        self.last_saved_at = newest[0].created_at if newest else None

    @classmethod
    def create(cls, path: Path, home: Path | None = None) -> "Store":
        """Make a new project file and open it."""
        opened = create_file(path)
        with atomic(opened.connection, path):
            begin_project(opened.connection, project_uid())
        return cls(opened, home or application_home())

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, home: Path | None = None) -> "Store":
        """Open a project file; raises the FileError that says why it cannot be."""
        place = home or application_home()
        opened = open_file(path, read_only=read_only, home=place)
        try:
            with writing(path), reading(path):
                return cls(opened, place)
        except BaseException:
            opened.close()
            raise

    def close(self) -> None:
        """Close files and let go of the lock."""
        if not self.read_only:
            with suppress(sqlite3.Error):
                self._hand_on()
        self._shadow.close()
        if not self.read_only:
            with suppress(sqlite3.Error):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._opened.close()

    def _settle_replica(self) -> None:
        """Keep this copy's id, or take a new one when the file was copied or restored to another place."""
        place = f"{install_id(self.home)}:{self._opened.identity[0]}:{self._opened.identity[1]}"
        if not is_copy_at(self.connection, self.replica_id, place):
            with atomic(self.connection, self.path):
                self.replica_id = new_copy(self.connection, place)

    # --- reading

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep to one state of the file while the block lasts; the one who may write has it anyway."""
        if not self.read_only or self.connection.in_transaction:
            yield
            return
        with writing(self.path):
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
        try:
            with atomic(self.connection, self.path):
                self.connection.execute("PRAGMA defer_foreign_keys=ON")
                self._transaction = transaction = Transaction(
                    self.connection,
                    self._ids.block,
                    lambda: log.Appending(
                        self.connection, self._head(kind, annotator_id, article_id, reverts), self._hash
                    ),
                )
                yield transaction
                entry = self._log(transaction, kind, annotator_id, article_id, reverts)
                if entry is not None and reverts is None:
                    log.push(self.connection, annotator_id, entry.id, barrier=barrier)
        except BaseException:
            self._ids.forget()
            self._sequence, self._hash, self._lamport = saved
            raise
        finally:
            self._transaction = None
        if entry is None:
            return
        # what it could not take is handed on when the file is closed, or opened again: each comes after the one before
        added = chain(
            ((key, text) for key, text in transaction.added.items() if text is not None),
            self._texts([key for key, text in transaction.added.items() if text is None]),
        )
        if self._copied == entry.sequence - 1 and self._shadow.append(entry, self._hash, added):
            self._copied = entry.sequence
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

    def _texts(self, article_ids: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield the texts that were added."""
        for start in range(0, len(article_ids), _TEXTS):
            part = article_ids[start : start + _TEXTS]
            yield from self.connection.execute(
                f"SELECT article_id, content FROM article_text WHERE article_id IN ({', '.join('?' * len(part))})", part
            )

    def index_some(self, seconds: float) -> bool:
        """Take articles into the index of words that are not there yet, for about so long; True when none is left.

        What it holds follows from the texts, so it is no operation and is not logged.
        """
        if self.read_only or self._transaction is not None or search.is_complete(self.connection):
            return True
        self._opened.check_still_there()
        # no one's work is lost with a slice: it is on the disk with the next edit, or made again. And SQLite's log is
        # written back often and little, because that waits for the disk too
        self._tune(synchronous="NORMAL", wal_autocheckpoint=_PAGES_OF_INDEX)
        try:
            with atomic(self.connection, self.path):
                return search.add_some(self.connection, seconds)
        finally:
            self._tune(synchronous="FULL", wal_autocheckpoint=_PAGES)

    def _tune(self, **settings: object) -> None:
        for name, value in settings.items():
            self.connection.execute(f"PRAGMA {name}={value}").fetchall()

    # --- the second copy

    def go_on_from(self, replica_id: int) -> None:
        """Let the second copy, before its first operation, say after which one of another copy it goes on."""
        self._shadow.begin(replica_id, *log.last(self.connection, replica_id))

    def _hand_on(self) -> None:
        """Write into the second copy what a crash, a full disk or a clean-up has kept from it."""
        if self._copied >= self._sequence:
            return
        first = self.replica_id << 32
        for entry, digest in log.entries(self.connection, first | self._copied, first | self._sequence):
            added = log.articles_added(entry.changes)
            held = "SELECT 1 FROM article_text WHERE article_id = ?"
            gone = [key for key in added if self.connection.execute(held, (key,)).fetchone() is None]
            lost = [(key, log.last_text(self.connection, key)) for key in gone]
            if any(text is None for _, text in lost):
                # deleted for good: what was said of it could not be said again
                return
            texts = chain(self._texts(added), ((key, str(text)) for key, text in lost))
            if not self._shadow.append(entry, digest, texts):
                return
            self._copied = entry.sequence

    def _catch_up(self) -> None:
        """Take from the shadow log what this file has lost since, when the chain goes on from its last operation."""
        self._copied = last_sequence(self._shadow.path, self._sequence, self._hash)
        if self._copied <= self._sequence:
            self._hand_on()
            return
        missing, self._copied = list[ShadowLine](), 0
        for line in read_shadow(self._shadow.path):
            if line.entry.sequence > self._sequence:
                missing.append(line)
            else:
                self._copied = line.entry.sequence
        if not missing:
            # its last line says what is not so
            self._hand_on()
            return
        self._copied = self._sequence
        if missing[0].entry.sequence != self._sequence + 1:
            return
        if missing[0].entry.hash_after(self._hash) != missing[0].digest:
            return
        for line in missing:
            self.replay(line)
        self._ids.pass_over([key for line in missing for _, key, _, _ in log.unfolded(line.entry.changes)])
        self._copied = self._sequence
        self.notices.append(f"restored_operations:{len(missing)}")

    def replay(self, line: ShadowLine) -> None:
        """Do an operation again as it was logged, in its own transaction."""
        entry = line.entry
        with atomic(self.connection, self.path):
            self.connection.execute("PRAGMA defer_foreign_keys=ON")
            log.append(self.connection, entry, line.digest)
            for part in entry.changes:
                if isinstance(part, ChangePage):
                    self._replay_page(part, line.texts)
                else:
                    self._replay_change(*part, line.texts)
        self._sequence, self._hash = entry.sequence, line.digest
        self._lamport = max(self._lamport, entry.lamport)

    def _replay_change(
        self, table: str, key: int, _before: str | None, after: str | None, texts: Mapping[int, str]
    ) -> None:
        found = records.find(self.connection, table, key)
        records.write(self.connection, table, key, found, records.load(table, after))
        if table == "article" and found is None and key in texts:
            # before its mentions, whose quotes are compared with it
            records.write(self.connection, records.TEXT, key, None, {"content": texts[key]})

    def _replay_page(self, page: ChangePage, texts: Mapping[int, str]) -> None:
        new = page.records()
        records.insert(self.connection, page.table, new)
        if page.table == "article":
            records.insert_names(self.connection, [(each["id"], each["title"], each["source"]) for each in new])
            here = [(each["id"], texts[each["id"]]) for each in new if each["id"] in texts]
            records.insert_texts(self.connection, here)

    def check_still_there(self) -> None:
        """Raise LostFileError when the file was deleted, moved or replaced while open."""
        self._opened.check_still_there()


def begin_project(connection: sqlite3.Connection, uid: str) -> None:
    """Write what a new file says of itself. Inside a transaction."""
    connection.executemany(
        "INSERT INTO meta VALUES(?, ?)",
        [("project_uid", uid), ("min_reader", 1), ("next_counter", 1), (search.COMPLETE, search.INDEX_VERSION)],
    )
