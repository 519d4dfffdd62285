"""The query language of the corpus search: words, "phrases", prefix*, -exclusion; and where each stands in a text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from reader.domain.errors import QueryError
from reader.domain.span import Span
from reader.text.normalize import FOLD_ALL, FOLD_NOTHING, FoldOptions, fold_text
from reader.text.occurrences import Occurrence, find_occurrences, written_forms
from reader.text.searchable import SearchableText

_WORD = re.compile(r"[^\W_]+")
# letters of which SQLite's tokeniser and Python are of one mind, whatever their versions
_PLAIN = re.compile(
    "[a-z0-9\u00df-\u00f6\u00f8-\u00ff\u0430-\u044f\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u0671-\u06d3]"
)
_QUOTES = {'"': '"', "“": "”", "”": "“”", "„": "“”", "«": "»", "»": "«"}
_OPEN_QUOTE = "The quotation mark is not closed."
_NO_LETTER = "There is no letter or digit to look for."
_ONLY_EXCLUDED = "There is nothing to look for, only something to leave out."
_EMPTY = "The query is empty."
_PART = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """Say what counts as the same: letters glued before a word (`prefixes`), and spellings that fold alike."""

    prefixes: bool = True
    fold: FoldOptions = FOLD_ALL
    regex: bool = False


TOLERANT = SearchOptions()
EXACT = SearchOptions(prefixes=False, fold=FOLD_NOTHING)


@dataclass(frozen=True, slots=True)
class Term:
    """Hold one part of a query. `place` is where it begins there; `is_prefix`: its last word may go on."""

    text: str
    place: int
    is_prefix: bool = False
    is_excluded: bool = False


def parse_query(query: str) -> tuple[Term, ...]:
    """Return the parts of a query. Raises QueryError, which names the place."""
    found = list(_terms(query))
    if not found:
        raise QueryError(query, 0, _EMPTY)
    if all(term.is_excluded for term in found):
        raise QueryError(query, found[0].place, _ONLY_EXCLUDED)
    return tuple(found)


def _terms(query: str) -> Iterator[Term]:
    at = 0
    while (part := _PART.search(query, at)) is not None:
        start = at = part.start()
        excluded = query[at] == "-" and len(part.group()) > 1
        at += excluded
        closing = _QUOTES.get(query[at])
        if closing is not None:
            end = next((order for order in range(at + 1, len(query)) if query[order] in closing), -1)
            if end < 0:
                raise QueryError(query, at, _OPEN_QUOTE)
            text, at = query[at + 1 : end], end + 1
            if query[at : at + 1] == "*":
                text, at = text + "*", at + 1
        else:
            text, at = query[at : part.end()], part.end()
        is_prefix = text.rstrip().endswith("*")
        text = text.rstrip().removesuffix("*")
        if not _WORD.search(fold_text(text)):
            raise QueryError(query, start, _NO_LETTER)
        yield Term(text, start, is_prefix, excluded)


def compile_pattern(pattern: str) -> "regex.Pattern[str]":
    """Return a regular expression, prepared. Raises QueryError, which names the place."""
    if not pattern:
        raise QueryError(pattern, 0, _EMPTY)
    try:
        return regex.compile(pattern, regex.MULTILINE)
    except regex.error as error:
        # its stubs do not know what it carries
        problem, place = getattr(error, "msg", ""), getattr(error, "pos", None)
        raise QueryError(pattern, place or 0, f"The pattern is not understood: {problem}.") from error


def index_expression(terms: tuple[Term, ...], options: SearchOptions) -> str:
    """Return what the index is asked for: every article that may hold all terms, and some that do not.

    Empty when the index cannot tell: then every article has to be looked at.
    """
    parts = [part for term in terms if not term.is_excluded and (part := _index_part(term, options))]
    return " AND ".join(parts)


def _index_part(term: Term, options: SearchOptions) -> str:
    words = _WORD.findall(fold_text(term.text))
    if not words or not all(_PLAIN.search(word) for word in words):
        return ""
    firsts = written_forms(term.text) if options.prefixes else words[:1]
    star = " *" if term.is_prefix else ""
    return "(" + " OR ".join(f'"{" ".join([first, *words[1:]])}"{star}' for first in firsts) + ")"


def find_term(text: SearchableText, term: Term, options: SearchOptions) -> Iterator[Occurrence]:
    """Yield where a term stands in a text, in order: as names are found, and then as strictly as the options say."""
    strict = options.fold != FOLD_ALL
    for found in find_occurrences(text, term.text, open_ended=term.is_prefix, any_word=True):
        if not options.prefixes and (found.prefix or found.article):
            continue
        if not strict or _is_same(found, text.content, term, options.fold):
            yield found


def _is_same(found: Occurrence, content: str, term: Term, options: FoldOptions) -> bool:
    """Tell whether a place is spelt as the term in every respect that must be equal."""
    wanted, here = _letters(term.text, options), _letters(found.span.slice(content), options)
    variants = [wanted]
    if found.prefix.rstrip("\u0640").endswith("ل"):
        # the article loses its alef behind lam, and its own lam when another one follows
        variants += [wanted[cut:] for cut in (1, 2) if wanted.startswith("ال"[:cut])]
    if found.article:
        starts = range(1, min(len(here), 6))
        return any(here[at:].startswith(wanted) if term.is_prefix else here[at:] == wanted for at in starts)
    return any(here.startswith(each) if term.is_prefix else here == each for each in variants)


@lru_cache(maxsize=1024)
def _letters(text: str, options: FoldOptions) -> str:
    """Return a text folded, without the punctuation around it and without spaces."""
    folded = "".join(fold_text(text, options).split())
    start, end = 0, len(folded)
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and not (folded[end - 1].isalnum() or unicodedata.category(folded[end - 1]) in ("Mn", "Me")):
        end -= 1
    return folded[start:end]


def find_all(text: SearchableText, terms: tuple[Term, ...], options: SearchOptions) -> list[Occurrence]:
    """Return where the terms stand, in order and not overlapping; nothing unless all do and no excluded one does."""
    for term in terms:
        if term.is_excluded and next(find_term(text, term, options), None) is not None:
            return []
    found: list[Occurrence] = []
    for term in terms:
        if not term.is_excluded:
            here = list(find_term(text, term, options))
            if not here:
                return []
            found += here
    if len(terms) == 1:
        return found
    found.sort(key=lambda each: (each.span.start, -each.span.end))
    apart: list[Occurrence] = []
    for each in found:
        if not apart or each.span.start >= apart[-1].span.end:
            apart.append(each)
    return apart


def find_pattern(content: str, pattern: "regex.Pattern[str]", seconds: float) -> Iterator[Span]:
    """Yield where a pattern matches, empty matches left out. Raises TimeoutError after about so many seconds."""
    matches: Any = pattern.finditer(content, timeout=seconds, concurrent=True)
    for match in matches:
        if match.end() > match.start():
            yield Span(match.start(), match.end())
