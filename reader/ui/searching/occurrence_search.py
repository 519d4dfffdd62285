"""Look for the other occurrences of a name in the article shown, in slices between events."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from reader.domain.span import Span
from reader.text.occurrences import Occurrence, find_occurrences, full_name
from reader.text.searchable import SearchableText

_BUDGET = 0.004
_MOST = 2_000


class OccurrenceSearch(QObject):
    """Find where a name stands; `found` tells the spans once all are known, at most 2,000."""

    found = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest: Iterator[Occurrence] | None = None
        self._text, self._own = SearchableText(""), Span(0, 1)
        self._spans: list[Span] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def start(self, text: SearchableText, own: Span) -> None:
        """Begin to look for the name that a span stands for; the search before ends without a word."""
        self._text, self._own, self._spans, self._rest = text, own, [], None
        self._timer.start()

    def stop(self) -> None:
        """End the search without telling."""
        self._timer.stop()

    def _go_on(self) -> None:
        deadline = time.perf_counter() + _BUDGET
        if self._rest is None:
            if not self._text.advance(_BUDGET):
                return
            self._rest = find_occurrences(self._text, full_name(self._text, self._own))
        for found in self._rest:
            if not found.span.overlaps(self._own):
                self._spans.append(found.span)
            if len(self._spans) >= _MOST:
                break
            if time.perf_counter() > deadline:
                return
        self._timer.stop()
        self.found.emit(self._spans)
