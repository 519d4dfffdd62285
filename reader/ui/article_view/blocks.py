"""Paragraphs cut into blocks, and the layout of one block: lines, their places, and what is painted around them."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from reader.domain.annotation import Mention
from reader.domain.article import Direction
from reader.text.direction import article_direction, paragraph_direction
from reader.text.lanes import assign_lanes, outermost
from reader.text.offsets import Utf16Map
from reader.ui.article_view.carets import Interval, LineRuns, one_for_each_unit

# a layout of 100,000 characters takes 4.6 ms for its first line alone (reading-view figures): longer ones are cut
LONGEST_BLOCK = 2000
LANE_PITCH = 12.5
_ABOVE, _BELOW = 0.98, 0.46
_LANE_GAP = 3.5
_LINE_GAP = 5.0
_SENTENCE_END = regex.compile(r"[.!?؟۔…][\"”’»)\]]*\s+")
# shown as spaces: a tab has no glyph to measure; nothing is stored or copied from here
_UNSHOWN = "\t\x0b\x0c\u2029\x1c\x1d\x1e"
_SHOWN = str.maketrans(_UNSHOWN, " " * len(_UNSHOWN))
# where a text, with a character for each UTF-16 unit, is to be drawn otherwise than its font does
Formats = Callable[[str, QFont], Sequence[QTextLayout.FormatRange]]


@dataclass(frozen=True, slots=True)
class Block:
    """Mark one block of the content. `number` counts paragraphs from 1; a continued paragraph has several blocks."""

    start: int
    end: int
    rtl: bool
    number: int
    begins: bool
    ends: bool


def cut_blocks(content: str, base: Direction) -> list[Block]:
    """Cut a text into blocks of at most 2,000 characters; every paragraph, empty ones too, has at least one."""
    default = article_direction(content) if base is Direction.AUTO else base
    blocks: list[Block] = []
    start, number = 0, 0
    for paragraph in content.split("\n"):
        end = start + len(paragraph)
        number += bool(paragraph)
        rtl = paragraph_direction(paragraph, default) is Direction.RTL
        cuts = [start, *(start + cut for cut in _cuts(paragraph)), end]
        for order in range(len(cuts) - 1):
            first, last = order == 0, order == len(cuts) - 2
            blocks.append(Block(cuts[order], cuts[order + 1], rtl, number if paragraph else 0, first, last))
        start = end + 1
    return blocks


def _cuts(paragraph: str) -> list[int]:
    """Return where a long paragraph is cut: behind a sentence, else behind a space, else between two letters."""
    cuts: list[int] = []
    start = 0
    while len(paragraph) - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        sentences = [found.end() for found in _SENTENCE_END.finditer(paragraph, start + LONGEST_BLOCK // 2, limit)]
        cut = sentences[-1] if sentences else paragraph.rfind(" ", start + 1, limit) + 1
        if cut <= start:
            letters = [found.end() for found in regex.finditer(r"\X", paragraph[start:limit])]
            cut = start + (letters[-2] if len(letters) > 1 else LONGEST_BLOCK)
        cuts.append(cut)
        start = cut
    return cuts


@dataclass(frozen=True, slots=True)
class Metrics:
    """Hold the vertical measures of one reading font, in px: room above and below the baseline, and one em.

    `extra` is what the reader wants between lines beyond what the font needs; a little less than nothing is allowed.
    """

    em: float
    above: float
    below: float
    advance: float
    extra: float = 0.0

    @property
    def line_height(self) -> float:
        """Height of a line with one lane."""
        return self.height_with(1)

    def height_with(self, lanes: int) -> float:
        """Height of a line with so many lanes; one is always reserved, so that the rhythm stays even."""
        return self.above + self.below + _LANE_GAP + LANE_PITCH * max(lanes, 1) + _LINE_GAP + self.extra

    def lane_centre(self, lane: int) -> float:
        """Return how far below the baseline the middle of a lane runs."""
        return self.below + _LANE_GAP + LANE_PITCH * lane + 4.5

    @property
    def paragraph_gap(self) -> float:
        """Room between paragraphs."""
        return round(0.62 * self.em)


def measure(font: QFont, sample: str, line_height: float = 1.0) -> Metrics:
    """Measure a font; `sample` is the beginning of the text, by which the width of a character is estimated.

    `line_height` is a factor of the height that the font needs.
    """
    metrics = QFontMetricsF(font)
    em = float(font.pixelSize())
    ink = metrics.tightBoundingRect("غجحيلإكُّ")
    sample = sample[:2000].translate(_SHOWN).replace("\n", " ") or "ن"
    found = Metrics(
        em,
        max(_ABOVE * em, -ink.top()),
        max(_BELOW * em, ink.bottom()),
        max(1.0, metrics.horizontalAdvance(sample) / len(sample)),
    )
    return replace(found, extra=(line_height - 1) * found.line_height)


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold what one mention paints on one line. `boxes` are left and right of its letters there, `cuts` the notches.

    `tag_at` is "left" or "right" where the mention begins on this line, else empty. `joints` are gaps between pieces.
    """

    mention: Mention
    lane: int
    boxes: Sequence[Interval]
    tinted: bool
    tag_at: str
    cuts: Sequence[float] = ()
    joints: Sequence[Interval] = ()


@dataclass(slots=True)
class Line:
    """Hold one line of a block. `start` and `end` are UTF-16 units, `top` and `baseline` px, all in the block."""

    line: QTextLine
    start: int
    end: int
    top: float = 0.0
    baseline: float = 0.0
    height: float = 0.0
    placed: list[Placed] = field(default_factory=list)
    runs: LineRuns | None = None


class LaidBlock:
    """Hold the layout of one block. The text is shaped once; labels move lines apart and never touch a glyph."""

    def __init__(
        self, content: str, block: Block, font: QFont, width: float, metrics: Metrics, formats: Formats | None = None
    ) -> None:
        self.block = block
        self._text = content[block.start : block.end]
        self._metrics = metrics
        self.positions = Utf16Map(self._text)
        # to find that there is none takes a fiftieth of translating
        shown = self._text.translate(_SHOWN) if any(char in self._text for char in _UNSHOWN) else self._text
        self._plain = self.positions.is_identity
        self._units = shown if self._plain else one_for_each_unit(shown)
        self.layout = QTextLayout(shown, font)
        self.layout.setCacheEnabled(True)
        if formats is not None:
            self.layout.setFormats(formats(self._units, font))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # a bare layout does not turn the alignment with the direction: both are set
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if block.rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if block.rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.layout.setTextOption(option)
        self.lines: list[Line] = []
        self.layout.beginLayout()
        while True:
            line = self.layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            self.lines.append(Line(line, line.textStart(), line.textStart() + line.textLength()))
        self.layout.endLayout()
        self.height = 0

    def place(self, mentions: Sequence[Mention], *, lanes: bool) -> None:
        """Place the lines and compute what each mention paints; no reshaping. `lanes` is off in Read mode."""
        ordered = sorted(
            ((each.spans[0].start, -each.spans[-1].end, each.id, each) for each in mentions), key=lambda row: row[:3]
        )
        top = 0.0
        for line in self.lines:
            line.placed = self._placed(line, ordered) if ordered else []
            used = 1 + max([placed.lane for placed in line.placed]) if lanes and line.placed else 1
            line.top, line.height = top, self._metrics.height_with(used)
            line.baseline = top + self._metrics.above
            line.line.setPosition(QPointF(0, line.baseline - line.line.ascent()))
            top += line.height
        self.height = math.ceil(top + (self._metrics.paragraph_gap if self.block.ends else 0))

    def _placed(self, line: Line, mentions: Sequence[tuple[int, int, int, Mention]]) -> list[Placed]:
        low, high = self.code_point(line.start), self.code_point(line.end)
        here = []
        for first, negative_end, _, mention in mentions:
            if first >= high:
                break
            if -negative_end <= low:
                continue
            pieces = [
                (max(span.start, low), min(span.end, high))
                for span in mention.spans
                if span.start < high and span.end > low
            ]
            if pieces:
                here.append((mention, pieces))
        if not here:
            return []
        ranges = [(pieces[0][0], pieces[-1][1]) for _, pieces in here]
        lanes = assign_lanes(ranges)
        # what is only suggested is never tinted, and takes the tint from nothing
        made = [order for order, (mention, _) in enumerate(here) if mention.id > 0]
        outer = dict(zip(made, outermost([ranges[order] for order in made]), strict=True))
        return [
            self._place_mention(line, mention, pieces, lanes[order], outer.get(order, False))
            for order, (mention, pieces) in enumerate(here)
        ]

    def _place_mention(
        self, line: Line, mention: Mention, pieces: Sequence[tuple[int, int]], lane: int, tinted: bool
    ) -> Placed:
        of_pieces = [self.boxes(line, start, end) for start, end in pieces]
        boxes = [box for found in of_pieces for box in found]
        tag_at = ""
        if pieces[0][0] == mention.start:
            if len(boxes) > 1:
                boxes = self._starting_first(line, mention.start, boxes)
            tag_at = self._starting_side(line, mention.start, boxes[0]) if boxes else ""
        joints = []
        for before, after in pairwise(pieces):
            joints += self.boxes(line, before[1], after[0])
        return Placed(mention, lane, boxes, tinted, tag_at, self._notches(line, pieces, of_pieces), joints)

    def _starting_first(self, line: Line, start: int, boxes: list[Interval]) -> list[Interval]:
        left, right = self.runs(line).cell(self.unit(start))
        middle = (left + right) / 2
        return sorted(boxes, key=lambda box: not box[0] - 1 <= middle <= box[1] + 1)

    def _starting_side(self, line: Line, start: int, box: Interval) -> str:
        """Return on which side of its first box a mention begins; a number inside follows the paragraph."""
        if self.runs(line).is_rtl(self.unit(start)) == self.block.rtl:
            return "right" if self.block.rtl else "left"
        left, right = self.runs(line).cell(self.unit(start))
        at_left, at_right = left - box[0] < 1, box[1] - right < 1
        if at_left != at_right:
            return "left" if at_left else "right"
        return "right" if self.block.rtl else "left"

    def _notches(
        self, line: Line, pieces: Sequence[tuple[int, int]], of_pieces: Sequence[Sequence[Interval]]
    ) -> list[float]:
        """Return the x of each end that falls inside a word; `of_pieces` are the boxes of each piece."""
        found = []
        for (start, end), whole in zip(pieces, of_pieces, strict=True):
            for edge, inner in ((start, start), (end, end - 1)):
                if self._inside_word(edge) and line.start < self.unit(edge) < line.end:
                    # in a line of one direction the piece's own box ends where its letter does
                    boxes = whole if len(whole) == 1 and self.runs(line).is_one else self.boxes(line, inner, inner + 1)
                    boxes = boxes or [self.runs(line).cell(self.unit(inner))]
                    left, right = boxes[0][0], boxes[-1][1]
                    at_right = self.runs(line).is_rtl(self.unit(inner)) == (edge == start)
                    found.append(right if at_right else left)
        return found

    def _inside_word(self, position: int) -> bool:
        offset = position - self.block.start
        return 0 < offset < len(self._text) and self._text[offset - 1].isalpha() and self._text[offset].isalpha()

    # --- positions

    def unit(self, position: int) -> int:
        """Return the UTF-16 unit of a code point of the content, kept inside the block."""
        block = self.block
        if position <= block.start:
            return 0
        offset = (position if position < block.end else block.end) - block.start
        return offset if self._plain else self.positions.to_qt(offset)

    def code_point(self, unit: int) -> int:
        """Return the code point of the content at a UTF-16 unit of the block."""
        return self.block.start + (unit if self._plain else self.positions.from_qt(unit))

    def line_of(self, position: int) -> int:
        """Return the number of the line that holds a code point; the last line for the block's end."""
        unit = self.unit(position)
        return max(0, bisect_right([line.start for line in self.lines], unit) - 1)

    def line_at(self, y: float) -> int:
        """Return the number of the line at a height, px in the block."""
        return max(0, bisect_right([line.top for line in self.lines], y) - 1)

    def runs(self, line: Line) -> LineRuns:
        """Return where the characters of a line are drawn; computed when first asked for."""
        if line.runs is None:
            line.runs = LineRuns(self.layout, line.line, self._units[line.start : line.end])
        return line.runs

    def boxes(self, line: Line, start: int, end: int) -> list[Interval]:
        """Return left and right of what the code points `start`..`end` cover on a line, from left to right."""
        first, last = max(self.unit(start), line.start), min(self.unit(end), line.end)
        return self.runs(line).rects(first, last) if last > first else []
