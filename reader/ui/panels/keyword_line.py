"""A line of text with its keyword in a column, as the lists of lines draw it."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from reader.domain.span import Span
from reader.ui.article_view.marked_line import MarkedLine, paint_fade
from reader.ui.look.fonts import READING_FONTS, reading_font
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
