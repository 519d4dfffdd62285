"""Undo and redo: an operation done backwards or again from its images, where nothing of it was changed since."""

import sqlite3

from reader.domain.errors import InvalidAnnotationError, UndoConflictError
from reader.storage import log, records
from reader.storage.log import Entry
from reader.storage.store import Store
from reader.storage.transaction import Transaction


def revert(store: Store, annotator_id: int, *, redo: bool) -> Entry | None:
    """Undo the annotator's last step, or do the last undone one again; None when there is none.

    A record that no longer equals its recorded image was changed since: UndoConflictError, nothing changed. So is
    an article that goes with its import when someone else has worked on it; the error counts what they did.
    """
    connection = store.connection
    step = (log.next_redo if redo else log.next_undo)(connection, annotator_id)
    if step is None:
        return None
    position, operation_id = step
    target = _last_revert(connection, operation_id) if redo else operation_id
    article_id = log.find_operation(connection, operation_id).article_id
    outcome: list[Entry] = []
    kind = "redo" if redo else "undo"
    try:
        with store.transaction(
            kind, annotator_id, article_id=article_id, reverts=target, outcome=outcome
        ) as transaction:
            _revert(connection, transaction, operation_id, redo=redo)
            log.set_state(connection, position, "done" if redo else "undone")
    except InvalidAnnotationError as error:
        # what would go is referred to by what was made since
        if isinstance(error.__cause__, sqlite3.IntegrityError) and "FOREIGN KEY" in error.problem:
            raise UndoConflictError from error
        raise
    return outcome[0] if outcome else None


def _revert(connection: sqlite3.Connection, transaction: Transaction, operation_id: int, *, redo: bool) -> None:
    changed: set[tuple[str, int]] = set()
    articles_go = _takes_articles(connection, operation_id, redo=redo)
    for number, parts in enumerate(log.parts_of(connection, operation_id, backwards=not redo)):
        if number:
            transaction.settle()
        for table, key, before, after in log.unfolded(parts, backwards=not redo):
            if table == records.TEXT:
                # it goes and comes with its article
                continue
            expected, wanted = (before, after) if redo else (after, before)
            if not records.equals(table, transaction.find(table, key), expected):
                changed.add((table, key))
            else:
                transaction.restore(table, key, records.load(table, wanted))
        if changed and not articles_go:
            raise UndoConflictError
    if articles_go:
        # what others added to the articles since refers to nothing now; so do our changes as yet, to the operation
        broken = connection.execute("PRAGMA foreign_key_check")
        changed |= {(table, row) for table, row, _, _ in broken if table not in ("change", "change_page")}
    if changed:
        raise UndoConflictError(len(changed) if articles_go else 0)


def _takes_articles(connection: sqlite3.Connection, operation_id: int, *, redo: bool) -> bool:
    """Tell whether articles go with a step; what is said of them comes in other pages than they do."""
    image, pages = ("after", 0) if redo else ("before", 1)
    row = connection.execute(
        f"SELECT 1 FROM change WHERE operation_id = ?1 AND \"table\" = 'article' AND {image} IS NULL"
        " UNION ALL SELECT 1 FROM change_page WHERE operation_id = ?1 AND \"table\" = 'article' AND ?2 LIMIT 1",
        (operation_id, pages),
    ).fetchone()
    return row is not None


def _last_revert(connection: sqlite3.Connection, operation_id: int) -> int:
    row = connection.execute(
        "SELECT id FROM operation WHERE reverts = ? ORDER BY lamport DESC LIMIT 1", (operation_id,)
    ).fetchone()
    return int(row[0])
