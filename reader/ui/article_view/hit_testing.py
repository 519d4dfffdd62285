"""What lies under a point of the reading view."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from reader.domain.annotation import MentionId
from reader.text import tokens
from reader.ui.article_view.blocks import LaidBlock, Line
from reader.ui.article_view.laid_text import LaidText
from reader.ui.article_view.painting import Look, handle_points

_HANDLE_TARGET = 12.0
_LANE_TARGET = 6.0


@dataclass(frozen=True, slots=True)
class Hit:
    """Describe a point. `position` is the code point under it or nearest to it, `inside` whether it is on the text.

    `boundary` is the nearest place between two letters. `marks` cover the character, innermost first: mentions, and
    suggestions by their negative ids (see `marks.suggestion_of`); `lane` is the one whose bar or tag is there;
    `handle` is "start" or "end" near a drawn handle, else empty.
    """

    position: int
    boundary: int
    inside: bool
    marks: tuple[MentionId, ...] = ()
    lane: MentionId | None = None
    handle: str = ""
    block: int = 0


def find_hit(text: LaidText, look: Look, point: QPointF, view_height: int) -> Hit:
    """Return what lies under a point; x counts from the left of the column, y from the top of the screen."""
    found = None
    for row, top in text.visible(view_height):
        if 0 < row <= len(text.blocks):
            found = (text.block(row - 1), top)
            if point.y() < top + text.row_height(row):
                break
    if found is None or not text.content:
        return Hit(0, 0, False)
    laid, top = found
    x, y = point.x(), point.y() - top
    line = laid.lines[laid.line_at(y)]
    if line.end == line.start:
        return Hit(laid.block.start, laid.block.start, False)
    runs = laid.runs(line)
    unit = runs.char_at(x)
    position = laid.code_point(unit)
    left, right = runs.cell(unit)
    metrics = look.metrics
    inside = left - 2 <= x <= right + 2 and -metrics.above - 4 <= y - line.baseline <= metrics.below + 4
    covering = text.mentions.covering(position) if inside else []
    if inside and text.lanes:
        covering = [*covering, *text.suggestions.covering(position)]
        covering.sort(key=lambda mark: sum(map(len, mark.spans)))
    return Hit(
        position,
        _boundary(text.content, laid, line, unit, x),
        inside,
        tuple(mark.id for mark in covering),
        _lane_at(look, line, x, y),
        _handle_at(look, laid, QPointF(x, y)),
        text.block_at(position),
    )


def _boundary(content: str, laid: LaidBlock, line: Line, unit: int, x: float) -> int:
    runs, position = laid.runs(line), laid.code_point(unit)
    start = tokens.snap_to_grapheme(content, position)
    end = tokens.next_grapheme(content, start)
    boxes = laid.boxes(line, start, end) or [runs.cell(unit)]
    right_half = x > (boxes[0][0] + boxes[-1][1]) / 2
    return start if right_half == runs.is_rtl(unit) else end


def _lane_at(look: Look, line: Line, x: float, y: float) -> MentionId | None:
    if look.read_mode or y <= line.baseline + look.metrics.below:
        return None
    for placed in line.placed:
        if abs(y - line.baseline - look.metrics.lane_centre(placed.lane)) <= _LANE_TARGET and any(
            left <= x <= right for left, right in placed.boxes
        ):
            return placed.mention.id
    return None


def _handle_at(look: Look, laid: LaidBlock, at: QPointF) -> str:
    """Return the handle that is nearest to a point of the block, "start" or "end", when it is near enough."""
    marks = look.marks
    if not marks.handles or not marks.focus:
        return ""
    near: list[tuple[float, str]] = []
    for line in laid.lines:
        for name, centre in handle_points(laid, line, marks.focus, look.metrics).items():
            distance = max(abs(centre.x() - at.x()), abs(centre.y() - at.y()))
            if distance <= _HANDLE_TARGET:
                near.append((distance, name))
    return min(near)[1] if near else ""
