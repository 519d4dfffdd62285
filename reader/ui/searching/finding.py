"""The hits of a query in the article shown, and the one that is current."""

from PySide6.QtCore import QObject, Signal

from reader.domain.span import Span
from reader.text.normalize import FoldOptions
from reader.ui.searching.article_search import ArticleSearch, FoldedArticle


class Finding(QObject):
    """Find in one article. The first hit that is current is the one at or after a place, the others are stepped to."""

    changed = Signal(bool)  # the hits; whether these are all
    reached = Signal(object)  # Span of the hit that is current now

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._article = FoldedArticle("")
        self._search = ArticleSearch()
        self._search.found.connect(self._found)
        self._hits: tuple[Span, ...] = ()
        self._at: int | None = None
        self._from = 0

    @property
    def hits(self) -> tuple[Span, ...]:
        """The hits so far, in the order of the text."""
        return self._hits

    @property
    def current(self) -> Span | None:
        """The hit that is current."""
        return self._hits[self._at] if self._at is not None else None

    @property
    def place(self) -> int | None:
        """Which of the hits that is, from 1."""
        return None if self._at is None else self._at + 1

    def set_article(self, content: str) -> None:
        """Find in another text from now on."""
        self._article = FoldedArticle(content)

    def start(self, query: str, options: FoldOptions, position: int) -> None:
        """Look for a query; the first hit at or after `position` becomes current."""
        self._hits, self._at, self._from = (), None, position
        self._search.start(self._article, query, options)

    def stop(self) -> None:
        """Forget the query and its hits."""
        self._search.stop()
        self._hits, self._at = (), None

    def step(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) hit, round the ends of the article."""
        if self._hits:
            self._go((-1 if self._at is None else self._at) + step)
            self.changed.emit(True)

    def _go(self, at: int) -> None:
        self._at = at % len(self._hits)
        self.reached.emit(self._hits[self._at])

    def _found(self, hits: list[Span], done: bool) -> None:
        self._hits = tuple(hits)
        if hits and self._at is None:
            self._go(next((order for order, hit in enumerate(hits) if hit.end > self._from), 0))
        self.changed.emit(done)
