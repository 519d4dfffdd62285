"""Where the characters begin that a reader sees: a letter with its marks, an emoji with what joins it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

import regex

from reader.domain.span import Span

_GRAPHEME = regex.compile(r"\X")


@lru_cache(maxsize=2)
def grapheme_edges(text: str) -> Sequence[int]:
    """Return where the graphemes of a text begin, and its end."""
    return (*(found.start() for found in _GRAPHEME.finditer(text)), len(text))


def whole_graphemes(text: str, span: Span) -> Span:
    """Return the smallest span around `span` that cuts no grapheme."""
    edges = grapheme_edges(text)
    return Span(edges[bisect_right(edges, span.start) - 1], edges[bisect_left(edges, span.end)])
