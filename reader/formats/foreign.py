"""What importers of other tools' files share: texts are settled, offsets proved, bad rows named, the rest comes in.

A file may count code points, UTF-16 units or graphemes of the text as it lies there, before line ends are settled.
Where it also quotes the words, the quote decides: offsets that give it in another unit are moved, and that is told;
offsets that give it in none are refused.
"""

import html
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import ImportProblem
from reader.domain.schema import Label, LabelId, LabelKind, RelationType, RelationTypeId, Schema
from reader.domain.span import Span, join_spans
from reader.formats.base import (
    Bundle,
    BundleArticle,
    BundleEntity,
    BundleMention,
    BundleNote,
    BundleRelation,
)
from reader.formats.passes import gone_through
from reader.formats.plain_text import stored_name, title_of
from reader.text.graphemes import grapheme_edges
from reader.text.normalize import clean_import
from reader.text.offsets import Utf16Map

CODE_POINTS, UTF16, GRAPHEMES, HTML = "code points", "UTF-16", "graphemes", "HTML"
UNLABELLED = "Highlight"
_UNLABELLED = re.compile(rf"_*{UNLABELLED}")
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
DETAILS = ("title", "source", "url", "author", "published", "language")


def label_out(label: str | None) -> str:
    """Return the name of a label, or of having none, for formats that want one; `label_in` gives it back."""
    if label is None:
        return UNLABELLED
    return f"_{label}" if _UNLABELLED.fullmatch(label) else label


def label_in(name: object) -> str | None:
    """Return the label that a name stands for, None for none."""
    return None if name is None else _label(name if isinstance(name, str) else str(name))


@lru_cache(maxsize=1024)
def _label(name: str) -> str | None:
    if name in ("", UNLABELLED):
        return None
    label = settled(name)
    return label[1:] if _UNLABELLED.fullmatch(label) else label


def settled(value: object) -> str:
    """Return a name or remark as it can be stored."""
    return _UNSTORABLE.sub("\ufffd", str(value))


def details_out(details: ArticleDetails) -> dict[str, str]:
    """Return what is known of an article."""
    return {name: value for name in DETAILS if (value := getattr(details, name))}


def details_in(given: object, title: str) -> ArticleDetails:
    """Return the metadata that stands under our names in a file's own, with `title` where it has none."""
    found = given if isinstance(given, dict) else {}
    known = {name: settled(found[name]) for name in DETAILS if isinstance(found.get(name), str)}
    return ArticleDetails(**{"title": title, **known})


def extra_of(row: Mapping[str, Any], known: Collection[str]) -> dict[str, Any]:
    """Return the fields of a row that have no place of their own, as they can be stored."""
    rest = {name: value for name, value in row.items() if name not in known}
    found: dict[str, Any] = json.loads(settled(json.dumps(rest, ensure_ascii=False))) if rest else {}
    return found


class Ruler:
    """Measure a text as it lies in the file, and return spans of the content that is stored."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.content, self.repairs = clean_import(raw)
        self._gone = [0] if raw.startswith("\ufeff") else []
        if "\r" in raw:
            self._gone += [found.start() for found in re.finditer("\r(?=\n)", raw)]
        self.moved = 0

    @cached_property
    def _units(self) -> Utf16Map:
        return Utf16Map(self.raw)

    @cached_property
    def _graphemes(self) -> Sequence[int]:
        return grapheme_edges(self.raw)

    @cached_property
    def _references(self) -> list[int]:
        """Return, for each character of the text with its HTML references replaced, where it began."""
        places: list[int] = []
        at = 0
        for found in _REFERENCE.finditer(self.raw):
            places += range(at, found.start())
            places += [found.start()] * len(html.unescape(found[0]))
            at = found.end()
        return [*places, *range(at, len(self.raw) + 1)]

    def _place(self, at: object, unit: str) -> int:
        """Return the code point of the raw text. Raises ValueError for an offset that is none."""
        if not isinstance(at, int) or isinstance(at, bool):
            raise ValueError(f"an offset is {at!r}, expected a number")
        length = self._length(unit)
        if not 0 <= at <= length:
            raise ValueError(f"an offset is {at}, the text has {length} {unit}")
        if unit == UTF16:
            place = self._units.from_qt(at)
            if self._units.to_qt(place) != at:
                raise ValueError(f"the offset {at} lies inside a character")
            return place
        if unit == CODE_POINTS:
            return at
        return self._graphemes[at] if unit == GRAPHEMES else self._references[at]

    def _length(self, unit: str) -> int:
        if unit == UTF16:
            return self._units.units
        if unit == CODE_POINTS:
            return len(self.raw)
        return len(self._graphemes if unit == GRAPHEMES else self._references) - 1

    def span(self, start: object, end: object, unit: str, quote: object = None) -> Span:
        """Return the span of two offsets, in the unit that the quote proves. Raises ValueError that says why not."""
        if type(start) is int and type(end) is int and not self._gone and 0 <= start < end <= len(self.raw):
            # by far the most: nothing moves, and the words are as they should be
            same_unit = unit == CODE_POINTS or (unit == UTF16 and self._units.is_identity)
            if same_unit and (quote is None or self.raw[start:end] == quote):
                return Span(start, end)
        units = [unit]
        if isinstance(quote, str):
            units += [other for other in (CODE_POINTS, UTF16) if other != unit]
            units += [HTML] if "&" in self.raw else []
        problem = None
        for each in units:
            try:
                first, last = self._place(start, each), self._place(end, each)
            except ValueError as error:
                problem = problem or error
                continue
            if first >= last:
                problem = problem or ValueError(f"the span {start} to {end} is empty or reversed")
            elif quote is None or not isinstance(quote, str) or _same(self.raw[first:last], quote, each == HTML):
                self.moved += each != unit
                return self._stored(first, last)
            else:
                found = self.raw[first:last]
                problem = problem or ValueError(f"it says {quote[:80]!r}, the text at its offsets {found[:80]!r}")
        raise problem or ValueError("it marks nothing")

    def _stored(self, first: int, last: int) -> Span:
        return Span(first - bisect_left(self._gone, first), last - bisect_left(self._gone, last))


def _same(found: str, quote: str, referenced: bool) -> bool:
    found = html.unescape(found) if referenced else found
    # tools fold white space in what they quote
    return found == quote or found.split() == quote.split() != []


@dataclass
class Findings:
    """Gather what one pass through a file finds: names, refused rows, what has no place here."""

    path: Path
    tool: str
    problems: list[ImportProblem] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    labels: dict[str, LabelKind] = field(default_factory=dict)
    relation_types: dict[str, None] = field(default_factory=dict)
    annotators: dict[str, None] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    entities: dict[str, BundleEntity] = field(default_factory=dict)

    def refuse(self, place: str, problem: str, advice: str = "The rest came in.") -> None:
        """Name a row that does not come in."""
        # a file is named already
        place = "" if place == self.path.name else place.removeprefix(f"{self.path.name}, ")
        self.problems.append(ImportProblem(str(self.path), problem, advice, place))

    def article_id(self, wanted: object) -> str:
        """Return an id for an article that no other has."""
        name = settled(wanted) if isinstance(wanted, (str, int)) and wanted != "" else str(len(self.ids) + 1)
        found, again = name, 1
        while found in self.ids:
            again += 1
            found = f"{name}-{again}"
        self.ids.add(found)
        return found


class Gathered:
    """Gather one article's annotations. What cannot stand is refused by its place, and the rest comes in."""

    def __init__(self, findings: Findings, raw: str, place: str, unit: str = CODE_POINTS) -> None:
        self.findings, self.place, self.unit = findings, place, unit
        self.ruler = Ruler(raw)
        self._mentions: dict[str, BundleMention] = {}
        self._first: dict[object, str] = {}
        self._names: dict[str, str] = {}
        self._relations: list[BundleRelation] = []
        self._labels: dict[tuple[str, str], None] = {}
        self._notes: list[BundleNote] = []

    def _where(self, place: str) -> str:
        return f"{self.place}, {place}" if place else self.place

    def annotator(self, name: object = None) -> str:
        """Return an annotator's name, the tool's where the file names none."""
        if name in (None, ""):
            found = self.findings.tool
        else:
            found = settled(name).strip() or self.findings.tool
        self.findings.annotators[found] = None
        return found

    def mention(
        self,
        spans: Sequence[tuple[object, object]],
        label: str | None,
        *,
        key: object = None,
        quote: object = None,
        annotator: object = None,
        note: str = "",
        attributes: Mapping[str, str] | None = None,
        entity: str | None = None,
        place: str = "",
    ) -> None:
        """Take a mention in; one that is there already is counted, and `key` then means the first."""
        quotes = quote if isinstance(quote, (list, tuple)) else [quote] * len(spans)
        try:
            found = [self.ruler.span(*pair, self.unit, said) for pair, said in zip(spans, quotes, strict=True)]
        except ValueError as error:
            self.findings.refuse(self._where(place), f"A mention is refused: {error}.")
            return
        self.stored_mention(
            found, label, key=key, annotator=annotator, note=note, attributes=attributes, entity=entity, place=place
        )

    def stored_mention(
        self,
        spans: Iterable[Span],
        label: str | None,
        *,
        key: object = None,
        annotator: object = None,
        note: str = "",
        attributes: Mapping[str, str] | None = None,
        entity: str | None = None,
        place: str = "",
    ) -> None:
        """Take a mention in whose spans are those of the stored text already."""
        name = str(key) if key is not None else f"\0{len(self._names)}"
        if name in self._names:
            self.findings.refuse(self._where(place), f"There are two mentions {name}.")
            return
        pieces = join_spans(spans)
        if not any(span.slice(self.ruler.content).strip() for span in pieces):
            self.findings.refuse(self._where(place), "A mention is refused: it marks only white space.")
            return
        who = self.annotator(annotator)
        first = self._first.setdefault((who, label, pieces), name)
        self._names[name] = first
        if first != name:
            self.findings.left_out["repeated mentions"] += 1
            return
        if label is not None:
            self.findings.labels.setdefault(label, LabelKind.MENTION)
        self._mentions[name] = BundleMention(
            f"m{len(self._mentions) + 1}", pieces, label, who, entity, attributes or {}, settled(note) if note else ""
        )

    def knows(self, key: object) -> bool:
        """Tell whether a mention of this key came in."""
        return str(key) in self._names

    def relation(
        self,
        kind: object,
        source: object,
        target: object,
        place: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        """Take a relation in between the mentions of two keys."""
        where = self._where(place)
        ends = [self._mentions[self._names[str(key)]] for key in (source, target) if str(key) in self._names]
        if len(ends) < 2:
            self.findings.refuse(where, f"A relation is refused: {source} or {target} is no mention that came in.")
        elif ends[0].id == ends[1].id:
            self.findings.refuse(where, "A relation is refused: both of its ends are the same mention.")
        elif ends[0].annotator != ends[1].annotator:
            self.findings.refuse(where, "A relation is refused: its ends are of two annotators.")
        else:
            name = settled(kind) if kind not in (None, "") else "related"
            self.findings.relation_types[name] = None
            self._relations.append(BundleRelation(name, ends[0].id, ends[1].id, ends[0].annotator, attributes or {}))

    def article_label(self, label: object, annotator: object = None) -> None:
        """Take a label of the article in."""
        name = settled(label)
        if self.findings.labels.setdefault(name, LabelKind.ARTICLE) is LabelKind.ARTICLE:
            self._labels[self.annotator(annotator), name] = None
        else:
            self.findings.left_out["article labels that are labels of mentions, too"] += 1

    def note(self, body: object, key: object = None, annotator: object = None, span: Span | None = None) -> None:
        """Take a remark in, on the article, on a span of it, or on the mention of a key."""
        if not isinstance(body, str):
            self.findings.left_out["remarks that are no texts"] += 1
        elif key is None:
            self._notes.append(BundleNote(settled(body), self.annotator(annotator), None, span))
        elif str(key) in self._names:
            mention = self._mentions[self._names[str(key)]]
            self._notes.append(BundleNote(settled(body), self.annotator(annotator), mention.id))
        else:
            self.findings.left_out["remarks on what did not come in"] += 1

    def article(self, wanted_id: object, meta: object = None, extra: Mapping[str, Any] | None = None) -> BundleArticle:
        """Return the article with what came in."""
        content = self.ruler.content
        repairs = self.ruler.repairs
        if self.ruler.moved:
            self.findings.left_out["offsets in another unit, set right by their quotes"] += self.ruler.moved
            repairs = (*repairs, "offsets")
        article_id = self.findings.article_id(wanted_id)
        words = " ".join(content.split()[:8])[:80]
        return BundleArticle(
            article_id,
            details_in(meta, title_of(content, words)),
            content,
            provenance=Provenance(stored_name(str(self.findings.path)), "", "utf-8", "utf-8", repairs),
            extra=extra or {},
            mentions=tuple(self._mentions.values()),
            relations=tuple(self._relations),
            notes=tuple(self._notes),
            labels=tuple(self._labels),
        )


def text_of(findings: Findings, row: object, place: str, names: Iterable[str]) -> str | None:
    """Return the text of a row under the first of the names it has; None, and the row is refused, when it has none."""
    if not isinstance(row, dict):
        findings.refuse(place, f"The row is {str(row)[:60]!r}, expected an object.")
        return None
    found = next((row[name] for name in names if name in row), None)
    if not isinstance(found, str):
        findings.refuse(place, f"The row has no text under {' or '.join(names)}.")
        return None
    return found


def bundle_of(path: Path, tool: str, read: Callable[[Findings], Iterator[BundleArticle]]) -> Bundle:
    """Return what a file holds: gone through once to check it; a large one again when its articles are asked for."""
    findings = Findings(path, tool)
    articles = gone_through(read(findings), lambda: read(Findings(path, tool)))
    labels = [
        Label(LabelId(order), name, kind=kind, position=order)
        for order, (name, kind) in enumerate(findings.labels.items())
    ]
    kinds = [
        RelationType(RelationTypeId(order), name, position=order) for order, name in enumerate(findings.relation_types)
    ]
    return Bundle(
        Schema(tuple(labels), tuple(kinds)),
        articles,
        tuple((name, "import") for name in findings.annotators),
        tuple(findings.entities.values()),
        left_out=tuple(f"{count} {what}" for what, count in sorted(findings.left_out.items())),
        problems=tuple(findings.problems),
    )
