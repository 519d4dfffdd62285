"""Mending text that comes out of pages: presentation forms, visual order, ligatures taken apart, lines cut by width."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from statistics import median

from bidi import get_display

_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_LAM, _ALEFS = "\u0644", frozenset("\u0627\u0623\u0625\u0622\u0671")
_RTL = ("R", "AL", "NSM")
_ENDS = re.compile(r"[.!?؟۔…:؛][\"'”’»)\]]*$")
_LATIN_THEN_ARABIC = re.compile("(?<=[A-Za-z])(?=[\u0621-\u064a\u066e-\u06d3])")
# words for which many fonts have one glyph
_WHOLE = frozenset(("الله", "محمد", "ريال"))
# a teh marbuta ends its word
_IMPOSSIBLE = re.compile("\u0629(?=[\u0621-\u064a])")
# words that a text in logical order is full of, and the same turned round; a handful tells
_COMMON = frozenset((
    "من", "في", "على", "إلى", "عن", "أن", "إن", "هذا", "هذه", "التي", "الذي", "ما", "لا", "كان", "قال", "مع", "بعد",
    "بين", "را", "از", "به", "که", "این", "است", "של", "את", "על",
))  # fmt: skip


def plain_letters(text: str) -> str:
    """Return a text with letters instead of their presentation forms; everything else stays as it is."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def in_logical_order(line: str) -> str:
    """Return a line that was written from left to right as it is seen, in the order in which it is read."""
    # the order first: what a form stands for (a lam-alef) is in logical order already
    return plain_letters(get_display(line, base_dir="R"))


def is_visual(lines: Iterable[str]) -> bool:
    """Tell whether lines are in the order in which they are seen: their words make sense turned round."""
    there = back = 0
    for line in lines:
        for word in plain_letters(line).split():
            bare = word.strip('.,،؛:!?؟()«»"')
            there += bare in _COMMON
            back += len(bare) > 1 and bare[::-1] in _COMMON and bare not in _COMMON
    return back > 2 and back > 2 * there


def join_glyphs(glyphs: Sequence[Sequence[str]]) -> str:
    """Return the text of glyphs, some of which stand for several letters, which may come turned round.

    A lam-alef is always a lam and then an alef: how most of them came tells of the others. Where they do not tell, the
    words do; and where nothing tells, the letters stay as the document gives them: but for a glyph that stands for a
    whole word of four letters or more, which was seen to come turned round.
    """
    pairs = [tuple(glyph) for glyph in glyphs if len(glyph) == 2]
    back = sum(1 for first, second in pairs if second == _LAM and first in _ALEFS)
    right = sum(1 for first, second in pairs if first == _LAM and second in _ALEFS)
    as_given = "".join("".join(glyph) for glyph in glyphs)
    if back < right:
        return as_given
    turned = "".join("".join(reversed(glyph) if _is_ligature(glyph) else glyph) for glyph in glyphs)
    if back > right or _sense(turned) > _sense(as_given):
        return turned
    return "".join("".join(reversed(glyph) if _is_word(glyph) else glyph) for glyph in glyphs)


def _is_word(glyph: Sequence[str]) -> bool:
    return len(glyph) > 3 and _is_ligature(glyph) and "".join(glyph) not in _WHOLE


def _is_ligature(glyph: Sequence[str]) -> bool:
    return len(glyph) > 1 and any(unicodedata.bidirectional(char) in _RTL for char in glyph)


def _sense(text: str) -> int:
    """Return how much a text looks like words: the common ones, less those that no Arabic word is like."""
    common = sum(word.strip('.,،؛:!?؟()«»"') in _COMMON for word in text.split())
    return common - len(_IMPOSSIBLE.findall(text))


def part_scripts(text: str) -> str:
    """Return a text with a space where Arabic letters follow Latin ones: the space was lost in the layout."""
    return _LATIN_THEN_ARABIC.sub(" ", text)


def join_lines(lines: Sequence[str]) -> list[str]:
    """Return paragraphs: a line goes on in the next when it is about as long as the others and ends no sentence."""
    lengths = [len(line) for line in lines if line.strip()]
    if not lengths:
        return []
    full = 0.75 * max(median(lengths), 0.6 * max(lengths))
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        bare = line.strip()
        if not bare:
            goes_on = False
            continue
        if goes_on:
            last = paragraphs[-1]
            # a word cut by a hyphen is Latin: Arabic is not hyphenated
            cut = last.endswith("-") and last[-2:-1].isascii() and last[-2:-1].isalpha() and bare[:1].islower()
            paragraphs[-1] = last[:-1] + bare if cut else f"{last} {bare}"
        else:
            paragraphs.append(bare)
        is_full = len(bare) >= full
        goes_on = is_full and not (_ENDS.search(bare) and len(bare) < 0.95 * max(lengths))
    return paragraphs
