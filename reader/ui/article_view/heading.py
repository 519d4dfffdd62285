"""What stands above the text: title and byline, scrolled with it and no part of it."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption

from reader.domain.article import Direction
from reader.text.direction import first_strong
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme

_TOP = 28
_GAP = 8
_TITLE_SCALE = 1.32


class Heading:
    """Lay out title and byline in a column; each runs in its own direction, an article's without a title is empty."""

    def __init__(self, title: str, byline: str, font: QFont, width: int, direction: Direction, language: str) -> None:
        self.height = _TOP
        self._parts: list[tuple[QTextLayout, int, bool]] = []
        if not title:
            return
        title_font = QFont(font)
        title_font.setPixelSize(round(font.pixelSize() * _TITLE_SCALE))
        title_font.setWeight(QFont.Weight.Bold)
        large = flowed(title, title_font, width, first_strong(title) or direction)
        small = flowed(byline, ui_font(language, 12.5), width, direction)
        below = _TOP + round(large.boundingRect().height()) + _GAP
        self._parts = [(large, _TOP, True), (small, below, False)]
        self.height = below + round(small.boundingRect().height()) + round(0.9 * font.pixelSize())

    def paint(self, painter: QPainter, left: int, top: int, theme: Theme) -> None:
        """Paint at a place of the viewport."""
        for layout, y, is_title in self._parts:
            painter.setPen(theme.text if is_title else theme.text2)
            layout.draw(painter, QPointF(left, top + y))

    def lines(self) -> Iterator[tuple[QTextLayout, QTextLine]]:
        """Yield the lines in the order in which they are painted."""
        for layout, _, _ in self._parts:
            yield from ((layout, layout.lineAt(at)) for at in range(layout.lineCount()))


def flowed(text: str, font: QFont, width: int, direction: Direction) -> QTextLayout:
    """Return a text laid out in lines of a width, aligned to the side where it begins."""
    layout = QTextLayout(text, font)
    rtl = direction is not Direction.LTR
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
