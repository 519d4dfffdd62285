"""Painting one block: tints, text, bars, tags, notches, focus. Plain functions over what `blocks` has placed."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionState
from reader.ui.article_view.blocks import LaidBlock, Line, Metrics, Placed
from reader.ui.article_view.marks import LabelStyle, Marks
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme

TAG_SIZE = {"en": 9.5, "ar": 10.0}
TAG_MARGIN = 9.0
RING = 2.0
HANDLE = 10.0
_TAG_GAP = 5.0
_TINT_RADIUS = 4.0
_RING_RADIUS = 6.0
# looked up once: a member of a Qt enumeration costs two look-ups in Python each time it is named
_NO_PEN, _DASHED, _NO_BRUSH = Qt.PenStyle.NoPen, Qt.PenStyle.DashLine, Qt.BrushStyle.NoBrush
_REJECTED, _REJECTED_OPACITY = SuggestionState.REJECTED.value, 0.4


# on paper an image, which any thread may paint
Picture = QPixmap | QImage
# a picture, its width and its height, device-independent px
Tag = tuple[Picture, float, float]


@dataclass
class Look:
    """Hold everything that painting needs besides the block itself.

    Without `has_keyboard` the focus is a thin grey ring: it waits there while another part of the window has the keys.
    `dense` is the ratio of device pixels at which small pictures are drawn, where the device does not tell: on paper.
    """

    theme: Theme
    metrics: Metrics
    styles: Mapping[LabelId | None, LabelStyle]
    language: str = "en"
    read_mode: bool = False
    has_keyboard: bool = True
    dense: float = 0.0
    marks: Marks = field(default_factory=Marks)
    tags: dict[tuple[str, int, float], Tag] = field(default_factory=dict)
    numbers: dict[tuple[str, int, int, float], Picture] = field(default_factory=dict)

    def style(self, label_id: LabelId | None) -> LabelStyle:
        """Return how a label looks; an unknown one, and no label at all, are grey."""
        found = self.styles.get(label_id)
        if found is None:
            colour = self.theme.text3
            found = LabelStyle("", colour, colour, self.theme.tint_of(colour))
        return found

    def forget_pictures(self) -> None:
        """Draw tags and numbers anew: what they depend on changed."""
        self.tags.clear()
        self.numbers.clear()

    def number(self, text: str, colour: QColor, weight: int, ratio: float) -> Picture:
        """Return a paragraph's number as a picture, drawn once; drawing text costs more than a line of the article."""
        key = (text, colour.rgba(), weight, ratio)
        if key not in self.numbers:
            if len(self.numbers) > 2000:
                self.numbers.clear()
            font = ui_font(self.language, 12, weight)
            metrics = QFontMetricsF(font)
            width = metrics.horizontalAdvance(text) + 2
            picture = self._empty(width, metrics.height(), ratio)
            painter = QPainter(picture)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(1, metrics.ascent()), text)
            painter.end()
            self.numbers[key] = picture
        return self.numbers[key]

    def _empty(self, width: float, height: float, ratio: float) -> Picture:
        size = QSize(round(width * ratio), round(height * ratio))
        picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied) if self.dense else QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def tag(self, style: LabelStyle, ratio: float) -> Tag:
        """Return the tag of a label as a picture with its size, drawn once."""
        key = (style.tag, style.text_colour.rgba(), ratio)
        if key not in self.tags:
            font = ui_font(self.language, 10, 600)
            font.setPixelSize(round(TAG_SIZE.get(self.language, 9.5)))
            metrics = QFontMetricsF(font)
            width, height = metrics.horizontalAdvance(style.tag), 12.0
            picture = self._empty(width + 1, height, ratio)
            painter = QPainter(picture)
            painter.setFont(font)
            painter.setPen(style.text_colour)
            painter.drawText(QPointF(0, height / 2 + metrics.capHeight() / 2), style.tag)
            painter.end()
            size = picture.deviceIndependentSize()
            self.tags[key] = (picture, size.width(), size.height())
        return self.tags[key]


def draw_picture(painter: QPainter, at: QPointF, picture: Picture) -> None:
    """Draw a tag or a number with its top left corner at a point."""
    if isinstance(picture, QImage):
        painter.drawImage(at, picture)
    else:
        painter.drawPixmap(at, picture)


def paint_block(painter: QPainter, laid: LaidBlock, look: Look, origin: QPointF, clip: QRectF) -> None:
    """Paint a block with its top left corner at `origin`, in viewport px; lines outside `clip` only as text."""
    painter.save()
    painter.translate(origin)
    seen = clip.translated(-origin)
    lines = [line for line in laid.lines if line.top < seen.bottom() + 20 and line.top + line.height > seen.top() - 20]
    paint_lines(painter, laid, look, lines)
    painter.restore()


def paint_lines(painter: QPainter, laid: LaidBlock, look: Look, lines: Sequence[Line]) -> None:
    """Paint some lines of a block, whose top left corner is the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_NO_PEN)
    hits = _hits_in(laid, look.marks.hits)
    for line in lines:
        if line.placed:
            _paint_tints(painter, line, look)
        if hits:
            _paint_hits(painter, laid, line, look, hits)
    marks = look.marks
    if any(_touches(laid, span) for span in (*marks.focus, *marks.pieces, *((marks.hover,) if marks.hover else ()))):
        for line in lines:
            _paint_under_text(painter, laid, line, look)
    painter.setPen(look.theme.text)
    if len(lines) == len(laid.lines):
        laid.layout.draw(painter, QPointF(0, 0))
    else:
        for line in lines:
            line.line.draw(painter, QPointF(0, 0))
    for line in lines:
        if line.placed:
            _paint_lanes(painter, line, look)
    if any(_touches(laid, span) for span in look.marks.focus):
        for line in lines:
            _paint_ring(painter, laid, line, look)


def text_box(line: Line, metrics: Metrics, left: float, right: float) -> QRectF:
    """Return the rectangle around letters of a line from `left` to `right`: what a tint fills."""
    return QRectF(left, line.baseline - metrics.above, right - left, metrics.above + metrics.below)


def _paint_tints(painter: QPainter, line: Line, look: Look) -> None:
    for placed in line.placed:
        if placed.tinted:
            painter.setBrush(look.style(placed.mention.label_id).tint)
            for left, right in placed.boxes:
                painter.drawRoundedRect(text_box(line, look.metrics, left, right), _TINT_RADIUS, _TINT_RADIUS)


def _hits_in(laid: LaidBlock, hits: Sequence[Span]) -> Sequence[Span]:
    """Return the hits, sorted by start and apart from each other, that touch a block."""
    first = bisect_left(hits, laid.block.start, key=lambda hit: hit.end - 1)
    return hits[first : bisect_left(hits, laid.block.end, key=lambda hit: hit.start)]


def _paint_hits(painter: QPainter, laid: LaidBlock, line: Line, look: Look, hits: Sequence[Span]) -> None:
    for hit in hits:
        painter.setBrush(_washed(look.theme.warn, 0.45 if hit == look.marks.current_hit else 0.22))
        for left, right in laid.boxes(line, hit.start, hit.end):
            painter.drawRoundedRect(text_box(line, look.metrics, left, right), 3, 3)


def _paint_under_text(painter: QPainter, laid: LaidBlock, line: Line, look: Look) -> None:
    marks, theme = look.marks, look.theme
    if marks.hover is not None and _touches(laid, marks.hover):
        painter.setBrush(_washed(theme.text, 0.07))
        for left, right in laid.boxes(line, marks.hover.start, marks.hover.end):
            painter.drawRoundedRect(text_box(line, look.metrics, left, right), _TINT_RADIUS, _TINT_RADIUS)
    for span in marks.focus:
        painter.setBrush(_washed(theme.accent if look.has_keyboard else theme.text3, 0.10))
        for box in _ring_boxes(laid, line, span, look):
            painter.drawRoundedRect(box, _RING_RADIUS, _RING_RADIUS)
    for span in marks.pieces:
        pen = QPen(theme.accent, 1.2, _DASHED)
        painter.setPen(pen)
        painter.setBrush(_NO_BRUSH)
        for box in _ring_boxes(laid, line, span, look):
            painter.drawRoundedRect(box, _RING_RADIUS, _RING_RADIUS)
        painter.setPen(_NO_PEN)


def _ring_boxes(laid: LaidBlock, line: Line, span: Span, look: Look) -> list[QRectF]:
    if not _touches(laid, span):
        return []
    boxes = laid.boxes(line, span.start, span.end)
    return [text_box(line, look.metrics, left, right).adjusted(-1.5, -1, 1.5, 1) for left, right in boxes]


def _paint_ring(painter: QPainter, laid: LaidBlock, line: Line, look: Look) -> None:
    marks, theme = look.marks, look.theme
    for span in marks.focus:
        boxes = _ring_boxes(laid, line, span, look)
        painter.setPen(QPen(theme.accent, RING) if look.has_keyboard else QPen(theme.text3, 1))
        painter.setBrush(_NO_BRUSH)
        for box in boxes:
            painter.drawRoundedRect(box, _RING_RADIUS, _RING_RADIUS)
    if marks.handles and marks.focus:
        painter.setPen(QPen(theme.view, 1.5))
        painter.setBrush(theme.accent)
        for centre in handle_points(laid, line, marks.focus, look.metrics).values():
            painter.drawEllipse(centre, HANDLE / 2, HANDLE / 2)
    painter.setPen(_NO_PEN)


def handle_points(laid: LaidBlock, line: Line, focus: Sequence[Span], metrics: Metrics) -> dict[str, QPointF]:
    """Return where the round handles of the focus stand on a line, by "start" and "end"; px in the block."""
    found: dict[str, QPointF] = {}
    low, high = laid.code_point(line.start), laid.code_point(line.end)
    y = line.baseline - metrics.above / 2 + metrics.below / 2
    first, last = focus[0].start, focus[-1].end
    runs = laid.runs(line)
    if low <= first < high:
        left, right = runs.cell(laid.unit(first))
        found["start"] = QPointF(right + 1.5 if runs.is_rtl(laid.unit(first)) else left - 1.5, y)
    if low < last <= high:
        unit = laid.unit(last - 1)
        boxes = laid.boxes(line, last - 1, last) or [runs.cell(unit)]
        left, right = boxes[0][0], boxes[-1][1]
        found["end"] = QPointF(left - 1.5 if runs.is_rtl(unit) else right + 1.5, y)
    return found


def _paint_lanes(painter: QPainter, line: Line, look: Look) -> None:
    if look.read_mode:
        _paint_underlines(painter, line, look)
        return
    ratio = look.dense or painter.device().devicePixelRatioF()
    for placed in line.placed:
        style = look.style(placed.mention.label_id)
        y = line.baseline + look.metrics.lane_centre(placed.lane)
        pen = style.bar if placed.mention.id > 0 else style.dashed_bar
        if placed.mention.note == _REJECTED and placed.mention.id < 0:
            painter.setOpacity(_REJECTED_OPACITY)
        for order, box in enumerate(placed.boxes):
            left, right = box[0] + 2, box[1] - 2
            if order == 0 and placed.tag_at and style.tag:
                left, right = _paint_tag(painter, placed, look.tag(style, ratio), (left, right), y)
            if right > left:
                painter.setPen(pen)
                painter.drawLine(QPointF(left, y), QPointF(right, y))
                if painter.opacity() < 1:
                    painter.setPen(QPen(style.colour, 1.4))
                    painter.drawLine(QPointF(left, y + 4), QPointF(right, y - 4))
        painter.setOpacity(1)
        if placed.joints:
            painter.setPen(style.joint)
            for left, right in placed.joints:
                painter.drawLine(QPointF(left + 1, y), QPointF(right - 1, y))
    _paint_notches(painter, line, look)
    painter.setPen(_NO_PEN)


def _paint_tag(painter: QPainter, placed: Placed, tag: Tag, bar: tuple[float, float], y: float) -> tuple[float, float]:
    """Draw the tag where the mention begins and return what is left for the bar; no tag where it has no room."""
    picture, width, height = tag
    left, right = bar
    if right - left + 4 < width + TAG_MARGIN:
        return bar
    top = y - height / 2
    if placed.tag_at == "right":
        draw_picture(painter, QPointF(round(right + 2 - width), round(top)), picture)
        return left, right + 2 - width - _TAG_GAP
    draw_picture(painter, QPointF(round(left - 2), round(top)), picture)
    return left - 2 + width + _TAG_GAP, right


def _paint_underlines(painter: QPainter, line: Line, look: Look) -> None:
    for placed in line.placed:
        if placed.tinted:
            painter.setPen(look.style(placed.mention.label_id).underline)
            y = line.baseline + look.metrics.below - 1
            for left, right in placed.boxes:
                painter.drawLine(QPointF(left + 1, y), QPointF(right - 1, y))
    painter.setPen(_NO_PEN)


def _paint_notches(painter: QPainter, line: Line, look: Look) -> None:
    top, bottom = line.baseline - look.metrics.above, line.baseline + look.metrics.below
    for placed in line.placed:
        if placed.cuts and placed.mention.id > 0:
            painter.setPen(look.style(placed.mention.label_id).notch)
            for x in placed.cuts:
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def _touches(laid: LaidBlock, span: Span) -> bool:
    return span.start < laid.block.end and span.end > laid.block.start


def _washed(colour: QColor, share: float) -> QColor:
    washed = QColor(colour)
    washed.setAlphaF(share)
    return washed
