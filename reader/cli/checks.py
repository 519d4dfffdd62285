"""checks: what in the annotations does not agree with itself."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.articles import find_article
from reader.cli.output import counted, print_json, print_table
from reader.project import Project
from reader.project.checks import Finding, find_all


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    checks = commands.add_parser("checks", help="labels that do not agree with each other or with the label set")
    checks.add_argument("project", type=Path)
    checks.add_argument("article", nargs="?", help="only of this article: number in the list, id, or title")
    checks.set_defaults(run=_checks)


def _checks(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        article_id = find_article(project, arguments.article) if arguments.article else None
        found = find_all(project, article_id)
        labels: dict[int, str] = {label.id: label.name for label in project.schema.labels}
        numbers = {each: number for number, each in enumerate(project.article_ids(), 1)}
    if arguments.json:
        print_json([_data(finding, labels) for finding in found])
        return 0
    rows = [
        (
            numbers[each.article_id],
            f"{each.span.start}-{each.span.end}",
            each.kind.value,
            each.detail or "-",
            each.quote,
        )
        for each in found
    ]
    print_table(("article", "place", "rule", "detail", "quote"), rows)
    print(counted(len(found), "finding"))
    return 0


def _data(finding: Finding, labels: dict[int, str]) -> dict[str, Any]:
    fix = finding.fix
    offered: dict[str, Any] | None = None
    if fix is not None:
        offered = {}
        if fix.span is not None:
            offered["span"] = [fix.span.start, fix.span.end]
        if fix.label_id is not None:
            offered["label"] = labels.get(fix.label_id, "")
        if fix.attribute is not None:
            offered["attribute"] = list(fix.attribute)
        if not offered:
            offered["remove"] = "relation" if fix.relation_id is not None else "mention"
    return {
        "rule": finding.kind.value,
        "article": finding.article_id,
        "start": finding.span.start,
        "end": finding.span.end,
        "quote": finding.quote,
        "detail": finding.detail,
        "fix": offered,
    }
