"""A table of mentions for spreadsheets."""

import csv
from pathlib import Path

from reader.formats.base import Bundle, ReportRow

COLUMNS = (
    "article", "title", "start", "end", "label", "quote", "pieces", "entity", "annotator", "note",
)  # fmt: skip
# a spreadsheet would run these as formulas; the apostrophe before them is what it shows as text
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


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

    def write(self, bundle: Bundle, path: Path) -> list[ReportRow]:
        """Write the table."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            table.writerows(_rows(bundle))
        return []

    def differences(self, bundle: Bundle, path: Path) -> list[str]:
        """Read the table again and compare each row, and each quote with its text."""
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = list(csv.reader(file))
        found = [] if tuple(header) == COLUMNS else ["the header differs"]
        expected = _rows(bundle)
        if len(rows) != len(expected):
            found.append(f"{len(rows)} rows instead of {len(expected)}")
        found += [f"row {number} differs" for number, pair in enumerate(zip(rows, expected), 2) if pair[0] != pair[1]]
        texts = {article.id: article.content for article in bundle.articles}
        for number, row in enumerate(rows, 2):
            cells = dict(zip(header, map(unescape, row)))
            spans = [piece.split("-") for piece in cells["pieces"].split(" ")]
            quote = " ".join(texts[cells["article"]][int(start) : int(end)] for start, end in spans)
            if quote != cells["quote"]:
                found.append(f"row {number}: the quote is not the text at its offsets")
        return found


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
