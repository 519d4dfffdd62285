"""Right-to-left text for terminals that do not shape it. Never for Qt, and never stored."""

from functools import lru_cache

import arabic_reshaper
from bidi import get_display

from reader.domain.article import Direction
from reader.text.direction import paragraph_direction

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


@lru_cache(maxsize=1)
def _reshaper() -> arabic_reshaper.ArabicReshaper:
    # the default configuration deletes harakat
    return arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_ligatures": False})


def for_terminal(text: str, *, reorder: bool = True, default: Direction = Direction.RTL) -> str:
    """Return a text line by line in the order in which a plain terminal draws it, brackets mirrored.

    With `reorder` off it is returned as it is, for terminals that do bidi themselves.
    """
    if not reorder:
        return text
    return "\n".join(_line(line, default) for line in text.split("\n"))


def _line(line: str, default: Direction) -> str:
    if line.isascii():
        return line
    rtl = paragraph_direction(line, default) is Direction.RTL
    shaped = _reshaper().reshape(line)
    # get_display reorders and leaves brackets as they are; those in right-to-left runs are mirrored here, before:
    # a bracket takes the direction of the paragraph unless it stands inside text of the other one
    if rtl:
        shaped = shaped.translate(_MIRRORED)
    return str(get_display(shaped, base_dir="R" if rtl else "L"))
