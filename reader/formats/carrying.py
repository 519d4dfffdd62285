"""What of an article goes out in formats that hold less than the product does, and how what comes back compares."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from reader.domain.span import Span, join_spans
from reader.formats.base import BundleArticle, BundleMention, BundleNote, BundleRelation, ReportRow, joined_ends

_NONE: Mapping[str, str] = {}
_SAME = "someone else made the same mention, and the format names no annotators"
_SAME_PIECE = "a piece of it is a mention of its own already"
_SAME_FITTED = "fitted to what the format can mark, it is the same as another"
_PIECES = "the format has no mentions in pieces: each goes out as a mention of its own"


@dataclass(frozen=True, slots=True)
class Carried:
    """Hold an article as a format carries it, and what that took."""

    article: BundleArticle
    rows: list[ReportRow]


@dataclass(frozen=True, slots=True)
class Limits:
    """Say what a format holds: `carries` names of PARTS; `tool` stands for annotators where it names none.

    `pieces` tells whether it has discontinuous mentions. `fit` returns the span it can mark for one that it cannot, and
    `reason` says why that is another one.
    """

    carries: Collection[str]
    tool: str
    pieces: bool = False
    notes: bool = True
    fit: Callable[[str, Span], Span] | None = None
    reason: str = ""


@dataclass
class _Kept:
    """Gather what goes out of an article, and tell what that changed."""

    limits: Limits
    article: BundleArticle
    mentions: list[BundleMention] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    given: dict[object, int] = field(default_factory=dict)
    rows: list[ReportRow] = field(default_factory=list)

    def take(self, mention: BundleMention, fitted: tuple[Span, ...]) -> None:
        """Take a mention as the format marks it, in one or more mentions."""
        annotator = mention.annotator if "annotators" in self.limits.carries else self.limits.tool
        if len(fitted) == 1 or self.limits.pieces:
            is_new = self._add(mention, mention.id, fitted, annotator)
            if not is_new:
                self._tell(mention, "dropped", _SAME if fitted == mention.spans else _SAME_FITTED)
            elif fitted != mention.spans:
                self._tell(mention, "widened", self.limits.reason)
            return
        # a piece of white space is nothing by itself
        parts = [span for span in fitted if span.slice(self.article.content).strip()]
        added = [self._add(mention, f"{mention.id}.{at}", (span,), annotator) for at, span in enumerate(parts, 1)]
        if any(added):
            self._tell(mention, "split", _PIECES, sum(added))
        else:
            self._tell(mention, "dropped", _SAME_PIECE)

    def _add(self, mention: BundleMention, name: str, spans: tuple[Span, ...], annotator: str) -> bool:
        """Add a mention, or its note to the one that is the same; tell whether it is a new one."""
        at = self.given.setdefault((annotator, mention.label, spans), len(self.mentions))
        is_new = at == len(self.mentions)
        if is_new:
            self.mentions.append(self._bare(mention, name, spans, annotator))
        elif mention.note and self.limits.notes:
            same = self.mentions[at]
            notes = dict.fromkeys(note for note in (same.note, mention.note) if note)
            self.mentions[at] = same._replace(note="\n".join(notes))
        # relations hold on to the first piece
        self.names.setdefault(mention.id, self.mentions[at].id)
        return is_new

    def _bare(self, mention: BundleMention, name: str, spans: tuple[Span, ...], annotator: str) -> BundleMention:
        carries = self.limits.carries
        entity = mention.entity if "entities" in carries else None
        attributes = mention.attributes if "attributes" in carries else _NONE
        note = mention.note if self.limits.notes else ""
        if (
            spans is mention.spans and name == mention.id and annotator == mention.annotator
            and entity == mention.entity and note == mention.note and (attributes or not mention.attributes)
        ):  # fmt: skip
            return mention
        return BundleMention(name, spans, mention.label, annotator, entity, attributes, note)

    def _tell(self, mention: BundleMention, change: str, reason: str, pieces: int = 0) -> None:
        first, last, quote = mention.spans[0].start, mention.spans[-1].end, mention.quote(self.article.content)
        self.rows.append(ReportRow(self.article.id, first, last, quote, change, reason, pieces=pieces))


_last: tuple[BundleArticle, Limits, Carried] | None = None


def carry(article: BundleArticle, limits: Limits) -> Carried:
    """Return what a format with these limits carries of an article, with a report of what changed."""
    global _last
    # losses, and then write, ask about the same article
    if _last is not None and _last[0] is article and _last[1] is limits:
        return _last[2]
    kept = _Kept(limits, article)
    later = []
    for mention in article.mentions:
        fitted = _fitted(article.content, mention, limits)
        if fitted is mention.spans and (limits.pieces or len(fitted) == 1):
            kept.take(mention, fitted)
        else:
            later.append((mention, fitted))
    # what goes out as it is comes first: of two that become the same, the other one is dropped
    for mention, fitted in later:
        kept.take(mention, fitted)
    if "relations" in limits.carries:
        lost = [each for each in article.relations if kept.names[each.source] == kept.names[each.target]]
        kept.rows += (joined_ends(article, each) for each in lost)
    carried = Carried(_article(article, kept, limits), kept.rows)
    _last = article, limits, carried
    return carried


def _fitted(content: str, mention: BundleMention, limits: Limits) -> tuple[Span, ...]:
    if limits.fit is None:
        return mention.spans
    fitted = join_spans([limits.fit(content, span) for span in mention.spans])
    return mention.spans if fitted == mention.spans else fitted


def _article(article: BundleArticle, kept: _Kept, limits: Limits) -> BundleArticle:
    def has(part: str) -> bool:
        return part in limits.carries

    def who(name: str) -> str:
        return name if has("annotators") else limits.tool

    relations = [
        BundleRelation(
            each.type, kept.names[each.source], kept.names[each.target], who(each.annotator),
            each.attributes if has("attributes") else {},
        )
        for each in article.relations
        if kept.names[each.source] != kept.names[each.target]
    ]  # fmt: skip
    fit = limits.fit or (lambda _, span: span)
    notes = [
        BundleNote(
            each.body,
            who(each.annotator),
            kept.names[each.mention] if each.mention else None,
            fit(article.content, each.span) if each.span else None,
        )
        for each in article.notes
    ]
    return replace(
        article,
        mentions=tuple(kept.mentions),
        relations=tuple(relations) if has("relations") else (),
        notes=tuple(notes) if has("notes") else (),
        labels=tuple(dict.fromkeys((who(name), label) for name, label in article.labels))
        if has("article labels")
        else (),
        states=article.states if has("statuses") else (),
        suggestions=article.suggestions if has("suggestions") else (),
    )


def file_stem(article: BundleArticle, total: int) -> str:
    """Return the name of an article's file by its id, which is never that of another; names sort as the articles do."""
    width = len(str(total))
    name = re.sub(r"\d+", lambda found: found[0].zfill(width), article.id)
    words = re.sub(r"[^\w.-]+", "_", article.details.title)[:60].strip("._") or "article"
    return f"{name}_{words}"


def file_stems(articles: Collection[BundleArticle]) -> Iterator[tuple[str, BundleArticle]]:
    """Yield each article with a name for its file; the names sort as the articles do."""
    width = len(str(len(articles)))
    for number, article in enumerate(articles, 1):
        words = re.sub(r"[^\w-]+", "_", article.details.title or article.id)[:60].strip("_") or "article"
        yield f"{number:0{width}}_{words}", article


def differences_of(mine: Iterable[BundleArticle], theirs: Iterable[BundleArticle], limits: Limits) -> list[str]:
    """Return where articles that came back differ from what was to go out; both are read once, side by side."""
    found = []
    for one, other in zip_longest(mine, theirs):
        if one is None or other is None:
            found.append(f"article {one.id} is missing" if one else "there is an article too many")
            break
        if one.content != other.content:
            found.append(f"the text of article {one.id} differs")
        elif said(carry(one, limits).article) != said(other):
            found.append(f"the annotations of article {one.id} differ")
    return found


def said(article: BundleArticle) -> tuple[object, ...]:
    """Return what is said about an article, whatever the order and the ids."""
    keys = {each.id: (each.annotator, each.label, each.spans) for each in article.mentions}
    return (
        Counter((*keys[each.id], each.note, each.entity, _items(each.attributes)) for each in article.mentions),
        Counter(
            (each.type, keys[each.source], keys[each.target], _items(each.attributes)) for each in article.relations
        ),
        Counter((each.body, each.annotator, keys.get(each.mention or ""), each.span) for each in article.notes),
        frozenset(article.labels),
    )


def _items(attributes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(attributes.items())) if attributes else ()
