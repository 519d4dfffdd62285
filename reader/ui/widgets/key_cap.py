"""The picture of a key."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme

HEIGHT = 19.0
# what stands between keys and is none
SIGNS = ("–", "/", "·")
_BETWEEN = 4


class KeyCap(QWidget):
    """Draw one key or a group of keys, always from left to right."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys.split()
        self._theme = load_theme("light")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)

    def set_keys(self, keys: str) -> None:
        """Show other keys."""
        self._keys = keys.split()
        self.setAccessibleName(keys)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all keys."""
        return QSize(round(caps_width(self._keys)) + 1, 21)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the keys."""
        painter = QPainter(self)
        paint_caps(painter, self._keys, QPointF(0.5, 0.5), self._theme)
        painter.end()


def caps_width(keys: Sequence[str]) -> float:
    """Return the width of a group of keys."""
    return sum(_widths(keys)) + _BETWEEN * max(0, len(keys) - 1)


def paint_caps(painter: QPainter, keys: Sequence[str], at: QPointF, theme: Theme) -> None:
    """Draw a group of keys from left to right, its upper left corner at a point."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(ui_font("en", 11, 500))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    x = at.x()
    for key, width in zip(keys, _widths(keys), strict=True):
        box = QRectF(x, at.y(), width, HEIGHT)
        x += width + _BETWEEN
        painter.setPen(theme.text2)
        if key in SIGNS:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            continue
        painter.setPen(QPen(theme.line2, 1))
        painter.setBrush(theme.card)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.text2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def _widths(keys: Sequence[str]) -> list[float]:
    metrics = QFontMetricsF(ui_font("en", 11, 500))
    return [
        metrics.horizontalAdvance(key) + 2 if key in SIGNS else max(20.0, metrics.horizontalAdvance(key) + 11)
        for key in keys
    ]
