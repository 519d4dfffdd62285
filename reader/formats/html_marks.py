"""Where a paragraph of a reading copy is cut for its labels: never inside a letter or a joined pair such as lam-alef.

Letters of one word keep joining across elements that only have a background: CSS Text 3 (7.3) asks for it. A ligature
would not, so it stays whole, and a label that begins or ends inside it covers its share of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from reader.domain.article import Direction
from reader.domain.span import Span
from reader.text.direction import first_strong
from reader.text.lanes import assign_lanes, outermost

_JOINED = regex.compile(r"[لڵڶڷڸ]\p{M}*(?:(?=[اأإآٱ])\X|ل\p{M}*(?=ه)\X)")
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}]")
_GRAPHEME = regex.compile(r"\X")
_NOT_ALONE = regex.compile(r"\P{Grapheme_Cluster_Break=Other}")


@dataclass(frozen=True, slots=True)
class Marked:
    """Hold what is marked of one mention in a paragraph: its pieces there, counted from the paragraph's start."""

    mention: int
    pieces: tuple[Span, ...]

    @property
    def around(self) -> tuple[int, int]:
        """Return where the first piece begins and the last ends."""
        return self.pieces[0].start, self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Stroke:
    """Say how a mention marks a segment: in which lane, from which share of its width to which.

    `gap` is what lies between two pieces; `tint` is set for a mention that no other contains.
    """

    mention: int
    lane: int
    first: float = 0.0
    last: float = 1.0
    begins: bool = False
    ends: bool = False
    gap: bool = False
    tint: bool = False
    inside_word: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold a stretch of text that is marked alike, the mentions whose tags stand before it, and its direction."""

    text: str
    strokes: tuple[Stroke, ...]
    tags: tuple[tuple[int, int], ...]
    rtl: bool


def segments_of(text: str, marked: Sequence[Marked], direction: Direction) -> tuple[list[Segment], int]:
    """Return a paragraph as segments, and how many lanes lie below its lines."""
    if not marked:
        return ([Segment(text, (), (), direction is not Direction.LTR)] if text else []), 0
    ranges = [each.around for each in marked]
    lanes, outer = assign_lanes(ranges), outermost(ranges)
    cuts = _shares(text)
    tags: dict[int, list[tuple[int, int]]] = {}
    edges = {0, len(text)}
    for each, lane in zip(marked, lanes):
        at = _word_start(text, each.pieces[0].start)
        at = cuts[at][0] if at in cuts else at
        tags.setdefault(at, []).append((each.mention, lane))
        edges.add(at)
        for piece in each.pieces:
            for edge in (piece.start, piece.end):
                edges.update(cuts[edge][:2] if edge in cuts else (edge,))
    bounds = sorted(edges)
    reaching: list[list[tuple[Marked, int, bool]]] = [[] for _ in bounds]
    for each, lane, is_outer in zip(marked, lanes, outer):
        low, high = each.around
        for at in range(bisect_right(bounds, low) - 1, bisect_left(bounds, high)):
            reaching[at].append((each, lane, is_outer))
    found = []
    for (start, end), here in zip(pairwise(bounds), reaching):
        part = text[start:end]
        strokes = [
            stroke
            for each, lane, is_outer in here
            for stroke in _strokes(text, each, lane, is_outer, (start, end), cuts)
        ]
        found.append(Segment(part, tuple(strokes), tuple(tags.get(start, ())), _runs_rtl(part, direction)))
    return found, max(lanes) + 1


_Shares = dict[int, tuple[int, int, float, float]]


def _shares(text: str) -> _Shares:
    """Return, for each position where no cut may be, the unit around it and its share for a beginning and an end."""
    found: _Shares = {}
    # most texts have no letter of several characters
    graphemes = _GRAPHEME.finditer(text) if _NOT_ALONE.search(text) else ()
    for unit in (*graphemes, *_JOINED.finditer(text)):
        start, end = unit.span()
        if end - start < 2:
            continue
        letters = [each.start() for each in _GRAPHEME.finditer(text, start, end)]
        for at in range(start + 1, end):
            before = sum(1 for each in letters if each < at)
            exact = at in letters
            found[at] = start, end, (before if exact else before - 1) / len(letters), before / len(letters)
    return found


def _word_start(text: str, at: int) -> int:
    """Return where no letter joins the one before, at or before a place."""
    while at > 0 and _LETTER.match(text, at - 1):
        at -= 1
    return at


def _strokes(text: str, each: Marked, lane: int, outer: bool, part: tuple[int, int], cuts: _Shares) -> Iterator[Stroke]:
    start, end = part
    low, high = each.around
    if high <= start or end <= low:
        return
    touched = False
    for piece in each.pieces:
        if piece.end <= start or end <= piece.start:
            continue
        touched = True
        begins, ends = start <= piece.start, piece.end <= end
        yield Stroke(
            each.mention,
            lane,
            cuts[piece.start][2] if start < piece.start else 0.0,
            cuts[piece.end][3] if piece.end < end else 1.0,
            begins,
            ends,
            tint=outer,
            inside_word=begins and piece.start > 0 and text[piece.start - 1].isalpha(),
        )
    if not touched:
        yield Stroke(each.mention, lane, gap=True)


def _runs_rtl(part: str, direction: Direction) -> bool:
    strong = first_strong(part)
    if strong is None:
        return direction is not Direction.LTR and not any(char.isdigit() for char in part)
    return strong is Direction.RTL
