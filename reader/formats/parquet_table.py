"""Parquet: a row for each article, with its text and lists of spans, relations and labels; through DuckDB.

Offsets count code points, as the file's own metadata says. Rows go through a file of JSON lines beside it, so that
memory does not grow with their number.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reader.domain.errors import ExportProblem, FileError, ImportProblem
from reader.formats.base import TEXTS_AND_DETAILS, Bundle, BundleArticle, OptionSpec, ReportRow
from reader.formats.carrying import Limits, carry, differences_of
from reader.formats.foreign import DETAILS, Findings, Gathered, bundle_of, extra_of, text_of
from reader.formats.json_files import line
from reader.formats.libraries import library
from reader.formats.span_lines import LISTS, TEXTS, article_of_row

_TOOL = "parquet"
_CARRIED = ("relations", "mention notes", "notes", "article labels", "annotators", "attributes", *TEXTS_AND_DETAILS)
_LIMITS = Limits(_CARRIED, _TOOL, pieces=True)
_MAP = "MAP(VARCHAR, VARCHAR)"
_EDGES = '"start" BIGINT, "end" BIGINT'
_COLUMNS = {
    "id": "VARCHAR",
    "text": "VARCHAR",
    **dict.fromkeys(DETAILS, "VARCHAR"),
    "spans": f"STRUCT(id VARCHAR, {_EDGES}, label VARCHAR, quote VARCHAR, annotator VARCHAR,"
    f" pieces STRUCT({_EDGES})[], attributes {_MAP}, note VARCHAR)[]",
    "relations": f"STRUCT(type VARCHAR, source VARCHAR, target VARCHAR, attributes {_MAP})[]",
    "notes": f"STRUCT(body VARCHAR, annotator VARCHAR, mention VARCHAR, {_EDGES})[]",
    "labels": "STRUCT(label VARCHAR, annotator VARCHAR)[]",
}
_MARK = {"unit": "code points", "order": "logical order", "format": "hashiya"}
_AT_ONCE = 64
_GLOB = frozenset("*?[")


class Parquet:
    """Write and read a table of articles."""

    name = "parquet"
    title = "Parquet (a row for each article)"
    suffix = ".parquet"
    unit = "code points"
    keeps = "mentions of any shape with notes and attributes, relations, notes, article labels, annotators"
    loses = "entities"
    carries = frozenset(_CARRIED)
    own_schema = False
    extra = "corpus"
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return nothing: every mention goes out as it is."""
        return []

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the table."""
        duckdb = library("duckdb", "corpus", ExportProblem, path)
        beside = None if _GLOB & set(str(path.parent)) else path.parent
        with TemporaryDirectory(dir=beside) as folder:
            rows, table = Path(folder) / "rows.jsonl", Path(folder) / "table.parquet"
            with rows.open("w", encoding="utf-8", newline="\n") as file:
                for article in bundle.articles:
                    file.write(line(_row(carry(article, _LIMITS).article)))
            columns = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in _COLUMNS.items())
            mark = ", ".join(f'"{name}": {_quoted(value)}' for name, value in _MARK.items())
            source = (
                f"read_json({_quoted(str(rows))}, format='newline_delimited', columns={{{columns}}},"
                " maximum_object_size=2000000000)"
            )
            with _connected(duckdb, path, ExportProblem) as connection:
                connection.execute(
                    f"COPY (SELECT * FROM {source}) TO {_quoted(str(table))}"
                    f" (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{mark}}})"
                )
            shutil.move(table, path)

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the table again and compare texts and all that is said of them."""
        return differences_of(bundle.articles, _read(path, Findings(path, _TOOL)), _LIMITS)

    def accepts(self, path: Path) -> bool:
        """Tell by the columns: lists of spans; a table of articles without has columns of the user's choice."""
        if path.suffix.lower() not in (".parquet", ".pq") or not path.is_file():
            return False
        with path.open("rb") as file:
            if file.read(4) != b"PAR1":
                return False
        try:
            names = _column_names(path)
        except ImportProblem:
            # whoever reads it says what is wrong
            return False
        return not (names.isdisjoint(TEXTS) or names.isdisjoint(LISTS))

    def read(self, path: Path) -> Bundle:
        """Read a table, ours or another's with texts and lists of spans; a bad row is refused by its number."""
        return bundle_of(path, _TOOL, lambda findings: _read(path, findings))


def _column_names(path: Path) -> set[str]:
    duckdb = library("duckdb", "corpus", ImportProblem, path)
    with _plain_path(path) as file, _connected(duckdb, path, ImportProblem) as connection:
        found = connection.execute("SELECT * FROM read_parquet(?) LIMIT 0", [str(file)])
        return {column[0] for column in found.description}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def _connected(duckdb: Any, path: Path, problem: type[FileError]) -> Iterator[Any]:
    connection = duckdb.connect()
    try:
        # the file is all that it may touch, and nothing is fetched
        connection.execute("SET autoinstall_known_extensions=false")
        yield connection
    except duckdb.Error as error:
        raise problem(str(path), f"DuckDB says: {str(error).splitlines()[0]}", "Nothing was kept.") from error
    finally:
        connection.close()


def _row(article: BundleArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "text": article.content,
        **{name: getattr(article.details, name) for name in DETAILS},
        "spans": [
            {
                "id": each.id, "start": each.spans[0].start, "end": each.spans[-1].end, "label": each.label,
                "quote": each.quote(article.content), "annotator": each.annotator,
                "pieces": [{"start": span.start, "end": span.end} for span in each.spans],
                "attributes": dict(each.attributes), "note": each.note,
            }
            for each in article.mentions
        ],
        "relations": [
            {"type": each.type, "source": each.source, "target": each.target, "attributes": dict(each.attributes)}
            for each in article.relations
        ],
        "notes": [
            {
                "body": each.body, "annotator": each.annotator, "mention": each.mention,
                "start": each.span.start if each.span else None, "end": each.span.end if each.span else None,
            }
            for each in article.notes
        ],
        "labels": [{"label": label, "annotator": annotator} for annotator, label in article.labels],
    }  # fmt: skip


@contextmanager
def _plain_path(path: Path) -> Iterator[Path]:
    """Give a path without the letters that DuckDB takes for a pattern."""
    if not _GLOB & set(str(path)):
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "table.parquet"
        shutil.copyfile(path, copy)
        yield copy


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    duckdb = library("duckdb", "corpus", ImportProblem, path)
    with _plain_path(path) as file, _connected(duckdb, path, ImportProblem) as connection:
        mark = connection.execute(
            "SELECT decode(key), decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'format'", [str(file)]
        ).fetchall()
        is_own = ("format", _MARK["format"]) in mark
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(file)])
        names = [column[0] for column in found.description]
        number = 0
        while rows := found.fetchmany(_AT_ONCE):
            for values in rows:
                number += 1
                row, place = dict(zip(names, values)), f"row {number}"
                article = _own(findings, place, row) if is_own else article_of_row(findings, place, _plain(row))
                if article is not None:
                    yield article


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of another's table in JSON's own types; dates and the like become texts."""
    found: dict[str, Any] = json.loads(json.dumps(row, ensure_ascii=False, default=str))
    return found


def _own(findings: Findings, place: str, row: dict[str, Any]) -> BundleArticle | None:
    text = text_of(findings, row, place, ("text",))
    if text is None:
        return None
    gathered = Gathered(findings, text, place)
    for number, each in enumerate(row.get("spans") or [], 1):
        pieces = [(piece["start"], piece["end"]) for piece in each["pieces"]]
        quote = each["quote"] if len(pieces) == 1 else None
        gathered.mention(
            pieces, each["label"], key=each["id"], quote=quote, annotator=each["annotator"], note=each["note"] or "",
            attributes=each["attributes"], place=f"span {number}",
        )  # fmt: skip
    for number, each in enumerate(row.get("relations") or [], 1):
        gathered.relation(each["type"], each["source"], each["target"], f"relation {number}", each["attributes"])
    for each in row.get("notes") or []:
        span = None if each["start"] is None else gathered.ruler.span(each["start"], each["end"], "code points")
        gathered.note(each["body"], each["mention"], each["annotator"], span)
    for each in row.get("labels") or []:
        gathered.article_label(each["label"], each["annotator"])
    return gathered.article(row.get("id"), row, extra_of(row, (*_COLUMNS,)))
