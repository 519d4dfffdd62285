"""Tokens hold every character that is no white space, once; sentences hold every token, once."""

import pytest
from formats.bundles import contents
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.span import Span
from reader.text.tokenising import Ranges, Tokens, sentences, token_spans, trimmed


@given(contents, st.sets(st.integers(0, 60)))
def test_tokens_are_the_text_without_its_white_space(content: str, cuts: set[int]) -> None:
    tokens = Tokens.of(content, cuts)
    assert "".join(span.slice(content) for span in tokens.spans) == "".join(content.split())
    assert all(before.end <= after.start for before, after in zip(tokens.spans, tokens.spans[1:]))
    assert not any(char.isspace() for span in tokens.spans for char in span.slice(content))
    assert not any(span.start < cut < span.end for span in tokens.spans for cut in cuts)
    assert all(tokens.spans[at].start == tokens.spans[at - 1].end for at in tokens.glued)


@given(contents, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3))
def test_sentences_hold_every_token_once_and_end_in_no_mention(content: str, pairs: list[tuple[int, int]]) -> None:
    tokens = Tokens.of(content)
    whole = [(first, min(after, len(tokens.spans))) for first, after in pairs if first < after]
    found = sentences(content, tokens, whole)
    assert [at for first, after in found for at in range(first, after)] == list(range(len(tokens.spans)))
    assert not any(first < after < last for _, after in found for first, last in whole)


@pytest.mark.parametrize(
    ("content", "tokens"),
    [
        ("وقال: «ميلي»!", ["وقال", ":", "«", "ميلي", "»", "!"]),
        ("وَقَالَ 😀\u00a0👩\u200d💻.", ["وَقَالَ", "😀", "👩\u200d💻", "."]),
        ("می\u200cروم #بيروت", ["می\u200cروم", "#", "بيروت"]),
        (" \n\t", []),
        # a mark without its letter leaves the word behind it whole, also at the beginning of a line
        ("\u064bاب\n\u064bاب \u064bاب", ["\u064b", "اب", "\u064b", "اب", "\u064b", "اب"]),
        ("\u0600 1 \u0600\u00a0\u064b", ["\u0600", "1", "\u0600", "\u064b"]),
    ],
)
def test_words_signs_and_emoji_are_tokens(content: str, tokens: list[str]) -> None:
    assert [content[start:end] for start, end in token_spans(content)] == tokens


def test_sentences_end_at_signs_and_line_ends() -> None:
    content = "قال. ذهب؟ نعم\nلا"
    tokens = Tokens.of(content)
    texts = [
        content[tokens.spans[first].start : tokens.spans[after - 1].end] for first, after in sentences(content, tokens)
    ]
    assert texts == ["قال.", "ذهب؟", "نعم", "لا"]


def test_a_cut_parts_a_word() -> None:
    tokens = Tokens.of("وميلي", (1,))
    assert (tokens.spans, tokens.glued) == ((Span(0, 1), Span(1, 5)), {1})
    assert tokens.range_of(Span(1, 5)) == (1, 2)
    assert Tokens.of("وميلي").widened(Span(1, 3)) == Span(0, 5)
    assert trimmed(" \u00a0ميلي\n", Span(0, 7)) == Span(2, 6)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=8), st.integers(0, 20), st.integers(1, 6))
def test_ranges_find_all_that_overlap(pairs: list[tuple[int, int]], start: int, length: int) -> None:
    ranges, spans = Ranges(30), [(first, first + more, number) for number, (first, more) in enumerate(pairs)]
    for span in spans:
        ranges.add(*span)
        expected = sorted(each for each in spans[: span[2] + 1] if each[0] < start + length and each[1] > start)
        assert ranges.overlapping(start, start + length) == expected
