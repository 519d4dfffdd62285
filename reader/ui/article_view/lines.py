"""Places on the laid-out lines: the rectangles of a span, the character above or below, where a line or screen ends.

Positions are code points of the content. x counts from the left of the column, y from the top of the screen, px.
"""

from PySide6.QtCore import QRectF

from reader.domain.span import Span
from reader.ui.article_view.blocks import LaidBlock, Line
from reader.ui.article_view.laid_text import LaidText
from reader.ui.article_view.painting import text_box

_PAGE = 0.85


def lines_of(text: LaidText, span: Span, view_height: int) -> list[tuple[LaidBlock, Line, int]]:
    """Return the lines on the screen that a span touches, with the top of their block."""
    found = []
    for row, top in text.visible(view_height):
        if not 0 < row <= len(text.blocks):
            continue
        laid = text.block(row - 1)
        if span.start < laid.block.end and span.end > laid.block.start:
            first, last = laid.line_of(span.start), laid.line_of(max(span.end - 1, span.start))
            first = first if span.start >= laid.block.start else 0
            found += [(laid, line, top) for line in laid.lines[first : last + 1]]
    return found


def rects_of(text: LaidText, span: Span, view_height: int) -> list[QRectF]:
    """Return the rectangles of a span's letters on the screen, line by line."""
    return [
        text_box(line, text.metrics, *box).translated(0, top)
        for laid, line, top in lines_of(text, span, view_height)
        for box in laid.boxes(line, span.start, span.end)
    ]


def y_of(text: LaidText, position: int, view_height: int) -> float:
    """Return the middle of the letters on the line of a character; estimated off the screen."""
    number_of_block = text.block_at(position)
    top = text.row_top(number_of_block + 1)
    if top > view_height or top + text.heights[number_of_block + 1] < 0:
        return float(top)
    laid = text.block(number_of_block)
    return top + laid.lines[laid.line_of(position)].baseline - text.metrics.above / 3


def x_of(text: LaidText, position: int) -> float:
    """Return the middle of a character."""
    laid = text.block(text.block_at(position))
    line = laid.lines[laid.line_of(position)]
    left, right = laid.runs(line).cell(min(laid.unit(position), max(line.end - 1, line.start)))
    return (left + right) / 2


def line_above(text: LaidText, position: int, x: float | None) -> tuple[int, float]:
    """Return the character on the line above at `x` (or above this one), and that x."""
    return _line_beside(text, position, x, -1)


def line_below(text: LaidText, position: int, x: float | None) -> tuple[int, float]:
    """Return the character on the line below at `x` (or below this one), and that x."""
    return _line_beside(text, position, x, 1)


def _line_beside(text: LaidText, position: int, x: float | None, step: int) -> tuple[int, float]:
    number_of_block = text.block_at(position)
    laid = text.block(number_of_block)
    line = laid.line_of(position) + step
    wanted = x_of(text, position) if x is None else x
    while not 0 <= line < len(laid.lines) or laid.lines[line].end == laid.lines[line].start:
        number_of_block += step
        if not 0 <= number_of_block < len(text.blocks):
            return position, wanted
        laid = text.block(number_of_block)
        line = 0 if step > 0 else len(laid.lines) - 1
        if laid.block.end > laid.block.start:
            break
    target = laid.lines[line]
    if target.end == target.start:
        return position, wanted
    return laid.code_point(laid.runs(target).char_at(wanted)), wanted


def page_above(text: LaidText, position: int, view_height: int) -> int:
    """Return the character one screen above."""
    return _page_beside(text, position, view_height, -1)


def page_below(text: LaidText, position: int, view_height: int) -> int:
    """Return the character one screen below."""
    return _page_beside(text, position, view_height, 1)


def _page_beside(text: LaidText, position: int, view_height: int, step: int) -> int:
    x, travelled = x_of(text, position), 0.0
    while travelled < view_height * _PAGE:
        following, _ = _line_beside(text, position, x, step)
        if following == position:
            break
        position = following
        laid = text.block(text.block_at(position))
        travelled += laid.lines[laid.line_of(position)].height
    return position


def line_start(text: LaidText, position: int) -> int:
    """Return the first character of the line."""
    laid = text.block(text.block_at(position))
    return laid.code_point(laid.lines[laid.line_of(position)].start)


def line_end(text: LaidText, position: int) -> int:
    """Return the place after the last character of the line."""
    laid = text.block(text.block_at(position))
    return laid.code_point(laid.lines[laid.line_of(position)].end)
