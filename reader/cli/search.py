"""search."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from reader.cli.output import counted, in_line, print_json
from reader.domain.article import ArticleId
from reader.project import Project
from reader.project.searching import Hit, Search, parse_search_where, search
from reader.text.search_query import EXACT, TOLERANT

# so many places beyond the limit are counted, which takes less than a search through everything
_COUNTED = 10_000


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
        hits = (hit for hits in search(project, wanted) for hit in hits)
        numbers = {article_id: number for number, article_id in enumerate(project.article_ids(), 1)}
        if arguments.json:
            return _print_data(project, islice(hits, arguments.limit), numbers)
        return _print_lines(project, hits, numbers, arguments.limit)


def _print_data(project: Project, hits: Iterator[Hit], numbers: Mapping[ArticleId, int]) -> int:
    titles: dict[ArticleId, str] = {}
    rows = []
    for hit in hits:
        if hit.article_id not in titles:
            titles[hit.article_id] = project.article_row(hit.article_id).title
        rows.append(
            {
                "article": hit.article_id,
                "number": numbers[hit.article_id],
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


def _print_lines(project: Project, hits: Iterator[Hit], numbers: Mapping[ArticleId, int], limit: int | None) -> int:
    """Print the places under the number and title of their article, and how many there are beyond the limit."""
    count, last = 0, None
    for hit in islice(hits, limit):
        count += 1
        number = numbers[hit.article_id]
        if hit.article_id != last:
            print(f"{number:>6}  {in_line(project.article_row(hit.article_id).title)}")
            last = hit.article_id
        print(f"{number:>6}  {hit.start:>7}-{hit.end:<7} {in_line(hit.quote)}  |  {in_line(hit.context)}")
    more = sum(1 for _ in islice(hits, _COUNTED))
    if more:
        print(f"{count:,} of {'at least ' if more == _COUNTED else ''}{count + more:,} places")
    else:
        print(counted(count, "place"))
    return 0
