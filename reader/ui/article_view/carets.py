"""Where the characters of one laid-out line are drawn: right across direction changes, ligatures and marks.

Measured: `cursorToX` is right inside a run but ambiguous at its borders; `glyphRuns` gives the borders; a lam-alef that
is one glyph gives its alef no width, so the two letters share it; bidi controls take no room. `xToCursor` is wrong for
half of the characters of right-to-left text and is not used.
"""

from collections.abc import Iterable

from PySide6.QtGui import QTextLayout, QTextLine

Interval = tuple[float, float]

_FLAGS = QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
_CONTROLS = frozenset("\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
_LAM = frozenset("\u0644\u06b5\u06b6\u06b7\u06b8")
_ALEF = frozenset("\u0622\u0623\u0625\u0627\u0671\u0672\u0673")
_NOTHING = 0.01
_MAY_JOIN = _ALEF | _CONTROLS


def merge(intervals: Iterable[Interval], gap: float = 0.75) -> list[Interval]:
    """Return the intervals from left to right, those that touch or nearly touch joined."""
    joined: list[Interval] = []
    for left, right in sorted(intervals):
        if joined and left <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def one_for_each_unit(text: str) -> str:
    """Return the text with one character for each UTF-16 unit; pairs become private-use characters."""
    return "".join(char if char <= "\uffff" else "\ue000\ue000" for char in text)


class LineRuns:
    """Answer where ranges of one line lie. Positions are UTF-16 units of the block; x is in the line's coordinates.

    `units` is the line's text as `one_for_each_unit` gives it. Run borders are read once; inner edges only
    where a range ends, and once each; the whole table only when a range cuts a lam-alef or Qt's edge is out of order.
    """

    __slots__ = ("_backward", "_edges", "_layout", "_line", "_runs", "_start", "_table", "_units")

    def __init__(self, layout: QTextLayout, line: QTextLine, units: str) -> None:
        self._layout, self._line, self._units = layout, line, units
        self._start = line.textStart()
        self._table: tuple[list[float], list[float]] | None = None
        self._edges: dict[int, float] = {}
        self._backward: dict[int, bool] = {}
        borders: dict[int, tuple[bool, float, float]] = {}
        for run in line.glyphRuns(-1, -1, _FLAGS):
            indexes = run.stringIndexes()
            if indexes:
                box, first = run.boundingRect(), min(indexes)
                rtl, left, right = run.isRightToLeft(), box.left(), box.right()
                if first in borders:
                    # a fallback font splits one run; its parts share the first character's cluster
                    left, right = min(left, borders[first][1]), max(right, borders[first][2])
                borders[first] = (rtl, left, right)
        firsts = sorted(borders)
        end = self._start + len(units)
        self._runs = [
            (
                self._start if order == 0 else first,
                firsts[order + 1] if order + 1 < len(firsts) else end,
                *borders[first],
            )
            for order, first in enumerate(firsts)
        ]

    @property
    def is_one(self) -> bool:
        """True when the whole line is one run of characters."""
        return len(self._runs) == 1

    def rects(self, start: int, end: int) -> list[Interval]:
        """Return what the characters from `start` up to `end` cover, from left to right."""
        if self._cuts_ligature(start - self._start) or self._cuts_ligature(end - self._start):
            return self._from_table(start, end)
        found: list[Interval] = []
        for run_start, run_end, rtl, run_left, run_right in self._runs:
            if run_start >= end or run_end <= start:
                continue
            first, last = (run_right, run_left) if rtl else (run_left, run_right)
            if start > run_start:
                if self._runs_back(start, run_start, rtl):
                    return self._from_table(start, end)
                first = self._edge(start)
            if end < run_end:
                if self._runs_back(end, run_start, rtl):
                    return self._from_table(start, end)
                last = self._edge(end)
            left, right = (last, first) if rtl else (first, last)
            if left > right + _NOTHING or left < run_left - _NOTHING or right > run_right + _NOTHING:
                return self._from_table(start, end)
            if right > left:
                found.append((left, right))
        return merge(found) if len(found) > 1 else found

    def _edge(self, position: int) -> float:
        edge = self._edges.get(position)
        if edge is None:
            found: object = self._line.cursorToX(position)
            # PySide gives the x and the position it stands for
            edge = self._edges[position] = float(found[0] if isinstance(found, tuple) else str(found))
        return edge

    def _runs_back(self, position: int, run_start: int, rtl: bool) -> bool:
        """Tell whether Qt's edge lies before that of the letter before: wrong, inside some one-glyph ligatures."""
        known = self._backward.get(position)
        if known is None:
            known = self._backward[position] = self._find_backward(position, run_start, rtl)
        return known

    def _find_backward(self, position: int, run_start: int, rtl: bool) -> bool:
        before = position - 1
        while before > run_start and not self._layout.isValidCursorPosition(before):
            before -= 1
        if before <= run_start:
            # the first letter of the run has the run's own border before it, and some width
            borders = next((left, right) for first, _, _, left, right in self._runs if first == run_start)
            here = self._edge(position)
            return here >= borders[1] - _NOTHING if rtl else here <= borders[0] + _NOTHING
        step = self._edge(position) - self._edge(before)
        return step > _NOTHING if rtl else step < -_NOTHING

    def _cuts_ligature(self, offset: int) -> bool:
        units = self._units
        if not 0 < offset < len(units):
            return False
        before, after = units[offset - 1], units[offset]
        if after not in _MAY_JOIN and before not in _CONTROLS:
            return False
        if after not in _ALEF or before in _CONTROLS:
            return True
        # marks may stand between the lam and the alef of one ligature
        back = offset - 1
        while back > 0 and not self._layout.isValidCursorPosition(self._start + back):
            back -= 1
        return units[back] in _LAM

    def _from_table(self, start: int, end: int) -> list[Interval]:
        lefts, rights = self.table()
        cells = zip(lefts[start - self._start : end - self._start], rights[start - self._start : end - self._start])
        return merge((left, right) for left, right in cells if right - left > _NOTHING)

    def cell(self, position: int) -> Interval:
        """Return left and right of one UTF-16 unit; equal when it has no width of its own."""
        lefts, rights = self.table()
        return lefts[position - self._start], rights[position - self._start]

    def is_rtl(self, position: int) -> bool:
        """Tell whether the character at `position` stands in a right-to-left run."""
        for run_start, run_end, rtl, _, _ in self._runs:
            if run_start <= position < run_end:
                return rtl
        return False

    def char_at(self, x: float) -> int:
        """Return the character drawn at `x`, or the nearest one."""
        lefts, rights = self.table()
        best, distance = 0, float("inf")
        for offset, (left, right) in enumerate(zip(lefts, rights)):
            if right - left <= _NOTHING:
                continue
            if left <= x < right:
                return self._start + offset
            away = left - x if x < left else x - right
            if away < distance:
                best, distance = offset, away
        return self._start + best

    def table(self) -> tuple[list[float], list[float]]:
        """Return left and right edge of every UTF-16 unit of the line."""
        if self._table is None:
            count = len(self._units)
            self._table = ([0.0] * count, [0.0] * count)
            for run in self._runs:
                self._fill_run(*run)
        return self._table

    def _fill_run(self, start: int, end: int, rtl: bool, left: float, right: float) -> None:
        lefts, rights = self._table or ([], [])
        valid = self._layout.isValidCursorPosition
        shown = [index for index in range(start, end) if self._units[index - self._start] not in _CONTROLS]
        seen = [index for order, index in enumerate(shown) if order == 0 or valid(index)]
        if not seen:
            return
        edges = [right if rtl else left, *(self._edge(index) for index in seen[1:]), left if rtl else right]
        _make_monotone(edges, left, right, rtl)
        for order, index in enumerate(seen):
            near, far = edges[order], edges[order + 1]
            lefts[index - self._start], rights[index - self._start] = (far, near) if rtl else (near, far)
            following = seen[order + 1] if order + 1 < len(seen) else end
            for mark in range(index + 1, following):
                # a mark, or the second half of a pair: no width of its own, at the end of its letter
                lefts[mark - self._start] = rights[mark - self._start] = far
        self._share_ligatures(seen, rtl)

    def _share_ligatures(self, seen: list[int], rtl: bool) -> None:
        """Give a lam or alef without a width, though a letter of its own, half of their ligature."""
        lefts, rights = self._table or ([], [])
        for order, index in enumerate(seen):
            offset = index - self._start
            if rights[offset] - lefts[offset] > _NOTHING:
                continue
            if self._units[offset] in _LAM and order + 1 < len(seen):
                first, second = offset, seen[order + 1] - self._start
            elif order and self._units[offset] in _ALEF and self._units[seen[order - 1] - self._start] in _LAM:
                first, second = seen[order - 1] - self._start, offset
            else:
                continue
            low, high = min(lefts[first], lefts[second]), max(rights[first], rights[second])
            middle = (low + high) / 2
            lefts[first], rights[first] = (middle, high) if rtl else (low, middle)
            lefts[second], rights[second] = (low, middle) if rtl else (middle, high)


def _make_monotone(edges: list[float], left: float, right: float, rtl: bool) -> None:
    """Interpolate, in place, the edges that run backwards or leave the run: those that Qt gets wrong."""

    def good(value: float, before: float) -> bool:
        if rtl:
            return left - _NOTHING <= value <= before + _NOTHING
        return before - _NOTHING <= value <= right + _NOTHING

    index = 1
    while index < len(edges) - 1:
        if good(edges[index], edges[index - 1]):
            index += 1
            continue
        following = index
        while following < len(edges) - 1 and not good(edges[following], edges[index - 1]):
            following += 1
        step = (edges[following] - edges[index - 1]) / (following - index + 1)
        for wrong in range(index, following):
            edges[wrong] = edges[index - 1] + step * (wrong - index + 1)
        index = following
