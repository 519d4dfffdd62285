"""Tokens and sentences for formats that have nothing finer: every character that is no white space is in one token."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

import regex

from reader.domain.span import Span
from reader.text.tokens import sentence_ends

# white space as Python and most readers of such files see it, also where Unicode's own property differs
_SPACES = frozenset(char for char in map(chr, range(0x3001)) if char.isspace())
# a word as in reader.text.tokens, else one grapheme
_TOKEN = regex.compile(r"(?w)\b(?=[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]).+?\b|\X")
_LONGEST_KEPT = 40


def token_spans(content: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the words, and of each other character (grapheme) that is no white space."""
    at = 0
    for piece in content.split():
        at = content.index(piece, at)
        for start, end in _known_parts(piece) if len(piece) <= _LONGEST_KEPT else _found_parts(piece):
            yield at + start, at + end
        at += len(piece)


def _found_parts(piece: str) -> tuple[tuple[int, int], ...]:
    """Return the tokens of a piece of text without white space, offsets within it."""
    # behind a space, since a mark at the very beginning of a text would take the word behind it apart
    return tuple((found.start() - 1, found.end() - 1) for found in _TOKEN.finditer(f" {piece}", 1))


# texts are made of the same few thousand words over and over
_known_parts = lru_cache(maxsize=1 << 14)(_found_parts)


def trimmed(content: str, span: Span) -> Span | None:
    """Return a span without the white space at its edges, or None when it holds nothing else."""
    start, end = span.start, span.end
    while start < end and content[start] in _SPACES:
        start += 1
    while end > start and content[end - 1] in _SPACES:
        end -= 1
    if (start, end) == (span.start, span.end):
        return span
    return Span(start, end) if start < end else None


class Tokens:
    """Hold a text's tokens in order. `glued` are the indexes of those cut from the one before them, in one word."""

    __slots__ = ("ends", "glued", "starts")

    def __init__(self, starts: list[int], ends: list[int], glued: Iterable[int] = ()) -> None:
        self.starts, self.ends, self.glued = starts, ends, frozenset(glued)

    def __len__(self) -> int:
        return len(self.starts)

    @classmethod
    def of(cls, content: str, cuts: Collection[int] = ()) -> "Tokens":
        """Return the tokens of a text; one that a cut goes through is cut there."""
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        # as in token_spans, which would be asked for each token
        for piece in content.split():
            at = content.index(piece, at)
            for start, end in _known_parts(piece) if len(piece) <= _LONGEST_KEPT else _found_parts(piece):
                starts.append(at + start)
                ends.append(at + end)
            at += len(piece)
        return cls(starts, ends).cut(cuts) if cuts else cls(starts, ends)

    def cut(self, cuts: Collection[int]) -> "Tokens":
        """Return the same tokens, cut where a cut goes through one."""
        starts, ends, edges = list(self.starts), list(self.ends), []
        for cut in set(cuts):
            at = bisect_right(self.starts, cut) - 1
            if at >= 0 and self.starts[at] < cut < self.ends[at]:
                edges.append(cut)
        starts = sorted([*starts, *edges])
        ends = sorted([*ends, *edges])
        return Tokens(starts, ends, (bisect_left(starts, edge) for edge in edges))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The tokens as spans, made anew each time."""
        return tuple(map(Span, self.starts, self.ends))

    def text(self, content: str, at: int) -> str:
        """Return a token's letters."""
        return content[self.starts[at] : self.ends[at]]

    def has_edges(self, span: Span) -> bool:
        """Tell whether a token begins where the span does, and one ends where it ends."""
        starts, ends = self.starts, self.ends
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] != span.start:
            return False
        last = bisect_left(ends, span.end, first)
        return last < len(ends) and ends[last] == span.end

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the first token that the span touches and the one after the last."""
        first = bisect_right(self.ends, span.start)
        return first, bisect_left(self.starts, span.end, first)

    def widened(self, span: Span) -> Span:
        """Return the span from the edge of its first token to the edge of its last."""
        first, after = self.range_of(span)
        if first == after or (self.starts[first] == span.start and self.ends[after - 1] == span.end):
            return span
        return Span(self.starts[first], self.ends[after - 1])


def sentences(content: str, tokens: Tokens, whole: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Return each sentence as its first token and the one after its last; none ends inside a range of `whole`.

    Sentences end at . ! ? ؟ ۔ … and at every line end.
    """
    inside: set[int] = set(tokens.glued)
    for first, after in whole:
        if after - first > 1:
            inside.update(range(first + 1, after))
    found: list[tuple[int, int]] = []
    start = 0
    for end in sentence_ends(content):
        after = bisect_right(tokens.ends, end)
        if after > start and after not in inside:
            found.append((start, after))
            start = after
    if start < len(tokens):
        found.append((start, len(tokens)))
    return found


class Ranges:
    """Hold ranges of a text with a number for each, and find those that overlap another one."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._added: list[tuple[int, int, int]] = []
        self._ranges: list[tuple[int, int, int]] = []
        self._longest = 0

    def add(self, start: int, end: int, number: int) -> None:
        """Add a range."""
        self._taken[start:end] = b"\1" * (end - start)
        self._added.append((start, end, number))

    def overlapping(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the ranges that share something with start to end, in order."""
        if self._taken.find(1, start, end) < 0:
            return []
        # put in order only when asked for, which most texts never do
        for added in self._added:
            insort(self._ranges, added)
            self._longest = max(self._longest, added[1] - added[0])
        self._added.clear()
        first, after = bisect_left(self._ranges, (start - self._longest,)), bisect_left(self._ranges, (end,))
        return [each for each in self._ranges[first:after] if each[1] > start]
