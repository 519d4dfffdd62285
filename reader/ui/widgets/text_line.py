"""One line of an article's text outside the reading view: letters joined, one part marked, direction its own."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.domain.span import Span
from reader.ui.article_view.marked_line import MarkedLine, paint_fade
from reader.ui.look.fonts import READING_FONTS, reading_font
from reader.ui.look.theme import Theme, load_theme

_FADE = 26


class TextLine(QWidget):
    """Draw a text in one layout, shifted so that its marked part is seen; never cut into columns, which breaks letters.

    `marked` counts code points of the text. With `notch` the ends of the mark get a line; with `clickable` the widget
    takes the keyboard focus and `clicked` is sent by mouse, Enter and Space.
    """

    clicked = Signal()

    def __init__(
        self, pixel_size: float = 17, *, clickable: bool = False, family: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._paper = self._theme.card
        self._colour = QColor(self._theme.accent)
        self._font = reading_font(family or READING_FONTS[0].family, pixel_size)
        self._text, self._marked = "", Span(0, 1)
        self._notches, self._clickable = False, clickable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_text(self, text: str, marked: Span, colour: QColor, *, notches: bool = False) -> None:
        """Show a text with a part marked in a colour."""
        self._text, self._marked, self._colour, self._notches = text, marked, colour, notches
        self.setAccessibleName(marked.slice(text))
        self.update()

    def set_theme(self, theme: Theme, paper: QColor | None = None) -> None:
        """Draw in the theme's colours, on a card or on another surface."""
        self._theme, self._paper = theme, paper or theme.card
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(200, round(QFontMetricsF(self._font).height()) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        if not self._text:
            return
        line = MarkedLine(self._text, self._marked, self._font)
        boxes, middle, width = line.boxes, line.middle, float(self.width())
        if boxes and boxes[-1][1] - boxes[0][0] > width - 12:
            # more than can be seen: from where one begins to read it
            middle = boxes[-1][1] - width / 2 + 6 if line.rtl else boxes[0][0] + width / 2 - 6
        if line.width <= width - 12:
            x = (width - line.width) / 2 if not self._clickable else (width - line.width - 6 if line.rtl else 6.0)
        else:
            x = min(6.0, max(width / 2 - middle, width - line.width - 6))
        self._draw(line, QPointF(x, (self.height() - line.height) / 2))

    def _draw(self, line: MarkedLine, at: QPointF) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper, width = self._paper, self.width()
        line.paint(painter, at, (self._colour, paper), self._theme, underline=not self._notches)
        if self._notches:
            bottom = at.y() + line.height - 1
            for x in (at.x() + edge for left, right in line.boxes for edge in self._cut_edges(line.rtl, left, right)):
                painter.drawLine(QPointF(x, at.y()), QPointF(x, bottom))
        paint_fade(painter, QRectF(self.rect()), _FADE, paper, (at.x() < 0, at.x() + line.width > width))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _cut_edges(self, rtl: bool, left: float, right: float) -> list[float]:
        """Return the sides where the mark ends inside a word."""
        text = self._text

        def cuts(at: int) -> bool:
            return 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()

        first, last = (right, left) if rtl else (left, right)
        return [x for at, x in ((self._marked.start, first), (self._marked.end, last)) if cuts(at)]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Send `clicked`."""
        if self._clickable and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send `clicked` for Enter and Space."""
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
