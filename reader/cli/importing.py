"""import."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from reader.cli.output import counted, in_line, print_json, told
from reader.cli.transfer import named_schema
from reader.domain.errors import FileError
from reader.domain.schema import Schema
from reader.formats.articles.reading import TABLE_SUFFIXES
from reader.formats.articles.tables import FIELDS
from reader.formats.plain_text import CHARSETS
from reader.project import Project
from reader.project.importing import ImportOutcome, add_new, find_importer
from reader.project.incoming import Choices, read_paths

_BAR, _EVERY = 30, 0.1
_SLICE = 2.0
# the window says it in these words, too
_FOUND = {"bom": "by its mark", "utf-8": "strict", "declared": "as the file says", "given": "chosen"}
_NAMED = 10


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    add = commands.add_parser("import", help="add articles and annotated files; makes the project if it is missing")
    add.add_argument("project", type=Path)
    add.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH",
        help="texts, web pages, Word, ODT, EPUB, PDF, feeds, mails, tables, annotated files; folders and zips of them",
    )  # fmt: skip
    add.add_argument("--format", help="format of the files instead of what they look like; txt: articles")
    add.add_argument("--charset", help=f"character set of the texts instead of detection, for example {CHARSETS[2]}")
    add.add_argument("--schema", help="label set of a project made now; otherwise the file's own, or news")
    add.add_argument(
        "--columns", default={}, metavar="FIELD=COLUMN,...", type=_columns,
        help=f"which column of a table is what, for example text=body,title=head; fields: {', '.join(FIELDS)}",
    )  # fmt: skip
    add.add_argument("--whole-page", action="store_true", help="of web pages everything, not only the article")
    add.add_argument("--chapters", action="store_true", help="of books each chapter as an article")
    add.add_argument(
        "--near", choices=("report", "skip", "ignore"), default="report",
        help="texts that are nearly one that is there: report them (the default), leave them out, or do not look",
    )  # fmt: skip
    add.set_defaults(run=_import)


def _columns(given: str) -> dict[str, str]:
    columns = {field.strip(): name for field, _, name in (each.partition("=") for each in given.split(",") if each)}
    for field, name in columns.items():
        if field not in FIELDS:
            raise argparse.ArgumentTypeError(f"there is no field named {field} (there are: {', '.join(FIELDS)})")
        if not name:
            raise argparse.ArgumentTypeError(f"{field} names no column; expected {field}=COLUMN")
    return columns


def _first_schema(arguments: argparse.Namespace) -> Schema | None:
    """Return the label set of a project that an import makes; None lets a file that carries one bring its own."""
    if arguments.schema is not None:
        return named_schema(arguments.schema)
    first = find_importer(arguments.paths[0], arguments.format)
    return None if first is not None and first.own_schema else named_schema("news")


class _Bar:
    """Draw how far it is on a terminal, on one line; nothing elsewhere."""

    def __init__(self) -> None:
        self._began = self._drawn = time.monotonic()
        self._is_shown = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or (now - self._drawn < _EVERY and done < total):
            return
        self._drawn, self._is_shown = now, True
        full = _BAR * done // max(1, total)
        left = (now - self._began) / max(1, done) * (total - done)
        rest = f", about {left:.0f} s left" if now - self._began > 1 and done < total else ""
        sys.stderr.write(f"\r[{'#' * full}{'.' * (_BAR - full)}] {done:,} of {total:,} read{rest}\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _import(arguments: argparse.Namespace) -> int:
    choices = Choices(arguments.charset, arguments.whole_page, arguments.chapters, arguments.columns)
    bar = _Bar()
    is_there = arguments.project.exists()
    schema = None if is_there else _first_schema(arguments)
    if is_there:
        # what is no project is told before files are read for it
        Project.open(arguments.project, read_only=True).close()
    try:
        incoming = read_paths(arguments.paths, format_name=arguments.format, choices=choices, progress=bar)
    finally:
        bar.clear()
    if not is_there and not len(incoming.texts) and not incoming.bundles:
        _say(arguments, _data(None, ImportOutcome(problems=incoming.problems, passed_over=incoming.passed_over)))
        if not arguments.json:
            print("No project was made.")
        return 1
    if not is_there:
        Project.create(arguments.project, schema=schema).close()
    with Project.open(arguments.project) as project:
        outcome = add_new(project, incoming, near="" if arguments.near == "ignore" else arguments.near)
        _say(arguments, _data(project, outcome))
        sys.stdout.flush()
        # what is searched before this ends, or was broken off, is found all the same
        while not project.index_some(_SLICE):
            pass
    return 1 if outcome.problems or outcome.damaged else 0


def _say(arguments: argparse.Namespace, data: dict[str, Any]) -> None:
    if arguments.json:
        print_json(data)
    else:
        _print(data)


def _data(project: Project | None, outcome: ImportOutcome) -> dict[str, Any]:
    added = [project.article_row(article_id) for article_id in outcome.added] if project else []
    same = [(path, project.article_row(article_id)) for path, article_id in outcome.duplicates] if project else []
    return {
        "added": [{"id": row.id, "title": row.title, "length": row.length} for row in added],
        "duplicates": [{"path": str(path), "id": row.id, "title": row.title} for path, row in same],
        "near": [
            {
                "path": str(each.path),
                "number": each.number + 1,
                "similarity": round(each.similarity, 3),
                "article": each.article_id,
                "like": str(each.other[0]) if each.other else project.article_row(each.article_id).title
                if project and each.article_id is not None else "",
            }
            for each in outcome.near
            if not each.equal
        ],
        "left_out": [{"path": str(path), "what": what} for path, what in outcome.left_out],
        "problems": [_problem(problem) for problem in outcome.problems],
        "damaged": [{"path": str(path), "characters": count, "first": place} for path, count, place in outcome.damaged],
        "passed_over": [str(path) for path in outcome.passed_over],
        "charsets": {
            str(path): {"charset": charset, "found": found}
            for path, (charset, found) in (outcome.charsets or {}).items()
        },
    }  # fmt: skip


def _problem(problem: FileError) -> dict[str, str]:
    return {"path": problem.path, "place": problem.place, "problem": problem.problem, "advice": problem.advice}


def _print(data: dict[str, Any]) -> None:
    for path, found in data["charsets"].items():
        print(f"{path}: {found['charset']} ({_FOUND.get(found['found'], found['found'])})")
    print(f"{counted(len(data['added']), 'article')} added.")
    if not_added := _not_added(data):
        print(f"Not added: {not_added}.")
    if others := data["passed_over"]:
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        names = ", ".join(Path(each).name for each in others[:_NAMED])
        print(f"{counted(len(others), 'file')} of other kinds passed over: {names}{more}.")
    for each in data["damaged"]:
        count = counted(each["characters"], "character")
        print(f"Warning: {each['path']}: {count} could not be read (\ufffd), the first in {each['first']}.")
    for each in data["duplicates"]:
        print(f"{each['path']}: in the project already, as {in_line(each['title'])}")
    for each in data["near"]:
        print(f"{each['path']}: {each['similarity']:.0%} the same as {in_line(each['like'])}")
    for each in data["left_out"]:
        print(f"{each['path']}: {told(each['what'])} left out")
    for each in data["problems"]:
        print(f"Problem: {FileError(**each)}")


def _not_added(data: dict[str, Any]) -> str:
    """Return how many files, members of archives and rows did not come in, each counted as what it is."""
    rows = sum(
        1 for each in data["problems"] if each["place"].startswith(("line ", "row ")) and _is_table(each["path"])
    )
    whole = {each["path"] for each in data["problems"] if not each["place"] or not _is_table(each["path"])}
    members = {path for path in whole if any(each.suffix.lower() == ".zip" for each in Path(path).parents)}
    counts = (
        (len(whole - members), "file"),
        (len(members), "member of an archive", "members of archives"),
        (rows, "row"),
    )
    return ", ".join(counted(count, *words) for count, *words in counts if count)


def _is_table(path: str) -> bool:
    return path.lower().endswith(TABLE_SUFFIXES)
