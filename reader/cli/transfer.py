"""new, export, formats."""

import argparse
import sys
from pathlib import Path
from typing import Any

from reader.cli.output import counted, in_line, print_json, print_table, told
from reader.domain.errors import NotFoundError
from reader.domain.schema import Schema
from reader.formats.articles.reading import ARCHIVE_SUFFIX, KINDS, ArticleKind
from reader.formats.base import CHANGES, Exporter, ExportReport, Importer
from reader.formats.registry import exporters, importers
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project
from reader.project.exporting import export, preview, report_data, report_place
from reader.project.scope import Scope, parse_where

# what of a Scope can be left out
_PARTS = ("relations", "entities", "attributes", "notes", "suggestions")
# what comes back of them when the file is imported again
_MEANINGS = {
    "cut": "cut, each comes back as one mention",
    "split": "split, each comes back as several mentions",
    "replaced": "of the texts, titles, names and notes with a letter replaced",
    "unfound": "of the words not found by a search of the pages",
}


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    new = commands.add_parser("new", help="make a project")
    new.add_argument("project", type=Path)
    new.add_argument("--schema", default="news", help="label set: news, anercorp, ontonotes, wojood, or a TOML file")
    new.set_defaults(run=_new)
    out = commands.add_parser("export", help="export the annotations; read back before it is called done")
    out.add_argument("project", type=Path)
    out.add_argument("out", type=Path)
    out.add_argument("--format", required=True)
    out.add_argument(
        "--where", default="", metavar="EXPR",
        help="only articles that meet all of: article=3, status=done, label=PER, title~text, source~text, text~text,"
        ' date>=2026-01-01; joined by commas, one name several times for either, a value with a comma in "..."',
    )  # fmt: skip
    out.add_argument("--label", action="append", help="only mentions with this label; may be given several times")
    out.add_argument("--annotator", action="append", help="only this annotator's work; may be given several times")
    out.add_argument("--gold", action="store_true", help="only what the adjudicator settled")
    out.add_argument(
        "--without", action="append", default=[], choices=_PARTS,
        help="leave these out; may be given several times",
    )  # fmt: skip
    out.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help="of the format, see formats")
    out.add_argument("--preview", action="store_true", help="say what the format cannot carry, write nothing")
    out.set_defaults(run=_export)
    formats = commands.add_parser("formats", help="every format in and out")
    formats.set_defaults(run=_formats)


def named_schema(name: str) -> Schema:
    """Return a label set that comes with the product, or one in a file. Raises NotFoundError."""
    found = dict(starter_schemas()).get(name)
    if found is None and not Path(name).is_file():
        raise NotFoundError("label set", name)
    return read_schema(found or Path(name))


def _new(arguments: argparse.Namespace) -> int:
    with Project.create(arguments.project, schema=named_schema(arguments.schema)) as project:
        labels = [label.name for label in project.schema.labels]
        if arguments.json:
            print_json({"project": str(project.path), "uid": project.uid, "labels": labels})
        else:
            print(f"Made {project.path} with {counted(len(labels), 'label')}: {' '.join(labels)}")
    return 0


def _scope(arguments: argparse.Namespace) -> Scope:
    return Scope(
        where=parse_where(arguments.where),
        annotators=None if arguments.annotator is None else tuple(arguments.annotator),
        gold_only=arguments.gold,
        labels=None if arguments.label is None else tuple(arguments.label),
        relations="relations" not in arguments.without,
        entities="entities" not in arguments.without,
        attributes="attributes" not in arguments.without,
        notes="notes" not in arguments.without,
        suggestions="suggestions" not in arguments.without,
    )


def _options(given: list[str]) -> dict[str, str]:
    return {name: value for name, _, value in (each.partition("=") for each in given)}


def _proof(report: ExportReport) -> str:
    """Return what reading the file back has proved."""
    equal = "Read back and equal." if report.whole else "Read back: it holds everything but what is listed here."
    if report.not_chosen and not (report.rows or report.left_out):
        equal = "Read back and equal to what was chosen."
    if report.proof == "words":
        found = (
            "its words that a search does not find are listed here" if report.count("unfound") else "so is each word"
        )
        equal = f"Read back: its pages are there, {found}."
    return equal


def _export(arguments: argparse.Namespace) -> int:
    scope, options = _scope(arguments), _options(arguments.option)
    with Project.open(arguments.project, read_only=True) as project:
        if arguments.preview:
            report = preview(project, arguments.format, scope=scope, options=options)
        else:
            report = export(project, arguments.out, arguments.format, scope=scope, options=options)
    if not report.articles:
        print("Warning: no article meets the conditions: the export is empty.", file=sys.stderr)
    elif not report.mentions:
        print("Warning: there is no mention in what was chosen.", file=sys.stderr)
    if arguments.json:
        print_json(report_data(report))
        return 0
    done = f"{report.path}: " if report.verified else "Preview, nothing was written: "
    proof = f" {_proof(report)}" if report.verified else ""
    print(f"{done}{counted(report.articles, 'article')}, {counted(report.exact, 'mention')} exactly.{proof}")
    for change in CHANGES:
        if report.count(change):
            print(f"{report.count(change)} {_MEANINGS.get(change, change)}:")
    for row in report.rows:
        change = f"{row.change} into {row.pieces}" if row.pieces else row.change
        print(f"  {in_line(str(row.article))} {row.start}-{row.end} {change}: {in_line(row.quote)} ({row.reason})")
    if report.left_out:
        print(f"Left out by the format: {', '.join(map(told, report.left_out))}")
    if report.not_chosen:
        print(f"Left behind by what was chosen: {', '.join(map(told, report.not_chosen))}")
    if report.verified and not report.whole:
        print(f"All of this is saved in {report_place(report.path)}")
    return 0


def format_rows() -> list[dict[str, str]]:
    """Return every format of annotations with what it does, as the README and `formats` show it."""
    rows = []
    found: dict[str, Exporter | Importer] = {**importers(), **exporters()}
    for name in dict.fromkeys((*exporters(), *importers())):
        each = found[name]
        options = exporters()[name].options if name in exporters() else ()
        rows.append(
            {
                "name": name,
                "title": each.title,
                "suffix": each.suffix or "folder",
                "ways": ", ".join(way for way, ways in (("in", importers()), ("out", exporters())) if name in ways),
                "unit": each.unit,
                "keeps": each.keeps,
                "loses": each.loses,
                "extra": each.extra,
                "options": " ".join(f"{spec.name}={'|'.join(spec.choices)}" for spec in options),
                "holds": "annotations",
            }
        )
    return rows


def article_rows() -> list[dict[str, str]]:
    """Return every kind of article file, as the README and `formats` show it."""
    archive = ArticleKind("archive", (ARCHIVE_SUFFIX,), "", "all of these that lie in it")
    return [
        {
            "name": kind.name, "title": kind.name, "suffix": " ".join(kind.suffixes), "ways": "in", "unit": "-",
            "keeps": kind.keeps, "loses": "-", "extra": kind.extra, "options": "", "holds": "articles",
        }
        for kind in (*KINDS, archive)
    ]  # fmt: skip


def _formats(arguments: argparse.Namespace) -> int:
    if arguments.json:
        print_json([*format_rows(), *article_rows()])
        return 0
    print("Annotations:")
    header = ("name", "suffix", "ways", "unit", "options", "keeps")
    print_table(header, [[row[name] for name in header] for row in format_rows()])
    print("\nWhat they lose:")
    print_table(("name", "loses"), [(row["name"], row["loses"]) for row in format_rows()])
    print("\nArticles; an extra is installed with pip install hashiya[EXTRA]:")
    about = ("name", "suffix", "extra", "keeps")
    print_table(about, [[row[name] or "-" for name in about] for row in article_rows()])
    return 0
