"""Graphemes, found near a place or in the whole text: both agree with the module regex."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.span import Span
from reader.text.graphemes import grapheme_edges, whole_graphemes

LETTERS = (
    "اب لمشَُّٰ"
    "\u06dd\u0600\u200d\u200c\u0301e \n"
    "\U0001f44d\U0001f3fb\U0001f1f8\U0001f1e6\U0001f469\u0915\u094d\u1100\u1161שׁ"
)


@given(st.text(LETTERS, min_size=1, max_size=30), st.data())
def test_a_span_is_widened_to_the_nearest_edges(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    edges = [0]
    for cluster in regex.findall(r"\X", text):
        edges.append(edges[-1] + len(cluster))
    assert list(grapheme_edges(text)) == edges
    widened = whole_graphemes(text, Span(start, end))
    assert widened == Span(max(e for e in edges if e <= start), min(e for e in edges if e >= end))


def test_letters_with_marks_and_emoji_are_one() -> None:
    assert list(grapheme_edges("شُك👩\u200d👧\n")) == [0, 2, 3, 6, 7]
    assert list(grapheme_edges("")) == [0]
