"""Right-to-left text for terminals that do not shape it. Never for Qt, and never stored."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import arabic_reshaper
from bidi import get_display
from bidi.mirror import MIRRORED

from reader.domain.article import Direction
from reader.text.direction import paragraph_direction

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# an article may hold escape sequences; what is shown is their picture
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
# two combining marks that no text here has: see _line
_FIRST, _LAST = "\u1abb", "\u1abc"
_CLUSTER = re.compile(f"{_LAST}([^{_FIRST}{_LAST}]*){_FIRST}(.)|(.){_FIRST}([^{_FIRST}{_LAST}]*){_LAST}", re.DOTALL)


@lru_cache(maxsize=1)
def _reshaper() -> arabic_reshaper.ArabicReshaper:
    # the default configuration deletes harakat, and draws one word as a ligature that many fonts lack
    return arabic_reshaper.ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def for_terminal(
    text: str, *, reorder: bool = True, default: Direction = Direction.RTL, width: int | None = None
) -> str:
    """Return a text in the order in which a plain terminal draws it: letters shaped, brackets mirrored.

    `width` wraps it, in columns, and sets right-to-left lines flush right: a terminal would break a reordered line
    at its wrong end. With `reorder` off only control characters are replaced, for terminals that do bidi themselves.
    """
    safe = text.translate(_PICTURES)
    if not reorder:
        return safe
    return "\n".join(line for paragraph in safe.split("\n") for line in _paragraph(paragraph, default, width))


def _paragraph(paragraph: str, default: Direction, width: int | None) -> Iterator[str]:
    rtl = paragraph_direction(paragraph, default) is Direction.RTL
    if width is None:
        yield _line(paragraph, rtl)
        return
    for line in _wrapped(paragraph, width):
        shown = _line(line, rtl)
        yield " " * (width - columns(shown)) + shown if rtl and shown else shown


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    """Yield lines of at most `width` columns, cut at spaces where there is one."""
    line, used = "", 0
    for word in re.findall(r"\s*\S+|\s+$", paragraph) or [""]:
        room = columns(word)
        if line and used + room > width:
            yield line
            line, used, word = "", 0, word.lstrip()
            room = columns(word)
        while room > width:
            # a cut before a mark would part it from its letter; one column is always taken
            cut = next((at for at in range(len(word), 1, -1) if columns(word[:at]) <= width), 1)
            yield word[:cut]
            word = word[cut:]
            room = columns(word)
        line, used = line + word, used + room
    yield line


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: none for marks and controls, two for wide characters."""
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _line(line: str, rtl: bool) -> str:
    """Return one line in visual order.

    python-bidi reorders as UAX #9 says, but leaves brackets as they are (rule L4) and marks before their letters
    (rule L3). Two marks of our own around the marks of each such character tell afterwards, by their order, which
    way it runs: a combining mark always takes the level of what it stands on.
    """
    if line.isascii() and not rtl:
        return line
    marked: list[str] = []
    shaped = _reshaper().reshape(line.replace(_FIRST, "").replace(_LAST, ""))
    for cluster in _clusters(shaped):
        if len(cluster) > 1 or cluster in MIRRORED:
            cluster = f"{cluster[0]}{_FIRST}{cluster[1:]}{_LAST}"
        marked.append(cluster)
    shown = str(get_display("".join(marked), base_dir="R" if rtl else "L"))
    return _BIDI_CONTROLS.sub("", _CLUSTER.sub(_settled, shown))


def _clusters(text: str) -> Iterator[str]:
    start = 0
    for at, char in enumerate(text):
        if at > start and unicodedata.bidirectional(char) != "NSM":
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _settled(found: re.Match[str]) -> str:
    backwards, letter, plain, marks = found.groups()
    if letter is None:
        return f"{plain}{marks}"
    return f"{MIRRORED.get(letter, letter)}{backwards[::-1]}"
