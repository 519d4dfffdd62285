"""Folding a text for finding: the short way for usual letters gives what folding each character by itself gives."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.text.normalize import fold_text
from reader.text.searchable import SearchableText, index_form

USUAL = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأةىإءآؤئـ ،.\n" * 5 + "ًٌٍَُِّْٰ١٢ABCabcÉßﷺﻻیکەھ\u200c\u2003\t😀𞤢…½"
TEXTS = st.text(st.one_of(st.sampled_from(USUAL), st.characters(exclude_categories=["Cs"])), max_size=300)


def one_by_one(content: str) -> str:
    return "".join("\n" if char == "\n" else " " if char.isspace() else fold_text(char) for char in content)


def test_every_character_folds_alike_among_usual_letters_and_among_others() -> None:
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) in ("Cs", "Cn", "Co"):
            continue
        folded = one_by_one(char)
        for others in ("ا" * 40, "𐎀"):
            assert SearchableText(others + char).folded == others + folded, hex(code)


@given(TEXTS)
def test_a_text_folds_as_its_characters_do_and_leads_back_to_them(content: str) -> None:
    text = SearchableText(content)
    assert text.folded == one_by_one(content)
    places = [at for at, char in enumerate(content) for _ in one_by_one(char)]
    assert [text.original(at)[0] for at in range(len(text.folded))] == places


@given(TEXTS)
def test_the_index_takes_the_words_that_are_found(content: str) -> None:
    words = "".join(char if char.isalnum() else " " for char in one_by_one(content)).split()
    assert index_form(content).split() == words


def test_a_text_longer_than_what_is_folded_at_once_leads_back_as_well() -> None:
    content = ("قالَ مُحمّدٌ إنّه … ١٢٣ ABC 😀 ﷺ\n" * 400).strip()
    text = SearchableText(content)
    assert text.folded == one_by_one(content) and len(content) > 10_000
    places = [at for at, char in enumerate(content) for _ in one_by_one(char)]
    assert [text.original(at)[0] for at in range(0, len(places), 7)] == places[::7]
    assert not SearchableText(content).advance(1e-9) and SearchableText(content).advance()
