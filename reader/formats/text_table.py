"""Tables of texts (CSV, TSV, XLSX): a row for each article, or for each mention of one with its offsets and label.

Columns are found by their names. Rows that follow each other and hold the same text, or the same id, are one article.
"""

import codecs
import csv
from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from pathlib import Path

from reader.domain.errors import ImportProblem
from reader.formats.base import Bundle, BundleArticle
from reader.formats.foreign import DETAILS, Findings, Gathered, bundle_of, extra_of, label_in
from reader.formats.plain_text import decode, read_bytes
from reader.formats.xlsx_table import read_sheet

_TEXTS = ("text", "content", "body", "article_text", "sentence", "tweet", "النص")
_TEXT_NAMES = frozenset(_TEXTS)
_STARTS, _ENDS = ("start", "start_offset", "begin"), ("end", "end_offset")
_KINDS = ("label", "type", "tag", "entity_type")
_QUOTES = ("quote", "mention", "surface")
_IDS = ("id", "article", "article_id", "doc_id", "tweet_id")
_ANNOTATORS = ("annotator", "annotator_id")
_KNOWN = (*_TEXTS, *_STARTS, *_ENDS, *_KINDS, *_QUOTES, *_IDS, *_ANNOTATORS, *DETAILS)
_Row = tuple[str, dict[str, str]]


class TextTable:
    """Read tables of texts."""

    name = "table"
    title = "Table of texts (CSV, TSV, XLSX)"
    suffix = ".csv"
    unit = "code points"
    keeps = "texts, mentions with labels and annotators, other columns as the article's data"
    loses = "-"
    carries: frozenset[str] = frozenset()
    own_schema = False
    extra = ""

    def accepts(self, path: Path) -> bool:
        """Tell by the header: mentions or labels; a table of articles without them has columns of the user's choice."""
        if path.suffix.lower() not in (".csv", ".tsv", ".xlsx") or not path.is_file():
            return False
        try:
            header = {name.strip().lower() for name in next(_header(path), [])}
        except (OSError, ImportProblem):
            return False
        has = [not header.isdisjoint(names) for names in (_TEXTS, _STARTS, _KINDS, _QUOTES)]
        return (has[0] and has[2]) or (has[1] and (has[2] or has[3]))

    def read(self, path: Path) -> Bundle:
        """Read a table; a mention that cannot stand is refused by its row, and the rest comes in."""
        return bundle_of(path, path.stem, lambda findings: _read(path, findings))


def _header(path: Path) -> Iterator[list[str]]:
    if path.suffix.lower() == ".xlsx":
        yield from read_sheet(path, ImportProblem)
        return
    with path.open("rb") as file:
        head = file.read(4000)
    # a line ends in the middle of a character of UTF-16
    is_wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16", "ignore") if is_wide else decode(head.split(b"\n", 1)[0])[0]
    line = text.lstrip("\ufeff").splitlines()
    yield [name.strip(' "') for name in (line[0] if line else "").split(max(",;\t", key=(line or [""])[0].count))]


def _cells(path: Path) -> Iterator[list[str]]:
    if path.suffix.lower() == ".xlsx":
        yield from read_sheet(path, ImportProblem)
        return
    text = decode(read_bytes(path))[0].removeprefix("\ufeff")
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise ImportProblem(str(path), f"The table cannot be read: {error}.", "Nothing was added.") from error


def _rows(path: Path) -> Iterator[_Row]:
    cells = _cells(path)
    names = [name.strip().lower() for name in next(cells, [])]
    if _TEXT_NAMES.isdisjoint(names):
        raise ImportProblem(
            str(path), f"The table has no column of texts, but {', '.join(filter(None, names)) or 'nothing'}.",
            f"Call one of them {_TEXTS[0]}. Mentions alone, as Hashiya's own table has them, belong to no text.",
        )  # fmt: skip
    for number, row in enumerate(cells, 2):
        if any(row):
            yield f"row {number}", dict(zip(names, row))


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    for (name, text), group in groupby(_rows(path), key=lambda each: (_first(each[1], _IDS), _first(each[1], _TEXTS))):
        rows = list(group)
        place, first = rows[0]
        if not text.strip():
            for place, _ in rows:
                findings.refuse(place, "The row has no text.")
            continue
        gathered = Gathered(findings, text, place)
        for place, row in rows:
            gathered.place = place
            _take(gathered, row)
        yield gathered.article(name, first, extra_of({key: value for key, value in first.items() if value}, _KNOWN))


def _first(row: dict[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _take(gathered: Gathered, row: dict[str, str]) -> None:
    edges = [_first(row, names).strip() for names in (_STARTS, _ENDS)]
    label = _first(row, _KINDS)
    if any(edges):
        start, end = (int(edge) if edge.isdecimal() else edge for edge in edges)
        quote = _first(row, _QUOTES) or None
        gathered.mention([(start, end)], label_in(label), quote=quote, annotator=_first(row, _ANNOTATORS))
    elif label:
        gathered.article_label(label, _first(row, _ANNOTATORS))
