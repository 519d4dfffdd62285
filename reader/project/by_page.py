"""A project's articles some at a time, for what goes through all of them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.storage import left_behind
from reader.storage.reading import reading
from reader.storage.said import MentionColumns, Said, said
from reader.storage.store import Store

__all__ = ["MentionColumns", "PageReads", "Said"]

# more make reading no faster, and what one page says is in memory at once
_ARTICLES = 32


class PageReads:
    """Read pages of the project that `_store` holds."""

    _store: Store

    def by_page(
        self, ids: Sequence[ArticleId], annotators: Sequence[AnnotatorId]
    ) -> Iterator[tuple[Sequence[ArticleId], Said]]:
        """Yield the articles in order, some at a time, each time with what the annotators said of them."""
        for first in range(0, len(ids), _ARTICLES):
            some = ids[first : first + _ARTICLES]
            with reading(self._store.path):
                found = said(self._store.connection, some, annotators)
            yield some, found

    def mentions_by(self, article_ids: Sequence[ArticleId] | None) -> Counter[tuple[int, int]]:
        """Return how many mentions there are by annotator and label, in some articles or in all; 0 is no label."""
        with reading(self._store.path):
            return left_behind.mentions_by(self._store.connection, article_ids)

    def marks_by(self, kind: left_behind.Kind, article_ids: Sequence[ArticleId] | None) -> Counter[tuple[int, int]]:
        """Return how much there is of a kind by annotator and label, in some articles or in all; 0 is no label."""
        with reading(self._store.path):
            return left_behind.marks_by(self._store.connection, kind, article_ids)
