"""The strip beside the text that shows where in the article its mentions and hits are."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.ui.article_view.view import ArticleView
from reader.ui.look.theme import Theme
from reader.ui.work.timing import once_after

_WIDTH = 14
_TICKS = 4000
_MANY = 2000
_PAUSE = 150

# height on the ruler, colour, and whether it is hollow: only suggested
Tick = tuple[int, QColor, bool]


class OverviewRuler(QWidget):
    """Draw a tick for each mention at its height in the article; click or drag to go there."""

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = view.look.theme
        self._hits: Sequence[Span] = ()
        self._key: tuple[object, object, int] | None = None
        self._total = 0
        self._drawn, self._drawn_key = QPixmap(), (0, 0.0, "")
        self._drawn_ticks: list[Tick] | None = None
        self._rest = once_after(self, _PAUSE, self._forget)
        self._found: list[Tick] = []
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

    def _ticks(self) -> list[Tick]:
        """Return height and colour of each tick; where there are very many they follow once the keys rest."""
        text = self._view.text
        key = (text, self._view.look.styles, self.height())
        if key != self._key:
            self._key, self._total = key, text.heights.total
            self._found = self._find_ticks()
        elif text.heights.total != self._total and not self._rest.isActive():
            # scrolling through new lines corrects the heights at every step
            self._total = text.heights.total
            self.refresh()
        return self._found

    def _find_ticks(self) -> list[Tick]:
        text, look = self._view.text, self._view.look
        scale = (self.height() - 8) / max(1, text.heights.total)
        seen: dict[tuple[int, LabelId | None, bool], None] = {}
        # more ticks than pixels say nothing: a few of each block are enough in a long article
        most = max(2, _TICKS // len(text.blocks))
        top = text.heights[0]
        for number, (block, height) in enumerate(zip(text.blocks, text.heights.values[1:], strict=False)):
            step = height / max(1, block.end - block.start)
            here = text.mentions.in_block(number)[:most] + text.suggestions.in_block(number)[:most]
            for mark in here:
                y = round((top + max(0, mark.start - block.start) * step) * scale + 4)
                seen[y, mark.label_id, mark.id < 0] = None
            top += height
        return [(y, look.style(label_id).colour, hollow) for y, label_id, hollow in seen]

    def refresh(self) -> None:
        """Compute the ticks again: a label or a theme changed. Of very many, once the keys rest."""
        if len(self._view.text.mentions) > _MANY:
            self._rest.start()
        else:
            self._forget()

    def _forget(self) -> None:
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

    def _picture(self) -> QPixmap:
        """Return the ruler with its ticks; drawing thousands of them takes longer than the page of text."""
        ticks, ratio = self._ticks(), self.devicePixelRatioF()
        key = (self.height(), ratio, self._theme.name)
        if ticks is not self._drawn_ticks or key != self._drawn_key:
            self._drawn_ticks, self._drawn_key = ticks, key
            self._drawn = QPixmap(round(_WIDTH * ratio), round(self.height() * ratio))
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(self._theme.view)
            painter = QPainter(self._drawn)
            for y, colour, hollow in ticks:
                if hollow:
                    painter.setPen(QPen(colour, 1))
                    painter.drawRect(QRectF(4.5, y - 1.5, 5, 2))
                else:
                    painter.fillRect(QRectF(4, y - 1, 6, 2), colour)
            painter.end()
        return self._drawn

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ticks and the frame of what is on the screen; ticks that fall on the same pixel are drawn once."""
        painter = QPainter(self)
        text = self._view.text
        painter.drawPixmap(0, 0, self._picture())
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
