"""label-all, suggestions."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.cli.articles import find_article
from reader.cli.output import counted, in_line, print_json, print_table
from reader.domain.article import ArticleId
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import Label
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionState
from reader.project import Project
from reader.project.everywhere import Place, label_places, name_at, places_elsewhere, places_in
from reader.project.memory import Memory
from reader.text.searchable import SearchableText


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    everywhere = commands.add_parser("label-all", help="label every occurrence of a name, prefixes left outside")
    everywhere.add_argument("project", type=Path)
    everywhere.add_argument("article", help="number in the list, id, or title")
    everywhere.add_argument("start", type=int, nargs="?", help="first code point of a place where the name stands")
    everywhere.add_argument("end", type=int, nargs="?", help="code point behind it")
    everywhere.add_argument("--text", help="the name itself, instead of a place")
    everywhere.add_argument("--label", required=True, help="short name of the label")
    everywhere.add_argument("--corpus", action="store_true", help="in every article of the project, too")
    everywhere.add_argument("--dry-run", action="store_true", help="list the places and change nothing")
    everywhere.set_defaults(run=_label_all)
    listing = commands.add_parser("suggestions", help="what is suggested and not yet decided")
    listing.add_argument("project", type=Path)
    listing.add_argument("article", nargs="?", help="only in this article: number in the list, id, or title")
    listing.add_argument("--state", choices=[state.value for state in SuggestionState], default="open")
    listing.set_defaults(run=_suggestions)


def _label_named(project: Project, name: str) -> Label:
    label = project.schema.find_label_named(name)
    if label is None:
        raise NotFoundError("label", name)
    return label


def _wanted(arguments: argparse.Namespace, text: SearchableText) -> tuple[str, Span | None]:
    """Return the name to look for, and the place it was taken from. Raises InvalidAnnotationError."""
    if arguments.text:
        return arguments.text, None
    start, end = arguments.start, arguments.end
    if start is None or end is None:
        raise InvalidAnnotationError(
            f"Say which name is meant: give --text, or START and END inside the text (0 to {len(text.content)})."
        )
    if not 0 <= start < end <= len(text.content):
        raise InvalidAnnotationError(
            f"START and END are not a place inside the text (0 to {len(text.content)}): {start} {end}."
        )
    return name_at(text, Span(start, end)), Span(start, end)


def _label_all(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=arguments.dry_run) as project:
        article_id = find_article(project, arguments.article)
        label = _label_named(project, arguments.label)
        text = SearchableText(project.article(article_id).content)
        name, own = _wanted(arguments, text)
        places = list(places_in(project, article_id, text, name, own))
        if arguments.corpus:
            places += [place for found in places_elsewhere(project, name, article_id) for place in found]
        if arguments.text:
            places = [_as_asked(place, arguments.text) for place in places]
        rows = {each.article_id: project.article_row(each.article_id).title for each in places}
        numbers = {each: number for number, each in enumerate(project.article_ids(), 1)}
        free = [place for place in places if place.is_free]
        made = 0
        if free and not arguments.dry_run:
            one = None if arguments.corpus else article_id
            with project.edit("mention.label_all", article_id=one) as edit:
                made = label_places(edit, Memory(project), label.id, free)
    if arguments.json:
        print_json(
            {"name": name, "label": label.name, "made": made, "places": [_place_data(each, numbers) for each in places]}
        )
        return 0
    last = None
    for place in places:
        if place.article_id != last:
            last = place.article_id
            print(f"{numbers[last]:>6}  {in_line(rows[last])}")
        remark = place.standing.value or (f"prefix {place.prefix}" if place.prefix else "")
        line = in_line(place.context)
        print(f"{numbers[last]:>6}  {place.span.start:>7}-{place.span.end:<7} {remark:<16} {line}")
    done = "" if arguments.dry_run else f", {made} labelled {label.name}"
    print(f"{counted(len(places), 'place')}, {len(free)} to label{done}")
    return 0


def _as_asked(place: Place, asked: str) -> Place:
    """Return a place with the signs around the name that were asked for ("Apple Inc.", "$799"), where they stand."""
    at = asked.find(place.spoken.slice(place.context))
    start = place.spoken.start - at
    if at < 0 or start < 0 or place.context[start : start + len(asked)] != asked:
        return place
    begin = place.span.start - at
    return replace(place, span=Span(begin, begin + len(asked)), spoken=Span(start, start + len(asked)))


def _place_data(place: Place, numbers: Mapping[ArticleId, int]) -> dict[str, Any]:
    return {
        "article": place.article_id,
        "number": numbers[place.article_id],
        "start": place.span.start,
        "end": place.span.end,
        "quote": place.spoken.slice(place.context),
        "prefix": place.prefix,
        "standing": place.standing.value or "free",
    }


def _suggestions(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        everything = project.article_ids()
        ids = everything if arguments.article is None else [find_article(project, arguments.article)]
        numbers = {article_id: number for number, article_id in enumerate(everything, 1)}
        state = SuggestionState(arguments.state)
        found = []
        for article_id in ids:
            if here := project.suggestions(article_id, state=state):
                content = project.article(article_id).content
                found += [(article_id, each, each.span.slice(content)) for each in here]
        labels = {label.id: label.name for label in project.schema.labels}
    if arguments.json:
        print_json(
            [
                {
                    "article": article_id,
                    "number": numbers[article_id],
                    "start": each.start,
                    "end": each.end,
                    "quote": quote,
                    "label": labels[each.label_id],
                    "score": each.score,
                    "source": each.source,
                    "state": each.state.value,
                    "reason": each.reason,
                }
                for article_id, each, quote in found
            ]
        )
        return 0
    rows = [
        (
            numbers[article_id],
            f"{each.start}-{each.end}",
            labels[each.label_id],
            f"{each.score:.2f}",
            each.source,
            quote,
        )
        for article_id, each, quote in found
    ]  # fmt: skip
    print_table(("article", "place", "label", "score", "source", "quote"), rows)
    return 0
