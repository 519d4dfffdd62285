"""What of an article goes out in formats that hold less than the product does, and how what comes back compares."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from reader.domain.span import Span, join_spans
from reader.formats.base import BundleArticle, BundleMention, BundleNote, BundleRelation, ReportRow

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
    limits: Limits
    article: BundleArticle
    mentions: list[BundleMention] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    given: dict[object, int] = field(default_factory=dict)
    rows: list[ReportRow] = field(default_factory=list)

    def take(self, mention: BundleMention, fitted: tuple[Span, ...]) -> None:
        """Take a mention as the format marks it, in one or more mentions, and tell what that changed."""
        annotator = mention.annotator if "annotators" in self.limits.carries else self.limits.tool
        content = self.article.content
        parts = [fitted]
        if not self.limits.pieces and len(fitted) > 1:
            # a piece of white space is nothing by itself
            parts = [(span,) for span in fitted if span.slice(content).strip()]
        repeated = 0
        for spans in parts:
            at = self.given.setdefault((annotator, mention.label, spans), len(self.mentions))
            if at == len(self.mentions):
                self.mentions.append(replace(mention, id=f"m{at + 1}", spans=spans, annotator=annotator))
            else:
                repeated += 1
                notes = dict.fromkeys(note for note in (self.mentions[at].note, mention.note) if note)
                self.mentions[at] = replace(self.mentions[at], note="\n".join(notes))
            # relations hold on to the first piece
            self.names.setdefault(mention.id, f"m{at + 1}")
        self._tell(mention, fitted, len(parts), repeated)

    def _tell(self, mention: BundleMention, fitted: tuple[Span, ...], parts: int, repeated: int) -> None:
        change = reason = ""
        if repeated == parts:
            change = "dropped"
            if fitted != mention.spans:
                reason = _SAME_FITTED
            else:
                reason = _SAME if parts == 1 else _SAME_PIECE
        elif parts > 1 or (len(fitted) > 1 and not self.limits.pieces):
            change, reason = "split", _PIECES
        elif fitted != mention.spans:
            change, reason = "widened", self.limits.reason
        if change:
            first, last = mention.spans[0].start, mention.spans[-1].end
            quote = mention.quote(self.article.content)
            self.rows.append(ReportRow(self.article.id, first, last, quote, change, reason))


_last: tuple[BundleArticle, Limits, Carried] | None = None


def carry(article: BundleArticle, limits: Limits) -> Carried:
    """Return what a format with these limits carries of an article, with a report of what changed."""
    global _last
    # losses, and then write, ask about the same article
    if _last is not None and _last[0] is article and _last[1] is limits:
        return _last[2]
    kept = _Kept(limits, article)
    fitted = {each.id: _fitted(article.content, each, limits) for each in article.mentions}
    # what goes out as it is comes first: of two that become the same, the other one is dropped
    for mention in sorted(article.mentions, key=lambda each: _is_changed(each, fitted[each.id], limits)):
        kept.take(mention, fitted[mention.id])
    carried = Carried(_article(article, kept, limits), kept.rows)
    _last = article, limits, carried
    return carried


def _fitted(content: str, mention: BundleMention, limits: Limits) -> tuple[Span, ...]:
    if limits.fit is None:
        return mention.spans
    return join_spans(limits.fit(content, span) for span in mention.spans)


def _is_changed(mention: BundleMention, fitted: tuple[Span, ...], limits: Limits) -> bool:
    return fitted != mention.spans or (len(fitted) > 1 and not limits.pieces)


def _article(article: BundleArticle, kept: _Kept, limits: Limits) -> BundleArticle:
    def has(part: str) -> bool:
        return part in limits.carries

    def who(name: str) -> str:
        return name if has("annotators") else limits.tool

    mentions = [
        replace(
            each,
            entity=each.entity if has("entities") else None,
            attributes=each.attributes if has("attributes") else {},
            note=each.note if limits.notes else "",
        )
        for each in kept.mentions
    ]
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
        mentions=tuple(mentions),
        relations=tuple(relations) if has("relations") else (),
        notes=tuple(notes) if has("notes") else (),
        labels=tuple(dict.fromkeys((who(name), label) for name, label in article.labels))
        if has("article labels")
        else (),
        states=article.states if has("statuses") else (),
        suggestions=article.suggestions if has("suggestions") else (),
    )


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
    return tuple(sorted(attributes.items()))
