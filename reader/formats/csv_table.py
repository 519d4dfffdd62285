"""A table of mentions for spreadsheets."""

import csv
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from reader.formats.base import Bundle, BundleArticle, BundleMention, OptionSpec, ReportRow

COLUMNS = (
    "article", "title", "start", "end", "label", "quote", "pieces", "entity", "annotator", "note",
)  # fmt: skip
# a spreadsheet would run these as formulas; the apostrophe before them is what it shows as text
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def escape(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unescape(cell: str) -> str:
    """Return what `escape` was given."""
    return cell[1:] if cell.startswith("'") else cell


class CsvTable:
    """Write one row for each mention, with a BOM for Excel."""

    name = "csv"
    title = "CSV table of mentions"
    suffix = ".csv"
    unit = "code points"
    keeps = "mentions with quote, label, pieces, entity, annotator and note"
    loses = "texts, relations, notes on articles, attributes"
    carries = frozenset(("entities", "annotators", "mention notes", "article titles"))
    extra = ""
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return nothing: every mention goes out as it is."""
        return []

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the table."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            table.writerows([escape(cell) for cell in row] for row in _rows(bundle))

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the table again and compare each row, quote and offsets included, with the text's."""
        rows = read_rows(path)
        found = [] if tuple(next(rows, ())) == COLUMNS else ["the header differs"]
        for number, (mine, theirs) in enumerate(zip_longest(_rows(bundle), rows), 2):
            if mine is None or theirs is None:
                found.append(f"row {number} is {'missing' if theirs is None else 'too much'}")
                break
            if mine != theirs:
                found.append(f"row {number} differs")
        return found


def read_rows(path: Path) -> Iterator[list[str]]:
    """Yield the header and the rows of a table as they were before they were escaped. Raises ValueError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        # no cell is longer than the file; the module's own limit of 131,072 is for the whole process, so it only grows
        csv.field_size_limit(max(csv.field_size_limit(), path.stat().st_size))
        try:
            for row in csv.reader(file, strict=True):
                yield [unescape(cell) for cell in row]
        except csv.Error as error:
            raise ValueError(f"the table cannot be read: {error}") from error


def table_row(article: BundleArticle, mention: BundleMention, names: Mapping[str, str]) -> list[str]:
    """Return what a row of COLUMNS says of a mention; `names` are those of entities by id."""
    return [
        article.id,
        article.details.title,
        str(mention.spans[0].start),
        str(mention.spans[-1].end),
        mention.label or "",
        mention.quote(article.content),
        " ".join(f"{span.start}-{span.end}" for span in mention.spans),
        names.get(mention.entity or "", ""),
        mention.annotator,
        mention.note,
    ]


def _rows(bundle: Bundle) -> Iterator[list[str]]:
    names = {entity.id: entity.name for entity in bundle.entities}
    for article in bundle.articles:
        for mention in article.mentions:
            yield table_row(article, mention, names)
