"""label-all, suggestions."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.articles import find_article
from reader.cli.output import counted, print_json, print_table
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import Label
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionState
from reader.project import Project
from reader.project.everywhere import Place, label_places, name_at, places_elsewhere, places_in
from reader.project.memory import Memory
from reader.text.searchable import SearchableText
from reader.text.visual import for_terminal


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
    listing = commands.add_parser("suggestions", help="what is suggested in an article and not yet decided")
    listing.add_argument("project", type=Path)
    listing.add_argument("article", help="number in the list, id, or title")
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
    if start is None or end is None or not 0 <= start < end <= len(text.content):
        raise InvalidAnnotationError(
            f"Give --text, or START and END inside the text (0 to {len(text.content)}), not {start} {end}."
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
        free = [place for place in places if place.is_free]
        made = 0
        if free and not arguments.dry_run:
            one = None if arguments.corpus else article_id
            with project.edit("mention.label_all", article_id=one) as edit:
                made = label_places(edit, Memory(project), label.id, free)
    if arguments.json:
        print_json({"name": name, "label": label.name, "made": made, "places": [_place_data(each) for each in places]})
        return 0
    for place in places:
        remark = place.standing.value or (f"prefix {place.prefix}" if place.prefix else "")
        line = for_terminal(place.context.replace("\n", " "), reorder=True)
        print(f"{place.article_id:>6}  {place.span.start:>7}-{place.span.end:<7} {remark:<16} {line}")
    done = "" if arguments.dry_run else f", {made} labelled {label.name}"
    print(f"{counted(len(places), 'place')}, {len(free)} to label{done}")
    return 0


def _place_data(place: Place) -> dict[str, Any]:
    return {
        "article": place.article_id,
        "start": place.span.start,
        "end": place.span.end,
        "quote": place.spoken.slice(place.context),
        "prefix": place.prefix,
        "standing": place.standing.value or "free",
    }


def _suggestions(arguments: argparse.Namespace) -> int:
    with Project.open(arguments.project, read_only=True) as project:
        article = project.article(find_article(project, arguments.article))
        found = project.suggestions(article.id, state=SuggestionState(arguments.state))
        labels = {label.id: label.name for label in project.schema.labels}
    if arguments.json:
        print_json(
            [
                {
                    "start": each.start,
                    "end": each.end,
                    "quote": each.span.slice(article.content),
                    "label": labels[each.label_id],
                    "score": each.score,
                    "source": each.source,
                    "state": each.state.value,
                    "reason": each.reason,
                }
                for each in found
            ]
        )
        return 0
    rows = [
        (f"{each.start}-{each.end}", labels[each.label_id], f"{each.score:.2f}", each.source,
         for_terminal(each.span.slice(article.content).replace("\n", " "), reorder=True))
        for each in found
    ]  # fmt: skip
    print_table(("place", "label", "score", "source", "quote"), rows)
    return 0
