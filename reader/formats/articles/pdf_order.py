"""Lines of a page from where their glyphs stand: what is seen from left to right, put in the order of reading."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.text.repair import is_visual

_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
# what joins digits to one number; a hyphen does not: beside Arabic the parts run from right to left
_JOINS = frozenset(".,:/\u066b\u066c")
# a quotation mark or bracket that the layout turned round: it opens where the other one should
_QUOTES = re.compile("(?<!\\S)\u201d([^\u201c\u201d\n]*[^\u201c\u201d\\s])\u201c(?!\\w)")
_GUILLEMETS = re.compile("(?<!\\S)\u00bb([^\u00ab\u00bb\n]*[^\u00ab\u00bb\\s])\u00ab(?!\\w)")
_ROUND = re.compile(r"(?<!\S)(?:\)([^()\n]*[^()\s])[()]|\(([^()\n]*[^()\s])\()(?!\w)")


@dataclass(slots=True)
class Glyph:
    """A glyph: the letters for which it stands, where it is (edges of its ink, baseline), and the size of its font."""

    letters: list[str]
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    # the middle of its ink, from below
    ink: float = 0.0
    # put there by the library, for a gap or the end of a line
    is_made: bool = False

    @property
    def side(self) -> str:
        """R, L, N for a digit, or nothing; M for a mark that has a place of its own."""
        for char in self.letters:
            kind = unicodedata.bidirectional(char)
            if kind in ("R", "AL"):
                return "R"
            if kind == "L":
                return "L"
            if kind in ("EN", "AN"):
                return "N"
        return "M" if any(unicodedata.bidirectional(char) == "NSM" for char in self.letters) else ""


def is_right_to_left(glyphs: Iterable[Glyph]) -> bool:
    """Tell whether most letters of a document run from right to left."""
    sides = [glyph.side for glyph in glyphs]
    return sides.count("R") > sides.count("L")


def in_reading_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a document, its mixed lines in the order of reading if it runs from right to left."""
    text = "".join(letter for glyph in glyphs for letter in glyph.letters)
    # one that was written as it is seen is turned round as a whole, later
    if not is_right_to_left(glyphs) or is_visual(text.splitlines()):
        return list(glyphs)
    found: list[Glyph] = []
    line: list[Glyph] = []
    for glyph in glyphs:
        if glyph.letters[0] in "\r\n\f":
            found += [*read_order(line), glyph]
            line = []
        else:
            line.append(glyph)
    return [*found, *read_order(line)]


def read_order(line: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a line of a right-to-left page in the order of reading.

    Only a line that mixes both directions is touched, and none whose marks have places of their own or whose glyphs
    are not on one baseline: what the library gives for those is as good as can be told.
    """
    sides = {glyph.side for glyph in line}
    real = [glyph for glyph in line if not glyph.is_made]
    if "R" not in sides or not sides & {"L", "N"} or "M" in sides or len({round(each.base) for each in real}) > 1:
        return list(line)
    made = [glyph for glyph in line if glyph.is_made]
    return seen_in_reading_order(_spaced(sorted(real, key=lambda glyph: glyph.left + glyph.right), made))


def seen_in_reading_order(seen: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a right-to-left line, given from left to right, in the order of reading."""
    runs: list[list[Glyph]] = []
    at = 0
    while at < len(seen):
        end = _run_end(seen, at)
        runs.append(list(seen[at:end]))
        at = end
    return [glyph for run in reversed(runs) for glyph in run]


def _spaced(seen: Sequence[Glyph], made: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs with the spaces that the library saw, each in the widest gap that is left."""
    count = sum(1 for glyph in made if glyph.letters == [" "])
    gaps = [
        (after.left - before.right, at)
        for at, (before, after) in enumerate(pairwise(seen))
        if not before.letters[0].isspace() and not after.letters[0].isspace()
    ]
    wide = {at for _, at in sorted(gaps, reverse=True)[:count]}
    found: list[Glyph] = []
    for at, glyph in enumerate(seen):
        found.append(glyph)
        if at in wide:
            found.append(Glyph([" "], is_made=True))
    return found


def _run_end(seen: Sequence[Glyph], start: int) -> int:
    """Return where the run that begins at `start` ends: Latin words, a number, or one glyph of the line's direction."""
    first = seen[start].side
    if first not in ("L", "N"):
        return start + 1
    end, has_latin, at = start + 1, first == "L", start + 1
    while at < len(seen) and (side := seen[at].side) != "R":
        if side == "L":
            end, has_latin = at + 1, True
        elif side == "N" and (has_latin or at == end or (at == end + 1 and seen[end].letters[0] in _JOINS)):
            end = at + 1
        at += 1
    inside = [glyph.letters[0] for glyph in seen[start:end]]
    opened = sum(char in _OPEN for char in inside) - sum(char in _CLOSE for char in inside)
    if opened > 0 and end < len(seen) and seen[end].letters[0] in _CLOSE | _OPEN:
        end += 1
    if end < len(seen) and not has_latin and seen[end].letters[0] in "%\u066a":
        end += 1
    return end


def pairs_mended(text: str) -> str:
    """Return a text whose quotation marks and brackets open before they close."""
    text = _QUOTES.sub("\u201c\\1\u201d", text)
    text = _GUILLEMETS.sub("\u00ab\\1\u00bb", text)
    return _ROUND.sub(lambda found: f"({found[1] or found[2]})", text)
