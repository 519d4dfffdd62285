"""Paragraphs, sentences, phrases, words, letters, and the proclitics glued to a word.

Words and graphemes follow Unicode UAX #29 through `regex`; proclitics are this product's own.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import regex

from reader.domain.span import Span

_WORD_SEGMENT = regex.compile(
    r"(?w)\b(?=[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]).+?\b", regex.DOTALL
)
_GRAPHEME = regex.compile(r"\X")
_SENTENCE_END = regex.compile(r"[.!?؟۔…]+[\"'”’»)\]]*(?=\s|$)")
_PHRASE_BREAK = frozenset('،,;؛:.!?؟۔…()[]{}«»“”"‹›\n—–')
_QUOTES = (("“", "”"), ("”", "”"), ("«", "»"), ('"', '"'), ("(", ")"), ("‹", "›"), ("[", "]"), ("„", "“"))

_CONJUNCTIONS = frozenset("وف")
_PREPOSITIONS = frozenset("بلكس")
_ALEF = "ا"
_LAM = "ل"


def paragraph_spans(content: str) -> Iterator[Span]:
    """Yield each paragraph that holds a character; paragraphs end at a line feed, which belongs to none."""
    start = 0
    for line in content.split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1


def paragraph_at(content: str, position: int) -> tuple[int, int]:
    """Return start and end of the paragraph around `position`; both are equal for an empty one."""
    position = min(max(position, 0), len(content))
    start = content.rfind("\n", 0, position) + 1
    end = content.find("\n", position)
    return start, len(content) if end < 0 else end


@lru_cache(maxsize=512)
def words_of(paragraph: str) -> tuple[Span, ...]:
    """Return the words of one paragraph, offsets within it; punctuation and white space belong to none."""
    return tuple(Span(*found.span()) for found in _WORD_SEGMENT.finditer(paragraph))


def word_spans(content: str) -> Iterator[Span]:
    """Yield the words of a whole text in order."""
    for paragraph in paragraph_spans(content):
        for word in words_of(paragraph.slice(content)):
            yield Span(paragraph.start + word.start, paragraph.start + word.end)


def word_at(content: str, position: int) -> Span | None:
    """Return the word that covers `position`, else the one before it in its paragraph, else the first, else None."""
    start, end = paragraph_at(content, position)
    words = words_of(content[start:end])
    offset = position - start
    best: Span | None = None
    for word in words:
        if word.start <= offset or best is None:
            best = word
        if word.end > offset:
            break
    return None if best is None else Span(start + best.start, start + best.end)


def next_word(content: str, position: int) -> Span | None:
    """Return the first word that begins at or after `position`, across paragraphs, or None."""
    while position <= len(content):
        start, end = paragraph_at(content, position)
        for word in words_of(content[start:end]):
            if start + word.start >= position:
                return Span(start + word.start, start + word.end)
        position = end + 1
    return None


def previous_word(content: str, position: int) -> Span | None:
    """Return the last word that ends at or before `position`, across paragraphs, or None."""
    while position >= 0:
        start, end = paragraph_at(content, position)
        for word in reversed(words_of(content[start:end])):
            if start + word.end <= position:
                return Span(start + word.start, start + word.end)
        position = start - 1
    return None


@lru_cache(maxsize=64)
def _grapheme_edges(paragraph: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in _GRAPHEME.finditer(paragraph)))


def next_grapheme(content: str, position: int) -> int:
    """Return the grapheme boundary after `position`, or the end of the text."""
    start, end = paragraph_at(content, position)
    if position >= end:
        return min(position + 1, len(content))
    return start + next(edge for edge in _grapheme_edges(content[start:end]) if edge > position - start)


def previous_grapheme(content: str, position: int) -> int:
    """Return the grapheme boundary before `position`, or 0."""
    start, end = paragraph_at(content, position)
    if position <= start:
        return max(position - 1, 0)
    return start + max(edge for edge in _grapheme_edges(content[start:end]) if edge < position - start)


def snap_to_grapheme(content: str, position: int, *, forward: bool = False) -> int:
    """Return `position` when it cuts no grapheme, else the boundary before it (or after it when `forward`)."""
    start, end = paragraph_at(content, position)
    edges = _grapheme_edges(content[start:end])
    if position - start in edges or position > end:
        return position
    return next_grapheme(content, position) if forward else previous_grapheme(content, position)


def sentence_at(content: str, position: int) -> Span | None:
    """Return the sentence around `position`, without white space at its ends, or None in an empty paragraph."""
    start, end = paragraph_at(content, position)
    first = start
    for found in _SENTENCE_END.finditer(content, start, end):
        if found.end() > position:
            return _trimmed(content, first, found.end())
        first = found.end()
    return _trimmed(content, first, end) or _trimmed(content, start, end)


def sentence_ends(content: str) -> Iterator[int]:
    """Yield where sentences end, in order: after . ! ? and their like, and at the end of each paragraph."""
    for paragraph in paragraph_spans(content):
        for found in _SENTENCE_END.finditer(content, paragraph.start, paragraph.end):
            if found.end() < paragraph.end:
                yield found.end()
        yield paragraph.end


def phrase_at(content: str, span: Span) -> Span | None:
    """Return the text around `span` up to the nearest punctuation, quote or bracket on each side."""
    start, end = span.start, span.end
    low, high = paragraph_at(content, span.start)
    while start > low and content[start - 1] not in _PHRASE_BREAK:
        start -= 1
    while end < high and content[end] not in _PHRASE_BREAK:
        end += 1
    return _trimmed(content, start, end)


def quoted_at(content: str, span: Span) -> Span | None:
    """Return the innermost text between a pair of quotes or brackets around `span`, without them, or None."""
    low, high = paragraph_at(content, span.start)
    best: Span | None = None
    for opening, closing in _QUOTES:
        before = content.rfind(opening, low, span.start)
        after = content.find(closing, span.end, high)
        if before < 0 or after < 0 or content.find(closing, before + 1, span.start) >= 0:
            continue
        found = _trimmed(content, before + 1, after)
        if found and found.contains(span) and (best is None or len(found) < len(best)):
            best = found
    return best


def _trimmed(content: str, start: int, end: int) -> Span | None:
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def proclitic_cuts(word: str) -> tuple[int, ...]:
    """Return where glued letters may end, shortest prefix first: و ف, then ب ل ك س, then ال (or the lam of لل).

    Offsets are code points into `word` and never part a letter from its marks. At least two letters stay behind
    each cut. A cut is a candidate, not a claim: the reader decides.
    """
    letters = [index for index, char in enumerate(word) if not unicodedata.combining(char) and char != "\u0640"]
    cuts: list[int] = []

    def cut_after(order: int) -> None:
        if len(letters) - order >= 3:
            cuts.append(letters[order + 1])

    def letter(order: int) -> str:
        return word[letters[order]] if order < len(letters) else ""

    at = 0
    if letter(at) in _CONJUNCTIONS:
        cut_after(at)
        at += 1
    if letter(at) in _PREPOSITIONS:
        cut_after(at)
        at += 1
        if letter(at - 1) == _LAM and letter(at) == _LAM:
            cut_after(at)
            return tuple(cuts)
    if letter(at) == _ALEF and letter(at + 1) == _LAM:
        cut_after(at + 1)
    return tuple(cuts)
