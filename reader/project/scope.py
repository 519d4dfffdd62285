"""What of a project goes out: which articles, whose annotations, and which kinds of them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader.domain.annotator import Annotator, AnnotatorKind
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.article_list import ArticleFilter
from reader.domain.errors import NotFoundError, ReaderError
from reader.domain.schema import LabelId
from reader.project.project import Project
from reader.text.normalize import fold_text

_CONDITION = re.compile(
    r'\s*(?P<name>[a-z]+)\s*(?P<sign>>=|<=|=|~)\s*(?:"(?P<quoted>[^"]*)"|(?P<value>[^,"]*))\s*(?:,\s*|$)'
)
SIGNS: dict[str, tuple[str, ...]] = {
    "article": ("=",), "status": ("=",), "label": ("=",), "title": ("=", "~"), "source": ("=", "~"), "text": ("~",),
    "date": ("=", ">=", "<="), "tag": ("=",), "assigned": ("=",), "flagged": ("=",),
}  # fmt: skip

_LISTED: dict[str, Callable[[str], ArticleFilter]] = {
    "tag": lambda value: ArticleFilter(tag=value),
    "assigned": lambda value: ArticleFilter(assigned=value),
    "flagged": lambda _value: ArticleFilter(flagged=True),
}


@dataclass
class WhereError(ReaderError):
    """A condition that is not understood: `text` is the part concerned, `more` what else than usual may stand there."""

    text: str
    more: tuple[str, ...] = ()

    def __str__(self) -> str:
        more = "".join(f", {each}" for each in self.more)
        return (
            f"The condition {self.text!r} is not understood. Expected, joined by commas: article=3, status=done,"
            ' label=PER, title~text, source~text, text~"words", date>=2026-01-01, date<=2026-02, date=2026,'
            f" tag=name, assigned=name, flagged=yes{more}."
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """Compare one thing about an article: `sign` is = (equal; of a date: begins with), ~ (holds, folded), >= or <=."""

    name: str
    sign: str
    value: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Choose what of a project goes out; the default is everything.

    `where` narrows the articles: an article must meet one condition of each name and sign. `annotators` are names,
    None means all; `gold_only` leaves the adjudicators alone. `labels` keeps mentions and article labels of these
    names only. What is switched off, and relations and notes whose mentions stay behind, do not go out.
    """

    article_ids: Sequence[ArticleId] | None = None
    where: tuple[Condition, ...] = ()
    annotators: tuple[str, ...] | None = None
    gold_only: bool = False
    labels: tuple[str, ...] | None = None
    suggestions: bool = True
    relations: bool = True
    entities: bool = True
    attributes: bool = True
    notes: bool = True


def parse_where(text: str, signs: Mapping[str, tuple[str, ...]] = SIGNS) -> tuple[Condition, ...]:
    """Return the conditions of an expression such as `status=done,text~"اتفاق, هدنة"`. Raises WhereError.

    `signs` are the names that may stand in it, each with its signs.
    """
    found: list[Condition] = []
    more = tuple(f"{name}{sign}name" for name in signs if name not in SIGNS for sign in signs[name])
    at = 0
    while at < len(text):
        part = _CONDITION.match(text, at)
        if part is None or part["sign"] not in signs.get(part["name"], ()):
            raise WhereError(text[at:], more)
        value = part["quoted"] if part["quoted"] is not None else part["value"].strip()
        odd = part["name"] == "status" and value not in set(ArticleStatus)
        if not value or odd or (part["name"] == "flagged" and value != "yes"):
            raise WhereError(text[at:], more)
        found.append(Condition(part["name"], part["sign"], value))
        at = part.end()
    return tuple(found)


def chosen_annotators(project: Project, scope: Scope) -> list[Annotator]:
    """Return whose annotations go out. Raises NotFoundError for a name that no one has."""
    everyone = project.annotators()
    known = {annotator.name for annotator in everyone}
    for name in scope.annotators or ():
        if name not in known:
            raise NotFoundError("annotator", name)
    return [
        annotator
        for annotator in everyone
        if (scope.annotators is None or annotator.name in scope.annotators)
        and (not scope.gold_only or annotator.kind is AnnotatorKind.ADJUDICATOR)
    ]


def chosen_labels(project: Project, scope: Scope) -> frozenset[LabelId] | None:
    """Return the labels that go out, None for all and for mentions without one. Raises NotFoundError."""
    return None if scope.labels is None else frozenset(_label_ids(project, scope.labels))


def _label_ids(project: Project, names: Sequence[str]) -> list[LabelId]:
    known = {label.name for label in project.schema.labels}
    for name in names:
        if name not in known:
            raise NotFoundError("label", name)
    return [label.id for label in project.schema.labels if label.name in names]


def chosen_articles(project: Project, scope: Scope) -> list[ArticleId]:
    """Return the articles that go out, in list order. Raises NotFoundError for a label or article there is not."""
    everything = project.article_ids()
    found = everything if scope.article_ids is None else list(scope.article_ids)
    groups: dict[tuple[str, str], list[str]] = {}
    for condition in scope.where:
        groups.setdefault((condition.name, condition.sign), []).append(condition.value)
    tests = [_test(project, scope, everything, name, sign, values) for (name, sign), values in groups.items()]
    return [article_id for article_id in found if all(test(article_id) for test in tests)]


def _test(
    project: Project, scope: Scope, everything: list[ArticleId], name: str, sign: str, values: list[str]
) -> Callable[[ArticleId], bool]:
    if name == "article":
        wanted = {_numbered(everything, value) for value in values}
        return lambda article_id: article_id in wanted
    if name == "label":
        holders = _holders(project, scope, values)
        return lambda article_id: article_id in holders
    if name == "status":
        return lambda article_id: project.article_row(article_id).status in values
    if name in _LISTED:
        found: set[ArticleId] = set()
        for value in values:
            found.update(project.listing(_LISTED[name](value)).ids)
        return lambda article_id: article_id in found
    if name == "date":
        return lambda article_id: any(_dated(project.article_row(article_id).published, sign, each) for each in values)
    wanted_texts = [fold_text(value) for value in values]

    def holds(article_id: ArticleId) -> bool:
        text = fold_text(_text(project, article_id, name))
        return any(wanted == text if sign == "=" else wanted in text for wanted in wanted_texts)

    return holds


def _numbered(everything: list[ArticleId], value: str) -> ArticleId:
    """Return the article with this number in the list, or this id."""
    number = int(value) if value.isdecimal() else 0
    if 1 <= number <= len(everything):
        return everything[number - 1]
    if number in everything:
        return ArticleId(number)
    raise NotFoundError("article", value)


def _holders(project: Project, scope: Scope, names: list[str]) -> set[ArticleId]:
    annotators = [annotator.id for annotator in chosen_annotators(project, scope)]
    return project.articles_with_labels(_label_ids(project, names), annotators)


def _dated(published: str, sign: str, value: str) -> bool:
    """Compare ISO dates as far as the shorter one goes: 2026-02-11 is not after 2026-02. No date meets nothing."""
    if not published:
        return False
    known = published[: len(value)]
    return {"=": known == value, ">=": known >= value, "<=": known <= value}[sign]


def _text(project: Project, article_id: ArticleId, name: str) -> str:
    if name == "text":
        return project.article(article_id).content
    row = project.article_row(article_id)
    return row.title if name == "title" else row.source
