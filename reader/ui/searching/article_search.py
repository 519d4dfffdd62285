"""Find in one article, folded, in slices between events: a million characters stall nothing."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from reader.domain.span import Span
from reader.text import tokens
from reader.text.normalize import FOLD_ALL, Folded, FoldOptions, find_folded, fold

_BUDGET = 0.004
_CHUNK = 8_000
_MOST = 20_000


class FoldedArticle:
    """Hold the folded form of one content in chunks that end at paragraphs, each folded when first asked for."""

    def __init__(self, content: str) -> None:
        self.content = content
        self._bounds: list[tuple[int, int]] = []
        start = end = 0
        for paragraph in tokens.paragraph_spans(content):
            end = paragraph.end
            if end - start >= _CHUNK:
                self._bounds.append((start, end))
                start = end
        if end > start:
            self._bounds.append((start, end))
        self._folded: dict[tuple[int, FoldOptions], Folded] = {}

    def chunks(self, options: FoldOptions) -> Iterator[tuple[int, Folded]]:
        """Yield where each chunk begins in the content, and its folded text."""
        for index, (start, end) in enumerate(self._bounds):
            key = (index, options)
            if key not in self._folded:
                self._folded[key] = fold(self.content[start:end], options)
            yield start, self._folded[key]


class ArticleSearch(QObject):
    """Look for a query in one article; `found` tells the spans so far and whether that is all."""

    found = Signal(list, bool)

    def __init__(self) -> None:
        super().__init__()
        self._rest: Iterator[tuple[int, Folded]] = iter(())
        self._query, self._options = "", FOLD_ALL
        self._hits: list[Span] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def start(self, article: FoldedArticle, query: str, options: FoldOptions = FOLD_ALL) -> None:
        """Begin another search; the one before it ends without a word."""
        self._query, self._options, self._hits = query, options, []
        self._rest = article.chunks(options)
        self._timer.start()
        self._go_on()

    def stop(self) -> None:
        """End the search without telling."""
        self._timer.stop()

    def _go_on(self) -> None:
        deadline = time.perf_counter() + _BUDGET
        for start, folded in self._rest:
            for span in find_folded(folded, self._query, self._options):
                self._hits.append(Span(start + span.start, start + span.end))
            if len(self._hits) >= _MOST:
                break
            if time.perf_counter() > deadline:
                self.found.emit(self._hits, False)
                return
        self._timer.stop()
        self.found.emit(self._hits, True)
