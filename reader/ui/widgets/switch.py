"""A switch: on or off, at once."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reader.ui.look.theme import Theme, load_theme

_WIDTH, _HEIGHT = 40, 22


class Switch(QAbstractButton):
    """Draw a trough with a knob that stands at the trailing end when it is on, mirrored with the interface."""

    def __init__(self, on: bool, name: str, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme or load_theme("light")
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size with room for the ring of the focus."""
        return QSize(_WIDTH + 6, _HEIGHT + 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the switch."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        trough = QRectF(3, 3, _WIDTH, _HEIGHT)
        off = theme.wash(theme.text, theme.card, 0.42)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent if self.isChecked() else off)
        painter.drawRoundedRect(trough, _HEIGHT / 2, _HEIGHT / 2)
        at_right = self.isChecked() != self.isRightToLeft()
        x = trough.right() - _HEIGHT / 2 if at_right else trough.left() + _HEIGHT / 2
        painter.setBrush(theme.card)
        painter.drawEllipse(QPointF(x, trough.center().y()), _HEIGHT / 2 - 3, _HEIGHT / 2 - 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.accent, 1.5))
            painter.drawRoundedRect(trough.adjusted(-2, -2, 2, 2), _HEIGHT / 2 + 2, _HEIGHT / 2 + 2)
        painter.end()
