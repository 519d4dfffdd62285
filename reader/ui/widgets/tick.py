"""The box of a tick before a row that a delegate paints, of the size and in the colours of a check box."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from reader.ui.look.icons import pixmap
from reader.ui.look.theme import Theme

# what the box takes of a row on its leading side; a click there ticks
TICK_ROOM = 40
_SIZE, _INSET = 16, 15


def tick_box(row: QRect, *, mirrored: bool) -> QRectF:
    """Return where in a row its box stands, on whole pixels."""
    left = row.right() + 1 - _INSET - _SIZE if mirrored else row.left() + _INSET
    return QRectF(left, row.top() + (row.height() - _SIZE) // 2, _SIZE, _SIZE)


def paint_tick(painter: QPainter, box: QRectF, ticked: bool, colours: Theme) -> None:
    """Draw a box, ticked or not."""
    painter.setPen(QPen(colours.accent if ticked else colours.text3, 1))
    painter.setBrush(colours.accent if ticked else colours.card)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft() + QPointF(2, 2), pixmap("check", colours.on_accent, _SIZE - 4, ratio))
