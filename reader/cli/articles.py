"""list, show, stats."""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reader.cli.output import counted, in_line, print_json, print_table, shown
from reader.domain.annotation import Mention
from reader.domain.annotator import Annotator, AnnotatorId
from reader.domain.article import Article, ArticleId, ArticleRow
from reader.domain.article_list import ArticleOrder
from reader.domain.errors import NotFoundError
from reader.project import Project
from reader.project.figures import figure_rows
from reader.project.scope import Scope, chosen_articles, parse_where


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    listing = commands.add_parser("list", help="the articles of a project")
    listing.add_argument("project", type=Path)
    listing.add_argument("--where", default="", help='which articles: status=done,source~"وكالة",tag=economy')
    listing.add_argument("--sort", choices=[order.value for order in ArticleOrder], default="list")
    listing.add_argument("--descending", action="store_true", help="turn the order round")
    listing.set_defaults(run=_list)
    show = commands.add_parser("show", help="an article with its mentions")
    show.add_argument("project", type=Path)
    show.add_argument("article", help="number in the list, id, or title")
    show.add_argument("--annotator", help="only the mentions of this annotator, by name; otherwise everyone's")
    show.set_defaults(run=_show)
    stats = commands.add_parser("stats", help="counts by label and by state")
    stats.add_argument("project", type=Path)
    stats.set_defaults(run=_stats)


def _list(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        numbers = {article_id: number for number, article_id in enumerate(project.article_ids(), 1)}
        ids = project.listing(order=ArticleOrder(arguments.sort), descending=arguments.descending).ids
        if arguments.where:
            ids = chosen_articles(project, Scope(ids, parse_where(arguments.where)))
        names = {annotator.id: annotator.name for annotator in project.annotators()}
        rows = [project.article_row(article_id) for article_id in ids]
        tags = {row.id: project.article_tags(row.id) for row in rows}
        assigned = {row.id: [names[each] for each in project.assignees(row.id)] for row in rows}
    if arguments.json:
        print_json([_row_data(row, numbers[row.id], tags[row.id], assigned[row.id]) for row in rows])
        return 0
    cells = [(numbers[row.id], row.status.value, row.mention_count, row.length, row.title) for row in rows]
    print_table(("no", "status", "mentions", "characters", "title"), cells)
    return 0


def _row_data(row: ArticleRow, number: int, tags: Sequence[str], assigned: Sequence[str]) -> dict[str, object]:
    return {
        "number": number,
        "id": row.id,
        "title": row.title,
        "source": row.source,
        "published": row.published,
        "length": row.length,
        "status": row.status.value,
        "flagged": row.flagged,
        "mentions": row.mention_count,
        "tags": list(tags),
        "assigned": list(assigned),
    }


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


def _chosen(project: Project, name: str | None) -> list[Annotator]:
    """Return the annotators to show: the one named, or all. Raises NotFoundError."""
    found = [annotator for annotator in project.annotators() if name is None or annotator.name == name]
    if not found:
        raise NotFoundError("annotator", name or "")
    return found


def _show(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        article = project.article(find_article(project, arguments.article))
        chosen = _chosen(project, arguments.annotator)
        mentions = [mention for each in chosen for mention in project.mentions(article.id, each.id)]
        labels = {label.id: label.name for label in project.schema.labels}
    mentions.sort(key=lambda mention: (mention.start, -mention.end, mention.id))
    annotators = {annotator.id: annotator.name for annotator in chosen}
    names = {mention.id: labels[mention.label_id] if mention.label_id is not None else "" for mention in mentions}
    if arguments.json:
        print_json(_article_data(article, mentions, names, annotators))
        return 0
    print(shown(article.title, default=article.base_direction))
    print()
    text = bracketed(article.content, mentions, names)
    width = shutil.get_terminal_size().columns
    print(shown(text, default=article.base_direction, width=width))
    print()
    several = len({mention.annotator_id for mention in mentions}) > 1
    for mention in mentions:
        place = f"{mention.start}-{mention.end}"
        quote = in_line(mention.quote(article.content))
        who = f"{in_line(annotators[mention.annotator_id]):<10}  " if several else ""
        print(f"{place:>11}  {names[mention.id] or '-':<8}  {who}{quote}")
    return 0


def _article_data(
    article: Article, mentions: list[Mention], names: dict[Any, str], annotators: dict[AnnotatorId, str]
) -> dict[str, Any]:
    return {
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
                "annotator": annotators[mention.annotator_id],
                "note": mention.note,
            }
            for mention in mentions
        ],
    }


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
        annotators = project.annotators()
        counts = {each.name: project.mention_counts(annotator_id=each.id) for each in annotators}
        labels = [(label.id, label.name) for label in project.schema.labels]
        states = {status.value: number for status, number in project.status_counts().items()}
        figures = project.figures()
    by_annotator = {who: {name: found.get(key, 0) for key, name in labels} for who, found in counts.items()}
    mentions = {name: sum(found[name] for found in by_annotator.values()) for _, name in labels}
    highlights = {who: found.get(None, 0) for who, found in counts.items()}
    total = sum(mentions.values()) + sum(highlights.values())
    if arguments.json:
        print_json(
            {
                "articles": states,
                "mentions": mentions,
                "highlights": sum(highlights.values()),
                "total": total,
                "by_annotator": by_annotator,
                "figures": [
                    {"figure": figure, "name": name, "other": other, "value": value}
                    for figure, name, other, value in figure_rows(figures, dict(labels))
                ],
            }
        )
        return 0
    each_state = ", ".join(f"{number} {name}" for name, number in states.items())
    print(f"{counted(sum(states.values()), 'article')}: {each_state}")
    print(counted(total, "mention"))
    for figure, name, _, value in figure_rows(figures, dict(labels)):
        if figure in ("seconds per mention", "suggestions") and value != "":
            print(f"{value} {figure}, {name}")
    busy = [who for who, found in counts.items() if any(found.values())]
    columns = busy if len(busy) > 1 else []
    rows: list[list[object]] = [
        [name, mentions[name], *(by_annotator[who][name] for who in columns)] for _, name in labels
    ]
    rows.append(["(none)", sum(highlights.values()), *(highlights[who] for who in columns)])
    print_table(["label", "mentions", *columns], rows)
    return 0
