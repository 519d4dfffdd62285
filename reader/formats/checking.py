"""What must hold in any bundle before it may become rows, whoever read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleStatus
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionState
from reader.formats.base import Bundle, BundleArticle, BundleMention
from reader.formats.mention_table import MentionTable
from reader.text.normalize import clean_import


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Hold the names that an article of a bundle may refer to."""

    labels: frozenset[str]
    relation_types: frozenset[str]
    annotators: frozenset[str]
    entities: frozenset[str]
    batches: frozenset[str] = frozenset()

    @classmethod
    def of(cls, bundle: Bundle) -> Self:
        """Return the names that a bundle defines. Raises ValueError for an annotator of no known kind."""
        for name, kind in bundle.annotators:
            if kind not in set(AnnotatorKind):
                raise ValueError(f"the annotator {name!r} is of kind {kind!r}, expected {' or '.join(AnnotatorKind)}")
        return cls(
            frozenset(label.name for label in bundle.schema.labels),
            frozenset(kind.name for kind in bundle.schema.relation_types),
            frozenset(name for name, _ in bundle.annotators),
            frozenset(entity.id for entity in bundle.entities),
            frozenset(batch.id for batch in bundle.batches),
        )


def check_article(article: BundleArticle, known: KnownNames) -> None:
    """Raise ValueError, with what was found and what was expected, when the article cannot be stored as it is."""
    if clean_import(article.content).repairs:
        raise ValueError(
            "the text holds a BOM, CR, NUL or half a surrogate pair, so that its offsets cannot be trusted"
        )
    _expect_of_mentions(article.mentions, known)
    _expect(known.annotators, "annotator", (each.annotator for each in article.relations))
    _expect(known.annotators, "annotator", (each.annotator for each in article.notes))
    _expect(known.annotators, "annotator", (each.annotator for each in article.states))
    _expect(known.annotators, "annotator", (annotator for annotator, _ in article.labels))
    _expect(known.annotators, "annotator", article.assigned)
    _expect(known.labels, "label", (label for _, label in article.labels))
    _expect(known.relation_types, "relation type", (each.type for each in article.relations))
    _expect(frozenset(ArticleStatus), "status", (each.status for each in article.states))
    _check_suggestions(article, known)
    _check_mentions(article)
    if not article.relations and not article.notes:
        return
    ids = frozenset(mention.id for mention in article.mentions)
    _expect(ids, "mention", (end for each in article.relations for end in (each.source, each.target)))
    _expect(ids, "mention", (each.mention for each in article.notes if each.mention is not None))
    for note in article.notes:
        if note.span is not None:
            _check_inside(note.span, article.content, "a note")


def _expect_of_mentions(mentions: Sequence[BundleMention], known: KnownNames) -> None:
    if isinstance(mentions, MentionTable):
        annotators, labels, entities = mentions.annotators, mentions.labels, mentions.entities
    else:
        annotators = [each.annotator for each in mentions]
        labels, entities = [each.label for each in mentions], [each.entity for each in mentions]
    # each name once
    _expect(known.annotators, "annotator", dict.fromkeys(annotators))
    _expect(known.labels, "label", (name for name in dict.fromkeys(labels) if name is not None))
    _expect(known.entities, "entity", (name for name in dict.fromkeys(entities) if name is not None))


def _check_suggestions(article: BundleArticle, known: KnownNames) -> None:
    _expect(known.annotators, "annotator", (each.annotator for each in article.suggestions))
    _expect(known.labels, "label", (each.label for each in article.suggestions))
    _expect(known.entities, "entity", (each.entity for each in article.suggestions if each.entity is not None))
    _expect(known.batches, "batch", (each.batch for each in article.suggestions if each.batch is not None))
    _expect(frozenset(SuggestionState), "state", (each.state for each in article.suggestions))
    for each in article.suggestions:
        _check_inside(each.span, article.content, "a suggestion")
        if not 0 <= each.score <= 1:
            raise ValueError(f"the score of a suggestion is {each.score}, expected 0 to 1")


def _expect(known: frozenset[str], what: str, names: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"it refers to the {what} {name!r}, which the file does not define")


def _check_mentions(article: BundleArticle) -> None:
    if isinstance(article.mentions, MentionTable) and _is_sound(article.mentions, len(article.content)):
        return
    seen: set[str] = set()
    given: dict[object, str] = {}
    for mention in article.mentions:
        if mention.id in seen:
            raise ValueError(f"two mentions are called {mention.id}")
        seen.add(mention.id)
        _check_spans(mention, article.content)
        same = (mention.annotator, mention.label, mention.spans)
        if same in given:
            raise ValueError(f"the mentions {given[same]} and {mention.id} are the same")
        given[same] = mention.id


def _is_sound(table: MentionTable, length: int) -> bool:
    """Tell whether there is nothing to be said of any mention, without looking at each."""
    return (
        len({*table.ids}) == len(table)
        and len({*zip(table.annotators, table.labels, table.starts, table.ends, strict=True)}) == len(table)
        and max(table.ends) <= length
        and not any(map(str.isspace, table.quotes))
    )


def _check_spans(mention: BundleMention, content: str) -> None:
    if not mention.spans:
        raise ValueError(f"mention {mention.id} marks nothing")
    for before, after in zip(mention.spans, mention.spans[1:]):
        if before.end >= after.start:
            raise ValueError(f"the pieces of mention {mention.id} touch or are not in order")
    if mention.spans[-1].end > len(content):
        _check_inside(mention.spans[-1], content, f"mention {mention.id}")
    quote = mention.quote(content)
    if not quote or quote.isspace():
        raise ValueError(f"mention {mention.id} marks only white space")


def _check_inside(span: Span, content: str, what: str) -> None:
    if span.end > len(content):
        raise ValueError(f"{what} ends at {span.end}, the text at {len(content)} (code points)")
