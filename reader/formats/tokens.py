"""What the formats made of tokens share: how a mention that cuts words goes out, and which one goes where two overlap.

The user's choice, `tokens`: "name" cuts the word at the mention's edge (و + ميلي), "word" widens the mention to the
whole word, "strict" leaves such a mention out. Each is told in the report. A format that has parts of words takes the
mention as it is ("sub", no choice of the user's).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.domain.span import Span, join_spans
from reader.formats.base import BundleArticle, BundleMention, ReportRow
from reader.text.tokenising import Ranges, Tokens, sentences, trimmed

_IN_PIECES = "the format has no mentions in pieces: each piece goes out as a mention of its own"
_SPACE = "white space at its edges is in no token"
_CUT = "it begins or ends inside a word, which is cut there (tokens=name)"
_WIDENED = "it begins or ends inside a word, and takes the whole (tokens=word)"
_STRICT = "it begins or ends inside a word (tokens=strict)"
_SAME = "another annotator made the same mention, and the format names none"
_SAME_WIDENED = "widened to whole words, it is the same as another"


class TokenMention(NamedTuple):
    """Hold a mention, or a piece of one, as its first token and the one after its last; `span` lies in these."""

    mention: BundleMention
    first: int
    after: int
    span: Span


@dataclass(frozen=True, slots=True)
class TokenArticle:
    """Hold an article as tokens. `sentences` are ranges of tokens; `mentions` stand by start, outer before inner.

    `first` is what stands for the first piece of each mention, also of one that repeats another and is dropped.
    """

    tokens: Tokens
    sentences: list[tuple[int, int]]
    mentions: list[TokenMention]
    rows: list[ReportRow]
    first: Mapping[str, TokenMention]


_last: tuple[BundleArticle, tuple[str, str], TokenArticle] | None = None


def tokenised(article: BundleArticle, options: Mapping[str, str], overlaps: str) -> TokenArticle:
    """Return an article as tokens, with the report of what changed.

    `overlaps` is what the format can hold: "none", "nested" (any, but that two of one label cross) or "all". Where it
    cannot hold both, the longer mention stays.
    """
    global _last
    key = (options["tokens"], overlaps)
    # losses, and then write, ask about the same article
    if _last is not None and _last[0] is article and _last[1] == key:
        return _last[2]
    found = _tokenised(article, *key)
    _last = article, key, found
    return found


def _tokenised(article: BundleArticle, policy: str, overlaps: str) -> TokenArticle:
    words = Tokens.of(article.content)
    chosen = _Chosen(article, policy, words, overlaps)
    for mention in sorted(article.mentions, key=_length, reverse=True):
        chosen.take(mention)
    tokens = words.cut(chosen.cuts) if chosen.cuts else words
    # a piece of one mention may be the whole of another, and is written once
    once: dict[tuple[str | None, int, int], TokenMention] = {}
    first: dict[str, TokenMention] = {}
    for mention, spans in chosen.mentions:
        for span in spans:
            key = (mention.label, span.start, span.end)
            if (found := once.get(key)) is None:
                found = once[key] = TokenMention(mention, *tokens.range_of(span), span)
            first.setdefault(mention.id, found)
    first.update((name, first[same]) for name, same in chosen.same.items() if same in first)
    mentions = sorted(once.values(), key=lambda each: (each.first, -each.after))
    whole = [(each.first, each.after) for each in mentions]
    return TokenArticle(tokens, sentences(article.content, tokens, whole), mentions, chosen.report(), first)


def _length(mention: BundleMention) -> int:
    spans = mention.spans
    return spans[0].end - spans[0].start if len(spans) == 1 else sum(map(len, spans))


@dataclass
class _Chosen:
    """Choose the mentions that go out, and say what became of the others."""

    article: BundleArticle
    policy: str
    words: Tokens
    overlaps: str
    mentions: list[tuple[BundleMention, tuple[Span, ...]]] = field(default_factory=list)
    cuts: set[int] = field(default_factory=set)
    rows: dict[str, ReportRow] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    seen: dict[object, BundleMention] = field(default_factory=dict)
    ranges: dict[str | None, Ranges] = field(default_factory=dict)

    def take(self, mention: BundleMention) -> None:
        """Choose a mention, or report why it does not go out."""
        spans = mention.spans
        if len(spans) == 1 and self.words.has_edges(spans[0]):
            # by far the most: it goes out as it is
            self._choose(mention, spans)
            return
        content = self.article.content
        pieces = [piece for span in spans if (piece := trimmed(content, span))]
        if not pieces:
            self._row(mention, "dropped", _SPACE)
            return
        # one piece without white space at its edges was looked at already
        is_seen = len(spans) == 1 and pieces[0] is spans[0]
        is_whole = not is_seen and all(map(self.words.has_edges, pieces))
        if not is_whole and self.policy == "strict":
            self._row(mention, "dropped", _STRICT)
            return
        if not is_whole and self.policy == "word":
            pieces = list(map(self.words.widened, pieces))
        spans = join_spans(pieces) if len(pieces) > 1 else tuple(pieces)
        if not self._choose(mention, spans):
            return
        if len(spans) > 1:
            self._row(mention, "split", _IN_PIECES, len(spans))
        elif not is_whole and self.policy != "sub":
            self._row(mention, *(("widened", _WIDENED) if self.policy == "word" else ("cut", _CUT)))
        elif spans != mention.spans:
            self._row(mention, "narrowed", _SPACE)
        if not is_whole and self.policy == "name":
            for span in spans:
                self.cuts.add(span.start)
                self.cuts.add(span.end)

    def _choose(self, mention: BundleMention, spans: tuple[Span, ...]) -> bool:
        """Choose a mention with these spans, unless it is there already or another one is in the way."""
        key = (mention.label, spans[0].start, spans[0].end) if len(spans) == 1 else (mention.label, spans)
        same = self.seen.setdefault(key, mention)
        if same is not mention:
            self.same[mention.id] = same.id
            self._row(mention, "dropped", _SAME if same.spans == mention.spans else _SAME_WIDENED)
            return False
        other = self._overlapped(mention, spans)
        if other is not None:
            quote = other.quote(self.article.content)[:60]
            reason = f"it overlaps {other.label or 'the highlight'} {quote!r}, which goes out"
            self._row(mention, "dropped", reason)
            return False
        self.mentions.append((mention, spans))
        return True

    def _overlapped(self, mention: BundleMention, spans: tuple[Span, ...]) -> BundleMention | None:
        """Return the chosen mention that is in the way; where there is none, take the place."""
        if self.overlaps == "all":
            return None
        nested = self.overlaps == "nested"
        lane = mention.label if nested else None
        ranges = self.ranges.get(lane)
        if ranges is None:
            ranges = self.ranges[lane] = Ranges(len(self.article.content))
        for span in spans:
            for start, end, order in ranges.overlapping(span.start, span.end):
                if not nested or not (start <= span.start and span.end <= end):
                    return self.mentions[order][0]
        for span in spans:
            ranges.add(span.start, span.end, len(self.mentions))
        return None

    def _row(self, mention: BundleMention, change: str, reason: str, pieces: int = 0) -> None:
        start, end, quote = mention.spans[0].start, mention.spans[-1].end, mention.quote(self.article.content)
        self.rows[mention.id] = ReportRow(self.article.id, start, end, quote, change, reason, pieces=pieces)

    def report(self) -> list[ReportRow]:
        """Return the rows in the order of the text."""
        return sorted(self.rows.values(), key=lambda row: (row.start, -row.end))
