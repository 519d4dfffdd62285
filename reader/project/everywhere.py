"""Every occurrence of a name, in one article or in all: where it stands, what is there already, and labelling all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from reader.domain.article import ArticleId
from reader.domain.entity import EntityId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.project.editing import Edit
from reader.project.memory import Memory
from reader.project.project import Project
from reader.storage.places import Placed
from reader.text.occurrences import Occurrence, find_occurrences, full_name
from reader.text.search_query import TOLERANT, Term, index_expression
from reader.text.searchable import SearchableText


class Standing(StrEnum):
    """Say what speaks against labelling an occurrence with the others."""

    FREE = ""
    LABELLED = "labelled"
    INSIDE = "inside a name"
    ACROSS = "across a mention"
    ARTICLE = "with the article"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one occurrence with the text around it. `spoken` is the same place within `context`."""

    article_id: ArticleId
    span: Span
    prefix: str
    standing: Standing
    context: str
    spoken: Span

    @property
    def is_free(self) -> bool:
        """True when it is labelled together with the others, unless someone says otherwise."""
        return self.standing is Standing.FREE


_CONTEXT = 90


def name_at(text: SearchableText, span: Span) -> str:
    """Return the name that a span of a text stands for."""
    return full_name(text, span)


def places_in(
    project: Project, article_id: ArticleId, text: SearchableText, name: str, own: Span | None = None
) -> Iterator[Place]:
    """Yield where a name stands in an article, in order, with what is there already.

    `own` is the place from which the others are looked for: it is never called part of something else.
    """
    for found in find_occurrences(text, name):
        touching = project.mentions_touching(article_id, found.span)
        yield _place(article_id, text.content, found, _standing(found, touching, own))


def _standing(found: Occurrence, touching: list[Placed], own: Span | None) -> Standing:
    if any(place.span == found.span for place in touching):
        return Standing.LABELLED
    if found.span != own:
        if any(place.span.contains(found.span) for place in touching):
            return Standing.INSIDE
        if any(not found.span.contains(place.span) for place in touching):
            return Standing.ACROSS
    return Standing.ARTICLE if found.article else Standing.FREE


def _place(article_id: ArticleId, content: str, found: Occurrence, standing: Standing) -> Place:
    span = found.span
    context, spoken = context_of(content, span)
    return Place(article_id, span, found.prefix, standing, context, spoken)


def context_of(content: str, span: Span) -> tuple[str, Span]:
    """Return the text around a span, within its paragraph and in whole words, and where in it the span lies."""
    line_start, line_end = content.rfind("\n", 0, span.start) + 1, content.find("\n", span.end)
    line_end = len(content) if line_end < 0 else line_end
    start, end = max(line_start, span.start - _CONTEXT), min(line_end, span.end + _CONTEXT)
    # half a word would be drawn in other letters than it has; a text without spaces is cut anywhere
    if start > line_start:
        start = next((at for at in range(start, span.start) if content[at - 1].isspace()), start)
    if end < line_end:
        end = next((at for at in range(end, span.end, -1) if content[at].isspace()), end)
    return content[start:end], Span(span.start - start, span.end - start)


def places_elsewhere(project: Project, name: str, article_id: ArticleId | None) -> Iterator[list[Place]]:
    """Yield the places of a name in every article but one that may hold it, also empty lists: a caller with other
    things to do can stop after each.
    """
    expression = index_expression((Term(name, 0),), TOLERANT)
    for block in project.article_blocks(expression):
        yield []
        for other, content in project.contents([each for each in block if each != article_id]):
            yield list(places_in(project, other, SearchableText(content), name))


def label_places(
    edit: Edit,
    memory: Memory,
    label_id: LabelId,
    places: Iterable[Place],
    entity_id: EntityId | None = None,
) -> int:
    """Label places within one edit; return how many were. What has the label already is passed over."""
    count = 0
    for article_id, here in groupby(places, key=lambda place: place.article_id):
        for place in here:
            try:
                mention = edit.add_mention(article_id, label_id, [place.span], entity_id=entity_id)
            except InvalidAnnotationError:
                continue
            memory.withdraw_under(edit, mention)
            count += 1
    return count
