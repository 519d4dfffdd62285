"""Writing very many new records at once: what the tables do for each of them is done once for all of them.

The same transaction takes the triggers away and puts them back, as they were, so that no one ever sees a file without
them; whoever writes here has checked what they check.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from reader.domain.article import LONGEST_CONTENT
from reader.domain.errors import InvalidAnnotationError
from reader.storage import pages, records
from reader.storage.pages import Columns, each_of

TOO_LONG = "The text is too long to be stored."
# a trigger costs more than its row, also one that finds nothing to do
_TRIGGERS = ("mention_inside", "mention_quote", "mention_count_insert", "article_text_length")
# made at once from all rows they cost half, where not many more rows than come were there before; what comes in the
# order of an index is as soon put into it
_INDEXES = {
    "mention": ("mention_label", "mention_entity", "mention_linked"),
    "article": ("article_source", "article_published", "article_length", "article_name_title", "article_name_source"),
}
_FEW_ARTICLES, _MENTIONS_AN_ARTICLE = 50, 20


class Bulk:
    """Write the records of one transaction in which about `incoming` articles come in."""

    def __init__(self, connection: sqlite3.Connection, incoming: int) -> None:
        self._connection = connection
        self._again: list[str] = []
        self._counts: Counter[tuple[int, int]] = Counter()
        self._locked = {row[0] for row in connection.execute("SELECT id FROM annotator WHERE locked")}
        self._is_loose = incoming > _FEW_ARTICLES
        if self._is_loose:
            self._take_away(incoming)

    def _take_away(self, incoming: int) -> None:
        (mentions,) = self._connection.execute("SELECT coalesce(sum(n), 0) FROM label_count").fetchone()
        (articles,) = self._connection.execute("SELECT count(*) FROM article").fetchone()
        for name in _TRIGGERS:
            self._drop("TRIGGER", name)
        tables = {"mention": mentions <= incoming * _MENTIONS_AN_ARTICLE, "article": articles <= incoming}
        try:
            for name in (name for table, is_worth in tables.items() if is_worth for name in _INDEXES[table]):
                self._drop("INDEX", name)
        except sqlite3.OperationalError as error:
            # something is still being read through this connection: then the indexes stay
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_LOCKED:
                raise

    def _drop(self, kind: str, name: str) -> None:
        (sql,) = self._connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        self._connection.execute(f"DROP {kind} {name}")
        self._again.append(sql)

    def finish(self) -> None:
        """Put back what was taken away, and count."""
        # indexes first: they are the longer work, and nothing is written after the triggers are back
        for sql in reversed(self._again):
            self._connection.execute(sql)
        self._connection.executemany(
            "INSERT INTO label_count VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
            [(*key, count) for key, count in self._counts.items()],
        )
        self._again.clear()
        self._counts.clear()
        self._is_loose = False

    @contextmanager
    def _unchecked(self) -> Iterator[None]:
        """Spare the CHECKs of the tables, which walk through every text."""
        if not self._is_loose:
            yield
            return
        self._connection.execute("PRAGMA ignore_check_constraints=ON")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA ignore_check_constraints=OFF")

    def count(self, annotator_id: int, label_id: int | None) -> None:
        """Count a mention that was written otherwise."""
        if self._is_loose:
            self._counts[annotator_id, label_id or 0] += 1

    def add_articles(self, first: int, columns: Columns, contents: Sequence[str]) -> None:
        """Write articles with their texts under consecutive ids; the words of many are indexed later."""
        if max(map(len, contents)) > LONGEST_CONTENT:
            raise InvalidAnnotationError(TOO_LONG)
        if any("\0" in content for content in contents):
            raise InvalidAnnotationError("The text holds a NUL character.")
        count, ids = len(contents), range(first, first + len(contents))
        with self._unchecked():
            pages.insert(self._connection, "article", first, count, columns)
            records.insert_texts(self._connection, [*zip(ids, contents, strict=True)], index=not self._is_loose)
        titles, sources = each_of(columns["title"]), each_of(columns["source"])
        records.insert_names(self._connection, zip(ids, titles, sources, strict=False))

    def add_mentions(self, first: int, count: int, columns: Columns) -> None:
        """Write mentions under consecutive ids."""
        annotators, labels = columns["annotator_id"], columns["label_id"]
        if not self._locked.isdisjoint(annotators if isinstance(annotators, list) else [annotators]):
            raise InvalidAnnotationError("the annotator is locked")
        with self._unchecked():
            pages.insert(self._connection, "mention", first, count, columns)
        pieces = [
            (first + number, position, start, end)
            for number, each in enumerate(columns.get("pieces", ()))
            for position, (start, end) in enumerate(each or ())
        ]
        self._connection.executemany("INSERT INTO mention_span VALUES(?, ?, ?, ?)", pieces)
        if self._is_loose:
            pairs = islice(zip(each_of(annotators), each_of(labels), strict=False), count)
            for (annotator_id, label_id), number in Counter(pairs).items():
                self._counts[annotator_id, label_id or 0] += number
