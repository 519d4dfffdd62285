"""A table of mentions for spreadsheets."""

import csv
from pathlib import Path

from reader.formats.base import Bundle, ReportRow

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
    carries = frozenset(("entities", "annotators"))

    def write(self, bundle: Bundle, path: Path) -> list[ReportRow]:
        """Write the table."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            table.writerows(_rows(bundle))
        return []

    def differences(self, bundle: Bundle, path: Path) -> list[str]:
        """Read the table again and compare each row, and each quote with its text."""
        header, *rows = read_rows(path)
        found = [] if tuple(header) == COLUMNS else ["the header differs"]
        expected = [[unescape(cell) for cell in row] for row in _rows(bundle)]
        if len(rows) != len(expected):
            found.append(f"{len(rows)} rows instead of {len(expected)}")
        found += [f"row {number} differs" for number, pair in enumerate(zip(rows, expected), 2) if pair[0] != pair[1]]
        texts = {article.id: article.content for article in bundle.articles}
        for number, row in enumerate(rows, 2):
            cells = dict(zip(header, row))
            spans = [piece.split("-") for piece in cells["pieces"].split(" ")]
            quote = " ".join(texts[cells["article"]][int(start) : int(end)] for start, end in spans)
            if quote != cells["quote"]:
                found.append(f"row {number}: the quote is not the text at its offsets")
        return found


def read_rows(path: Path) -> list[list[str]]:
    """Return the header and the rows of a table as they were before they were escaped. Raises ValueError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        # no cell is longer than the file; the module's own limit of 131,072 is for the whole process, so it only grows
        csv.field_size_limit(max(csv.field_size_limit(), path.stat().st_size))
        try:
            return [[unescape(cell) for cell in row] for row in csv.reader(file, strict=True)]
        except csv.Error as error:
            raise ValueError(f"the table cannot be read: {error}") from error


def _rows(bundle: Bundle) -> list[list[str]]:
    names = {entity.id: entity.name for entity in bundle.entities}
    return [
        [
            escape(cell)
            for cell in (
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
            )
        ]
        for article in bundle.articles
        for mention in article.mentions
    ]
