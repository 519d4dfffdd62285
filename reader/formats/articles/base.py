"""What the readers of articles share: the user's choices, what they yield, the checks that every text goes through."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import ImportProblem
from reader.formats.plain_text import TOO_LONG, TextFile, decode, is_too_long, refusal_of_charset, stored_name
from reader.text.normalize import clean_import

Found = TextFile | ImportProblem
_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_LONGEST_DETAIL = 2000


@dataclass(frozen=True, slots=True)
class Choices:
    """Hold what the user chose for a file: its charset, the whole web page, each chapter apart, a table's columns."""

    charset: str | None = None
    whole_page: bool = False
    chapters: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)


class Reader(Protocol):
    """Read the articles of a file. `shown` is what the user knows it as: inside an archive it is no file of its own.

    What the file holds and cannot be read is yielded as an ImportProblem, and the rest goes on; one that is raised
    refuses the file.
    """

    def __call__(self, path: Path, shown: Path, choices: Choices) -> Iterator[Found]:
        """Yield the articles in the order of the file."""


def make_article(
    shown: Path, kind: str, content: str, details: ArticleDetails, provenance: Provenance, place: str = ""
) -> TextFile:
    """Return an article, cleaned up and checked. Raises ImportProblem for one that is empty or too long."""
    clean = clean_import(content)
    if not clean.content.strip():
        if place:
            # one row or entry: the others come in
            raise ImportProblem(str(shown), "There is no text in it.", "It was left out.", place)
        raise ImportProblem(str(shown), "The file holds no text.", "Nothing was added.")
    if is_too_long(clean.content):
        raise ImportProblem(str(shown), TOO_LONG, "Split it into articles.", place)
    repairs = (*provenance.repairs, *clean.repairs)
    origin = Provenance(
        stored_name(str(shown)), provenance.original_sha256, provenance.charset, provenance.charset_source, repairs
    )
    return TextFile(shown, _settled(details, shown), clean.content, origin, kind, place)


def corrected(text: TextFile, content: str) -> TextFile | None:
    """Return an article whose text was corrected by hand before it is added; None when nothing is left of it."""
    clean = clean_import(content)
    if not clean.content.strip() or is_too_long(clean.content):
        return None
    repairs = tuple(dict.fromkeys((*text.provenance.repairs, *clean.repairs, "by_hand")))
    return replace(text, content=clean.content, provenance=replace(text.provenance, repairs=repairs))


def _settled(details: ArticleDetails, shown: Path) -> ArticleDetails:
    """Return metadata in one line each, the file's name for a title where there is none."""
    values = {
        name: " ".join(clean_import(getattr(details, name) or "").content.split())[:_LONGEST_DETAIL]
        for name in ("title", "source", "url", "author", "published", "language")
    }
    return ArticleDetails(**{**values, "title": values["title"] or stored_name(shown.stem)})


def provenance_of(
    data: bytes, charset: str = "", charset_source: str = "", repairs: tuple[str, ...] = ()
) -> Provenance:
    """Return where an article came from, but for its path."""
    return Provenance("", hashlib.sha256(data).hexdigest(), charset, charset_source, repairs)


def decoded(shown: Path, data: bytes, choices: Choices) -> tuple[str, str, str]:
    """Return text, charset and how it was found. Raises ImportProblem."""
    try:
        return decode(data, choices.charset)
    except (UnicodeError, LookupError) as error:
        raise refusal_of_charset(shown, data, choices.charset, error) from error


def iso_date(value: object) -> str:
    """Return a date as ISO 8601 writes it, or nothing where a text is not surely one."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value or "").strip()
    found = _YEAR_FIRST.match(text)
    if found:
        text = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    else:
        found = _DAY_FIRST.match(text)
        # 3/4/2026 may be either; 25/4/2026 only one
        if found and int(found[1]) > 12 >= int(found[2]):
            text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    iso = _ISO_DATE.match(text)
    if not iso:
        return ""
    try:
        if len(iso[0]) == 10:
            date.fromisoformat(iso[0])
    except ValueError:
        return ""
    return iso[0]
