"""Proposals that are not annotations until someone accepts them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.entity import EntityId
from reader.domain.schema import LabelId
from reader.domain.span import Span

SuggestionId = NewType("SuggestionId", int)
BatchId = NewType("BatchId", int)


class SuggestionState(StrEnum):
    """Say what became of a suggestion; a rejected one is kept, so that it is not made again."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Propose a label for one span in one annotator's list.

    `source` names who proposes it ("memory", "gazetteer", "model:..."), `score` is 0 to 1, `reason` is for people.
    """

    id: SuggestionId
    article_id: ArticleId
    annotator_id: AnnotatorId
    label_id: LabelId
    span: Span
    source: str
    score: float = 1.0
    entity_id: EntityId | None = None
    state: SuggestionState = SuggestionState.OPEN
    batch_id: BatchId | None = None
    reason: str = ""

    @property
    def start(self) -> int:
        """First code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.span.end


@dataclass(frozen=True, slots=True)
class Batch:
    """Say where rows made in bulk come from: tool, its parameters, and the sha256 (hex) of what it read, or empty."""

    id: BatchId
    annotator_id: AnnotatorId
    tool: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
