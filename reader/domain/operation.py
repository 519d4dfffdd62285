"""What the operation log records and what listeners are told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.schema import LabelId

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
    _tables: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # every listener asks, and there may be a hundred thousand keys
        object.__setattr__(self, "_tables", frozenset(table for table, _ in self.keys))

    def touches(self, *tables: str) -> bool:
        """Tell whether a row of one of these tables changed."""
        return not self._tables.isdisjoint(tables)


@dataclass(frozen=True, slots=True)
class Tally:
    """Count the records that were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.added + other.added, self.changed + other.changed, self.removed + other.removed)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Hold what a list shows of an operation; `tables` counts its records by table.

    Where it changed one mention, `quote` is its text and `label_id` its label afterwards (before, if it was removed);
    where it gave many places of a name one label, they are those of the first.
    """

    operation: Operation
    annotator: str
    article_title: str
    tables: Mapping[str, Tally]
    quote: str = ""
    label_id: LabelId | None = None


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """Count what changed since a moment: operations by kind; records by table, mentions by label and by article.

    Records count once, by what became of them in the end; what was added and removed again counts for nothing.
    """

    operations: Mapping[str, int] = field(default_factory=dict)
    tables: Mapping[str, Tally] = field(default_factory=dict)
    labels: Mapping[LabelId | None, Tally] = field(default_factory=dict)
    articles: Mapping[ArticleId, Tally] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Restored:
    """Say what a restore did: how many records it brought back to what they were, how many it left, and why.

    Reasons: "imported" (articles added since stay, with what came with them), "annotator" (annotators added since
    stay), "locked" (annotations of a locked annotator), "in use" (something that stays refers to them).
    """

    records: int
    left: Mapping[str, int] = field(default_factory=dict)
    change: ChangeSet | None = None


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Say which operations are wanted; what is empty or None is not asked for. Times are ms UTC, `until` not included.

    `text` is looked for as it is spelt in the quotes, notes and names that an operation wrote, and in article titles;
    `kinds` are kinds or what stands before their dot.
    """

    text: str = ""
    annotator_id: AnnotatorId | None = None
    article_id: ArticleId | None = None
    kinds: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
