"""The strip beside the text that shows where in the article its mentions and hits are."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.domain.span import Span
from reader.ui.article_view.view import ArticleView
from reader.ui.theme import Theme

_WIDTH = 14
_TICKS = 4000


class OverviewRuler(QWidget):
    """Draw a tick for each mention at its height in the article; click or drag to go there."""

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = view.look.theme
        self._hits: Sequence[Span] = ()
        self._key: tuple[int, int, int, int] | None = None
        self._found: list[tuple[int, QColor]] = []
        self.setFixedWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        view.scrolled.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.refresh()

    def set_hits(self, hits: Sequence[Span]) -> None:
        """Show where the hits of a search are."""
        self._hits = hits
        self.update()

    def _ticks(self) -> list[tuple[int, QColor]]:
        """Return height and colour of each tick, at most a few of each block: computed again only when asked to."""
        key = (len(self._view.text.mentions), self._view.text.heights.total, self.height(), id(self._view.look.styles))
        if key != self._key:
            self._key, look = key, self._view.look
            seen: dict[tuple[int, int], QColor] = {}
            # more ticks than pixels say nothing: a few of each block are enough in a long article
            most = max(2, _TICKS // len(self._view.text.blocks))
            for number in range(len(self._view.text.blocks)):
                for mention in self._view.text.mentions.in_block(number)[:most]:
                    colour = look.style(mention.label_id).colour
                    seen.setdefault((round(self._y(mention.start)), colour.rgba()), colour)
            self._found = [(y, colour) for (y, _), colour in seen.items()]
        return self._found

    def refresh(self) -> None:
        """Compute the ticks again: a label or a theme changed."""
        self._key = None
        self.update()

    def _y(self, position: int) -> float:
        """Return the height on the ruler of a code point, by the heights known so far."""
        text = self._view.text
        number = text.block_at(position)
        block = text.blocks[number]
        share = (position - block.start) / max(1, block.end - block.start)
        y = text.heights.sum_before(number + 1) + share * text.heights[number + 1]
        return float(y / max(1, text.heights.total) * (self.height() - 8) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ticks and the frame of what is on the screen; ticks that fall on the same pixel are drawn once."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.view)
        text = self._view.text
        for y, colour in self._ticks():
            painter.fillRect(QRectF(4, y - 1, 6, 2), colour)
        for hit in self._hits[:5000]:
            painter.fillRect(QRectF(2, round(self._y(hit.start)) - 1, 10, 3), self._theme.warn)
        total = max(1, text.heights.total)
        top = text.y / total * (self.height() - 8) + 4
        height = max(18.0, self._view.viewport().height() / total * (self.height() - 8))
        if self._view.verticalScrollBar().maximum() > 0:
            wash = QColor(self._theme.text)
            wash.setAlphaF(0.06)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(wash)
            painter.setPen(QPen(self._theme.text3, 1))
            painter.drawRoundedRect(QRectF(1.5, top, _WIDTH - 3, min(height, self.height() - top - 2)), 4, 4)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place under the pointer."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, point: QPointF) -> None:
        bar = self._view.verticalScrollBar()
        share = (point.y() - 4) / max(1, self.height() - 8)
        bar.setValue(round(share * self._view.text.heights.total - self._view.viewport().height() / 2))
