"""Spans: half-open, never empty; joined as mentions keep them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.span import Span, hull, join_spans

spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_or_reversed_span_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


@given(st.lists(spans, max_size=8))
def test_joined_spans_cover_the_same_characters_and_never_touch(given_spans: list[Span]) -> None:
    joined = join_spans(given_spans)
    covered = {index for span in given_spans for index in range(span.start, span.end)}
    assert {index for span in joined for index in range(span.start, span.end)} == covered
    assert all(left.end < right.start for left, right in pairwise(joined))


@given(st.lists(spans, min_size=1, max_size=8))
def test_the_hull_contains_every_span(given_spans: list[Span]) -> None:
    around = hull(given_spans)
    assert all(around.contains(span) for span in given_spans)
    assert around.start == min(span.start for span in given_spans)
    assert around.end == max(span.end for span in given_spans)
