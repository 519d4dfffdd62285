"""One line of an article's text outside of the reading view: one layout, so that letters stay joined, a part marked."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPen, QTextLayout, QTextOption

from reader.domain.article import Direction
from reader.domain.span import Span
from reader.text.direction import paragraph_direction
from reader.text.offsets import Utf16Map
from reader.ui.article_view.carets import Interval, LineRuns, one_for_each_unit
from reader.ui.look.theme import Theme

# characters that would break the line
_SHOWN = str.maketrans(dict.fromkeys("\t\n\x0b\x0c\u2028\u2029", " "))
_ENDLESS = 100_000


class MarkedLine:
    """Lay out a text, in its own direction, and what `marked` covers of it. Px, from the line's upper left corner."""

    def __init__(self, text: str, marked: Span, font: QFont) -> None:
        shown = text.translate(_SHOWN)
        self.rtl = paragraph_direction(shown, Direction.RTL) is Direction.RTL
        self._layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        line = self._layout.createLine()
        line.setLineWidth(_ENDLESS)
        self._layout.endLayout()
        self.width, self.height = line.naturalTextWidth(), line.height()
        units = Utf16Map(shown)
        runs = LineRuns(self._layout, line, shown if units.is_identity else one_for_each_unit(shown))
        start, end = units.to_qt(marked.start), units.to_qt(min(marked.end, len(shown)))
        self.boxes: list[Interval] = list(runs.rects(start, end))

    @property
    def middle(self) -> float:
        """The middle of what is marked, else that of the line."""
        return (self.boxes[0][0] + self.boxes[-1][1]) / 2 if self.boxes else self.width / 2

    def paint(
        self, painter: QPainter, at: QPointF, colours: tuple[QColor, QColor], theme: Theme, *, underline: bool = True
    ) -> None:
        """Draw with the upper left corner at a place. `colours` are those of what is marked and of the paper."""
        colour, paper = colours
        painter.setPen(Qt.PenStyle.NoPen)
        for left, right in self.boxes:
            painter.setBrush(theme.wash(colour, paper, theme.tint))
            painter.drawRoundedRect(QRectF(at.x() + left, at.y() + 1, right - left, self.height - 2), 4, 4)
        painter.setPen(theme.text)
        self._layout.draw(painter, at)
        painter.setPen(QPen(colour, 1.8))
        y = at.y() + self.height - 1
        for left, right in self.boxes if underline else ():
            painter.drawLine(QPointF(at.x() + left, y), QPointF(at.x() + right, y))


def paint_fade(painter: QPainter, room: QRectF, width: float, paper: QColor, cut: tuple[bool, bool]) -> None:
    """Let what is drawn in a room fade into the paper where it is cut: at the left, at the right."""
    clear = QColor(paper)
    clear.setAlpha(0)
    sides = ((room.left(), paper, clear), (room.right() - width, clear, paper))
    for x, start, end in (side for side, is_cut in zip(sides, cut, strict=True) if is_cut):
        gradient = QLinearGradient(x, 0, x + width, 0)
        gradient.setColorAt(0, start)
        gradient.setColorAt(1, end)
        painter.fillRect(QRectF(x, room.top(), width, room.height()), gradient)
