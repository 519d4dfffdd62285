"""A workbook of mentions: a right-to-left sheet, each mention in bold within the words around it.

Written with XlsxWriter row by row, read again with openpyxl. Excel's own limits are told, never run into.
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from reader.domain.errors import ExportProblem, FileError
from reader.formats.base import Bundle, BundleArticle, BundleMention, OptionSpec, ReportRow
from reader.formats.csv_table import COLUMNS, table_row
from reader.formats.libraries import library
from reader.formats.xml_letters import NOT_XML, legal, row_of

_NUMBERS = (COLUMNS.index("start"), COLUMNS.index("end"))
_HEADER = (*COLUMNS, "context")
_WIDTHS = {"title": 28, "quote": 28, "entity": 20, "note": 28, "context": 70}
_AROUND, _LONGEST_QUOTE, _LONGEST_CELL, _LAST_ROW = 40, 400, 32_767, 1_048_576
_Row = tuple[list[str], tuple[str, str, str]]


class XlsxTable:
    """Write one row for each mention."""

    name = "xlsx"
    title = "Excel table of mentions"
    suffix = ".xlsx"
    unit = "code points"
    keeps = "mentions with quote, context, label, pieces, entity, annotator and note"
    loses = "texts, relations, notes on articles, attributes"
    carries = frozenset(("entities", "annotators", "mention notes", "article titles"))
    extra = "xlsx"
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the contexts that hold what XML cannot; a cell that is too long ends with …."""
        if NOT_XML.search(article.content) is None:
            return []
        rows = []
        for each in article.mentions:
            said = "".join(_around(article.content, each))
            if (found := NOT_XML.search(said)) is not None:
                start, end = each.spans[0].start, each.spans[-1].end
                rows.append(row_of(article, said, "context", found, start, end))
        return rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the workbook. Raises ExportProblem for more rows than Excel has."""
        xlsxwriter = library("xlsxwriter", "xlsx", ExportProblem, path)
        settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(str(path), {**settings, "strings_to_numbers": False}) as book:
            sheet = book.add_worksheet("mentions")
            sheet.right_to_left()
            sheet.freeze_panes(1, 0)
            for at, name in enumerate(_HEADER):
                sheet.set_column(at, at, _WIDTHS.get(name, 12))
            head, bold = book.add_format({"bold": True, "bottom": 1}), book.add_format({"bold": True})
            sheet.write_row(0, 0, _HEADER, head)
            last = 0
            for last, (cells, context) in enumerate(_rows(bundle), 1):
                if last >= _LAST_ROW:
                    raise ExportProblem(str(path), "There are more mentions than Excel has rows.", "Export a part.")
                _write_row(sheet, last, cells, context, bold)
            sheet.autofilter(0, 0, max(last, 1), len(_HEADER) - 1)

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the sheet again and compare each row."""
        rows = read_sheet(path)
        found = [] if next(rows, None) == list(_HEADER) else ["the header differs"]
        for number, (mine, theirs) in enumerate(zip_longest(_rows(bundle), rows), 2):
            if mine is None or theirs is None:
                found.append(f"row {number} is {'missing' if theirs is None else 'too much'}")
                break
            if [*mine[0], "".join(mine[1])] != theirs:
                found.append(f"row {number} differs")
        return found


def read_sheet(path: Path, problem: type[FileError] = ExportProblem) -> Iterator[list[str]]:
    """Yield the rows of the first sheet as texts. Raises `problem` for a file that is no workbook."""
    openpyxl = library("openpyxl", "xlsx", problem, path)
    escape = library("openpyxl.utils.escape", "xlsx", problem, path)
    exceptions = library("openpyxl.utils.exceptions", "xlsx", problem, path)
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (OSError, KeyError, ValueError, BadZipFile, exceptions.InvalidFileException) as error:
        raise problem(str(path), f"This is no workbook: {error}.", "Save it as .xlsx.") from error
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_text(escape, value) for value in row]
    finally:
        book.close()


def _text(escape: Any, value: object) -> str:
    if value is None:
        return ""
    return str(escape.unescape(value)) if isinstance(value, str) else str(value)


def _write_row(sheet: Any, number: int, cells: list[str], context: tuple[str, str, str], bold: Any) -> None:
    for at, cell in enumerate(cells):
        if at in _NUMBERS:
            sheet.write_number(number, at, int(cell))
        elif cell:
            sheet.write_string(number, at, cell)
    before, words, after = context
    if before or after:
        parts = [part for part in (before, bold, words, after) if part]
        sheet.write_rich_string(number, len(cells), *parts)
    else:
        sheet.write_string(number, len(cells), words, bold)


def _rows(bundle: Bundle) -> Iterator[_Row]:
    names = {entity.id: entity.name for entity in bundle.entities}
    for article in bundle.articles:
        for mention in article.mentions:
            cells = [_cut(cell, _LONGEST_CELL) for cell in table_row(article, mention, names)]
            yield cells, _context(article.content, mention)


def _cut(cell: str, longest: int) -> str:
    # Excel counts UTF-16 units
    if len(cell) * 2 <= longest or len(cell.encode("utf-16-le")) // 2 <= longest:
        return cell
    return cell[: longest // 2 - 1] + "…"


def _context(content: str, mention: BundleMention) -> tuple[str, str, str]:
    # of a cell in one type Excel has escapes for what XML cannot hold, of one in several it has none
    before, words, after = map(legal, _around(content, mention))
    return before, words, after


def _around(content: str, mention: BundleMention) -> tuple[str, str, str]:
    first, last = mention.spans[0].start, mention.spans[-1].end
    words = _cut(content[first:last], _LONGEST_QUOTE)
    return content[max(0, first - _AROUND) : first], words, content[last : last + _AROUND]
