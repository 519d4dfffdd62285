"""What every format speaks: a bundle of articles with annotations, and reports of what could not be carried."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from reader.domain.annotation import EMPTY
from reader.domain.article import ArticleDetails, Direction, Provenance
from reader.domain.errors import FileError, NotFoundError
from reader.domain.schema import Schema
from reader.domain.span import Span

PARTS = (
    "relations", "notes", "mention notes", "entities", "attributes", "article labels", "statuses", "annotators",
    "suggestions", "tags", "assignments", "saved filters", "texts", "texts letter by letter", "article titles",
    "article sources", "article authors", "article dates", "article addresses", "article languages",
    "other article data", "reading directions", "entity details", "entities without mentions", "article origins",
    "label titles", "label colours", "label shortcuts", "label guidelines",
)  # fmt: skip
# what Label holds besides its name, as it is counted
LABEL_PARTS = {
    "names": "label titles", "colour": "label colours", "key": "label shortcuts", "description": "label guidelines",
}  # fmt: skip
# what ArticleDetails holds, as it is counted
DETAIL_PARTS = {
    "title": "article titles", "source": "article sources", "author": "article authors", "published": "article dates",
    "url": "article addresses", "language": "article languages",
}  # fmt: skip
TEXTS = ("texts", "texts letter by letter")
# texts with all that is known of an article by a name of its own
TEXTS_AND_DETAILS = (*TEXTS, *DETAIL_PARTS.values())
# cut: still one mention, but what it stands in is cut at its edges; split: it becomes several; replaced: a letter
# that the format cannot hold; unfound: a word of pages that a search does not find
CHANGES = ("widened", "narrowed", "cut", "split", "dropped", "replaced", "unfound")


class BundleMention(NamedTuple):
    """Hold a mention by names instead of ids. `id` is unique in its article; `annotator` is a name.

    A tuple, because there are hundreds of thousands of them, and a frozen dataclass takes three times as long to make.
    """

    id: str
    spans: tuple[Span, ...]
    label: str | None
    annotator: str = ""
    entity: str | None = None
    attributes: Mapping[str, str] = EMPTY
    note: str = ""

    def quote(self, content: str) -> str:
        """Return the marked text, pieces joined by one space."""
        spans = self.spans
        if len(spans) == 1:
            return content[spans[0].start : spans[0].end]
        return " ".join(span.slice(content) for span in spans)


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
    """Hold how far one annotator is with the article, and since when (ms UTC; 0 when that is not known)."""

    annotator: str
    status: str
    flagged: bool = False
    changed_at: int = 0


@dataclass(frozen=True, slots=True)
class BundleSuggestion:
    """Hold a suggestion in an annotator's list; `batch` is the id of a BundleBatch, or None."""

    span: Span
    label: str
    annotator: str
    source: str
    score: float = 1.0
    state: str = "open"
    entity: str | None = None
    batch: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BundleBatch:
    """Say where suggestions made in bulk come from."""

    id: str
    annotator: str
    tool: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""


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
    mentions: Sequence[BundleMention] = ()
    relations: tuple[BundleRelation, ...] = ()
    notes: tuple[BundleNote, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()  # annotator, label
    states: tuple[BundleState, ...] = ()
    suggestions: tuple[BundleSuggestion, ...] = ()
    tags: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()  # annotators
    not_chosen: Mapping[str, int] = field(default_factory=dict, compare=False)  # what the scope left behind, counted


class LazyArticles:
    """Read articles one at a time, anew for each loop, so that memory does not grow with their number.

    `length` is how many `read` yields; `read` is called once for each loop. Equal to any collection of equal articles.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, length: int, read: Callable[[], Iterator[BundleArticle]]) -> None:
        self._length, self._read = length, read

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[BundleArticle]:
        return self._read()

    def __contains__(self, article: object) -> bool:
        return any(each == article for each in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (LazyArticles, tuple, list)):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other))


@dataclass(frozen=True, slots=True)
class Bundle:
    """Hold what one file or folder carries. `annotators` are name and kind; `articles` can be gone through again.

    `left_out` says what an importer saw in the file and could not take in, with counts ("3 events"); `problems` name
    the rows that were refused while the rest came in. `checked` is set when each article is checked as it is read.
    """

    schema: Schema
    articles: Collection[BundleArticle]
    annotators: tuple[tuple[str, str], ...] = ()
    entities: tuple[BundleEntity, ...] = ()
    left_out: tuple[str, ...] = ()
    problems: tuple[FileError, ...] = ()
    batches: tuple[BundleBatch, ...] = ()
    checked: bool = field(default=False, compare=False)
    filters: tuple[tuple[str, Mapping[str, object]], ...] = ()  # name, conditions
    name: str = field(default="", compare=False)  # the project's
    not_chosen: Mapping[str, int] = field(default_factory=dict, compare=False)  # what the scope left behind as a whole


@dataclass(frozen=True, slots=True)
class OptionSpec:
    """Describe a choice that the user has with a format."""

    name: str
    choices: tuple[str, ...]
    default: str


TOKENS = OptionSpec("tokens", ("name", "word", "strict"), "name")


def settled_options(specs: Sequence[OptionSpec], given: Mapping[str, str]) -> dict[str, str]:
    """Return a value for each option, the default where none is given. Raises NotFoundError for one there is not."""
    known = {spec.name: spec for spec in specs}
    for name, value in given.items():
        if name not in known:
            raise NotFoundError("option", name)
        if value not in known[name].choices:
            raise NotFoundError(f"choice of {name} ({', '.join(known[name].choices)})", value)
    return {spec.name: given.get(spec.name, spec.default) for spec in specs}


class ReportRow(NamedTuple):
    """Name one mention, relation, note or word (`what`) that did not go out as it is, and why; each has one row.

    `pieces` says of a mention that is split how many mentions it becomes; 0 of the others.
    """

    article: str
    start: int
    end: int
    quote: str
    change: str  # one of CHANGES
    reason: str
    what: str = "mention"
    pieces: int = 0


def joined_ends(article: BundleArticle, relation: BundleRelation) -> ReportRow:
    """Return the row of a relation that is dropped because both its ends come out as one mention."""
    ends = [next(each for each in article.mentions if each.id == end) for end in (relation.source, relation.target)]
    start, after = min(each.spans[0].start for each in ends), max(each.spans[-1].end for each in ends)
    quote = f"{ends[0].quote(article.content)} – {ends[1].quote(article.content)}"
    reason = "its two ends come out as the same annotation"
    return ReportRow(article.id, start, after, quote, "dropped", reason, "relation")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Say what an export carried. `exact` counts mentions; `verified` is set when the file was read back as written.

    `left_out` is what the format does not hold, `not_chosen` what the scope left behind: each with a count.
    `proof` says what was compared: "equal" all that the format holds, "words" that pages and words are there.
    """

    format: str
    path: Path
    articles: int
    exact: int
    rows: tuple[ReportRow, ...] = ()
    left_out: tuple[str, ...] = ()
    verified: bool = False
    proof: str = "equal"
    not_chosen: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether nothing was changed or left behind."""
        return not (self.rows or self.left_out or self.not_chosen)

    @property
    def mentions(self) -> int:
        """Count the mentions that were to go out."""
        return self.exact + sum(1 for row in self.rows if row.what == "mention")

    def count(self, change: str) -> int:
        """Return to how many annotations one of CHANGES happened."""
        return sum(1 for row in self.rows if row.change == change)


class Format(Protocol):
    """Describe a format. `unit` says what its offsets count; `suffix` is empty for a folder.

    `carries` names which of PARTS go out; what a bundle holds of the others is told in the ExportReport. `extra` names
    the optional dependencies it needs (`pip install hashiya[extra]`), empty for none.
    """

    name: str
    title: str
    suffix: str
    unit: str
    keeps: str
    loses: str
    carries: frozenset[str]
    extra: str


class Exporter(Format, Protocol):
    """Write a bundle, and read the same file back in the same terms. Each loop over its articles may read them anew.

    One whose file cannot be compared whole says so by an attribute `proof`, see ExportReport. One whose texts may come
    back changed has a method `text_read(article, options)`, which returns the text that its file gives. One that takes
    mentions as a MentionTable says so by an attribute `columns`; all others are given tuples. One that reads back what
    it writes while it writes has a method `write_and_compare`, which does the work of `write` and `differences`.
    """

    options: tuple[OptionSpec, ...]

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return what of an article will not go out as it is; nothing is written."""

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write to `path` (a file, or a folder that exists)."""

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> Iterable[str | ReportRow]:
        """Read the file again and return where it differs from the bundle, beyond the losses; empty is good.

        A row is no reason to refuse the file: it goes into the report.
        """


class Importer(Format, Protocol):
    """Read a file into a bundle, whose articles may be read as they are asked for.

    `own_schema` is set when its files carry a whole label set, names and colours included.
    """

    own_schema: bool

    def accepts(self, path: Path) -> bool:
        """Tell whether this looks like a file of the format."""

    def read(self, path: Path) -> Bundle:
        """Return what the file holds. Raises ImportProblem that names file, place, what was found and expected."""
