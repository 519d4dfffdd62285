"""Annotations: mentions, relations, article labels and notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NewType

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.entity import EntityId
from reader.domain.schema import LabelId, RelationTypeId
from reader.domain.span import Span, hull

MentionId = NewType("MentionId", int)
RelationId = NewType("RelationId", int)
NoteId = NewType("NoteId", int)

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one labelled text: nested, overlapping and discontinuous are all just spans.

    `spans` has at least one, sorted, not touching (see `join_spans`). `label_id` is None for a plain
    highlight, a mention not yet given a label.
    """

    id: MentionId
    article_id: ArticleId
    annotator_id: AnnotatorId
    label_id: LabelId | None
    spans: tuple[Span, ...]
    entity_id: EntityId | None = None
    attributes: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    note: str = ""

    @property
    def start(self) -> int:
        """First code point of the hull."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Code point after the hull."""
        return self.spans[-1].end

    @property
    def hull(self) -> Span:
        """The smallest span around all pieces."""
        return hull(self.spans)

    def quote(self, content: str) -> str:
        """Return the marked text, pieces of a discontinuous mention joined by one space."""
        return " ".join(span.slice(content) for span in self.spans)

    def covers(self, position: int) -> bool:
        """Tell whether a piece marks the code point at `position`."""
        return any(span.covers(position) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Relation:
    """Hold a typed, directed link between two mentions of one article and annotator."""

    id: RelationId
    article_id: ArticleId
    annotator_id: AnnotatorId
    relation_type_id: RelationTypeId
    source: MentionId
    target: MentionId
    attributes: Mapping[str, str] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class ArticleLabel:
    """Hold one label given to a whole article by one annotator."""

    article_id: ArticleId
    annotator_id: AnnotatorId
    label_id: LabelId


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a remark on an article, or on the part of it from `start` to `end`."""

    id: NoteId
    article_id: ArticleId
    annotator_id: AnnotatorId
    body: str
    mention_id: MentionId | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Hold what a list of notes over all articles shows.

    `note_id` is None for the note field of a mention. `span` and `quote` say what it stands on; None and empty for a
    note on the article.
    """

    article_id: ArticleId
    article_title: str
    annotator_id: AnnotatorId
    body: str
    note_id: NoteId | None = None
    mention_id: MentionId | None = None
    span: Span | None = None
    quote: str = ""


Annotation = Mention | Relation | ArticleLabel
