"""Tables of articles (JSONL, CSV, XLSX, Parquet): a row is an article, a mapping says which column is what."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, Found, iso_date, make_article
from reader.formats.articles.table_files import Row, rows_of
from reader.text.normalize import fold_text

FIELDS = ("text", "title", "date", "source", "author", "url", "language")
# compared without case, marks, spaces and signs
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "article body", "main text", "full text", "story",
        "نص", "النص", "المتن", "المحتوى", "متن",
    ),
    "title": ("title", "headline", "head", "heading", "subject", "name", "عنوان", "العنوان"),
    "date": (
        "date", "published", "published at", "publish date", "pub date", "date published", "time", "timestamp", "day",
        "تاريخ", "التاريخ", "تاريخ النشر",
    ),
    "source": (
        "source", "publisher", "outlet", "site", "site name", "newspaper", "domain", "feed", "مصدر", "المصدر",
        "الصحيفة",
    ),
    "author": ("author", "authors", "byline", "creator", "writer", "by", "كاتب", "الكاتب", "المؤلف"),
    "url": ("url", "link", "uri", "href", "permalink", "رابط", "الرابط"),
    "language": ("language", "lang", "locale", "لغة", "اللغة"),
}  # fmt: skip
_SAMPLE, _MOST_PROBLEMS = 50, 100
_LEAST_TEXT = 40
# each row names its own columns
_KEYED = ("jsonl", "ndjson")
# bytes that are no UTF-8, as rows bring them
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class TableLook:
    """Hold what a table looks like: its columns, some rows, and which column is what by the look of it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: Mapping[str, str]


def look(path: Path, shown: Path, choices: Choices) -> TableLook:
    """Return what the beginning of a table holds. Raises ImportProblem."""
    found = list(islice(rows_of(path, shown, choices), _SAMPLE))
    rows = [row for row in found if not isinstance(row, ImportProblem)]
    if not rows and found and isinstance(found[0], ImportProblem):
        raise found[0]
    columns = tuple(dict.fromkeys(name for row in rows for name in row.values))
    cells = tuple(tuple(_ESCAPED.sub("\ufffd", _text(row.values.get(name))) for name in columns) for row in rows)
    return TableLook(columns, cells, guess_columns(columns, cells))


def guess_columns(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return which column is which field, by the names and, for the text, by which column holds the longest texts."""
    plain = {_plain(name): name for name in reversed(columns)}
    found: dict[str, str] = {}
    for field, names in _NAMES.items():
        hit = next((plain[name] for name in map(_plain, names) if name in plain), None)
        if hit is not None and hit not in found.values():
            found[field] = hit
    if "text" not in found and rows:
        lengths = {
            name: sum(len(row[at]) for row in rows) / len(rows)
            for at, name in enumerate(columns)
            if name not in found.values()
        }
        longest = max(lengths, key=lambda name: lengths[name], default="")
        if longest and lengths[longest] >= _LEAST_TEXT:
            found["text"] = longest
    return found


def _plain(name: str) -> str:
    return "".join(char for char in fold_text(name) if char.isalnum())


def _text(value: Any) -> str:
    """Return a cell as text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return "\n".join(_text(each) for each in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def read(path: Path, shown: Path, choices: Choices) -> Iterator[Found]:
    """Yield each row as an article; rows that cannot be one are told by number."""
    mapping = dict(choices.columns) or dict(look(path, shown, choices).guess)
    if "text" not in mapping:
        seen = ", ".join(look(path, shown, choices).columns[:12])
        problem = "No column is named text." if seen else "The table holds no rows."
        raise ImportProblem(str(shown), problem, f"Choose the column of the text (there are: {seen})." if seen else "")
    kind, problems = shown.suffix.lower().lstrip("."), 0
    if kind not in _KEYED:
        _refuse_unknown(mapping, look(path, shown, choices).columns, shown)
    for row in rows_of(path, shown, choices):
        found = row if isinstance(row, ImportProblem) else _article(row, mapping, shown, kind)
        yield found
        if isinstance(found, ImportProblem):
            problems += 1
            if problems >= _MOST_PROBLEMS:
                yield ImportProblem(
                    str(shown), "A hundred rows cannot be read.", "The rest was left out. Choose other columns.",
                    found.place,
                )  # fmt: skip
                return


def _refuse_unknown(mapping: Mapping[str, str], columns: Sequence[str], shown: Path) -> None:
    unknown = ", ".join(name for name in mapping.values() if name not in columns)
    if unknown and columns:
        problem = "The table has no column of that name."
        raise ImportProblem(str(shown), problem, f"{unknown} (there are: {', '.join(columns[:12])})")


def _article(row: Row, mapping: Mapping[str, str], shown: Path, kind: str) -> Found:
    missing = next((name for name in mapping.values() if name not in row.values), None)
    if missing is not None and missing == mapping["text"]:
        return ImportProblem(str(shown), "The row has no column of that name.", f"Expected: {missing}.", row.place)
    value = {field: _text(row.values.get(name)) for field, name in mapping.items()}
    text = value["text"]
    title = value.get("title", "") or _first_words(text)
    details = ArticleDetails(
        title,
        value.get("source", ""),
        value.get("url", ""),
        value.get("author", ""),
        iso_date(row.values.get(mapping["date"])) if "date" in mapping else "",
        value.get("language", ""),
    )
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    is_damaged = row.charset == "utf-8" and _ESCAPED.search(text) is not None
    origin = Provenance("", digest, row.charset, "damaged" if is_damaged else row.charset_source)
    try:
        return make_article(shown, kind, text, details, origin, row.place)
    except ImportProblem as problem:
        return problem


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text[:2000].split("\n") if line.strip()), "")
    return line if len(line) <= 80 else line[:80].rpartition(" ")[0] + "…"
