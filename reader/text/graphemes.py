"""Where the characters begin that a reader sees: a letter with its marks, an emoji with what joins it."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from reader.domain.span import Span

_GRAPHEME = regex.compile(r"\X")


def _parts(text: str, at: int) -> bool:
    """Tell, without looking further, that graphemes part before `at`; False when that has to be looked at."""
    return at in (0, len(text)) or (_is_plain(text[at - 1]) and _is_plain(text[at]))


def _is_plain(char: str) -> bool:
    # letters that join nothing to them by themselves; a stored text has no CR
    return "\u0621" <= char <= "\u064a" or (char.isascii() and char != "\r")


@lru_cache(maxsize=2)
def grapheme_edges(text: str) -> Sequence[int]:
    """Return where the graphemes of a text begin, and its end."""
    return (*(found.start() for found in _GRAPHEME.finditer(text)), len(text))


def whole_graphemes(text: str, span: Span) -> Span:
    """Return the smallest span around `span` that cuts no grapheme."""
    start, end = _around(text, span.start)[0], _around(text, span.end)[1]
    return span if (start, end) == (span.start, span.end) else Span(start, end)


def _around(text: str, at: int) -> tuple[int, int]:
    """Return where the grapheme around `at` begins and ends; twice `at` when one ends there."""
    safe = at
    while not _parts(text, safe):
        safe -= 1
    if safe < at:
        for found in _GRAPHEME.finditer(text, safe):
            if found.end() > at:
                return found.start(), found.end()
            if found.end() == at:
                break
    return at, at
