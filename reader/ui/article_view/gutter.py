"""What stands beside a paragraph: its number, the bar of the one in focus, the sign of a note."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from reader.ui.article_view.blocks import LaidBlock
from reader.ui.article_view.painting import Look, draw_picture
from reader.ui.look.icons import pixmap
from reader.ui.words.i18n import number

_NOTE = 13


def paint_gutter(painter: QPainter, laid: LaidBlock, look: Look, at: QPointF, noted: bool) -> None:
    """Paint beside a block; `at` is its top on the side where its lines begin, viewport px."""
    block = laid.block
    focused = look.marks.paragraph == block.number and block.number > 0
    if focused and not look.read_mode:
        x = at.x() + 10 if block.rtl else at.x() - 12.5
        bottom = laid.height - (look.metrics.paragraph_gap if block.ends else 0)
        painter.fillRect(QRectF(x, at.y() + 2, 2.5, bottom - 8), look.theme.accent)
    if not block.begins or not block.number:
        return
    colour = look.theme.accent if focused else look.theme.text3
    ratio = look.dense or painter.device().devicePixelRatioF()
    picture = look.number(number(block.number, look.language), colour, 700 if focused else 400, ratio)
    size = picture.deviceIndependentSize()
    x = at.x() + 16 if block.rtl else at.x() - 16 - size.width()
    y = round(at.y() + laid.lines[0].baseline - size.height() + 3)
    draw_picture(painter, QPointF(round(x), y), picture)
    if noted:
        sign = pixmap("message-square", look.theme.accent, _NOTE, ratio)
        painter.drawPixmap(QPointF(round(x + (size.width() - _NOTE) / 2), y + size.height() + 3), sign)
