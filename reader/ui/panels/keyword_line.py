"""What the lists of lines draw alike: a text with its keyword in a column, and the box before it that is ticked."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reader.domain.span import Span
from reader.ui.article_view.marked_line import MarkedLine, paint_fade
from reader.ui.look.fonts import READING_FONTS, reading_font
from reader.ui.look.icons import pixmap
from reader.ui.look.theme import Theme

_SIZE, _FADE = 17, 34


def paint_keyword_line(
    painter: QPainter, room: QRect, context: str, keyword: Span, colours: tuple[QColor, QColor], theme: Theme
) -> None:
    """Draw a line so that its keyword stands in the middle of the room; both ends fade into the paper.

    `colours` are those of the keyword and of the paper.
    """
    line = MarkedLine(context, keyword, reading_font(READING_FONTS[0].family, _SIZE))
    x = room.left() + room.width() / 2 - line.middle
    y = room.top() + (room.height() - line.height) / 2
    painter.save()
    painter.setClipRect(room)
    line.paint(painter, QPointF(x, y), colours, theme)
    paint_fade(painter, QRectF(room), _FADE, colours[1], (True, True))
    painter.restore()


def paint_tick(painter: QPainter, box: QRectF, state: object, paper: QColor, theme: Theme) -> None:
    """Draw a box on the paper, ticked or not, by its Qt.CheckState."""
    ticked = state == Qt.CheckState.Checked
    painter.setPen(QPen(theme.accent if ticked else theme.text3, 1.3))
    painter.setBrush(theme.accent if ticked else paper)
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        ratio = painter.device().devicePixelRatioF()
        sign = pixmap("check", theme.on_accent, round(box.width()) - 4, ratio)
        painter.drawPixmap(box.topLeft() + QPointF(2, 2), sign)
