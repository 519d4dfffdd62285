"""A text folded for finding, in slices or when first needed, with the way back to its code points."""

import re
import time
import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache

from reader.domain.span import Span
from reader.text.normalize import fold_text

# characters folded at a time
CHUNK, _BLOCK = 1024, 65_536
_TATWEEL = "\u0640"
_HAMZA = "ء"


class _Table(dict[int, str]):
    """Fold single characters for `str.translate`; paragraphs stay apart."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = "\n" if char == "\n" else " " if char.isspace() else fold_text(char)
        self[code] = folded
        return folded


_TABLE = _Table()
# what most letters of a text are, in some scripts: they fold to themselves or are replaced one by one
_USUAL = (
    r"\n -@\[-~«»\u0430-\u0438\u043a-\u044f\u05d0-\u05ea\u060c\u061b\u061e-\u063f\u0640-\u0652\u066a-\u0671"
    r"\u0679-\u06bf\u06c1\u06c4-\u06cd\u06d0\u06d2\u06d4\u06d5\u0710\u0712-\u072f\u0780-\u07a5\u07ca-\u07ea"
    r"\u200c\u2010\u2012-\u2016\u2018-\u2023\u2039\u203a\U0001e922-\U0001e943"
)
_MARKS = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u200c"
_LETTERS = "أةىإیئءەکآےھہؤېٱڪ"
_REPLACED = tuple((char, _TABLE[ord(char)]) for char in _LETTERS + _MARKS)
_VANISHING = frozenset(char for char, folded in _REPLACED if not folded)
_UNUSUAL = re.compile(f"[^{_USUAL}]")
# one of so many characters may be unusual
_SELDOM = 16
_NO_LETTER = re.compile(r"[^\w ]|_")


def _folded(text: str) -> str:
    """Return what `translate` makes of a text with the table, some times sooner where the letters are usual ones."""
    unusual = _UNUSUAL.findall(text)
    if len(unusual) * _SELDOM > len(text):
        return text.translate(_TABLE)
    for char, folded in _REPLACED:
        text = text.replace(char, folded)
    # last, for nothing that one of these folds to may be folded once more
    for char in set(unusual):
        text = text.replace(char, _TABLE[ord(char)])
    return text


@lru_cache(maxsize=1024)
def _any_of(chars: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(chars)))}]")


class SearchableText:
    """Hold a content with its folded form, made in slices or when first needed, and the way back to code points."""

    def __init__(self, content: str) -> None:
        self.content = content
        self._parts: list[str] = []
        self._joined: str | None = None
        self._starts = array("q")
        self._ends = array("q", [0])
        self._irregular: dict[int, tuple[array[int], array[int], array[int]]] = {}

    def advance(self, seconds: float = 0.0) -> bool:
        """Fold some more, for about this long; True when the whole text is folded."""
        deadline = time.perf_counter() + seconds
        while len(self._parts) * CHUNK < len(self.content):
            at = len(self._parts) * CHUNK
            folded = _folded(self.content[at : at + CHUNK])
            self._parts.append(folded)
            self._starts.append(self._ends[-1])
            self._ends.append(self._ends[-1] + len(folded))
            self._joined = None
            if seconds and time.perf_counter() > deadline:
                break
        return len(self._parts) * CHUNK >= len(self.content)

    @property
    def folded(self) -> str:
        """The whole folded text."""
        if self._joined is None or len(self._parts) * CHUNK < len(self.content):
            self.advance()
            self._joined = "".join(self._parts)
        return self._joined

    def _around(self, chunk: int) -> tuple["array[int]", "array[int]", "array[int]"]:
        """Return, for the characters of a chunk that do not fold to one: their place, and folded start and end."""
        found = self._irregular.get(chunk)
        if found is None:
            places, starts, ends = array("q"), array("q"), array("q")
            raw = self.content[chunk * CHUNK : (chunk + 1) * CHUNK]
            odd = {char for char in _UNUSUAL.findall(raw) if len(_TABLE[ord(char)]) != 1}
            shift = 0
            for match in _any_of(_VANISHING | odd).finditer(raw):
                index = match.start()
                length = len(_TABLE[ord(raw[index])])
                places.append(index)
                starts.append(index + shift)
                ends.append(index + shift + length)
                shift += length - 1
            found = self._irregular[chunk] = places, starts, ends
        return found

    def original(self, at: int) -> tuple[int, bool]:
        """Return the code point that a folded character came from, and whether it is the first one of it."""
        chunk = bisect_right(self._starts, at) - 1
        offset = at - self._starts[chunk]
        places, starts, ends = self._around(chunk)
        before = bisect_right(starts, offset) - 1
        if before < 0:
            return chunk * CHUNK + offset, True
        if offset < ends[before]:
            return chunk * CHUNK + places[before], offset == starts[before]
        return chunk * CHUNK + places[before] + 1 + offset - ends[before], True

    def folded_at(self, position: int) -> int:
        """Return about where a code point stands in the folded text; never behind it."""
        self.advance()
        chunk = min(position // CHUNK, len(self._parts) - 1)
        return self._starts[chunk] if chunk >= 0 else 0

    def span(self, start: int, end: int) -> Span | None:
        """Return the span of a folded range with the marks of its last letter; None when it would cut a letter."""
        first, whole = self.original(start)
        last, _ = self.original(end - 1)
        last += 1
        if not whole or (end < len(self.folded) and not self.original(end)[1]):
            return None
        while last < len(self.content) and _belongs_to_letter_before(self.content[last]):
            last += 1
        return Span(first, last)


def index_form(content: str) -> str:
    """Return the folded words of a text as an index takes them, the same words that are found here."""
    blocks = range(0, len(content), _BLOCK)
    return "".join(_NO_LETTER.sub(" ", _folded(content[at : at + _BLOCK])) for at in blocks)


def _belongs_to_letter_before(char: str) -> bool:
    # a hamza standing alone folds to nothing and is a letter of the word all the same
    return char in (_TATWEEL, _HAMZA) or unicodedata.category(char) in ("Mn", "Me")
