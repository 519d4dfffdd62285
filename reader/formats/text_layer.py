"""Which words of an article a text layer does not hold, so that a search of the pages does not find them."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import regex

from reader.domain.span import Span
from reader.text.normalize import fold_text

# marks belong to the letter that they stand on
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_AROUND = 8


def words_not_found(content: str, layer: str, mended: Callable[[], str]) -> list[Span]:
    """Return the words of a text that its layer does not hold as often, by their letters without marks.

    Spaces and line ends do not count: a layer has its own. `mended` gives the layer put in order; it is asked only
    where the layer as it is lacks words.
    """
    words = [(Span(*found.span()), _letters(found[0])) for found in _WORD.finditer(content)]
    words = [each for each in words if each[1]]
    mine = "".join(letters for _, letters in words)
    short = _short(words, mine, layer)
    if not short:
        return []
    in_order = mended()
    also = _short(words, mine, in_order)
    lacking = {letters: min(count, also[letters]) for letters, count in short.items() if letters in also}
    return sorted(_occurrences(words, lacking, mine, (_letters(layer), _letters(in_order))))


def _short(words: list[tuple[Span, str]], mine: str, layer: str) -> dict[str, int]:
    """Return of which words how many are not there."""
    theirs = _letters(layer)
    if mine in theirs:
        return {}
    there = Counter(_letters(found[0]) for found in _WORD.finditer(layer))
    short: dict[str, int] = {}
    for letters, count in Counter(letters for _, letters in words).items():
        # words that run into each other are found all the same
        if there[letters] < count and (missing := mine.count(letters) - theirs.count(letters)) > 0:
            short[letters] = min(count, missing)
    return short


def _occurrences(
    words: list[tuple[Span, str]], short: dict[str, int], mine: str, theirs: tuple[str, ...]
) -> Iterator[Span]:
    """Yield the places of words that are there too seldom: first those that lack what stands around them, too."""
    places: dict[str, list[tuple[bool, Span]]] = {}
    at = 0
    for span, letters in words:
        if letters in short:
            around = mine[max(0, at - _AROUND) : at + len(letters) + _AROUND]
            places.setdefault(letters, []).append((any(around in each for each in theirs), span))
        at += len(letters)
    for letters, found in places.items():
        yield from (span for _, span in sorted(found)[: short[letters]])


def _letters(text: str) -> str:
    folded = fold_text(unicodedata.normalize("NFKC", text))
    return "".join(char for char in folded if char.isalnum())
