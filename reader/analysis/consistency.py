"""Consistency of annotations: what does not agree with itself, over one article or many, each with a way to mend it.

Two passes: every article is shown to `KnownNames` first, then `check_article` compares each with what is known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from reader.domain.annotation import ArticleLabel, Mention, MentionId, Relation, RelationId
from reader.domain.article import ArticleId
from reader.domain.schema import LabelId, Schema
from reader.domain.span import Span
from reader.domain.validation import Rule, Violation, violations
from reader.text import tokens
from reader.text.normalize import fold_text
from reader.text.occurrences import find_occurrences, full_name, name_of
from reader.text.searchable import SearchableText

_EDGES = frozenset(" \t\n،,؛;:.؟?!…\"'“”«»‹›„()[]{}-–—/|*")
_PAIRS = {")": "(", "]": "[", "»": "«", "”": "“"}
# a name that is left unlabelled more often than not is a word that was labelled once
_LEAST_SHARE = 0.5
# the label given less often is the odd one only where the others are twice as many, or came first
_CLEAR = 2

folded = lru_cache(maxsize=1 << 16)(fold_text)


class Kind(StrEnum):
    """Name what was found; those of the schema have the names of its rules."""

    TWO_LABELS = "two labels"
    UNLABELLED = "unlabelled"
    EDGE = "edge"
    PROCLITIC = "proclitic"
    CUT_WORD = "cut word"
    TITLE = "title"
    ORPHAN = "orphan relation"
    NESTING = Rule.NESTING.value
    OVERLAP = Rule.OVERLAP.value
    NEEDS_ATTRIBUTE = Rule.NEEDS_ATTRIBUTE.value
    UNKNOWN_ATTRIBUTE = Rule.UNKNOWN_ATTRIBUTE.value
    UNKNOWN_CHOICE = Rule.UNKNOWN_CHOICE.value
    RELATION_ENDS = Rule.RELATION_ENDS.value
    RETIRED = Rule.RETIRED.value
    EXCLUSIVE = Rule.EXCLUSIVE.value


@dataclass(frozen=True, slots=True)
class Fix:
    """Say what would mend a finding; just one of the fields besides the ids says what is done.

    `label_id` relabels a mention, or with `span` and no mention labels that span; `span` with a mention moves its
    ends; `attribute` sets a value; with none of them the relation, or else the mention, is removed.
    """

    mention_id: MentionId | None = None
    relation_id: RelationId | None = None
    label_id: LabelId | None = None
    span: Span | None = None
    attribute: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one thing found: its place, which rule, and the texts or names it is about."""

    kind: Kind
    article_id: ArticleId
    span: Span
    quote: str
    detail: str = ""
    mention_id: MentionId | None = None
    relation_id: RelationId | None = None
    fix: Fix | None = None

    @property
    def key(self) -> str:
        """What a finding is known by when it is to be ignored from now on."""
        return f"{self.kind.value}|{self.article_id}|{self.span.start}|{self.span.end}|{self.detail}"


@dataclass(frozen=True, slots=True)
class Annotated:
    """Hold one annotator's work on one article. `refused` are places where a label was rejected before."""

    article_id: ArticleId
    content: str
    mentions: Sequence[Mention]
    relations: Sequence[Relation] = ()
    labels: Sequence[ArticleLabel] = ()
    refused: frozenset[Span] = frozenset()

    def span_of(self, mention_id: MentionId | None) -> Span | None:
        """Return where a mention lies, or None."""
        return next((mention.hull for mention in self.mentions if mention.id == mention_id), None)


@dataclass
class KnownNames:
    """Count how often each name, folded, has each label; one spelling of each is kept."""

    labels: dict[str, Counter[LabelId]] = field(default_factory=lambda: defaultdict(Counter))
    spelling: dict[str, str] = field(default_factory=dict)
    first: dict[tuple[str, LabelId], tuple[int, int]] = field(default_factory=dict)
    free: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))

    def add(self, article: Annotated) -> None:
        """Take in the names of an article."""
        text = SearchableText(article.content)
        for mention in article.mentions:
            if mention.label_id is None or len(mention.spans) > 1:
                continue
            name = full_name(text, mention.hull)
            key = folded(name)
            self.labels[key][mention.label_id] += 1
            self.spelling.setdefault(key, name)
            self.first.setdefault((key, mention.label_id), (article.article_id, mention.start))

    def count(self, key: str, label_id: LabelId | None = None) -> int:
        """Return how often a folded name has a label, or any."""
        found = self.labels.get(key)
        if found is None:
            return 0
        return found.total() if label_id is None else found[label_id]


def check_article(schema: Schema, article: Annotated, names: KnownNames) -> Iterator[Finding]:
    """Yield what is found in one article, in no order; what depends on the others is kept for `check_unlabelled`."""
    text = SearchableText(article.content)
    for mention in article.mentions:
        if mention.label_id is not None and len(mention.spans) == 1:
            boundary = _boundary(article, mention, names)
            if boundary is not None:
                yield boundary
            else:
                yield from _two_labels(schema, article, mention, full_name(text, mention.hull), names)
    yield from _orphans(article)
    yield from _schema(schema, article)
    _keep_unlabelled(schema, article, text, names)


def check_unlabelled(names: KnownNames) -> Iterator[Finding]:
    """Yield the unlabelled places of names that are labelled at least as often as not."""
    for key, found in names.free.items():
        labelled = names.count(key)
        if labelled / (labelled + len(found)) >= _LEAST_SHARE:
            yield from found


def check(schema: Schema, articles: Iterable[Annotated]) -> list[Finding]:
    """Return everything found, by article and place."""
    read, names = list(articles), KnownNames()
    for article in read:
        names.add(article)
    found = [finding for article in read for finding in check_article(schema, article, names)]
    return sorted([*found, *check_unlabelled(names)], key=lambda each: (each.article_id, each.span, each.kind))


# --- rules


def _two_labels(
    schema: Schema, article: Annotated, mention: Mention, name: str, names: KnownNames
) -> Iterator[Finding]:
    """Find a label that the same name has less often than another, or as often but later."""
    key, own = folded(name), mention.label_id
    found = names.labels[key]
    if own is None or len(found) < 2:
        return
    usual, count = max(found.items(), key=lambda row: (row[1], _before(names.first[key, row[0]])))
    if usual == own or (found[own] != count and count < _CLEAR * found[own]):
        return
    label = schema.find_label(usual)
    yield Finding(
        Kind.TWO_LABELS, article.article_id, mention.hull, mention.quote(article.content),
        label.name if label else "", mention.id, fix=Fix(mention.id, label_id=usual),
    )  # fmt: skip


def _before(place: tuple[int, int]) -> tuple[int, int]:
    return -place[0], -place[1]


def _boundary(article: Annotated, mention: Mention, names: KnownNames) -> Finding | None:
    """Find a boundary that takes in too much or cuts a word; the first that applies."""
    content, span = article.content, mention.hull

    def found(kind: Kind, better: Span, detail: str = "") -> Finding:
        fix = Fix(mention.id, span=better)
        return Finding(kind, article.article_id, span, span.slice(content), detail, mention.id, fix=fix)

    trimmed = _without_edges(content, span)
    if trimmed is not None and trimmed != span:
        return found(
            Kind.EDGE, trimmed, (content[span.start : trimmed.start] + content[trimmed.end : span.end]).strip()
        )
    whole = _whole_words(content, span)
    if whole != span:
        return found(Kind.CUT_WORD, whole, whole.slice(content))
    bare = _without_proclitic(content, mention, names)
    if bare is not None:
        return found(Kind.PROCLITIC, bare, content[span.start : bare.start])
    short = _without_title(content, mention, names)
    if short is not None:
        return found(Kind.TITLE, short, content[span.start : short.start].strip())
    return None


def _without_edges(content: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and content[start] in _EDGES:
        start += 1
    while end > start and content[end - 1] in _EDGES:
        mark = content[end - 1]
        inside = content[start : end - 1]
        # a bracket opened inside belongs to the name, and so does the point of an abbreviation
        if (mark in _PAIRS and inside.count(_PAIRS[mark]) > inside.count(mark)) or (mark == "." and "." in inside):
            break
        if mark == "." and len(inside) <= 2:
            break
        end -= 1
    return Span(start, end) if start < end else None


def _whole_words(content: str, span: Span) -> Span:
    """Return the span with a word that it cuts at its end, or at its start behind no proclitic, taken in whole."""
    first, last = tokens.word_at(content, span.start), tokens.word_at(content, span.end - 1)
    start, end = span.start, span.end
    if first is not None and first.start < start < first.end:
        cuts = {first.start + cut for cut in tokens.proclitic_cuts(first.slice(content))}
        lam = content[start - 1] == "ل" and content[start] == "ل"
        if start not in cuts and not lam:
            start = first.start
    if last is not None and last.start < end < last.end and content[end].isalpha():
        end = last.end
    return Span(start, end)


def _without_proclitic(content: str, mention: Mention, names: KnownNames) -> Span | None:
    """Return the bare name where a glued letter was taken in and the name without it is known, with the same label."""
    span = mention.hull
    word = tokens.word_at(content, span.start)
    if word is None or word.start != span.start or mention.label_id is None:
        return None
    own = names.count(folded(span.slice(content)), mention.label_id)
    for cut in tokens.proclitic_cuts(word.slice(content)):
        prefix = content[span.start : span.start + cut]
        if prefix.endswith("ال") or span.start + cut >= span.end:
            continue
        bare = Span(span.start + cut, span.end)
        quote = bare.slice(content)
        readings = (quote, f"ا{quote}") if prefix.endswith("ل") and quote.startswith("ل") else (quote,)
        if max(names.count(folded(reading), mention.label_id) for reading in readings) >= max(own, 1):
            return bare
    return None


def _without_title(content: str, mention: Mention, names: KnownNames) -> Span | None:
    """Return the name behind a title that was taken in: the rest has this label more often, the title another one."""
    span = mention.hull
    words = [Span(span.start + word.start, span.start + word.end) for word in tokens.words_of(span.slice(content))]
    if mention.label_id is None:
        return None
    own = names.count(folded(span.slice(content)), mention.label_id)
    for first in words[1:]:
        rest, title = Span(first.start, span.end), content[span.start : first.start].strip()
        others = names.labels.get(folded(title))
        given = others.total() - others[mention.label_id] if others else 0
        if given and names.count(folded(rest.slice(content)), mention.label_id) > own:
            return rest
    return None


def _orphans(article: Annotated) -> Iterator[Finding]:
    there = {mention.id for mention in article.mentions}
    seen: set[tuple[int, int, int]] = set()
    for relation in article.relations:
        key = (relation.relation_type_id, relation.source, relation.target)
        ends = {relation.source, relation.target}
        if ends <= there and len(ends) == 2 and key not in seen:
            seen.add(key)
            continue
        span = article.span_of(relation.source) or article.span_of(relation.target) or Span(0, 1)
        detail = "repeated" if key in seen else "to itself" if len(ends) == 1 else "without an end"
        yield Finding(
            Kind.ORPHAN, article.article_id, span, span.slice(article.content), detail,
            relation_id=relation.id, fix=Fix(relation_id=relation.id),
        )  # fmt: skip


def _schema(schema: Schema, article: Annotated) -> Iterator[Finding]:
    known = {mention.id for mention in article.mentions}
    sound = [relation for relation in article.relations if {relation.source, relation.target} <= known]
    for violation in violations(schema, article.mentions, sound, article.labels):
        span = article.span_of(violation.mention_id)
        if violation.relation_id is not None:
            relation = next(each for each in sound if each.id == violation.relation_id)
            span = article.span_of(relation.source)
        span = span or Span(0, 1)
        yield Finding(
            Kind(violation.rule.value), article.article_id, span, span.slice(article.content), violation.detail,
            violation.mention_id, violation.relation_id, _mending(schema, violation),
        )  # fmt: skip


def _mending(schema: Schema, violation: Violation) -> Fix | None:
    if violation.rule is Rule.RELATION_ENDS:
        return Fix(relation_id=violation.relation_id)
    if violation.rule is Rule.NEEDS_ATTRIBUTE:
        label = schema.find_label(violation.label_id)
        wanted = next((each for each in label.attributes if each.name == violation.detail), None) if label else None
        value = (wanted.default or (wanted.choices[0] if len(wanted.choices) == 1 else "")) if wanted else ""
        return Fix(violation.mention_id, attribute=(violation.detail, value)) if value else None
    if violation.rule is Rule.UNKNOWN_ATTRIBUTE and violation.mention_id is not None:
        return Fix(violation.mention_id, attribute=(violation.detail, ""))
    if violation.rule in (Rule.NESTING, Rule.OVERLAP):
        return Fix(violation.mention_id)
    return None


def _keep_unlabelled(schema: Schema, article: Annotated, text: SearchableText, names: KnownNames) -> None:
    """Keep, longest first, where a known name stands that nothing in the article labels or holds."""
    hulls = sorted(mention.hull for mention in article.mentions)
    taken: list[Span] = []
    for key in sorted(names.spelling, key=len, reverse=True):
        wanted = name_of(names.spelling[key])
        if wanted.letters < 2 or not any(char.isalpha() for char in key) or wanted.anchor not in text.folded:
            continue
        label_id, _ = names.labels[key].most_common(1)[0]
        label = schema.find_label(label_id)
        for occurrence in find_occurrences(text, names.spelling[key]):
            span = occurrence.span
            if occurrence.article or span in article.refused or _touches(span, hulls) or _touches(span, taken):
                continue
            taken.append(span)
            names.free[key].append(
                Finding(
                    Kind.UNLABELLED,
                    article.article_id,
                    span,
                    span.slice(article.content),
                    label.name if label else "",
                    fix=Fix(label_id=label_id, span=span),
                )
            )


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
