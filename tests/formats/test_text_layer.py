"""Which words a text layer lacks: spaces and line ends do not count, a lost or turned word is named where it stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.text_layer import words_not_found

TEXT = "قال «ميلي» في القاهرة إنّه قال:\nNova 25, و لميلي مُحَمَّد"
words = st.lists(st.text("ابتنيلمو", min_size=1, max_size=6), min_size=1, max_size=30)


def _none() -> str:
    raise AssertionError("the layer as it is holds every word")


@pytest.mark.parametrize("layer", [TEXT, "title\n" + TEXT, TEXT.replace(" ", "\n"), re.sub(r"\s", "", TEXT)])
def test_lines_and_spaces_of_the_layer_do_not_count(layer: str) -> None:
    assert words_not_found(TEXT, layer, _none) == []


def test_presentation_forms_and_lost_marks_are_the_same_words() -> None:
    assert words_not_found("لا مُحَمَّد", "\ufefb محمد", _none) == []


def test_a_word_that_is_lost_once_is_named_where_it_stands() -> None:
    second = TEXT.rindex("قال")
    layer = TEXT[:second] + "32" + TEXT[second + 3 :]
    (found,) = words_not_found(TEXT, layer, lambda: layer)
    assert (found.start, found.slice(TEXT)) == (second, "قال")


def test_a_word_whose_letters_are_turned_round_is_not_found() -> None:
    layer = TEXT.replace("القاهرة", "القاهرة"[::-1])
    assert [each.slice(TEXT) for each in words_not_found(TEXT, layer, lambda: layer)] == ["القاهرة"]
    # in order again it is there, as an import reads it
    assert words_not_found(TEXT, layer, lambda: TEXT) == []


@given(words, st.data())
def test_a_word_taken_out_is_always_missed(given_words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(given_words) - 1))
    text = " ".join(given_words)
    layer = " ".join(["x" if order == at else word for order, word in enumerate(given_words)])
    found = words_not_found(text, layer, lambda: layer)
    # it may stand inside another, and then a search of the pages does find it
    inside = layer.replace(" ", "").count(given_words[at]) >= text.replace(" ", "").count(given_words[at])
    assert inside or given_words[at] in [span.slice(text) for span in found]
