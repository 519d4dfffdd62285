"""search."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from reader.cli.output import counted, print_json
from reader.project import Project
from reader.project.searching import Hit, Search, parse_search_where, search
from reader.text.search_query import EXACT, TOLERANT
from reader.text.visual import for_terminal


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the command of this module."""
    found = commands.add_parser("search", help='find words, "phrases", beginnings*, without -words, in all articles')
    found.add_argument("project", type=Path)
    found.add_argument(
        "query", help='begin it with -- when its first word is to be left out; "" with label= or entity= lists mentions'
    )
    found.add_argument("--exact", action="store_true", help="spelt exactly so, nothing glued before it")
    found.add_argument("--regex", action="store_true", help="the query is a regular expression on the text itself")
    found.add_argument(
        "--where", default="", metavar="EXPR",
        help='conditions joined by commas: label=PER, inside=PER, entity="name", annotator="name", status=done,'
        " source~text, date>=2026-01, language=ar, article=3",
    )  # fmt: skip
    found.add_argument("--best", action="store_true", help="the articles with most of it first, if they are not many")
    found.add_argument("--limit", type=int, default=None, metavar="N", help="no more than N places")
    found.set_defaults(run=_search)


def _search(arguments: argparse.Namespace) -> int:
    base = EXACT if arguments.exact else TOLERANT
    options = replace(base, regex=arguments.regex)
    where = parse_search_where(arguments.where)
    wanted = Search(arguments.query, options, where, ranked=arguments.best)
    with Project.open(arguments.project, read_only=True) as project:
        hits = islice((hit for hits in search(project, wanted) for hit in hits), arguments.limit)
        return _print_data(project, hits) if arguments.json else _print_lines(hits)


def _print_data(project: Project, hits: Iterator[Hit]) -> int:
    titles: dict[int, str] = {}
    rows = []
    for hit in hits:
        if hit.article_id not in titles:
            titles[hit.article_id] = project.article_row(hit.article_id).title
        rows.append(
            {
                "article": hit.article_id,
                "title": titles[hit.article_id],
                "paragraph": hit.paragraph,
                "start": hit.span.start,
                "end": hit.span.end,
                "quote": hit.quote,
                "prefix": hit.prefix,
                "context": hit.context,
            }
        )
    print_json(rows)
    return 0


def _print_lines(hits: Iterator[Hit]) -> int:
    count = 0
    for hit in hits:
        count += 1
        line = for_terminal(hit.context.replace("\n", " "), reorder=True)
        quote = for_terminal(hit.quote.replace("\n", " "), reorder=True)
        print(f"{hit.article_id:>6}  {hit.span.start:>7}-{hit.span.end:<7} {quote}  |  {line}")
    print(counted(count, "place"))
    return 0
