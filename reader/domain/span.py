"""Half-open ranges of code points."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Mark the code points from `start` up to, not including, `end` of an article's content."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies inside this span; a span contains itself."""
        return self.start <= other.start and other.end <= self.end

    def covers(self, position: int) -> bool:
        """Tell whether the code point at `position` is inside."""
        return self.start <= position < self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def slice(self, text: str) -> str:
        """Return the part of `text` that the span marks."""
        return text[self.start : self.end]


def join_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, with overlapping and touching ones joined: the form a mention stores."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that contains all of `spans`; ValueError when there are none."""
    found = sorted(spans)
    if not found:
        raise ValueError("no spans")
    return Span(found[0].start, max(span.end for span in found))
