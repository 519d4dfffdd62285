"""A thin line that tells how much is done, and which part of that was done today."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.look.theme import Theme, load_theme

_HEIGHT = 6


class ProgressLine(QWidget):
    """Draw parts of a whole one after another, from the leading edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self.total, self.done, self.today = 0, 0, 0
        self.setFixedHeight(_HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Use another theme."""
        self._theme = theme
        self.update()

    def set_values(self, total: int, done: int, today: int) -> None:
        """Show that `done` of `total` are done, `today` of them today."""
        self.total, self.done, self.today = total, done, min(today, done)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the line."""
        return QSize(100, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw trough, what was done before, and what was done today."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme, area = self._theme, QRectF(self.rect())
        parts = [(0.0, 1.0, theme.line2)]
        if self.total:
            before, until = (self.done - self.today) / self.total, self.done / self.total
            parts += [(before, until, theme.accent), (0.0, before, theme.ok)]
        for start, end, colour in parts:
            if end > start:
                x, width = area.width() * start, max(3.0, area.width() * (end - start))
                x = area.width() - x - width if self.isRightToLeft() else x
                painter.setBrush(colour)
                painter.drawRoundedRect(QRectF(x, 0, width, _HEIGHT), 3, 3)
        painter.end()
