"""A whole text laid out lazily: rows with heights, a cache of layouts, and a scroll position that is an anchor.

Row 0 is the heading, rows 1..n the blocks, the last row the room under the text. The anchor is a row and pixels into
it, never an absolute height: a correction above never moves what is read.
"""

import gc
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QFont

from reader.domain.annotation import Mention, MentionId
from reader.domain.article import Direction
from reader.ui.article_view.blocks import Block, LaidBlock, Metrics, cut_blocks, measure
from reader.ui.article_view.heights import Heights
from reader.ui.article_view.spans import MentionIndex

_CACHED = 400
_BOTTOM = 60
_COLLECTABLE = 2_000


class LaidText:
    """Lay out an immutable content in a column. All heights are whole px; no widget is needed."""

    def __init__(self, content: str, base: Direction, font: QFont, width: int, line_height: float = 1.0) -> None:
        self.content = content
        self.blocks: list[Block] = cut_blocks(content, base)
        self.starts = [block.start for block in self.blocks]
        self.mentions = MentionIndex(self.starts)
        self.suggestions = MentionIndex(self.starts)
        self.lanes = True
        self._heading = 0
        self._laid: OrderedDict[int, LaidBlock] = OrderedDict()
        self.row, self.offset = 0, 0
        self.reflow(font, width, line_height)

    # --- layout

    def reflow(self, font: QFont, width: int, line_height: float = 1.0) -> None:
        """Lay out anew in another font, width or line height; the first visible character stays at the top."""
        kept = self.first_visible() if self._laid else None
        self.font, self.width = font, width
        self.metrics: Metrics = measure(font, self.content, line_height)
        self._laid.clear()
        per_line = max(1.0, width / self.metrics.advance)
        gap, line_height = round(self.metrics.paragraph_gap), self.metrics.line_height
        estimates = [
            round(max(1, -(-(block.end - block.start) // per_line)) * line_height) + (gap if block.ends else 0)
            for block in self.blocks
        ]
        self.heights = Heights([self._heading, *estimates, _BOTTOM])
        if kept is not None:
            self._restore(*kept)

    def set_heading(self, height: int) -> None:
        """Give the heading its height."""
        self._heading = height
        self.heights.set(0, height)

    def block(self, number: int) -> LaidBlock:
        """Return the layout of a block, made or taken from the cache; its true height replaces the estimate."""
        laid = self._laid.get(number)
        if laid is not None:
            self._laid.move_to_end(number)
            return laid
        laid = LaidBlock(self.content, self.blocks[number], self.font, self.width, self.metrics)
        laid.place(self._in_block(number), lanes=self.lanes)
        self.heights.set(number + 1, laid.height)
        self._laid[number] = laid
        if len(self._laid) > _CACHED:
            self._laid.popitem(last=False)
        return laid

    def row_height(self, row: int) -> int:
        """Return the true height of a row."""
        if 0 < row <= len(self.blocks):
            return self.block(row - 1).height
        return self.heights[row]

    def block_at(self, position: int) -> int:
        """Return the block that holds a code point."""
        return max(0, bisect_right(self.starts, position) - 1)

    def paragraph_direction_at(self, position: int) -> Direction:
        """Return the direction in which the paragraph around a character runs."""
        return Direction.RTL if self.blocks[self.block_at(position)].rtl else Direction.LTR

    def paragraph_number_at(self, position: int) -> int:
        """Return the number of the paragraph around a character, from 1."""
        return self.blocks[self.block_at(position)].number

    def paragraph_start(self, wanted: int) -> int | None:
        """Return the first character of a paragraph by its number, or None."""
        return next((block.start for block in self.blocks if block.begins and block.number == wanted), None)

    def prefetch(self, view_height: int, budget: float) -> bool:
        """Lay out two pages each way for at most `budget` seconds; True when there is more to do."""
        deadline = time.perf_counter() + budget
        for step, reach in ((1, 3 * view_height), (-1, 2 * view_height)):
            row, y = self.row, 0
            while 0 <= row <= len(self.blocks) and y < reach:
                if row > 0 and row - 1 not in self._laid:
                    self.block(row - 1)
                    if time.perf_counter() > deadline:
                        return True
                y += self.heights[row]
                row += step
        return False

    # --- mentions

    def load(self, mentions: Sequence[Mention]) -> None:
        """Replace all mentions."""
        self.mentions.load(mentions)
        if len(mentions) > _COLLECTABLE:
            # a full collection over 100,000 mentions takes 45 ms, a dropped frame: they are taken out of its sight
            gc.freeze()
        self.place_again()

    def place_again(self, blocks: Sequence[int] | set[int] | None = None) -> None:
        """Place lines and mentions again in some or all laid blocks; the first visible line stays where it is."""
        kept = self._visible_line()
        for number in self._laid if blocks is None else blocks:
            laid = self._laid.get(number)
            if laid is not None:
                laid.place(self._in_block(number), lanes=self.lanes)
                self.heights.set(number + 1, laid.height)
        if kept is not None:
            line, into = kept
            self.offset = round(self.block(self.row - 1).lines[line].top + into)

    def _in_block(self, number: int) -> list[Mention]:
        """Return what is placed in a block: its mentions and, where there are lanes, what is suggested."""
        mentions = self.mentions.in_block(number)
        return [*mentions, *self.suggestions.in_block(number)] if self.lanes else mentions

    def put(self, mention: Mention) -> None:
        """Add or replace a mention."""
        self.place_again(self.mentions.put(mention))

    def load_suggestions(self, marks: Sequence[Mention]) -> None:
        """Replace all suggestions."""
        if not marks and not len(self.suggestions):
            return
        self.suggestions.load(marks)
        self.place_again()

    def change(self, marks: Sequence[Mention], gone: Sequence[MentionId]) -> None:
        """Add, replace and remove mentions and, by their negative ids, suggestions; each block is placed once."""
        touched: set[int] = set()
        for mark in marks:
            touched |= (self.mentions if mark.id > 0 else self.suggestions).put(mark)
        for mark_id in gone:
            touched |= (self.mentions if mark_id > 0 else self.suggestions).remove(mark_id)
        self.place_again(touched)

    def remove(self, mention_id: MentionId) -> None:
        """Remove a mention."""
        self.place_again(self.mentions.remove(mention_id))

    # --- scrolling

    def _visible_line(self) -> tuple[int, float] | None:
        laid = self._laid.get(self.row - 1)
        if laid is None or not laid.lines:
            return None
        line = laid.line_at(self.offset)
        return line, self.offset - laid.lines[line].top

    def first_visible(self) -> tuple[int, float]:
        """Return the first code point on the first visible line and how far the line is scrolled, as a share of it."""
        if not 0 < self.row <= len(self.blocks):
            return (-1, self.offset) if self.row == 0 else (len(self.content), 0.0)
        laid = self.block(self.row - 1)
        line = laid.lines[laid.line_at(self.offset)]
        return laid.code_point(line.start), (self.offset - line.top) / line.height

    def _restore(self, position: int, share: float) -> None:
        if position < 0:
            self.row, self.offset = 0, round(share)
            return
        number = self.block_at(position)
        laid = self.block(number)
        line = laid.lines[laid.line_of(position)]
        self.row, self.offset = number + 1, round(line.top + share * line.height)

    def visible(self, view_height: int) -> Iterator[tuple[int, int]]:
        """Yield each row on the screen with its top, px from the top of the screen; lays it out."""
        y, row = -self.offset, self.row
        while y < view_height and row < len(self.heights):
            height = self.row_height(row)
            yield row, y
            y += height
            row += 1

    def move_by(self, pixels: int) -> None:
        """Scroll by so many pixels, over true heights."""
        self.offset += pixels
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self.row_height(self.row)
        while self.row < len(self.heights) - 1 and self.offset >= self.row_height(self.row):
            self.offset -= self.row_height(self.row)
            self.row += 1

    def move_to(self, y: int) -> None:
        """Scroll to an absolute height, by the heights known so far."""
        self.row, top = self.heights.find(max(0, y))
        self.offset = max(0, y - top)
        if self.offset >= self.row_height(self.row):
            self.offset = max(0, self.row_height(self.row) - 1)

    def keep_inside(self, view_height: int) -> None:
        """Move the anchor so that neither end of the text is scrolled past."""
        if self.row == 0 and self.offset < 0:
            self.offset = 0
        left, row = view_height + self.offset, self.row
        while row < len(self.heights):
            left -= self.row_height(row)
            if left <= 0:
                return
            row += 1
        self.offset -= left
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self.row_height(self.row)
        self.offset = max(self.offset, 0) if self.row == 0 else self.offset

    @property
    def y(self) -> int:
        """Absolute height of the top of the screen, by the heights known so far."""
        return self.heights.sum_before(self.row) + self.offset

    def row_top(self, row: int) -> int:
        """Return where a row begins, px from the top of the screen."""
        return self.heights.sum_before(row) - self.y
