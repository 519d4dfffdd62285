"""Base direction of a paragraph and of an article, from their own letters (Unicode UAX #9, rules P2 and P3)."""

import unicodedata

from reader.domain.article import Direction

_STRONG = {"L": Direction.LTR, "R": Direction.RTL, "AL": Direction.RTL}
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_SAMPLE = 20_000


def first_strong(text: str) -> Direction | None:
    """Return the direction of the first strong character outside isolates, or None when there is none."""
    depth = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in _STRONG:
            return _STRONG[kind]
    return None


def paragraph_direction(text: str, default: Direction) -> Direction:
    """Return RTL or LTR for one paragraph; one without a strong character takes `default` (AUTO counts as RTL)."""
    found = first_strong(text[:_SAMPLE])
    if found is not None:
        return found
    return Direction.LTR if default is Direction.LTR else Direction.RTL


def article_direction(content: str) -> Direction:
    """Return the direction in which most paragraphs run, weighed by their length; RTL when none tells."""
    weight = {Direction.RTL: 0, Direction.LTR: 0}
    for paragraph in content[: 10 * _SAMPLE].split("\n"):
        found = first_strong(paragraph[:_SAMPLE])
        if found is not None:
            weight[found] += len(paragraph)
    return Direction.LTR if weight[Direction.LTR] > weight[Direction.RTL] else Direction.RTL
