"""What the operation log records and what listeners are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId

OperationId = NewType("OperationId", int)
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """Hold the whole record of one table before and after an operation; None where it did not exist."""

    table: str
    key: int
    before: Row | None
    after: Row | None

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Operation:
    """Describe one entry of the log. `created_at` is milliseconds UTC since 1970."""

    id: OperationId
    kind: str
    annotator_id: AnnotatorId
    created_at: int
    article_id: ArticleId | None = None
    reverts: OperationId | None = None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Tell listeners what one committed operation touched: (table, key) pairs, never the data itself."""

    operation_id: OperationId
    kind: str
    keys: frozenset[tuple[str, int]]
    article_id: ArticleId | None = None
    origin: object | None = None

    def touches(self, *tables: str) -> bool:
        """Tell whether a row of one of these tables changed."""
        return any(table in tables for table, _ in self.keys)
