"""One line of an article's text outside the reading view: letters joined, one part marked, direction its own."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.domain.article import Direction
from reader.domain.span import Span
from reader.text.direction import paragraph_direction
from reader.text.offsets import Utf16Map
from reader.ui.article_view.carets import LineRuns
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
        self._colour = QColor(self._theme.accent)
        self._font = reading_font(family or READING_FONTS[0].family, pixel_size)
        self._text, self._marked, self._rtl = "", Span(0, 1), True
        self._notches, self._clickable = False, clickable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_text(self, text: str, marked: Span, colour: QColor, *, notches: bool = False) -> None:
        """Show a text with a part marked in a colour."""
        self._text, self._marked, self._colour, self._notches = text.replace("\n", " "), marked, colour, notches
        self._rtl = paragraph_direction(text, Direction.RTL) is Direction.RTL
        self.setAccessibleName(marked.slice(text))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(200, round(QFontMetricsF(self._font).height()) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        if not self._text:
            return
        layout = QTextLayout(self._text, self._font)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self._rtl else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100_000)
        layout.endLayout()
        width, natural = float(self.width()), line.naturalTextWidth()
        positions = Utf16Map(self._text)
        units = (
            self._text
            if positions.is_identity
            else "".join(c if c < "\U00010000" else "\ue000\ue000" for c in self._text)
        )
        boxes = LineRuns(layout, line, units).rects(
            positions.to_qt(self._marked.start), positions.to_qt(min(self._marked.end, len(self._text)))
        )
        middle = (boxes[0][0] + boxes[-1][1]) / 2 if boxes else natural / 2
        if boxes and boxes[-1][1] - boxes[0][0] > width - 12:
            # more than can be seen: from where one begins to read it
            middle = boxes[-1][1] - width / 2 + 6 if self._rtl else boxes[0][0] + width / 2 - 6
        if natural <= width - 12:
            x = (width - natural) / 2 if not self._clickable else (width - natural - 6 if self._rtl else 6.0)
        else:
            x = min(6.0, max(width / 2 - middle, width - natural - 6))
        self._draw(layout, boxes, QPointF(x, (self.height() - line.height()) / 2), (x < 0, x + natural > width))

    def _draw(
        self, layout: QTextLayout, boxes: list[tuple[float, float]], origin: QPointF, cut: tuple[bool, bool]
    ) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = layout.lineAt(0)
        paper = self._theme.card
        painter.setPen(Qt.PenStyle.NoPen)
        for left, right in boxes:
            painter.setBrush(self._theme.wash(self._colour, paper, self._theme.tint))
            box = QRectF(origin.x() + left, origin.y() + 1, right - left, line.height() - 2)
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.text)
        layout.draw(painter, origin)
        painter.setPen(QPen(self._colour, 1.8))
        for left, right in boxes:
            y = origin.y() + line.height() - 1
            if self._notches:
                for x in self._cut_edges(left, right):
                    painter.drawLine(QPointF(origin.x() + x, origin.y()), QPointF(origin.x() + x, y))
            else:
                painter.drawLine(QPointF(origin.x() + left, y), QPointF(origin.x() + right, y))
        self._fade(painter, paper, cut)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _cut_edges(self, left: float, right: float) -> list[float]:
        """Return the sides where the mark ends inside a word."""
        text = self._text

        def cuts(at: int) -> bool:
            return 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()

        first, last = (right, left) if self._rtl else (left, right)
        return [x for at, x in ((self._marked.start, first), (self._marked.end, last)) if cuts(at)]

    def _fade(self, painter: QPainter, paper: QColor, cut: tuple[bool, bool]) -> None:
        """Let the text fade where it goes on beyond the left or the right side."""
        clear = QColor(paper)
        clear.setAlpha(0)
        sides = ((0.0, paper, clear), (float(self.width() - _FADE), clear, paper))
        for x, start, end in (side for side, is_cut in zip(sides, cut, strict=True) if is_cut):
            gradient = QLinearGradient(x, 0, x + _FADE, 0)
            gradient.setColorAt(0, start)
            gradient.setColorAt(1, end)
            painter.fillRect(QRectF(x, 0, _FADE, self.height()), gradient)

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
