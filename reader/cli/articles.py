"""list, show, stats."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.output import print_json, print_table
from reader.domain.annotation import Mention
from reader.domain.article import ArticleId
from reader.domain.errors import NotFoundError
from reader.project import Project
from reader.text.visual import for_terminal


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    listing = commands.add_parser("list", help="the articles of a project")
    listing.add_argument("project", type=Path)
    listing.add_argument("--terminal", choices=("reorder", "logical"), default="reorder", help=_TERMINAL)
    listing.set_defaults(run=_list)
    show = commands.add_parser("show", help="an article with its mentions")
    show.add_argument("project", type=Path)
    show.add_argument("article", help="number in the list, id, or title")
    show.add_argument("--terminal", choices=("reorder", "logical"), default="reorder", help=_TERMINAL)
    show.set_defaults(run=_show)
    stats = commands.add_parser("stats", help="counts by label and by state")
    stats.add_argument("project", type=Path)
    stats.set_defaults(run=_stats)


_TERMINAL = "reorder: for terminals that draw letters as they come; logical: for those that do bidi themselves"


def _list(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        rows = [project.article_row(article_id) for article_id in project.article_ids()]
    if arguments.json:
        print_json(
            [
                {
                    "number": number,
                    "id": row.id,
                    "title": row.title,
                    "source": row.source,
                    "published": row.published,
                    "length": row.length,
                    "status": row.status.value,
                    "flagged": row.flagged,
                    "mentions": row.mention_count,
                }
                for number, row in enumerate(rows, 1)
            ]
        )
        return 0
    reorder = arguments.terminal == "reorder"
    print_table(
        ("no", "status", "mentions", "characters", "title"),
        [
            (number, row.status.value, row.mention_count, row.length, for_terminal(row.title, reorder=reorder))
            for number, row in enumerate(rows, 1)
        ],
    )
    return 0


def find_article(project: Project, name: str) -> ArticleId:
    """Return an article by its number in the list, its id, or its exact title. Raises NotFoundError."""
    ids = project.article_ids()
    if name.isdecimal():
        wanted = int(name)
        if 1 <= wanted <= len(ids):
            return ids[wanted - 1]
        if wanted in ids:
            return ArticleId(wanted)
    for article_id in ids:
        if project.article_row(article_id).title == name:
            return article_id
    raise NotFoundError("article", name)


def _show(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        article = project.article(find_article(project, arguments.article))
        mentions = project.mentions(article.id)
        labels = {label.id: label.name for label in project.schema.labels}
    names = {mention.id: labels[mention.label_id] if mention.label_id is not None else "" for mention in mentions}
    if arguments.json:
        print_json(
            {
                "id": article.id,
                "title": article.title,
                "unit": "code points",
                "order": "logical order",
                "content": article.content,
                "mentions": [
                    {
                        "start": mention.start,
                        "end": mention.end,
                        "spans": [[span.start, span.end] for span in mention.spans],
                        "label": names[mention.id],
                        "quote": mention.quote(article.content),
                        "note": mention.note,
                    }
                    for mention in mentions
                ],
            }
        )
        return 0
    reorder = arguments.terminal == "reorder"
    print(for_terminal(article.title, reorder=reorder))
    print()
    print(for_terminal(bracketed(article.content, mentions, names), reorder=reorder))
    print()
    for mention in mentions:
        place = f"{mention.start}-{mention.end}"
        quote = for_terminal(mention.quote(article.content), reorder=reorder)
        print(f"{place:>11}  {names[mention.id] or '-':<8}  {quote}")
    return 0


def bracketed(content: str, mentions: list[Mention], names: dict[Any, str]) -> str:
    """Return a text with each piece of each mention in brackets, its label behind the closing one."""
    opening: dict[int, int] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    for mention in mentions:
        for span in mention.spans:
            opening[span.start] = opening.get(span.start, 0) + 1
            closing.setdefault(span.end, []).append((span.start, names[mention.id]))
    parts: list[str] = []
    for position in range(len(content) + 1):
        # the piece that began last is closed first
        for _, name in sorted(closing.get(position, ()), reverse=True):
            parts.append(f"]{name}")
        parts.append("[" * opening.get(position, 0))
        parts.append(content[position : position + 1])
    return "".join(parts)


def _stats(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        counts = project.mention_counts()
        labels = [(label.name, counts.get(label.id, 0)) for label in project.schema.labels]
        highlights = counts.get(None, 0)
        states = {status.value: number for status, number in project.status_counts().items()}
    total = sum(counts.values())
    if arguments.json:
        print_json({"articles": states, "mentions": dict(labels), "highlights": highlights, "total": total})
        return 0
    print(f"{sum(states.values())} articles: " + ", ".join(f"{number} {name}" for name, number in states.items()))
    print(f"{total} mentions")
    print_table(("label", "mentions"), [*labels, ("(none)", highlights)])
    return 0
