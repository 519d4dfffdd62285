"""Lines of a page from where its glyphs stand: the pieces in which the library gives a line, put together."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from statistics import median
from typing import Self

from reader.formats.articles.pdf_order import Glyph, seen_in_reading_order

# in heights of a letter (em): what parts words, what is one baseline, what parts lines, where the middle of letters is
SPACE, _ONE_BASE, _APART, _MIDDLE = 0.2, 0.22, 1.0, 0.28
# from the middle of a digit to that of the next one in another number
_DIGIT = 0.62
# between letters where the library tells of a space: more than those that are joined
_TOLD, _OFF = 0.06, 0.002
# how many lines back a piece of a line may come
_NEAR = 8
# a longer line in pieces stays as it came: to put it together would take too long
_LONGEST = 3000


@dataclass(eq=False, slots=True)
class _Row:
    """Hold a line that is being put together: its glyphs, their edges, baseline and size."""

    glyphs: list[Glyph]
    pieces: int = 1
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    has_letters: bool = False

    @classmethod
    def of(cls, glyphs: list[Glyph]) -> Self:
        """Measure a piece."""
        real = [each for each in glyphs if not each.is_made]
        if not real:
            return cls(glyphs)
        letters = letters_of(real)
        left, right = edges_of(real)
        base = median(each.base for each in letters or real)
        return cls(glyphs, 1, left, right, base, max(each.size for each in real), bool(letters))

    def takes(self, other: Self) -> bool:
        """Tell whether a piece stands beside this one, on its baseline."""
        size = max(self.size, other.size)
        return (
            min(self.size, other.size) > 0
            and abs(self.base - other.base) <= _ONE_BASE * size
            and self.gap(other) <= _APART * size
        )

    def gap(self, other: Self) -> float:
        """Return how far apart two pieces stand from left to right; nothing or less where one is over the other."""
        return max(other.left - self.right, self.left - other.right)

    def from_middle(self, marks: Self) -> float:
        """Return how far marks stand above or below the middle of this line."""
        return abs(median(each.ink for each in marks.glyphs if not each.is_made) - self.base - _MIDDLE * self.size)

    def add(self, other: Self) -> None:
        """Take a piece in."""
        self.glyphs += other.glyphs
        self.pieces += 1
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.size = max(self.size, other.size)


def put_together(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a page with the pieces of each line that the library cut, at marks or letters, as one."""
    rows: list[_Row] = []
    loose: list[tuple[int, _Row]] = []
    for piece in map(_Row.of, rows_of(glyphs)):
        if piece.size and not piece.has_letters:
            loose.append((len(rows), piece))
        else:
            _take_in(rows, piece)
    for at, marks in reversed(loose):
        near = [
            row for row in rows[max(0, at - _NEAR) : at + _NEAR] if row.has_letters and row.gap(marks) <= marks.size
        ]
        if near:
            min(near, key=lambda row: row.from_middle(marks)).add(marks)
        else:
            rows.insert(at, marks)
    found: list[Glyph] = []
    for at, row in enumerate(rows):
        if at:
            found.append(Glyph(["\n"], is_made=True))
        is_torn = row.pieces > 1 or _has_loose_letters(row)
        found += _mended(row.glyphs) if is_torn and len(row.glyphs) <= _LONGEST else row.glyphs
    return found


def _take_in(rows: list[_Row], piece: _Row) -> None:
    """Add a piece to the line that it belongs to, which may bridge two others; or as a line of its own."""
    home: _Row | None = None
    for row in rows[-_NEAR:]:
        if row.has_letters and row.takes(piece):
            if home is None:
                home = row
                home.add(piece)
            else:
                home.add(row)
                rows.remove(row)
        elif home is not None and row.has_letters and row.takes(home):
            home.add(row)
            rows.remove(row)
    if home is None:
        rows.append(piece)


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return glyphs line by line, without what ends the lines."""
    rows: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph.letters[0] == "\n":
            rows.append([])
        elif glyph.letters[0] != "\r":
            rows[-1].append(glyph)
    return rows


def letters_of(row: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters of a line that have a place."""
    return [each for each in row if not (each.is_made or _is_mark(each) or each.letters[0].isspace())]


def edges_of(row: Sequence[Glyph]) -> tuple[float, float]:
    """Return the left and right edge of glyphs."""
    return min(each.left for each in row), max(each.right for each in row)


def _mended(row: Sequence[Glyph]) -> list[Glyph]:
    """Return a line that came in pieces in the order of reading, its marks on their letters and its words apart."""
    told = _told_spaces(row)
    real = [each for each in row if not (each.is_made or _is_fontless_space(each))]
    letters = [each for each in real if not _is_mark(each)]
    seen = sorted(letters, key=lambda each: each.left + each.right)
    if not any(each.letters[0].isspace() for each in seen):
        seen = _parted(seen, told)
    ordered = seen_in_reading_order(seen) if any(each.side == "R" for each in seen) else seen
    return _with_marks(ordered, [each for each in real if _is_mark(each)])


def _told_spaces(row: Sequence[Glyph]) -> set[tuple[int, int]]:
    """Return between which glyphs the library made up spaces, of which it truly knows neither whether nor where."""
    found: set[tuple[int, int]] = set()
    before: Glyph | None = None
    is_told = False
    for each in row:
        if _is_fontless_space(each):
            is_told = True
        elif not (each.is_made or _is_mark(each)):
            if is_told and before is not None:
                found.add((id(before), id(each)))
            before, is_told = each, False
    return found


def _has_loose_letters(row: _Row) -> bool:
    """Tell whether letters are drawn as parts off the baseline, between which the library makes up spaces."""
    is_off = any(abs(each.base - row.base) > _OFF * row.size for each in letters_of(row.glyphs))
    return is_off and any(map(_is_fontless_space, row.glyphs))


def _is_fontless_space(glyph: Glyph) -> bool:
    """Tell whether a glyph is a space that the library made up in a text from right to left, with a size of 1."""
    return not glyph.is_made and glyph.letters[0].isspace() and glyph.size <= 1


def _with_marks(letters: Sequence[Glyph], marks: Sequence[Glyph]) -> list[Glyph]:
    """Return letters in the order of reading, each with the marks that stand over or under it."""
    of: dict[int, list[Glyph]] = {}
    bases = [each for each in letters if not each.letters[0].isspace()]
    for mark in marks:
        if bases:
            of.setdefault(id(min(bases, key=partial(_aside, mark))), []).append(mark)
    return [each for letter in letters for each in _marked(letter, of.get(id(letter), []))]


def _marked(glyph: Glyph, marks: Sequence[Glyph]) -> list[Glyph]:
    """Return a glyph and its marks; those of several letters, each with the marks over its part of the glyph."""
    count = len(glyph.letters)
    if not marks or count == 1 or glyph.side != "R" or "\u0644" in glyph.letters:
        # a lam-alef stays whole: which way round its letters come is seen from all of them
        return [glyph, *marks]
    width = max(glyph.right - glyph.left, 0.1) / count
    found = []
    for at, letter in enumerate(glyph.letters):
        right = glyph.right - at * width
        found.append(replace(glyph, letters=[letter], left=right - width, right=right))
        found += [
            each
            for each in marks
            if at == min(count - 1, max(0, int((glyph.right - (each.left + each.right) / 2) / width)))
        ]
    return found


def _is_mark(glyph: Glyph) -> bool:
    """Tell whether a glyph stands over or under others: a mark, or one of which the file does not say what it is."""
    return glyph.side == "M" or all(unicodedata.category(char) == "Cc" for char in glyph.letters)


def _aside(mark: Glyph, letter: Glyph) -> tuple[float, float]:
    """Return how far a mark stands from a letter, and from the middle of it."""
    middle = (mark.left + mark.right) / 2
    return max(letter.left - middle, middle - letter.right, 0.0), abs(letter.left + letter.right - 2 * middle)


def _parted(seen: Sequence[Glyph], told: set[tuple[int, int]]) -> list[Glyph]:
    """Return glyphs, seen from left to right, with a space in each gap that is as wide as one, or less where told."""
    # a number has only one of its ends where the library told of a space
    behind, ahead = {one for one, _ in told}, {other for _, other in told}
    found = list(seen[:1])
    base = median(each.base for each in seen) if seen else 0.0
    for before, after in pairwise(seen):
        size = max(before.size, after.size)
        sides, pair = {before.side, after.side}, (id(before), id(after))
        # one off the baseline is but the dots of its letter
        are_whole = max(abs(before.base - base), abs(after.base - base)) < _OFF * size
        is_told = (pair if sides == {"L"} else pair[::-1]) in told
        if "N" in sides and "R" in sides:
            is_told = pair[1] in behind if after.side == "R" else pair[0] in ahead
        if sides == {"N"}:
            # digits are as far apart as the widest of them needs
            is_space = (after.left + after.right - before.left - before.right) / 2 > _DIGIT * size
        else:
            is_space = after.left - before.right > (_TOLD if is_told and are_whole else SPACE) * size
        if is_space:
            found.append(Glyph([" "], before.right, after.left, after.base, after.size))
        found.append(after)
    return found
