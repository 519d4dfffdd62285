"""The rows of table files, one at a time: JSONL, CSV and TSV, XLSX, Parquet."""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, decoded
from reader.formats.articles.packed import BROKEN, DAMAGED, opened
from reader.formats.libraries import library
from reader.formats.plain_text import MOST_BYTES

# a line longer than any article
_LONGEST_LINE = MOST_BYTES
_SAMPLE = 400_000
_ESCAPED = re.compile("[\udc80-\udcff]")
_GLOB = frozenset("*?[]{}")


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row: its cells by column, where it stands in the file, how the file was decoded."""

    values: Mapping[str, Any]
    place: str
    charset: str = ""
    charset_source: str = ""


def rows_of(path: Path, shown: Path, choices: Choices) -> Iterator[Row | ImportProblem]:
    """Yield the rows of a table file, and what cannot be read of it. Raises ImportProblem."""
    kinds = {
        ".jsonl": _json_lines,
        ".ndjson": _json_lines,
        ".csv": _csv,
        ".tsv": _csv,
        ".xlsx": _xlsx,
        ".parquet": _parquet,
    }
    return kinds[shown.suffix.lower()](path, shown, choices)


def _open_text(path: Path, shown: Path, choices: Choices) -> tuple[TextIO, str, str]:
    """Open a text whose charset its beginning tells."""
    try:
        with path.open("rb") as file:
            head = file.read(_SAMPLE)
        cut = head if len(head) < _SAMPLE else head[: head.rfind(b"\n") + 1] or head
        _, charset, source = decoded(shown, cut, choices)
        # a bad byte far down is no reason to lose the rows behind it: their own article tells of it
        codec, errors = ("utf-8-sig", "surrogateescape") if charset == "utf-8" else (charset, "strict")
        return path.open(encoding=codec, errors=errors, newline=""), charset, "utf-8" if source == "damaged" else source
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        raise ImportProblem(str(shown), problem, "Check that it is there.") from error


def _lines(file: TextIO, shown: Path, charset: str) -> Iterator[str]:
    """Yield lines, none of them longer than memory allows."""
    number = 0
    while True:
        number += 1
        try:
            line = file.readline(_LONGEST_LINE)
        except UnicodeError as error:
            problem = f"The text is not {charset}: it has bytes that do not fit."
            raise ImportProblem(str(shown), problem, "Choose another character set.", f"line {number}") from error
        if not line:
            return
        if len(line) >= _LONGEST_LINE:
            raise ImportProblem(str(shown), "A line is longer than 80 MB.", "Split the file.", f"line {number}")
        yield line


def _json_lines(path: Path, shown: Path, choices: Choices) -> Iterator[Row | ImportProblem]:
    file, charset, source = _open_text(path, shown, choices)
    with file:
        for number, line in enumerate(_lines(file, shown, charset), 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                text = f"It is not JSON: {str(error)[:120]}."
                yield ImportProblem(str(shown), text, "Mend the line, or leave it out.", f"line {number}")
                continue
            if isinstance(value, dict):
                yield Row(_flat(value), f"line {number}", charset, source)
            else:
                text = "The line is not a JSON object."
                yield ImportProblem(str(shown), text, "Mend the line, or leave it out.", f"line {number}")


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object with the keys of objects in it as a.b beside its own."""
    flat = {key: each for key, each in value.items() if not isinstance(each, dict)}
    for key, each in value.items():
        if isinstance(each, dict):
            flat |= {f"{key}.{inner}": found for inner, found in each.items()}
    return flat


def _csv(path: Path, shown: Path, choices: Choices) -> Iterator[Row | ImportProblem]:
    csv.field_size_limit(_LONGEST_LINE)
    file, charset, source = _open_text(path, shown, choices)
    with file:
        sample = file.read(20_000)
        file.seek(0)
        lines = _Lines(_lines(file, shown, charset))
        reader = csv.reader(lines, delimiter=_delimiter(sample, shown), strict=False)
        header: list[str] = []
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                text = f"It is not CSV: {error}."
                raise ImportProblem(str(shown), text, "Save it again as CSV.", f"line {reader.line_num}") from error
            if cells is None:
                return
            if lines.are_at_end:
                # a row that is whole does not ask for another line
                yield _unclosed(shown, cells, reader.line_num)
                return
            if not header:
                header = _header(cells)
            elif any(cell.strip() for cell in cells):
                yield _row(header, cells, shown, f"line {reader.line_num}", charset, source)


def _row(
    header: Sequence[str], cells: Sequence[Any], shown: Path, place: str, charset: str = "", source: str = ""
) -> Row | ImportProblem:
    """Return a row; one with more cells than there are columns is told, for a text may have been cut at a comma."""
    if _is_filled(cells[len(header) :]):
        problem = "The row has more cells than the table has columns."
        return ImportProblem(str(shown), problem, "Put a text that holds the separator into quotation marks.", place)
    return Row(dict(zip(header, cells, strict=False)), place, charset, source)


class _Lines:
    """Give lines, and tell whether one was asked for behind the last."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self.are_at_end = lines, False

    def __iter__(self) -> Iterator[str]:
        yield from self._lines
        self.are_at_end = True


def _unclosed(shown: Path, cells: Sequence[str], last: int) -> ImportProblem:
    """Return what is wrong with a row that a quotation mark makes run on to the end of the file."""
    cell = cells[-1] if cells else ""
    line = last - cell.count("\n") + cell.endswith("\n")
    advice = "Close it, or take it away: all behind it was left out."
    return ImportProblem(str(shown), "A quotation mark is not closed.", advice, f"line {line}")


def _header(cells: list[Any]) -> list[str]:
    """Return names for columns, each its own."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = _ESCAPED.sub("\ufffd", str(cell or "")).strip() or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _delimiter(sample: str, shown: Path) -> str:
    """Return what parts the cells: the sign that the first row holds most often outside quotes."""
    if shown.suffix.lower() == ".tsv":
        return "\t"
    first = next(iter(csv.reader(io.StringIO(sample.split("\n", 1)[0]), delimiter="\0")), [""])
    line = first[0] if first else ""
    return max((",", ";", "\t", "|"), key=line.count)


def _xlsx(path: Path, shown: Path, _choices: Choices) -> Iterator[Row | ImportProblem]:
    with opened(path, shown):
        pass
    openpyxl = library("openpyxl", "import", ImportProblem, shown)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (*BROKEN, KeyError, TypeError, AttributeError, SyntaxError) as error:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error
    try:
        header: list[str] = []
        first, *others = book.worksheets
        for number, cells in enumerate(first.iter_rows(values_only=True), 1):
            if not _is_filled(cells):
                continue
            if not header:
                header = _header(list(cells))
            else:
                yield _row(header, cells, shown, f"row {number}")
        for sheet in others:
            if any(map(_is_filled, sheet.iter_rows(values_only=True))):
                advice = "Put it first, or save it as a file of its own."
                yield ImportProblem(str(shown), "Only the first sheet was read.", advice, f"sheet {sheet.title}")
    except (*BROKEN, KeyError, TypeError, AttributeError, SyntaxError, IndexError) as error:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error
    finally:
        book.close()


def _is_filled(cells: Sequence[Any]) -> bool:
    return any(cell not in (None, "") for cell in cells)


def _parquet(path: Path, shown: Path, _choices: Choices) -> Iterator[Row | ImportProblem]:
    duckdb = library("duckdb", "corpus", ImportProblem, shown)
    with tempfile.TemporaryDirectory(prefix="hashiya-") as folder:
        file = path
        if _GLOB & set(str(path)):
            # a name with such signs would stand for several files
            file = Path(folder) / "table.parquet"
            file.symlink_to(path.resolve())
        settings = {"autoinstall_known_extensions": "false", "memory_limit": "400MB", "temp_directory": folder}
        with duckdb.connect(":memory:", config=settings) as connection:
            try:
                cursor = connection.execute("SELECT * FROM read_parquet(?)", [str(file)])
                names = [column[0] for column in cursor.description]
                number = 0
                while found := cursor.fetchmany(500):
                    for cells in found:
                        number += 1
                        yield Row(dict(zip(names, cells, strict=True)), f"row {number}")
            except duckdb.Error as error:
                raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.", str(error)[:80]) from error
