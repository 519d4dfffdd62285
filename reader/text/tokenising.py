"""Tokens and sentences for formats that have nothing finer: every character that is no white space is in one token."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import regex

from reader.domain.span import Span
from reader.text.tokens import paragraph_spans, sentence_ends, words_of

_CHUNK = regex.compile(r"\S+")
_GRAPHEME = regex.compile(r"\X")
# white space as Python and most readers of such files see it, also where Unicode's own property differs
_SPACES = frozenset(char for char in map(chr, range(0x3001)) if char.isspace())


def token_spans(content: str) -> Iterator[Span]:
    """Yield the words, and each other character (grapheme) that is no white space."""
    for paragraph in paragraph_spans(content):
        text, start, at = paragraph.slice(content), paragraph.start, 0
        for word in words_of(text):
            yield from _signs(text, at, word.start, start)
            yield Span(start + word.start, start + word.end)
            at = word.end
        yield from _signs(text, at, len(text), start)


def _signs(text: str, start: int, end: int, offset: int) -> Iterator[Span]:
    """Yield the graphemes between two words; white space that stands at an edge of one belongs to none."""
    for found in _GRAPHEME.finditer(text, start, end) if start < end else ():
        first, last = found.span()
        while first < last and text[first] in _SPACES:
            first += 1
        while last > first and text[last - 1] in _SPACES:
            last -= 1
        if first < last:
            yield Span(offset + first, offset + last)


def trimmed(content: str, span: Span) -> Span | None:
    """Return a span without the white space at its edges, or None when it holds nothing else."""
    start, end = span.start, span.end
    while start < end and content[start] in _SPACES:
        start += 1
    while end > start and content[end - 1] in _SPACES:
        end -= 1
    return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hold a text's tokens in order. `glued` are the indexes of those cut from the one before them, in one word."""

    spans: tuple[Span, ...]
    glued: frozenset[int] = frozenset()

    @classmethod
    def of(cls, content: str, cuts: Collection[int] = ()) -> "Tokens":
        """Return the tokens of a text; one that a cut goes through is cut there."""
        wanted = sorted(set(cuts))
        spans: list[Span] = []
        glued: set[int] = set()
        for span in token_spans(content):
            start = span.start
            for cut in wanted[bisect_right(wanted, start) : bisect_left(wanted, span.end)] if wanted else ():
                spans.append(Span(start, cut))
                start = cut
                glued.add(len(spans))
            spans.append(Span(start, span.end))
        return cls(tuple(spans), frozenset(glued))

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the first token that the span touches and the one after the last."""
        first = bisect_right(self.spans, span.start, key=_end)
        return first, max(first, bisect_left(self.spans, span.end, key=_start))

    def widened(self, span: Span) -> Span:
        """Return the span from the edge of its first token to the edge of its last."""
        first, after = self.range_of(span)
        return Span(self.spans[first].start, self.spans[after - 1].end) if first < after else span


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end


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
        after = bisect_right(tokens.spans, end, key=_end)
        if after > start and after not in inside:
            found.append((start, after))
            start = after
    if start < len(tokens.spans):
        found.append((start, len(tokens.spans)))
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
