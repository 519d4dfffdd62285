"""JSONL of corpora that have no format of their own: a text a line, with a list of spans under one of the usual names.

IDRISI's `location_mentions` (startIdx, endIdx, type, text) are read so. Where a span quotes its words, they decide.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.formats.base import Bundle, BundleArticle
from reader.formats.foreign import DETAILS, Findings, Gathered, bundle_of, extra_of, label_in, text_of
from reader.formats.json_files import first_value, values

TEXTS = ("text", "content", "sentence", "tweet")
LISTS = ("location_mentions", "mentions", "entities", "spans", "annotations")
_STARTS = ("start", "startIdx", "start_offset", "begin", "start_char")
_ENDS = ("end", "endIdx", "end_offset", "end_char")
_KINDS = ("label", "type", "tag", "entity_type", "class")
_QUOTES = ("text", "quote", "surface", "mention", "word")
_IDS = ("id", "tweet_id", "doc_id", "article_id")


class SpanLines:
    """Read texts with spans."""

    name = "span-jsonl"
    title = "JSONL of texts with spans"
    suffix = ".jsonl"
    unit = "code points"
    keeps = "mentions with labels; other fields as the article's data"
    loses = "whatever else the file says"
    carries: frozenset[str] = frozenset()
    own_schema = False
    extra = ""

    def accepts(self, path: Path) -> bool:
        """Tell by the first line."""
        row = first_value(path, ".jsonl", ".ndjson", ".json")
        return _first(row, TEXTS) is not None and any(_looks_so(row.get(name)) for name in LISTS)

    def read(self, path: Path) -> Bundle:
        """Read a file; a bad line or span is refused by its place and the rest comes in."""
        return bundle_of(path, path.stem, lambda findings: _read(path, findings))


def _first(row: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _looks_so(value: object) -> bool:
    if not isinstance(value, list):
        return False
    return not value or (isinstance(value[0], dict) and _first(value[0], _STARTS) is not None)


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    for place, row in values(path, findings.refuse):
        article = article_of_row(findings, place, row)
        if article is not None:
            yield article


def article_of_row(findings: Findings, place: str, row: Any) -> BundleArticle | None:
    """Return the article that a row with a text and a list of spans is; None, refused, when it has no text."""
    text = text_of(findings, row, place, TEXTS)
    if text is None:
        return None
    gathered = Gathered(findings, text, place)
    listed = next((name for name in LISTS if _looks_so(row.get(name))), None)
    if listed is None:
        findings.refuse(place, f"The row has no list of spans under {' or '.join(LISTS)}.", "Its text came in.")
    for order, each in enumerate(row.get(listed) or [] if listed else [], 1):
        if not isinstance(each, dict):
            findings.refuse(f"{place}, span {order}", "The span is no object.")
            continue
        edges = (_first(each, _STARTS), _first(each, _ENDS))
        label = label_in(_first(each, _KINDS))
        gathered.mention([edges], label, quote=_first(each, _QUOTES), place=f"span {order}")
    return gathered.article(_first(row, _IDS), row, extra_of(row, (*TEXTS, *_IDS, *DETAILS, listed or "")))
