"""new, import, export, formats."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.output import print_json, print_table
from reader.domain.errors import FileError, NotFoundError
from reader.domain.schema import Schema
from reader.formats.plain_text import CHARSETS
from reader.formats.registry import exporters, importers
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project
from reader.project.exporting import export, report_data
from reader.project.importing import find_files, find_importer, import_paths


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    new = commands.add_parser("new", help="make a project")
    new.add_argument("project", type=Path)
    new.add_argument("--schema", default="news", help="label set: news, anercorp, ontonotes, wojood, or a TOML file")
    new.set_defaults(run=_new)
    add = commands.add_parser("import", help="add texts and annotated files; makes the project if it is missing")
    add.add_argument("project", type=Path)
    add.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    add.add_argument("--format", help="format of the files instead of what they look like")
    add.add_argument("--charset", help=f"character set of the texts instead of detection, for example {CHARSETS[2]}")
    add.add_argument("--schema", help="label set of a project made now; otherwise the file's own, or news")
    add.set_defaults(run=_import)
    out = commands.add_parser("export", help="export the annotations; read back before it is called done")
    out.add_argument("project", type=Path)
    out.add_argument("out", type=Path)
    out.add_argument("--format", required=True)
    out.set_defaults(run=_export)
    formats = commands.add_parser("formats", help="every format in and out")
    formats.set_defaults(run=_formats)


def _schema(name: str) -> Schema:
    found = dict(starter_schemas()).get(name)
    if found is None and not Path(name).is_file():
        raise NotFoundError("label set", name)
    return read_schema(found or Path(name))


def _new(arguments: argparse.Namespace) -> int:
    with Project.create(arguments.project, schema=_schema(arguments.schema)) as project:
        labels = [label.name for label in project.schema.labels]
        if arguments.json:
            print_json({"project": str(project.path), "uid": project.uid, "labels": labels})
        else:
            print(f"Made {project.path} with {len(labels)} labels: {' '.join(labels)}")
    return 0


def _first_schema(arguments: argparse.Namespace) -> Schema | None:
    """Return the label set of a project that an import makes; None lets a file that carries one bring its own."""
    if arguments.schema is not None:
        return _schema(arguments.schema)
    first = find_importer(arguments.paths[0], arguments.format)
    return None if first is not None and first.own_schema else _schema("news")


def _import(arguments: argparse.Namespace) -> int:
    if not arguments.project.exists():
        Project.create(arguments.project, schema=_first_schema(arguments)).close()
    charsets = dict.fromkeys(find_files(arguments.paths), arguments.charset) if arguments.charset else None
    with Project.open(arguments.project) as project:
        outcome = import_paths(project, arguments.paths, format_name=arguments.format, charsets=charsets)
        added = [project.article_row(article_id) for article_id in outcome.added]
        same = [(path, project.article_row(article_id)) for path, article_id in outcome.duplicates]
    if arguments.json:
        print_json(
            {
                "added": [{"id": row.id, "title": row.title, "length": row.length} for row in added],
                "duplicates": [{"path": str(path), "id": row.id, "title": row.title} for path, row in same],
                "left_out": [{"path": str(path), "what": what} for path, what in outcome.left_out],
                "problems": [_problem(problem) for problem in outcome.problems],
                "charsets": {
                    str(path): {"charset": charset, "found": found}
                    for path, (charset, found) in (outcome.charsets or {}).items()
                },
            }
        )
        return 1 if outcome.problems else 0
    for path, (charset, found) in (outcome.charsets or {}).items():
        print(f"{path}: {charset} ({found})")
    print(f"{len(added)} articles added.")
    for path, row in same:
        print(f"{path}: in the project already, as {row.title}")
    for path, what in outcome.left_out:
        print(f"{path}: {what} left out")
    for problem in outcome.problems:
        print(f"Not added: {problem}")
    return 1 if outcome.problems else 0


def _problem(problem: FileError) -> dict[str, str]:
    return {"path": problem.path, "place": problem.place, "problem": problem.problem, "advice": problem.advice}


def _export(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        report = export(project, arguments.out, arguments.format)
    if arguments.json:
        print_json(report_data(report))
        return 0
    print(f"{report.path}: {report.articles} articles, {report.exact} mentions exactly. Read back and equal.")
    for change in ("widened", "split", "dropped"):
        if report.count(change):
            print(f"{report.count(change)} {change}:")
    for row in report.rows:
        print(f"  {row.article} {row.start}-{row.end} {row.change}: {row.quote} ({row.reason})")
    if report.left_out:
        print(f"Left out by the format: {', '.join(report.left_out)}")
    return 0


def format_rows() -> list[dict[str, str]]:
    """Return every format with what it does, as the README and `formats` show it."""
    rows = [{
        "name": "txt", "title": "Plain text", "suffix": ".txt", "ways": "in", "unit": "-",
        "keeps": "the text", "loses": "-",
    }]  # fmt: skip
    for name, exporter in exporters().items():
        rows.append(
            {
                "name": name,
                "title": exporter.title,
                "suffix": exporter.suffix or "folder",
                "ways": "in, out" if name in importers() else "out",
                "unit": exporter.unit,
                "keeps": exporter.keeps,
                "loses": exporter.loses,
            }
        )
    return rows


def _formats(arguments: argparse.Namespace) -> int:
    if arguments.json:
        print_json(format_rows())
    else:
        header = ("name", "suffix", "ways", "unit", "keeps")
        print_table(header, [[row[name] for name in header] for row in format_rows()])
    return 0
