"""Relations as arcs beside the text: from the line of one mention to the line of another, on the side without numbers.

An arc's track depends only on where its ends lie in the content, never on what is on the screen, so that a scrolled
frame is the same picture as a fresh one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from reader.domain.annotation import RelationId
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme

WIDTH = 140
_TRACK = 9.0
_TRACKS = 5
_FIRST = 12.0
_RADIUS = 5.0
_HEAD = 4.0
_TAG_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class Arc:
    """Hold one relation as it is drawn: its ends as code points of the content, its type in words."""

    relation_id: RelationId
    source: int
    target: int
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Say where arcs are drawn: `edge` is the column's side, `outward` is -1 to the left of it and 1 to the right.

    `y_of` gives the middle of the line of a code point, px of the viewport, also outside of it. `width` is what is free
    beside the column.
    """

    edge: float
    outward: int
    y_of: Callable[[int], float]
    height: float
    width: float


def assign_tracks(arcs: Sequence[Arc]) -> list[int]:
    """Return the track of each arc, 0 nearest the text: two on one track do not overlap while there are tracks left."""
    order = sorted(range(len(arcs)), key=lambda at: (min(arcs[at].source, arcs[at].target), at))
    tracks, free, busy = [0] * len(arcs), list(range(_TRACKS)), list[tuple[int, int]]()
    for at in order:
        low, high = sorted((arcs[at].source, arcs[at].target))
        while busy and busy[0][0] < low:
            heappush(free, heappop(busy)[1])
        # more than fit share the outermost one
        tracks[at] = heappop(free) if free else _TRACKS - 1
        if tracks[at] not in [track for _, track in busy]:
            heappush(busy, (high, tracks[at]))
    return tracks


class Arcs:
    """Hold the arcs of one article and paint those that cross the screen."""

    def __init__(self) -> None:
        self._arcs: tuple[Arc, ...] = ()
        self._tracks: list[int] = []
        self._near = _FIRST
        self.language = "en"

    def __len__(self) -> int:
        return len(self._arcs)

    def set(self, arcs: Sequence[Arc]) -> bool:
        """Replace all arcs; False when nothing changed."""
        if tuple(arcs) == self._arcs:
            return False
        self._arcs = tuple(arcs)
        self._tracks = assign_tracks(self._arcs)
        # the words stand right behind the outermost track in use
        self._near = _FIRST + _TRACK * max(self._tracks, default=0) + 7
        return True

    def paint(self, painter: QPainter, place: Place, theme: Theme) -> None:
        """Paint every arc that crosses the screen, those of the focus last and strongest."""
        seen = self._seen(place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = ui_font(self.language, _TAG_SIZE, 500)
        taken: list[QRectF] = []
        for arc, track, start, end in sorted(seen, key=lambda row: row[0].strong):
            colour = theme.accent if arc.strong else theme.text3
            _paint_line(painter, place, (track, start, end), colour, arc.strong)
        painter.setFont(font)
        for arc, _, start, _ in sorted(seen, key=lambda row: (not row[0].strong, row[2])):
            self._paint_tag(painter, place, arc, start, theme, taken)
        painter.restore()

    def _seen(self, place: Place) -> list[tuple[Arc, int, float, float]]:
        found = []
        for arc, track in zip(self._arcs, self._tracks, strict=True):
            start, end = place.y_of(arc.source), place.y_of(arc.target)
            if max(start, end) > -20 and min(start, end) < place.height + 20:
                found.append((arc, track, start, end))
        return found

    def _paint_tag(
        self, painter: QPainter, place: Place, arc: Arc, start: float, theme: Theme, taken: list[QRectF]
    ) -> None:
        """Write the type beside the end that the relation comes from; one that finds no room is left out."""
        metrics = QFontMetricsF(painter.font())
        room = place.width - self._near - 6
        text = metrics.elidedText(arc.text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        left = place.edge + self._near if place.outward > 0 else place.edge - self._near - width
        box = QRectF(left, start - metrics.height() / 2, width, metrics.height())
        for _ in range(3):
            if not any(box.intersects(other) for other in taken):
                break
            box.translate(0, metrics.height())
        else:
            return
        taken.append(box)
        painter.setPen(theme.accent if arc.strong else theme.text2)
        painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), text)


def _paint_line(painter: QPainter, place: Place, row: tuple[int, float, float], colour: QColor, strong: bool) -> None:
    track, start, end = row
    # two ends on one line: the arc leaves a little above and comes back a little below
    if abs(start - end) < 6:
        start, end = start - 5, end + 5
    near = place.edge + place.outward * 3
    far = place.edge + place.outward * (_FIRST + _TRACK * track)
    step = _RADIUS if end > start else -_RADIUS
    path = QPainterPath(QPointF(near, start))
    path.lineTo(far - place.outward * _RADIUS, start)
    path.quadTo(far, start, far, start + step)
    path.lineTo(far, end - step)
    path.quadTo(far, end, far - place.outward * _RADIUS, end)
    path.lineTo(near + place.outward * _HEAD, end)
    painter.setPen(QPen(colour, 1.8 if strong else 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip = near - place.outward
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(tip, end),
                QPointF(tip + place.outward * (_HEAD + 2), end - _HEAD),
                QPointF(tip + place.outward * (_HEAD + 2), end + _HEAD),
            ]
        )
    )
