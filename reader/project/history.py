"""The history of a project: listing it, counting what changed, and going back to a point of it."""

import sqlite3
from collections import Counter

from reader.domain.annotation import MentionId
from reader.domain.article import ArticleId
from reader.domain.errors import NotFoundError
from reader.domain.operation import ChangesSince, HistoryFilter, HistoryRow, OperationId
from reader.storage import history, history_list, log
from reader.storage.history import Counted
from reader.storage.records import TEXT, Record
from reader.storage.store import Store
from reader.storage.transaction import Transaction


class Histories:
    """Read the log of the project that `_store` holds."""

    _store: Store
    _counted: Counted | None = None

    def history(
        self,
        limit: int = 100,
        before: OperationId | None = None,
        article_id: ArticleId | None = None,
        mention_id: MentionId | None = None,
        since: int | None = None,
    ) -> list[HistoryRow]:
        """Return what happened, newest first: before an operation, in an article, to a mention, since a time (ms)."""
        return history.history(
            self._store.connection, limit, before=before, article_id=article_id, mention_id=mention_id, since=since,
            counted=self._counted_so_far(),
        )  # fmt: skip

    def _counted_so_far(self) -> Counted:
        if self._counted is None:
            self._counted = {}
        return self._counted

    def changed_since(self, moment: int) -> ChangesSince:
        """Count what changed since a time in ms UTC, by kind of operation, table, label and article."""
        return history.changed_since(self._store.connection, moment)

    def operation_ids(self, wanted: HistoryFilter) -> list[OperationId]:
        """Return the operations that a filter lets through, the newest first."""
        return history_list.operation_ids(self._store.connection, wanted)

    def history_row(self, operation_id: OperationId) -> HistoryRow | None:
        """Return what a list shows of one operation, or None."""
        return history_list.history_row(self._store.connection, operation_id, self._counted_so_far())

    def changed_after(self, operation_id: OperationId) -> ChangesSince:
        """Count what changed after an operation: what going back to it would take back."""
        return history_list.changed_after(self._store.connection, operation_id)

    def mentions_touched(self, operation_id: OperationId) -> list[MentionId]:
        """Return the mentions that an operation touched and that are there now."""
        return history_list.mentions_touched(self._store.connection, operation_id)


def bring_back(transaction: Transaction, connection: sqlite3.Connection, operation_id: OperationId) -> Counter[str]:
    """Let every record be what it was right after an operation; return how many stay otherwise, by reason.

    Articles added since stay, with what came with them, as it came, and deleted ones stay deleted; so do annotators
    added since, and what locked annotators made. Raises NotFoundError.
    """
    if connection.execute("SELECT 1 FROM operation WHERE id = ?", (operation_id,)).fetchone() is None:
        raise NotFoundError("operation", str(operation_id))
    locked = {row[0] for row in connection.execute("SELECT id FROM annotator WHERE locked")}
    brought = history.brought_in_after(connection, operation_id)
    left: Counter[str] = Counter()
    for (table, key), image in history.wanted_at(connection, operation_id).items():
        found = transaction.find(table, key)
        wanted = image
        if table == "annotator" and image is None:
            left["annotator"] += 1
            continue
        if image is None and (table, key) in brought:
            left["imported"] += 1
            wanted = brought[table, key]
        if _is_deleted(connection, table, key, found, wanted):
            left["deleted"] += 1
            continue
        owner = (found or wanted or {}).get("annotator_id")
        if owner in locked and found != wanted:
            left["locked"] += 1
            continue
        _put(transaction, table, key, wanted)
    _keep_what_is_in_use(transaction, connection, left)
    return left


def _is_deleted(
    connection: sqlite3.Connection, table: str, key: int, found: Record | None, wanted: Record | None
) -> bool:
    """Tell whether a record is an article that was deleted, or hangs on one."""
    if found is not None or wanted is None or (table != "article" and "article_id" not in wanted):
        return False
    number = key if table == "article" else wanted["article_id"]
    is_there = connection.execute("SELECT 1 FROM article_text WHERE article_id = ?", (number,)).fetchone() is not None
    # the text of one whose import was undone is in the log
    return not is_there and log.last_text(connection, number) is None


def _put(transaction: Transaction, table: str, key: int, record: Record | None) -> None:
    if table == TEXT:
        # it comes with its article
        return
    if record is not None:
        transaction.restore(table, key, record)
    elif transaction.find(table, key) is not None:
        transaction.remove(table, key)


def _keep_what_is_in_use(transaction: Transaction, connection: sqlite3.Connection, left: Counter[str]) -> None:
    """Take back the removal of what a record that stays refers to, and the return of what refers to nothing."""
    while True:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if not broken:
            return
        for table, row, parent, number in broken:
            columns = {each[0]: each[3] for each in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
            record = transaction.find(table, row)
            if record is None:
                continue
            before = transaction.before(parent, record[columns[number]])
            if before is not None:
                transaction.put(parent, before)
            else:
                transaction.remove(table, row)
            left["in use"] += 1
