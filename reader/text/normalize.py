"""Clean-up done once on import, and folding for search with an exact map back to offsets."""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import IncrementalNewlineDecoder
from typing import NamedTuple

from reader.domain.span import Span

FOLD_VERSION = 2

_REPLACEMENT = "\ufffd"
_SURROGATES = re.compile("[\ud800-\udfff]")
_TATWEEL = "\u0640"
# invisible controls that never count in a comparison; ZWNJ and ZWJ join or part letters, not words
_IGNORED = frozenset(
    "\u0640\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
# a hamza on a ha parts nothing from it: it is the mark of izafat in Persian (ۀ) and Urdu (ۂ)
_HAMZA = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ؤ": "و", "ئ": "ي", "ۓ": "ي", "ۂ": "ه", "ۀ": "ه",
    "ء": "",
}  # fmt: skip
_BARE_HAMZA = "ء\ufe80"
_MAQSURA = {"ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي"}
_TA_MARBUTA = {"ة": "ه", "ۃ": "ه", "ە": "ه"}
_LETTERS = {"ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه"}


class CleanText(NamedTuple):
    """Hold the text that becomes an article's content, and the names of the repairs made to it."""

    content: str
    repairs: tuple[str, ...]


def clean_import(raw: str, *, surrogates: bool = True) -> CleanText:
    """Settle what would move offsets later: a leading BOM, CRLF and CR, lone surrogates and NUL.

    `repairs` names, in this order, those of "bom", "line_ends", "surrogates", "nul" that were needed. Without
    `surrogates` there are none to look for.
    """
    content, repairs = raw, []
    if content.startswith("\ufeff"):
        content = content.removeprefix("\ufeff")
        repairs.append("bom")
    if "\r" in content:
        # in one pass, which takes half of what replacing takes
        content = IncrementalNewlineDecoder(None, translate=True).decode(content, final=True)
        repairs.append("line_ends")
    if surrogates:
        try:
            # four times as fast as looking for them
            content.encode("utf-8")
        except UnicodeEncodeError:
            content = _SURROGATES.sub(_REPLACEMENT, content)
            repairs.append("surrogates")
    if "\0" in content:
        content = content.replace("\0", _REPLACEMENT)
        repairs.append("nul")
    return CleanText(content, tuple(repairs))


@dataclass(frozen=True, slots=True)
class FoldOptions:
    """Say which differences a comparison overlooks."""

    marks: bool = True
    hamza: bool = True
    maqsura: bool = True
    ta_marbuta: bool = True
    case: bool = True


FOLD_ALL = FoldOptions()
FOLD_NOTHING = FoldOptions(marks=False, hamza=False, maqsura=False, ta_marbuta=False, case=False)


@dataclass(frozen=True, slots=True)
class Folded:
    """Hold a folded text and, for each of its characters, the code point of the original it came from."""

    text: str
    original: str
    offsets: "array[int]"

    def span(self, start: int, end: int) -> Span:
        """Return the original span of the folded range `start`..`end`, with the marks of its last letter.

        A hamza that was folded away behind it belongs to it as well (صنعا finds all of صنعاء).
        """
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        following = self.offsets[end] if end < len(self.offsets) else len(self.original)
        while last < len(self.original):
            char = self.original[last]
            if not unicodedata.combining(char) and not (char in _BARE_HAMZA and last < following):
                break
            last += 1
        return Span(first, last)


@lru_cache(maxsize=16)
def _table(options: FoldOptions) -> dict[str, str]:
    table: dict[str, str] = dict.fromkeys(_IGNORED, "") if options.marks else {}
    for wanted, letters in (
        (options.hamza, _HAMZA),
        (options.maqsura, _MAQSURA),
        (options.ta_marbuta, _TA_MARBUTA),
        (options != FOLD_NOTHING, _LETTERS),
    ):
        if wanted:
            table.update(letters)
    return table


@lru_cache(maxsize=65536)
def _fold_char(char: str, options: FoldOptions) -> str:
    table = _table(options)
    if char in table:
        return table[char]
    if char.isspace():
        return " "
    if options == FOLD_NOTHING:
        return char
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    folded = []
    # a letter with hamza above decomposes to letter + mark: compose first, so that the tables above decide
    for part in unicodedata.normalize("NFKC", char):
        if part in table:
            folded.append(table[part])
        elif options.marks:
            folded += [bare for bare in _without_marks(part, options) if not bare.isspace()]
        else:
            folded.append(part)
    text = "".join(folded)
    return text.casefold() if options.case else text


def _without_marks(char: str, options: FoldOptions) -> str:
    decomposed = unicodedata.normalize("NFD", char)
    if "\u0653" <= decomposed[-1] <= "\u0655" and not options.hamza:
        return char
    return "".join(part for part in decomposed if unicodedata.category(part) not in ("Mn", "Me"))


def fold(text: str, options: FoldOptions = FOLD_ALL) -> Folded:
    """Fold `text` for comparison: marks, tatweel, hamza seats, alef maqsura, ta marbuta, presentation forms,
    digits of any script and letter case are levelled; runs of white space become one space.
    """
    parts: list[str] = []
    offsets = array("q")
    space = False
    for index, char in enumerate(text):
        folded = _fold_char(char, options)
        if folded == " ":
            if space:
                continue
            space = True
        elif folded:
            space = False
        parts.append(folded)
        offsets.extend([index] * len(folded))
    return Folded("".join(parts), text, offsets)


class _Table(dict[int, str]):
    """Fold single characters for `str.translate`, each as it first comes."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code), FOLD_ALL)
        return folded


_TABLE = _Table()


def fold_text(text: str, options: FoldOptions = FOLD_ALL) -> str:
    """Return only the folded text, where offsets are of no interest (filters, names)."""
    if options is not FOLD_ALL:
        return fold(text, options).text.strip()
    return " ".join([word for word in text.translate(_TABLE).split(" ") if word])


def find_folded(haystack: Folded, query: str, options: FoldOptions = FOLD_ALL) -> Iterator[Span]:
    """Yield the original spans of each non-overlapping occurrence of `query`, in order; nothing for a blank query."""
    needle = fold(query, options).text.strip(" ")
    if not needle:
        return
    at = haystack.text.find(needle)
    while at >= 0:
        yield haystack.span(at, at + len(needle))
        at = haystack.text.find(needle, at + len(needle))
