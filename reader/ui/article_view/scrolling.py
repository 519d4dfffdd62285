"""Scrolling a laid-out text in a viewport: the bar, the shift of pixels, layout made ahead, a span shown."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from reader.domain.span import Span
from reader.ui.article_view.laid_text import LaidText

_PREFETCH_SECONDS = 0.004


class Scrolling(QObject):
    """Keep the anchor of a text and the scroll bar of an area in line. The anchor is the truth, the bar follows it."""

    scrolled = Signal()

    def __init__(self, area: QAbstractScrollArea, text: LaidText) -> None:
        super().__init__(area)
        self._area, self._text = area, text
        self._bar, self._bar_value, self._settling = area.verticalScrollBar(), 0, False
        self._bar.valueChanged.connect(self._bar_moved)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._prefetch)

    def settle(self, text: LaidText) -> None:
        """Scroll this text from now on; bring its anchor and the bar in line with its layout, and paint again."""
        self._text = text
        text.keep_inside(self._height())
        self._set_bar()
        self._all_moved()

    def ensure_visible(self, span: Span) -> None:
        """Scroll as little as needed to show a span with a line to spare; far away, to a third of the screen."""
        height, text = self._height(), self._text
        number_of_block = text.block_at(span.start)
        laid = text.block(number_of_block)
        line = laid.lines[laid.line_of(span.start)]
        last = laid.lines[laid.line_of(min(span.end, laid.block.end) - 1)] if laid.block.end > span.start else line
        # the rows between are laid out first where they are near, so that the distance is true
        for _ in text.visible(height):
            pass
        top = text.row_top(number_of_block + 1)
        upper, lower = round(top + line.top - line.height * 0.5), round(top + last.top + last.height * 1.5)
        if upper >= 0 and lower <= height:
            return
        if upper < -height or lower > 2 * height:
            text.row, text.offset = number_of_block + 1, round(line.top)
            text.move_by(-height // 3)
            text.keep_inside(height)
            self._set_bar()
            self._all_moved()
        else:
            step = upper if upper < 0 else min(lower - height, upper)
            self._bar.setValue(self._bar.value() + step)

    def _height(self) -> int:
        return self._area.viewport().height()

    def _all_moved(self) -> None:
        self._idle.start()
        self._area.viewport().update()
        self.scrolled.emit()

    def _set_bar(self) -> None:
        bar, height = self._bar, self._height()
        self._settling = True
        bar.setRange(0, max(0, self._text.heights.total - height))
        bar.setPageStep(height)
        bar.setSingleStep(round(self._text.metrics.line_height))
        bar.setValue(self._text.y)
        self._bar_value = bar.value()
        self._settling = False

    def _bar_moved(self, value: int) -> None:
        if self._settling:
            return
        height, wanted, text = self._height(), value - self._bar_value, self._text
        before = (text.row, text.offset)
        near = abs(wanted) < 3 * height
        if near:
            text.move_by(wanted)
        else:
            text.move_to(value)
        moved_inside = (text.row, text.offset)
        text.keep_inside(height)
        whole = near and moved_inside == (text.row, text.offset)
        self._set_bar()
        if whole and abs(wanted) < height and before != moved_inside:
            self._area.viewport().scroll(0, -wanted)
        else:
            self._area.viewport().update()
        self._idle.start()
        self.scrolled.emit()

    def _prefetch(self) -> None:
        if not self._area.isVisible() or not self._text.prefetch(self._height(), _PREFETCH_SECONDS):
            self._idle.stop()
            self._set_bar()
