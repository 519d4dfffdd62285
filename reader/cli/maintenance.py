"""undo, redo, check."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.history_words import what
from reader.cli.output import in_line, print_json
from reader.domain.operation import Operation
from reader.domain.schema import LabelId
from reader.project import Project


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    for name, text in (("undo", "take back the last step"), ("redo", "do the step taken back last again")):
        command = commands.add_parser(name, help=text)
        command.add_argument("project", type=Path)
        command.set_defaults(run=_step)
    check = commands.add_parser("check", help="prove that the file is what its log says; exit 1 when it is not")
    check.add_argument("project", type=Path)
    check.set_defaults(run=_check)


def _step(arguments: argparse.Namespace) -> int:
    redo = arguments.command == "redo"
    with Project.open(arguments.project) as project:
        step: Operation | None = project.redoable() if redo else project.undoable()
        row = project.history_row(step.id) if step is not None else None
        labels: dict[LabelId | None, str] = {label.id: label.name for label in project.schema.labels}
        text = what(row, labels, project.history_row) if row is not None else ""
        change = project.redo() if redo else project.undo()
    done = change is not None and step is not None
    if arguments.json:
        print_json(
            {
                "done": done,
                "kind": step.kind if step else None,
                "text": text,
                "article": step.article_id if step else None,
            }
        )
    elif done and step is not None:
        title = f" ({in_line(row.article_title)})" if row is not None and row.article_title else ""
        print(f"{'Done again' if redo else 'Undone'}: {in_line(text) or step.kind}{title}")
    else:
        print(f"Nothing to {arguments.command}.")
    return 0 if done else 1


def _check(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        problems = project.check()
    if arguments.json:
        print_json([{"kind": each.kind, "where": each.where, "problem": each.problem} for each in problems])
    elif problems:
        for each in problems:
            print(f"{each.kind}: {each.where}: {each.problem}")
    else:
        print("All is well: pages, texts, quotes, chain, counters and tables agree.")
    return 1 if problems else 0
