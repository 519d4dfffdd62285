"""history: what happened, what changed, and going back."""

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reader.cli.output import counted, print_json, print_table
from reader.domain.errors import NotFoundError
from reader.domain.operation import ChangesSince, HistoryRow, OperationId, Tally
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
        labels = {label.id: label.name for label in project.schema.labels}
        titles = {key: project.article_row(key).title for key in changes.articles} if changes else {}
    if arguments.json:
        print_json(
            {
                "operations": [_row_data(row, labels) for row in rows],
                "changes": None if changes is None else _changes_data(changes, labels),
            }
        )
        return 0
    if changes is not None:
        for what, tally in (
            *changes.tables.items(),
            *((labels.get(key, "(none)") if key else "(none)", tally) for key, tally in changes.labels.items()),
            *((titles[key], tally) for key, tally in changes.articles.items()),
        ):
            print(f"{_said(tally)}: {what}")
        print()
    print_table(
        ("id", "time", "who", "what", "changed"),
        [[row.operation.id, _time(row), row.annotator, row.operation.kind, _summary(row, labels)] for row in rows],
    )
    return 0


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
        print(f"{number} left as {'it is' if number == 1 else 'they are'}: {reason}")
    return 0


def _time(row: HistoryRow) -> str:
    return f"{datetime.fromtimestamp(row.operation.created_at / 1000, UTC).astimezone():%Y-%m-%d %H:%M}"


def _said(tally: Tally) -> str:
    return f"+{tally.added} ~{tally.changed} -{tally.removed}"


def _summary(row: HistoryRow, labels: dict[Any, str]) -> str:
    if row.quote:
        return f"{labels.get(row.label_id, '-')} {row.quote} {row.article_title}".replace("\n", " ")
    counts = ", ".join(f"{table} {_said(tally)}" for table, tally in row.tables.items())
    return f"{counts} {row.article_title}".strip()


def _tally_data(tally: Tally) -> dict[str, int]:
    return {"added": tally.added, "changed": tally.changed, "removed": tally.removed}


def _row_data(row: HistoryRow, labels: dict[Any, str]) -> dict[str, Any]:
    return {
        "id": row.operation.id,
        "kind": row.operation.kind,
        "created_at": row.operation.created_at,
        "annotator": row.annotator,
        "article": row.operation.article_id,
        "title": row.article_title,
        "reverts": row.operation.reverts,
        "tables": {table: _tally_data(tally) for table, tally in row.tables.items()},
        "quote": row.quote,
        "label": labels.get(row.label_id),
    }


def _changes_data(changes: ChangesSince, labels: dict[Any, str]) -> dict[str, Any]:
    return {
        "operations": dict(changes.operations),
        "tables": {table: _tally_data(tally) for table, tally in changes.tables.items()},
        "labels": {labels.get(key, "(none)"): _tally_data(tally) for key, tally in changes.labels.items()},
        "articles": {str(key): _tally_data(tally) for key, tally in changes.articles.items()},
    }
