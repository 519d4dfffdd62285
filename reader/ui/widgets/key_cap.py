"""The picture of a key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.ui.fonts import ui_font
from reader.ui.theme import Theme, load_theme


class KeyCap(QWidget):
    """Draw one key or a group of keys, always from left to right."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys.split()
        self._theme = load_theme("light")
        self._font = ui_font("en", 11, 500)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.update()

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(self._font)
        return [max(20.0, metrics.horizontalAdvance(key) + 11) for key in self._keys]

    def sizeHint(self) -> QSize:
        """Return room for all keys."""
        widths = self._widths()
        return QSize(round(sum(widths) + 4 * (len(widths) - 1)) + 1, 21)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        x = 0.5
        for key, width in zip(self._keys, self._widths(), strict=True):
            box = QRectF(x, 0.5, width, 19)
            painter.setPen(QPen(self._theme.line2, 1))
            painter.setBrush(self._theme.card)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self._theme.text2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            x += width + 4
        painter.end()
