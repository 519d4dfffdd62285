"""What every format speaks: a bundle of articles with annotations, and reports of what could not be carried."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from reader.domain.article import ArticleDetails, Direction, Provenance
from reader.domain.schema import Schema
from reader.domain.span import Span

PARTS = ("relations", "notes", "entities", "attributes", "article labels", "statuses", "annotators")


@dataclass(frozen=True, slots=True)
class BundleMention:
    """Hold a mention by names instead of ids. `id` is unique in its article; `annotator` is a name."""

    id: str
    spans: tuple[Span, ...]
    label: str | None
    annotator: str = ""
    entity: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def quote(self, content: str) -> str:
        """Return the marked text, pieces joined by one space."""
        return " ".join(span.slice(content) for span in self.spans)


@dataclass(frozen=True, slots=True)
class BundleRelation:
    """Hold a relation between two mentions of the same article, by their ids."""

    type: str
    source: str
    target: str
    annotator: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BundleNote:
    """Hold a remark on the article, on a mention (by id) or on a span."""

    body: str
    annotator: str = ""
    mention: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class BundleState:
    """Hold how far one annotator is with the article."""

    annotator: str
    status: str
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class BundleEntity:
    """Hold one entity of the register; `id` is what mentions refer to."""

    id: str
    name: str
    label: str | None = None
    aliases: tuple[str, ...] = ()
    external_ids: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class BundleArticle:
    """Hold one article with all that was said about it. Offsets count code points of `content`."""

    id: str
    details: ArticleDetails
    content: str
    base_direction: Direction = Direction.AUTO
    provenance: Provenance = field(default_factory=Provenance)
    extra: Mapping[str, object] = field(default_factory=dict)
    mentions: tuple[BundleMention, ...] = ()
    relations: tuple[BundleRelation, ...] = ()
    notes: tuple[BundleNote, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()  # annotator, label
    states: tuple[BundleState, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """Hold what one file or folder carries. `annotators` are name and kind.

    `left_out` says what an importer saw in the file and could not take in, with counts ("3 events").
    """

    schema: Schema
    articles: tuple[BundleArticle, ...]
    annotators: tuple[tuple[str, str], ...] = ()
    entities: tuple[BundleEntity, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """Name one mention that did not go out as it is, and why; a mention has one row at most."""

    article: str
    start: int
    end: int
    quote: str
    change: str  # "widened", "split" or "dropped"
    reason: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Say what an export carried. `exact` counts mentions; `verified` is set when the file was read back as written."""

    format: str
    path: Path
    articles: int
    exact: int
    rows: tuple[ReportRow, ...] = ()
    left_out: tuple[str, ...] = ()
    verified: bool = False

    def count(self, change: str) -> int:
        """Return how many annotations were "widened", "split" or "dropped"."""
        return sum(1 for row in self.rows if row.change == change)


class Format(Protocol):
    """Describe a format. `unit` says what its offsets count; `suffix` is empty for a folder.

    `carries` names which of PARTS go out; what a bundle holds of the others is told in the ExportReport.
    """

    name: str
    title: str
    suffix: str
    unit: str
    keeps: str
    loses: str
    carries: frozenset[str]


class Exporter(Format, Protocol):
    """Write a bundle, and read the same file back in the same terms."""

    def write(self, bundle: Bundle, path: Path) -> list[ReportRow]:
        """Write to `path` (a file, or a folder that exists); return what did not go out as it is."""

    def differences(self, bundle: Bundle, path: Path) -> list[str]:
        """Read the file again and return where it differs from the bundle, beyond the stated losses; empty is good."""


class Importer(Format, Protocol):
    """Read a file into a bundle; everything is checked before anything is given out.

    `own_schema` is set when its files carry a whole label set, names and colours included.
    """

    own_schema: bool

    def accepts(self, path: Path) -> bool:
        """Tell whether this looks like a file of the format."""

    def read(self, path: Path) -> Bundle:
        """Return what the file holds. Raises ImportProblem that names file, place, what was found and expected."""
