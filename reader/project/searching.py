"""Find in the corpus: every place where a query stands, with the text around it, streamed article by article."""

import csv
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from reader.domain.article import ArticleId
from reader.domain.entity import EntityId
from reader.domain.errors import CancelledError, FileError, NotFoundError, SlowPatternError
from reader.domain.span import Span
from reader.formats.csv_table import escape
from reader.project.everywhere import context_of
from reader.project.project import Project
from reader.project.scope import SIGNS, Condition, parse_where
from reader.storage.search import Narrowing, condition
from reader.text.normalize import fold_text
from reader.text.search_query import (
    TOLERANT,
    SearchOptions,
    compile_pattern,
    find_all,
    find_pattern,
    index_expression,
    parse_query,
)
from reader.text.searchable import SearchableText, index_form

SEARCH_SIGNS = {**SIGNS, "inside": ("=",), "entity": ("=", "~"), "annotator": ("=",), "language": ("=",)}
# of one article; what takes longer is given up and told
_PATTERN_SECONDS = 1.0
_NEIGHBOURS = 40
_PART = 2000


@dataclass(frozen=True, slots=True)
class Search:
    """Say what is looked for: a query, what counts as the same, and in which articles (`where`, `article_ids`).

    Without a query, mentions are: those of the labels and entities that `where` and `entities` name.
    """

    query: str
    options: SearchOptions = TOLERANT
    where: tuple[Condition, ...] = ()
    article_ids: tuple[ArticleId, ...] | None = None
    ranked: bool = False
    entities: tuple[EntityId, ...] = ()

    @property
    def lists_mentions(self) -> bool:
        """True when no word is asked for, but a label or an entity is."""
        named = any(each.name in ("inside", "label", "entity") for each in self.where)
        return not self.query.strip() and (named or bool(self.entities))


class Hit(NamedTuple):
    """Hold one place: `start` and `end` in the article, `at` within `context`; `paragraph` counts from 1.

    A tuple of plain values: there are tens of thousands of them, and each object of its own costs the window time.
    """

    article_id: ArticleId
    start: int
    end: int
    context: str
    at: int
    prefix: str = ""
    paragraph: int = 0

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return Span(self.start, self.end)

    @property
    def spoken(self) -> Span:
        """Where it stands within the context."""
        return Span(self.at, self.at + self.end - self.start)

    @property
    def quote(self) -> str:
        """What stands there."""
        return self.context[self.at : self.at + self.end - self.start]

    @property
    def before(self) -> str:
        """The folded words before it, the nearest first, to sort by."""
        words = index_form(self.context[max(0, self.at - _NEIGHBOURS) : self.at - len(self.prefix)]).split()
        return " ".join(words[:-4:-1])

    @property
    def after(self) -> str:
        """The folded words behind it, to sort by."""
        end = self.at + self.end - self.start
        return " ".join(index_form(self.context[end : end + _NEIGHBOURS]).split()[:3])


def parse_search_where(text: str) -> tuple[Condition, ...]:
    """Return conditions on what is searched. Raises WhereError.

    Beside those of an export: entity, annotator and language of the article, and `inside`, a label around the place.
    """
    return parse_where(text, SEARCH_SIGNS)


def search(project: Project, wanted: Search, cancelled: Callable[[], bool] | None = None) -> Iterator[list[Hit]]:
    """Return the hits of a search, article by article in list order, also empty lists: a caller can stop after each.

    Raises QueryError or NotFoundError at once, SlowPatternError and CancelledError on the way.
    """
    if wanted.lists_mentions:
        return _mentions(project, wanted, cancelled)
    inside = [each.value for each in wanted.where if each.name == "inside"]
    labels = [_label(project, name) for name in inside]
    narrowing = _narrowing(project, wanted)
    places: Callable[[str], Iterator[tuple[Span, str]]]
    if wanted.options.regex:
        pattern, expression = compile_pattern(wanted.query), ""

        def places(content: str) -> Iterator[tuple[Span, str]]:
            return ((span, "") for span in find_pattern(content, pattern, _PATTERN_SECONDS))
    else:
        terms = parse_query(wanted.query)
        expression = index_expression(terms, wanted.options)

        def places(content: str) -> Iterator[tuple[Span, str]]:
            return ((each.span, each.prefix) for each in find_all(SearchableText(content), terms, wanted.options))

    def go() -> Iterator[list[Hit]]:
        with project.interruptible(cancelled):
            for block in project.article_blocks(expression, narrowing, ranked=wanted.ranked):
                for article_id, content in project.contents(block):
                    if cancelled is not None and cancelled():
                        raise CancelledError
                    try:
                        found = list(_hits(article_id, content, places(content)))
                    except TimeoutError as error:
                        title = project.article_row(article_id).title
                        raise SlowPatternError(wanted.query, title) from error
                    yield [hit for hit in found if _is_inside(project, hit, labels)] if labels else found

    return go()


def _mentions(project: Project, wanted: Search, cancelled: Callable[[], bool] | None) -> Iterator[list[Hit]]:
    """Return each mention that a search without a query asks for, article by article in list order."""
    named = [_label(project, each.value) for each in wanted.where if each.name in ("inside", "label")]
    entities = [
        *wanted.entities,
        *(each for one in wanted.where if one.name == "entity" for each in _entities(project, one.sign, one.value)),
    ]
    annotators = _annotators(project, wanted)
    where = tuple(replace(each, name="label") if each.name == "inside" else each for each in wanted.where)
    narrowing = _narrowing(project, replace(wanted, where=where))

    def go() -> Iterator[list[Hit]]:
        with project.interruptible(cancelled):
            for block in project.article_blocks("", narrowing):
                for article_id, content in project.contents(block):
                    if cancelled is not None and cancelled():
                        raise CancelledError
                    spans = project.mention_spans(article_id, annotators, named, entities)
                    yield list(_hits(article_id, content, ((span, "") for span in spans)))

    return go()


def _hits(article_id: ArticleId, content: str, places: Iterable[tuple[Span, str]]) -> Iterator[Hit]:
    paragraph, counted = 0, 0
    for span, prefix in places:
        # a paragraph is counted where it begins: at a letter behind a line's end
        while counted <= span.start:
            end = content.find("\n", counted)
            end = len(content) if end < 0 else end
            paragraph += end > counted
            counted = end + 1
        context, spoken = context_of(content, span)
        yield Hit(article_id, span.start, span.end, context, spoken.start, prefix, paragraph)


def _is_inside(project: Project, hit: Hit, labels: Sequence[int]) -> bool:
    touching = project.mentions_touching(hit.article_id, hit.span)
    return any(each.label_id in labels and each.span.contains(hit.span) for each in touching)


# --- which articles


def _label(project: Project, name: str) -> int:
    label = project.schema.find_label_named(name)
    if label is None:
        raise NotFoundError("label", name)
    return label.id


def _narrowing(project: Project, wanted: Search) -> list[Narrowing]:
    groups: dict[tuple[str, str], list[str]] = {}
    for each in wanted.where:
        if each.name != "inside":
            groups.setdefault((each.name, each.sign), []).append(each.value)
    annotators = _annotators(project, wanted)
    found = [
        condition(name, sign, _values(project, name, sign, values), annotators)
        for (name, sign), values in groups.items()
    ]
    if wanted.entities:
        found.append(condition("entity", "=", wanted.entities, annotators))
    if wanted.article_ids is not None:
        found.append(condition("article", "=", wanted.article_ids, annotators))
    return found


def _annotators(project: Project, wanted: Search) -> list[int]:
    """Return whose mentions count: those named, or the one who works."""
    names = [each.value for each in wanted.where if each.name == "annotator"]
    return [_annotator(project, name) for name in names] or [project.annotator.id]


def _values(project: Project, name: str, sign: str, values: list[str]) -> Sequence[object]:
    if name == "label":
        return [_label(project, value) for value in values]
    if name == "annotator":
        return [_annotator(project, value) for value in values]
    if name == "entity":
        return [each for value in values for each in _entities(project, sign, value)]
    if name == "article":
        everything = project.article_ids()
        numbers = [int(value) for value in values if value.isdecimal()]
        return [everything[each - 1] if 1 <= each <= len(everything) else each for each in numbers]
    return values


def _annotator(project: Project, name: str) -> int:
    found = next((each for each in project.annotators() if each.name == name), None)
    if found is None:
        raise NotFoundError("annotator", name)
    return found.id


def _entities(project: Project, sign: str, value: str) -> list[int]:
    wanted = fold_text(value)
    found: list[int] = []
    for entity in project.entities():
        names = [fold_text(name) for name in (entity.name, *entity.aliases)]
        if wanted in names or (sign == "~" and any(wanted in name for name in names)):
            found.append(entity.id)
    if not found:
        raise NotFoundError("entity", value)
    return found


# --- the list


class Sorting(StrEnum):
    """Say by what lines are sorted: as they were found, by the words around them, by the date of the article."""

    FOUND = "found"
    BEFORE = "before"
    AFTER = "after"
    DATE = "date"


def sorted_hits(project: Project, hits: Sequence[Hit], sorting: Sorting, cancelled: Callable[[], bool]) -> list[int]:
    """Return the hits' numbers in the order of a sorting. In parts, so that another thread gets its turns."""
    if sorting is Sorting.FOUND:
        return list(range(len(hits)))
    dates: dict[ArticleId, str] = {}
    for hit in hits if sorting is Sorting.DATE else ():
        if hit.article_id not in dates:
            dates[hit.article_id] = project.article_row(hit.article_id).published
            if cancelled():
                raise CancelledError

    keys: list[tuple[str, str]] = []
    for hit in hits:
        if sorting is Sorting.DATE:
            keys.append((dates[hit.article_id], ""))
        else:
            keys.append((hit.before, hit.after) if sorting is Sorting.BEFORE else (hit.after, hit.before))
        if len(keys) % _PART == 0 and cancelled():
            raise CancelledError
    ends = range(0, len(hits), _PART)
    parts = [sorted(range(start, min(start + _PART, len(hits))), key=keys.__getitem__) for start in ends]
    return list(heapq.merge(*parts, key=keys.__getitem__))


# --- out of the list


def save_hits(
    project: Project,
    hits: Sequence[Hit],
    path: Path,
    progress: Callable[[int, int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Save lines of a concordance as CSV: what a spreadsheet would take for a formula is made text.

    The file is there when it is whole, or not at all. Raises FileError and CancelledError.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("article", "title", "date", "paragraph", "start", "end", "before", "keyword", "after"))
            rows: dict[ArticleId, tuple[str, str]] = {}
            for number, hit in enumerate(hits):
                if number % _PART == 0 and cancelled is not None and cancelled():
                    raise CancelledError
                if number % _PART == 0 and progress is not None:
                    progress(number, len(hits))
                if hit.article_id not in rows:
                    row = project.article_row(hit.article_id)
                    rows[hit.article_id] = row.title, row.published
                writer.writerow(_cells(hit, *rows[hit.article_id]))
        part.replace(path)
    except OSError as error:
        raise FileError(str(path), f"The file cannot be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def _cells(hit: Hit, title: str, published: str) -> tuple[object, ...]:
    before, after = hit.context[: hit.spoken.start], hit.context[hit.spoken.end :]
    texts = (title, published, hit.paragraph, hit.start, hit.end, before, hit.quote, after)
    return hit.article_id, *(escape(each) if isinstance(each, str) else each for each in texts)
