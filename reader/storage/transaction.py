"""What one operation changes: first image before, last image after, one of each record."""

import sqlite3
from collections.abc import Callable, Sequence

from reader.domain.article import LONGEST_CONTENT
from reader.domain.errors import InvalidAnnotationError
from reader.storage import log, records
from reader.storage.bulk import TOO_LONG, Bulk
from reader.storage.log import Appending
from reader.storage.pages import Columns, pages
from reader.storage.records import Record

__all__ = ["TOO_LONG", "Transaction"]
# characters of new texts that wait for the second copy
_KEPT = 8_000_000


class Transaction:
    """Collect the changes of one operation; `begin` starts writing them to the log before the operation ends."""

    def __init__(
        self, connection: sqlite3.Connection, new_ids: Callable[[int], int], begin: Callable[[], Appending]
    ) -> None:
        self._connection, self._begin = connection, begin
        self.new_ids = new_ids
        self._before: dict[tuple[str, int], Record | None] = {}
        self._after: dict[tuple[str, int], Record | None] = {}
        self._forgotten: list[tuple[str, int]] = []
        self._appending: Appending | None = None
        self._bulk: Bulk | None = None
        # articles with their texts, or None where these are too many to keep and are read again
        self.added: dict[int, str | None] = {}
        self._room = _KEPT

    def new_id(self) -> int:
        """Return a fresh id."""
        return self.new_ids(1)

    def find(self, table: str, key: int) -> Record | None:
        """Return a record as it stands in this transaction."""
        return records.find(self._connection, table, key)

    def before(self, table: str, key: int) -> Record | None:
        """Return a record as it stood before this transaction touched it; None when it was not there or not touched."""
        return self._before.get((table, key))

    def put(self, table: str, record: Record) -> None:
        """Write a whole record, new or changed."""
        self._write(table, record["id"], record)

    def expect(self, articles: int) -> Bulk:
        """Get ready for so many new articles with what is said of them."""
        self._bulk = self._bulk or Bulk(self._connection, articles)
        return self._bulk

    def put_articles(self, first: int, columns: Columns, contents: Sequence[str]) -> None:
        """Write new articles with their texts under consecutive fresh ids, and into the log as pages."""
        self.expect(0).add_articles(first, columns, contents)
        self._log_pages("article", first, len(contents), columns)
        for article_id, content in enumerate(contents, first):
            self._keep(article_id, content)

    def put_mentions(self, first: int, count: int, columns: Columns) -> None:
        """Write new mentions under consecutive fresh ids, and into the log as pages."""
        self.expect(0).add_mentions(first, count, columns)
        self._log_pages("mention", first, count, columns)

    def _log_pages(self, table: str, first: int, count: int, columns: Columns) -> None:
        self.settle()
        self._appending = self._appending or self._begin()
        for page in pages(table, first, count, columns):
            self._appending.add_page(page)

    def remove(self, table: str, key: int) -> None:
        """Remove a record that is there."""
        self._write(table, key, None)

    def forget(self, table: str, key: int) -> None:
        """Remove a record for good: the log says that it went and keeps no image to bring it back from."""
        records.write(self._connection, table, key, self.find(table, key), None)
        self._before.pop((table, key), None)
        self._forgotten.append((table, key))

    def restore(self, table: str, key: int, wanted: Record | None) -> None:
        """Let a record be as an image says. With an article its text goes, into the log, and comes back from there."""
        if table == "article" and wanted is None:
            self._before.setdefault((records.TEXT, key), self.find(records.TEXT, key))
            self._after[records.TEXT, key] = None
        self._write(table, key, wanted)
        if table == "article" and wanted is not None and self.find(records.TEXT, key) is None:
            content = log.last_text(self._connection, key)
            if content is not None:
                self._write(records.TEXT, key, {"id": key, "content": content})

    def _write(self, table: str, key: int, after: Record | None) -> None:
        before = self.find(table, key)
        if before == after:
            return
        records.write(self._connection, table, key, before, after)
        if self._bulk is not None and table == "mention" and before is None and after is not None:
            self._bulk.count(after["annotator_id"], after["label_id"])
        self._before.setdefault((table, key), before)
        self._after[table, key] = after

    def add_text(self, article_id: int, content: str) -> None:
        """Store the text of an article that was just put."""
        if len(content) > LONGEST_CONTENT:
            raise InvalidAnnotationError(TOO_LONG)
        records.write(self._connection, records.TEXT, article_id, None, {"content": content})
        self._keep(article_id, content)

    def _keep(self, article_id: int, content: str) -> None:
        self._room -= len(content)
        self.added[article_id] = content if self._room >= 0 else None

    def changes(self) -> list[tuple[str, int, Record | None, Record | None]]:
        """Return the net changes in the order in which their records were first touched."""
        changed = [
            (*key, before, self._after[key]) for key, before in self._before.items() if before != self._after[key]
        ]
        return [*changed, *((table, key, None, None) for table, key in self._forgotten)]

    def settle(self) -> None:
        """Write the changes so far to the log and forget them, so that a large operation does not grow in memory.

        A record that is touched again has a further change; undo goes back through both.
        """
        rows = [log.change_row(*change) for change in self.changes()]
        self._before.clear()
        self._after.clear()
        self._forgotten.clear()
        if rows:
            self._appending = self._appending or self._begin()
            self._appending.add(rows)

    def finish(self) -> Appending | None:
        """Return what was begun by `settle`, with the last changes in it; None when nothing was."""
        if self._bulk is not None:
            self._bulk.finish()
        if self._appending is not None:
            self.settle()
        return self._appending
