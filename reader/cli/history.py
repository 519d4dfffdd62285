"""history: what happened, what changed, and going back."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reader.cli.history_words import REASONS, TABLES, tally, what
from reader.cli.output import counted, in_line, print_json, print_table
from reader.domain.errors import NotFoundError
from reader.domain.operation import ChangesSince, HistoryRow, OperationId, Tally
from reader.domain.schema import LabelId
from reader.project import Project


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    history = commands.add_parser("history", help="what happened, newest first; go back to a point of it")
    history.add_argument("project", type=Path)
    history.add_argument("--since", metavar="WHEN", help="a date (2026-02-11), a date with time, or yesterday")
    history.add_argument("--limit", type=int, default=50, metavar="N")
    history.add_argument(
        "--restore", type=int, metavar="ID", help="let everything be as it was right after this operation"
    )
    history.set_defaults(run=_history)


def _moment(said: str) -> int:
    """Return a time in ms UTC; a time without a zone is the local one. Raises NotFoundError."""
    if said in ("today", "yesterday"):
        midnight = datetime.now(UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return int((midnight - timedelta(days=said == "yesterday")).timestamp() * 1000)
    try:
        return int(datetime.fromisoformat(said).astimezone().timestamp() * 1000)
    except ValueError:
        raise NotFoundError("date or time", said) from None


def _history(arguments: argparse.Namespace) -> int:
    since = None if arguments.since is None else _moment(arguments.since)
    if arguments.restore is not None:
        return _restore(arguments)
    with Project.open(arguments.project, read_only=True) as project:
        rows = project.history(arguments.limit, since=since)
        changes = None if since is None else project.changed_since(since)
        labels: dict[LabelId | None, str] = {label.id: label.name for label in project.schema.labels}
        everything = project.article_ids()
        numbers = {article_id: number for number, article_id in enumerate(everything, 1)}
        there = [key for key in changes.articles if key in numbers] if changes else []
        titles = {key: f"{numbers[key]}  {in_line(project.article_row(key).title)}" for key in there}
        said = [what(row, labels, project.history_row) for row in rows]
    if arguments.json:
        print_json(
            {
                "operations": [_row_data(row, labels) | {"text": text} for row, text in zip(rows, said, strict=True)],
                "changes": None if changes is None else _changes_data(changes, labels),
            }
        )
        return 0
    if changes is not None:
        _print_part("Changed since then", [(TABLES.get(table, table), each) for table, each in changes.tables.items()])
        _print_part(
            "Mentions by label", [(labels.get(key, "(no label)"), each) for key, each in changes.labels.items()]
        )
        _print_part(
            "Mentions by article", [(titles.get(key, "(deleted)"), each) for key, each in changes.articles.items()]
        )
    articles = [
        f"{numbers.get(row.operation.article_id, '') if row.operation.article_id else ''} {row.article_title}".strip()
        for row in rows
    ]
    print_table(
        ("id", "time", "who", "what", "article"),
        [
            [row.operation.id, _time(row), row.annotator, text, article]
            for row, text, article in zip(rows, said, articles, strict=True)
        ],
    )
    return 0


def _print_part(title: str, rows: Sequence[tuple[str, Tally]]) -> None:
    """Print counts under a title, if there are any."""
    if rows:
        print(f"{title}:")
        for name, counts in rows:
            print(f"  {name}: {tally(counts)}")
        print()


def _restore(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project) as project:
        done = project.restore_to(OperationId(arguments.restore))
    if arguments.json:
        operation = done.change.operation_id if done.change else None
        print_json({"operation": operation, "records": done.records, "left": dict(done.left)})
        return 0
    were = "is as it was" if done.records == 1 else "are as they were"
    print(f"{counted(done.records, 'record')} {were} then. `undo` takes this back.")
    for reason, number in done.left.items():
        print(f"{number} left as {'it is' if number == 1 else 'they are'}: {REASONS.get(reason, reason)}")
    return 0


def _time(row: HistoryRow) -> str:
    return f"{datetime.fromtimestamp(row.operation.created_at / 1000, UTC).astimezone():%Y-%m-%d %H:%M}"


def _tally_data(counts: Tally) -> dict[str, int]:
    return {"added": counts.added, "changed": counts.changed, "removed": counts.removed}


def _row_data(row: HistoryRow, labels: dict[Any, str]) -> dict[str, Any]:
    return {
        "id": row.operation.id,
        "kind": row.operation.kind,
        "created_at": row.operation.created_at,
        "annotator": row.annotator,
        "article": row.operation.article_id,
        "title": row.article_title,
        "reverts": row.operation.reverts,
        "tables": {table: _tally_data(each) for table, each in row.tables.items()},
        "quote": row.quote,
        "label": labels.get(row.label_id),
    }


def _changes_data(changes: ChangesSince, labels: dict[Any, str]) -> dict[str, Any]:
    return {
        "operations": dict(changes.operations),
        "tables": {table: _tally_data(each) for table, each in changes.tables.items()},
        "labels": {labels.get(key, "(none)"): _tally_data(each) for key, each in changes.labels.items()},
        "articles": {str(key): _tally_data(each) for key, each in changes.articles.items()},
    }
