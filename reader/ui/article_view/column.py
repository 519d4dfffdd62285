"""The column in the viewport: how wide it is, where it stands, and what is painted in it and beside it, in order."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter

from reader.domain.article import Direction
from reader.text.direction import article_direction
from reader.ui.article_view.arcs import WIDTH as ARC_WIDTH
from reader.ui.article_view.arcs import Arcs, Place
from reader.ui.article_view.gutter import paint_gutter
from reader.ui.article_view.heading import Heading
from reader.ui.article_view.laid_text import LaidText
from reader.ui.article_view.lines import y_of
from reader.ui.article_view.painting import Look, paint_block

GUTTER = 44
_MARGIN = 12
_NARROWEST = 120
# lanes and tags reach a little beyond their row
_OVERHANG = 30
_ARC_GAP = 4


class Column:
    """Hold what stands around the text. Widths are px: `widest` at zoom 1, `room` that of the whole viewport."""

    def __init__(self) -> None:
        self.widest, self.zoom = 700, 1.0
        self.title, self.byline = "", ""
        self.arcs, self.shows_arcs = Arcs(), False
        self.noted: frozenset[int] = frozenset()
        self._heading: Heading | None = None
        self._heading_key: tuple[object, ...] = ()

    def width(self, room: int) -> int:
        """Return how wide the column is."""
        free = room - 2 * (GUTTER + _MARGIN) - self._arc_room()
        return max(_NARROWEST, min(round(self.widest * self.zoom), free))

    def left(self, text: LaidText, room: int) -> int:
        """Return where the column begins; arcs stand on the side where lines end."""
        arcs = self._arc_room()
        left = (room - self.width(room) - arcs) // 2
        return left + arcs if arcs and _ends_at_left(text) else left

    def _arc_room(self) -> int:
        return ARC_WIDTH if self.shows_arcs else 0

    def lay_heading(self, text: LaidText, font: QFont, room: int, language: str) -> None:
        """Lay out title and byline above a text, when anything that they depend on changed."""
        width = self.width(room)
        key = (text, self.title, self.byline, width, text.font, language)
        if self._heading is None or key != self._heading_key:
            base = article_direction(text.content)
            self._heading = Heading(self.title, self.byline, font, width, base, language)
            self._heading_key = key
        text.set_heading(self._heading.height)

    def paint(self, painter: QPainter, text: LaidText, look: Look, size: QSize, clip: QRectF) -> None:
        """Paint the part of a viewport of this size inside `clip`: paper, heading, blocks with their gutter, arcs."""
        painter.fillRect(clip, look.theme.view)
        left, width = self.left(text, size.width()), self.width(size.width())
        for row, top in text.visible(size.height()):
            height = text.row_height(row)
            if top > clip.bottom() + _OVERHANG or top + height < clip.top() - _OVERHANG:
                continue
            if row == 0:
                if self._heading is not None:
                    self._heading.paint(painter, left, top, look.theme)
            elif row <= len(text.blocks):
                laid = text.block(row - 1)
                paint_block(painter, laid, look, QPointF(left, top), clip)
                edge = left + width if laid.block.rtl else left
                paint_gutter(painter, laid, look, QPointF(edge, top), laid.block.number in self.noted)
        if self.shows_arcs and len(self.arcs):
            self._paint_arcs(painter, text, look, size)

    def _paint_arcs(self, painter: QPainter, text: LaidText, look: Look, size: QSize) -> None:
        at_left, left = _ends_at_left(text), self.left(text, size.width())
        edge = left - _ARC_GAP if at_left else left + self.width(size.width()) + _ARC_GAP
        free = edge if at_left else size.width() - edge
        height = size.height()
        place = Place(edge, -1 if at_left else 1, lambda position: y_of(text, position, height), height, free)
        self.arcs.paint(painter, place, look.theme)


def _ends_at_left(text: LaidText) -> bool:
    return article_direction(text.content) is Direction.RTL
