"""Every occurrence of a name in a text: behind proclitics, in any folded spelling, never inside another word.

The article (ال) belongs to a name, also the lam that is left of it in لل: للجيش holds ل and the name that begins at
the second lam. So a name that begins with the article is found behind ب and ل, and its span is what is written.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from reader.domain.span import Span
from reader.text.normalize import fold_text
from reader.text.searchable import CHUNK, SearchableText
from reader.text.tokens import proclitic_cuts

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = "ال"
_CLOSING = {")": "(", "]": "[", "»": "«", "”": "“"}
_ALEF = frozenset("اٱ")
_LAM = "ل"
_HAMZA = "ء"
# behind a proclitic a shorter name would be found in too many words that only begin with that letter
_SHORTEST_BEHIND_PROCLITIC = 3
_SHORTEST_BEHIND_RARE_PROCLITIC = 4
# a word of two letters that is looked for (عن, يد) is found behind one of these alone: with ك and س, and behind two
# proclitics, what reads so is nearly always another word (كان is not ان, سيد not يد, وليد not يد)
_SHORTEST_WORD, _BEFORE_SHORTEST = 2, frozenset("وفبل")
_PROCLITICS = frozenset("وفبلكس")
_RARE_PROCLITICS = frozenset("كس")
# a name of so few letters is told from others by its hamza and its ending
_SHORT = 4
_HAMZAS = frozenset("أإآؤئ")
_ENDINGS = frozenset("ىي")
_UNMARKED = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f\u061c\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
# words of the language whose folded spelling is that of a name: they count only for a name spelt the same
_FUNCTION_WORDS = frozenset(("على", "إلى", "الى", "أن", "إن", "آن", "أو", "أي", "إذا", "إذ", "أم", "أما", "حتى", "متى"))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Hold one place where a name stands. `prefix` are the letters glued before it, as they are written.

    `exact` is true when it is spelt as the name is, marks and tatweel aside. `article` is true when it has the article
    and the name has not (جيش, الجيش): often the same, often another thing; the article is part of the span.
    """

    span: Span
    prefix: str = ""
    exact: bool = True
    article: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """Hold what to look for: `anchor` is the part that every form of the first word has, `pattern` the whole.

    `open_ended` lets the last word go on: the letters given are its beginning. `any_word` takes it for a word that is
    looked for and no name to be labelled: what folds alike is the same.
    """

    text: str
    anchor: str
    pattern: re.Pattern[str]
    letters: int
    has_article: bool
    open_ended: bool = False
    any_word: bool = False

    @property
    def is_blank(self) -> bool:
        """True when there is no letter to look for."""
        return not self.anchor


@lru_cache(maxsize=4096)
def name_of(text: str, *, open_ended: bool = False, any_word: bool = False) -> Name:
    """Prepare a name for finding; punctuation around it does not count, between its words it does."""
    folded = fold_text(text)
    found = list(_WORD.finditer(folded))
    if not found:
        return Name(text, "", re.compile("(?!)"), 0, False)
    tail = ""
    for before, after in pairwise(found):
        tail += _gap(folded[before.end() : after.start()]) + re.escape(after.group())
    tail += _tail(folded[found[0].start() : found[-1].end()], folded[found[-1].end() :].strip())
    first = found[0].group()
    has_article = _has_article(text)
    forms, anchor = _forms(first, has_article=has_article)
    end = r"[^\W_]*" if open_ended else r"(?![^\W_])"
    body = "|".join(forms)
    if open_ended:
        # what a word begins with may look like a proclitic: ولولا begins with ول
        body = body.replace("]?", "]??")
    pattern = re.compile(f"(?:{body}){tail}{end}")
    letters = sum(len(word.group()) for word in found)
    return Name(text, anchor, pattern, letters, has_article, open_ended, any_word)


def written_forms(text: str) -> list[str]:
    """Return every way in which the first word of a name is written, folded, with what may be glued before it.

    A superset of what is found: which of them stand for the name in a text is judged there.
    """
    folded = fold_text(text)
    found = _WORD.search(folded)
    if found is None:
        return []
    first, has_article = found.group(), _has_article(text)
    letters = sum(len(word) for word in _WORD.findall(folded))
    before = _before(letters)
    behind_lam = [each for each in before if each.endswith(_LAM)]
    forms = [each + first for each in before]
    if has_article:
        rest = first.removeprefix(_ARTICLE)
        forms += [each + _LAM + rest for each in behind_lam]
        if rest.startswith(_LAM):
            forms += [each + rest for each in behind_lam]
    else:
        forms += [each + _ARTICLE + first for each in before if each not in behind_lam]
        forms += [each + _LAM + first for each in behind_lam]
    return list(dict.fromkeys(forms))


def _before(letters: int) -> list[str]:
    """Return what may be glued before a name of so many letters; the empty string is the first."""
    if letters < _SHORTEST_BEHIND_PROCLITIC:
        return ["", *sorted(_BEFORE_SHORTEST)] if letters == _SHORTEST_WORD else [""]
    return [one + other for one in ("", "و", "ف") for other in ("", "ب", "ل", "ك", "س")]


def _tail(inner: str, behind: str) -> str:
    """Return what belongs to a name behind its last word: a bracket opened inside, the point of an abbreviation."""
    if behind[:1] in _CLOSING and inner.count(_CLOSING[behind[0]]) > inner.count(behind[0]):
        return " *" + re.escape(behind[0])
    last = _WORD.findall(inner)[-1]
    return r" *\." if behind == "." and (len(last) == 1 or "." in inner) else ""


def _gap(between: str) -> str:
    return "".join(" *" + re.escape(char) for char in between.replace(" ", "")) + (" *" if between.strip() else " +")


def _has_article(text: str) -> bool:
    bare = _UNMARKED.sub("", unicodedata.normalize("NFKC", text.strip()))
    return bool(re.match(r"\W*ال[^\W_]{2}", bare))


def _forms(first: str, *, has_article: bool) -> tuple[list[str], str]:
    """Return the forms of a name's first word with what may be glued before it, and the part that all have."""
    glued = "(?P<p0>[وف]?[بلكس]?)"
    if not has_article:
        article = f"(?P<p1>[وف]?[بكس]?)(?P<n1>ال{re.escape(first)})|(?P<p2>[وف]?ل)(?P<n2>ل{re.escape(first)})"
        return [f"{glued}(?P<n0>{re.escape(first)})", article], first
    rest = first.removeprefix(_ARTICLE)
    forms = [f"{glued}(?P<n0>{re.escape(first)})", f"(?P<p1>[وف]?ل)(?P<n1>ل{re.escape(rest)})"]
    if rest.startswith(_LAM):
        # three lams are written as two: اللجنة, للجنة
        forms.append(f"(?P<p2>[وف]?ل)(?P<n2>{re.escape(rest)})")
    return forms, rest


def find_occurrences(
    text: SearchableText, name: str, *, near: int = 0, open_ended: bool = False, any_word: bool = False
) -> Iterator[Occurrence]:
    """Yield where a name stands, in order from the code point `near` on, give or take some thousand characters."""
    wanted = name_of(name, open_ended=open_ended, any_word=any_word)
    if wanted.is_blank:
        return
    folded = text.folded
    at = folded.find(wanted.anchor, text.folded_at(near) if near else 0)
    done = 0
    while at >= 0:
        found = _occurrence_at(text, wanted, at)
        if found is not None and found.span.start >= done:
            done = found.span.end
            yield found
        at = folded.find(wanted.anchor, at + 1)


def find_occurrences_before(text: SearchableText, name: str, position: int) -> Iterator[Occurrence]:
    """Yield where a name stands before a code point, the nearest first."""
    wanted = name_of(name)
    if wanted.is_blank:
        return
    folded = text.folded
    at = folded.rfind(wanted.anchor, 0, min(text.folded_at(position + CHUNK) + CHUNK, len(folded)))
    while at >= 0:
        found = _occurrence_at(text, wanted, at)
        if found is not None and found.span.end <= position:
            position = found.span.start
            yield found
        at = folded.rfind(wanted.anchor, 0, at + len(wanted.anchor) - 1)


def _occurrence_at(text: SearchableText, name: Name, anchor: int) -> Occurrence | None:
    folded, start = text.folded, anchor
    while start > 0 and anchor - start < 5 and folded[start - 1].isalnum():
        start -= 1
    if start > 0 and folded[start - 1].isalnum():
        return None
    found = name.pattern.match(folded, start)
    if found is None:
        return None
    form = next(number for number in "012" if found.groupdict().get(f"n{number}") is not None)
    begin = found.start(f"n{form}")
    span = text.span(begin, found.end())
    if span is None or _cuts_number(folded, begin, found.end()):
        return None
    prefix = found.group(f"p{form}")
    article = not name.has_article and form != "0"
    if article and form == "1" and text.content[span.start] not in _ALEF:
        return None
    found_here = _judged(text, name, span, start if prefix else begin, prefix)
    return replace(found_here, article=True) if found_here and article else found_here


def _cuts_number(folded: str, start: int, end: int) -> bool:
    """Tell whether the range begins or ends within a number such as 1.25."""
    before, after = folded[max(0, start - 2) : start], folded[end : end + 2]
    return (len(before) == 2 and before[0].isdigit() and before[1] in ".,٫٬" and folded[start].isdigit()) or (
        len(after) == 2 and after[1].isdigit() and after[0] in ".,٫٬" and folded[end - 1].isdigit()
    )


def _judged(text: SearchableText, name: Name, span: Span, word: int, prefix: str) -> Occurrence | None:
    """Return the occurrence unless its letters as written say that it is another word."""
    surface = _UNMARKED.sub("", span.slice(text.content))
    if span.start and text.content[span.start - 1] == _HAMZA:
        return None
    wanted = _UNMARKED.sub("", name.text.strip())
    exact = surface == wanted
    if not exact and not name.open_ended and _is_another_word(surface, wanted, 0 if name.any_word else name.letters):
        return None
    if not prefix:
        return Occurrence(span, "", exact)
    first, whole = text.original(word)
    written = text.content[first : span.start]
    letters = _UNMARKED.sub("", unicodedata.normalize("NFKC", written))
    if not whole or letters != prefix:
        return None
    return Occurrence(span, written, exact) if _may_be_proclitic(name, prefix) else None


def _may_be_proclitic(name: Name, prefix: str) -> bool:
    """Tell whether a name is long enough for the letters before it to be taken for proclitics."""
    if name.letters == _SHORTEST_WORD and name.any_word and not name.open_ended:
        return prefix in _BEFORE_SHORTEST
    rare = _RARE_PROCLITICS & set(prefix)
    return name.letters >= (_SHORTEST_BEHIND_RARE_PROCLITIC if rare else _SHORTEST_BEHIND_PROCLITIC)


def _is_another_word(surface: str, wanted: str, letters: int) -> bool:
    """Tell whether two spellings that fold alike differ in a letter that usually parts two words.

    A bare alef may stand for any hamza, and final ى for ي; but a hamza standing alone is never left out, and in a
    short name two letters with different hamzas (آب, إب) or the endings ى and ي (على, علي) are different words.
    For a word that is no name (0 letters) only what is often another word is one: على is not علي.
    """
    if surface in _FUNCTION_WORDS or surface.count(_HAMZA) != wanted.count(_HAMZA):
        return True
    if not letters:
        return wanted in _FUNCTION_WORDS
    if letters > _SHORT or len(surface) != len(wanted):
        return False
    return any(
        one != other and ({one, other} <= _HAMZAS or {one, other} <= _ENDINGS)
        for one, other in zip(surface, wanted, strict=True)
    )


def occurrences(content: str, name: str) -> list[Occurrence]:
    """Return every occurrence of a name in a text, in order."""
    return list(find_occurrences(SearchableText(content), name))


def full_name(text: SearchableText, span: Span) -> str:
    """Return the name that a span stands for: behind ل, the article that is written as one lam is written out.

    للجيش may hold الجيش, للجنة both لجنة and اللجنة, لليبيا the name ليبيا: what else the text says decides.
    """
    content = text.content
    quote = span.slice(content)
    if not quote.startswith(_LAM) or not span.start or content[span.start - 1] != _LAM:
        return quote
    for reading in (f"ا{quote}", f"ال{quote}"):
        others = (found for found in find_occurrences(text, reading) if not found.span.overlaps(span))
        if any(not found.prefix.endswith(_LAM) for found in others):
            return reading
    return quote


def without_proclitic(name: str, is_word: Callable[[str], bool]) -> str:
    """Return a name without the letters glued before it, where what is left is a word that `is_word` knows.

    للأمم gives الأمم: the article is written out. A name that begins like a proclitic and is none stays.
    """
    first, space, rest = name.partition(" ")
    doubled = re.fullmatch(r"[وف]?لل(..+)", first)
    if doubled:
        readings = [f"ال{doubled[1]}", f"الل{doubled[1]}"]
    elif first[:1] in _PROCLITICS:
        readings = [first[cut:] for cut in proclitic_cuts(first) if not first[:cut].endswith(_ARTICLE)]
    else:
        readings = []
    bare = next((reading for reading in readings if is_word(reading)), first)
    return bare + space + rest
