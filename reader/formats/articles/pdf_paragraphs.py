"""Paragraphs of a PDF from where its lines stand: room behind a line, indentation, distance, size of letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reader.formats.articles.pdf_lines import SPACE, edges_of, letters_of
from reader.formats.articles.pdf_order import Glyph, is_right_to_left

_ENDS = re.compile(r"[.!?؟۔…:؛][\"'”’»)\]]*$")
_BULLET = re.compile("[\u2022\u25aa\u25e6\u25cf\u25a0\u25cb\u2023\uf0b7]")
_NUMBER = re.compile(r"(?:[-–—]|\(?[0-9٠-٩]{1,3}[.)\-])\s")
_DIGITS = re.compile(r"\d+")
# in heights of a letter (em)
_INDENT, _FULL, _JUTS, _USUAL = 0.8, 0.3, 2.0, 1.5
# how many lines at the top and at the foot of a page may be no part of the text
_MARGIN = 2
# of the usual distance of lines: more parts paragraphs
_LEADING = 1.22
_OTHER_SIZE = 1.12
# lines of a paragraph on average: in such a document a sentence's end is more likely one of a paragraph
_SHORT = 4
# what tells of a habit: so many paragraphs, and how much further apart (in distances) or in (em) they begin than go on
_SURE, _DISTANT, _INSET = 3, 0.06, 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """Say where a line stands: its page, edges, baseline, the size of its letters, and how wide its first word is."""

    page: int
    left: float
    right: float
    base: float
    size: float
    first_word: float
    rtl: bool


@dataclass(slots=True)
class _Block:
    """Hold lines that stand under each other, their direction, edges in it, and the usual distance between them."""

    lines: list[Line]
    rtl: bool = False
    start: float = 0.0
    end: float = 0.0
    leading: float = 0.0
    is_justified: bool = False

    def settle(self, usual: float) -> None:
        """Measure the block. `usual` is the distance of lines in the document, in heights of a letter."""
        self.rtl = 2 * sum(line.rtl for line in self.lines) > len(self.lines)
        size = self.lines[0].size
        lefts = _edge([-line.left for line in self.lines], size)
        rights = _edge([line.right for line in self.lines], size)
        self.start, self.end = (-rights, lefts) if self.rtl else (-lefts, rights)
        distances = sorted(one.base - other.base for one, other in pairwise(self.lines))
        # half of the distances and more may part paragraphs: the smaller ones are the usual
        self.leading = distances[len(distances) // 4] if distances else usual * size
        full = sum(self.room(line) < _FULL * size for line in self.lines)
        self.is_justified = full > max(2, len(self.lines) / 2)

    def inset(self, line: Line) -> float:
        """Return how far in a line begins."""
        return (-line.right if self.rtl else line.left) - self.start

    def room(self, line: Line) -> float:
        """Return how much room there is behind a line."""
        return self.end - (-line.left if self.rtl else line.right)

    def is_centred(self, line: Line) -> bool:
        """Tell whether a line has as much room before it as behind it; the first of a paragraph may by chance."""
        inset, room = self.inset(line), self.room(line)
        return inset > line.size / 2 and abs(inset - room) < line.size / 3


def _edge(values: Sequence[float], size: float) -> float:
    """Return the outermost of some edges, but not of a line that juts out alone, such as the head of a page."""
    ordered = sorted(values, reverse=True)
    if len(ordered) > 3 and ordered[0] - ordered[1] > _JUTS * size:
        return ordered[1]
    return ordered[0]


_Row = tuple[str, Line | None]


@dataclass(frozen=True, slots=True)
class _Habit:
    """Hold from what distance on (in usual ones) and from what indentation on (in em) this document begins paragraphs.

    None where its paragraphs are not told by that.
    """

    distance: float | None
    inset: float | None

    def verdict(self, before: _Row, this: _Row, blocks: dict[int, _Block], found: bool | None) -> bool | None:
        """Tell anew whether a line goes on in the next one, where a sentence ends in it and there is no more to see."""
        (text, one), (other_text, other) = before, this
        if one is None or other is None or not _ENDS.search(text) or _hangs(text) or _hangs(other_text):
            return found
        block, next_block = blocks[id(one)], blocks[id(other)]
        is_inset = None if self.inset is None else next_block.inset(other) > self.inset * other.size
        if block is not next_block:
            # behind a full line another column or page tells nothing
            is_same = max(one.size, other.size) <= _OTHER_SIZE * min(one.size, other.size)
            return True if is_same and is_inset is False and block.room(one) < _FULL * one.size else found
        if found is False or (block.is_centred(one) and block.is_centred(other)):
            return found
        if self.distance is not None:
            return one.base - other.base <= self.distance * block.leading
        return found if is_inset is None else not is_inset


def _hangs(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def _habit(rows: Sequence[_Row], blocks: dict[int, _Block]) -> _Habit:
    """Return what parts the paragraphs of a document, from where they surely end and where they surely go on."""
    apart: list[tuple[float, float]] = []
    together: list[tuple[float, float]] = []
    for (text, one), (_, other) in pairwise(rows):
        if one is None or other is None or blocks[id(one)] is not blocks[id(other)]:
            continue
        block = blocks[id(one)]
        place = (one.base - other.base) / block.leading, block.inset(other) / one.size
        if _would_fit(block.room(one), other):
            apart.append(place)
        elif not _ENDS.search(text):
            together.append(place)
    return _Habit(
        _between([each for each, _ in together], [each for each, _ in apart], _DISTANT),
        _between([each for _, each in together], [each for _, each in apart], _INSET),
    )


def _between(low: Sequence[float], high: Sequence[float], least: float) -> float | None:
    """Return what lies between two groups of numbers; None when they are few or stand no further apart than that."""
    if min(len(low), len(high)) < _SURE:
        return None
    top, bottom = sorted(low)[len(low) * 9 // 10], sorted(high)[len(high) // 4]
    return (top + bottom) / 2 if bottom - top > least else None


def line_of(row: Sequence[Glyph], page: int) -> Line | None:
    """Return where a line stands; None for one without a letter that has a place."""
    letters = letters_of(row)
    size = max((each.size for each in letters), default=0.0)
    if not size:
        return None
    rtl = is_right_to_left(letters)
    left, right = edges_of(letters)
    return Line(page, left, right, median(each.base for each in letters), size, _first_word(row, rtl), rtl)


def _first_word(row: Sequence[Glyph], rtl: bool) -> float:
    seen = sorted((each for each in row if not each.is_made), key=lambda each: each.left + each.right, reverse=rtl)
    word: list[Glyph] = []
    for each in seen:
        if word and (each.letters[0].isspace() or _gap(word[-1], each) > SPACE * each.size):
            break
        if not each.letters[0].isspace():
            word.append(each)
    left, right = edges_of(word)
    return right - left


def _gap(one: Glyph, other: Glyph) -> float:
    return max(other.left - one.right, one.left - other.right)


def joined(texts: Sequence[str], lines: Sequence[Line | None]) -> list[str]:
    """Return paragraphs: which line goes on in the next is seen from where both stand.

    A paragraph ends where the first word of the next line would have had room, at a wider distance, before a line that
    begins further in, and where letters are of another size. Where a sentence ends and the line is full or nearly so,
    how the document parts its other paragraphs tells, or else their length. Heads and numbers of pages are paragraphs
    of their own, behind one that they cut in two.
    """
    found = [(text.strip(), line) for text, line in zip(texts, lines, strict=True) if text.strip()]
    margin = _in_the_margin(found)
    rows = [row for at, row in enumerate(found) if at not in margin]
    blocks = _blocks([line for _, line in rows])
    verdicts: list[bool | None] = []
    for before, this in pairwise(rows):
        begins = not verdicts or verdicts[-1] is False
        verdicts.append(_goes_on(before, this, blocks, begins=begins))
    habit = _habit(rows, blocks)
    verdicts = [habit.verdict(*pair, blocks, found) for pair, found in zip(pairwise(rows), verdicts, strict=True)]
    are_short = len(rows) <= _SHORT * (1 + verdicts.count(False))
    ends = iter([True, *(verdict is False or (verdict is None and are_short) for verdict in verdicts)])
    paragraphs: list[str] = []
    waiting: list[str] = []
    for at, (bare, _) in enumerate(found):
        if at in margin:
            waiting.append(bare)
        elif next(ends):
            paragraphs += [*waiting, bare]
            waiting.clear()
        else:
            paragraphs[-1] = _continued(paragraphs[-1], bare)
    return [*paragraphs, *waiting]


def _continued(text: str, more: str) -> str:
    """Return a line with the next one; a word cut by a hyphen is Latin, for Arabic is not hyphenated."""
    cut = text.endswith("-") and text[-2:-1].isascii() and text[-2:-1].isalpha() and more[:1].islower()
    return text[:-1] + more if cut else f"{text} {more}"


def _in_the_margin(rows: Sequence[tuple[str, Line | None]]) -> set[int]:
    """Return which lines are heads or numbers of pages: first or last on several, alike but for their digits."""
    of_page: dict[int, list[int]] = {}
    for at, (_, line) in enumerate(rows):
        if line is not None:
            of_page.setdefault(line.page, []).append(at)
    edges: dict[str, set[int]] = {}
    for numbers in of_page.values():
        for at in {*numbers[:_MARGIN], *numbers[-_MARGIN:]}:
            edges.setdefault(_DIGITS.sub("0", rows[at][0]), set()).add(at)
    pages = {text: {line.page for at in found if (line := rows[at][1]) is not None} for text, found in edges.items()}
    return {at for text, found in edges.items() if len(pages[text]) > 1 for at in found}


def _blocks(lines: Sequence[Line | None]) -> dict[int, _Block]:
    """Return for each line, by its identity, the lines that it stands among."""
    found: dict[int, _Block] = {}
    block: _Block | None = None
    every: list[_Block] = []
    for line in lines:
        if line is None:
            continue
        if block is None or not _is_under(block.lines[-1], line):
            block = _Block([])
            every.append(block)
        block.lines.append(line)
        found[id(line)] = block
    ratios = [(one.base - other.base) / one.size for each in every for one, other in pairwise(each.lines)]
    for each in every:
        each.settle(median(ratios) if ratios else _USUAL)
    return found


def _is_under(one: Line, other: Line) -> bool:
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return (
        one.page == other.page
        and one.base > other.base
        and max(one.size, other.size) <= _OTHER_SIZE * min(one.size, other.size)
        and overlap > 0
    )


def _would_fit(room: float, other: Line) -> bool:
    """Tell whether the first word of a line would have had room behind the line before it."""
    return room > other.first_word + (SPACE + _FULL) * other.size


def _goes_on(before: _Row, this: _Row, blocks: dict[int, _Block], *, begins: bool) -> bool | None:
    """Tell whether a line goes on in the next one; None where that cannot be seen. `begins`: it begins a paragraph."""
    (text, one), (other_text, other) = before, this
    if one is None or other is None or max(one.size, other.size) > _OTHER_SIZE * min(one.size, other.size):
        return False
    ends = bool(_ENDS.search(text))
    if _BULLET.match(other_text) or (ends and _NUMBER.match(other_text)):
        return False
    block, next_block, size = blocks[id(one)], blocks[id(other)], one.size
    room, inset, other_inset = block.room(one), block.inset(one), next_block.inset(other)
    centred = block is next_block and block.is_centred(one) and block.is_centred(other)
    if centred:
        room, other_inset = room + inset, inset
    if _would_fit(room, other) or (block.is_justified and room > size and not centred):
        return False
    if block is not next_block:
        # another column or page: what is complete there is taken to be
        return not ends and len(block.lines) > 1
    if one.base - other.base > _LEADING * block.leading:
        return False
    if (
        not _hangs(text)
        and other_inset > _INDENT * size
        and (other_inset - inset > _INDENT * size or (begins and ends))
    ):
        return False
    return None if ends and room > size else True
