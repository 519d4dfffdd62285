"""Tokens and sentences for formats that have nothing finer: every character that is no white space is in one token."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator

import regex

from reader.domain.span import Span
from reader.text.tokens import sentence_ends

# white space as Python and most readers of such files see it, also where Unicode's own property differs
_SPACES = frozenset(char for char in map(chr, range(0x3001)) if char.isspace())
_NO_SPACE = "(?![" + "".join(f"\\u{ord(char):04x}" for char in sorted(_SPACES)) + "])"
# a word as in reader.text.tokens, else one grapheme
_TOKEN = regex.compile(
    r"(?w)\b(?=[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]).+?\b|" + _NO_SPACE + r"\X"
)


def token_spans(content: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the words, and of each other character (grapheme) that is no white space."""
    start = 0
    for paragraph in content.split("\n"):
        for found in _TOKEN.finditer(paragraph):
            first, last = found.span()
            if last - first > 1 and not _SPACES.isdisjoint(found[0]):
                # a few signs (U+0600) take the character behind them into their grapheme, white space too
                yield from _parted(paragraph, first, last, start)
            else:
                yield start + first, start + last
        start += len(paragraph) + 1


def _parted(text: str, first: int, last: int, offset: int) -> Iterator[tuple[int, int]]:
    at = first
    for place in range(first, last + 1):
        if place == last or text[place] in _SPACES:
            if at < place:
                yield offset + at, offset + place
            at = place + 1


def trimmed(content: str, span: Span) -> Span | None:
    """Return a span without the white space at its edges, or None when it holds nothing else."""
    start, end = span.start, span.end
    while start < end and content[start] in _SPACES:
        start += 1
    while end > start and content[end - 1] in _SPACES:
        end -= 1
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
        for start, end in token_spans(content):
            starts.append(start)
            ends.append(end)
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
        first, last = bisect_left(self.starts, span.start), bisect_left(self.ends, span.end)
        if first == len(self.starts) or last == len(self.ends):
            return False
        return self.starts[first] == span.start and self.ends[last] == span.end

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the first token that the span touches and the one after the last."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end, first))

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
    """Hold ranges, and find those that overlap another one."""

    def __init__(self) -> None:
        self._ranges: list[tuple[int, int]] = []
        self._longest = 0

    def add(self, start: int, end: int) -> None:
        """Add a range."""
        insort(self._ranges, (start, end))
        self._longest = max(self._longest, end - start)

    def overlapping(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the ranges that share something with start to end."""
        for at in range(bisect_left(self._ranges, (start - self._longest, 0)), bisect_left(self._ranges, (end, 0))):
            if self._ranges[at][1] > start:
                yield self._ranges[at]
