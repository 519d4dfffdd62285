"""Clean-up on import, and folding with its map back."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.text.normalize import FOLD_ALL, FOLD_NOTHING, FoldOptions, clean_import, find_folded, fold, fold_text

any_text = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)
arabic = st.text(alphabet=st.sampled_from("اأإآبتةهىيءئؤلمن \u064b\u0651\u0640\u200c😀ﻻa1٣"), max_size=30)


def found(content: str, query: str, options: FoldOptions = FOLD_ALL) -> list[str]:
    return [span.slice(content) for span in find_folded(fold(content, options), query, options)]


def test_a_mark_of_byte_order_and_windows_line_ends_are_settled_once() -> None:
    assert clean_import("\ufeffأ\r\nب\rج") == ("أ\nب\nج", ("bom", "line_ends"))


def test_lone_surrogates_and_nul_become_the_replacement_character() -> None:
    clean = clean_import("a\ud800b\0c")
    assert clean.content == "a\ufffdb\ufffdc"
    assert clean.repairs == ("surrogates", "nul")


@given(any_text)
def test_cleaned_text_can_be_stored_and_is_not_changed_by_a_second_cleaning(raw: str) -> None:
    content = clean_import(raw).content
    content.encode("utf-8")
    assert not set(content) & {"\r", "\0"}
    again = clean_import(content).content
    assert again == content or content.startswith("\ufeff")


@given(st.text(alphabet=st.sampled_from("\r\nاa\u0085\u2028😀"), max_size=30))
def test_line_ends_become_those_that_replacing_them_makes(raw: str) -> None:
    assert clean_import(raw).content == raw.replace("\r\n", "\n").replace("\r", "\n")


@given(arabic)
def test_a_text_is_folded_as_its_letters_are_one_by_one(text: str) -> None:
    assert fold_text(text) == fold(text).text.strip()


def test_zero_width_joiners_and_direction_marks_survive_the_import() -> None:
    text = "می\u200cخواهم \u200f2020\u200e"
    assert clean_import(text).content == text


def test_a_bare_query_finds_every_spelling() -> None:
    content = "أحمد إلى مكتبة ومَكْتَبَةٍ مكتـــبة مؤسسة اﻻتفاق"
    assert found(content, "احمد") == ["أحمد"]
    assert found(content, "مكتبه") == ["مكتبة", "مَكْتَبَةٍ", "مكتـــبة"]
    assert found(content, "الي") == ["إلى"]
    assert found(content, "موسسه") == ["مؤسسة"]
    assert found(content, "الاتفاق") == ["اﻻتفاق"]


def test_a_ha_is_found_in_each_form_that_languages_write_it_in() -> None:
    # with hamza as one letter, as two, and as a presentation form; Urdu's, Kurdish's and Arabic's own
    written = [
        "خانه",
        "خانۀ",
        "خانه\u0654",
        "خان\ufba4",
        "خان\ufba5",
        "خانۂ",
        "خانہ\u0654",
        "خانہ",
        "خانة",
        "خانۃ",
        "خانە",
    ]
    for query in written:
        assert found(" ".join(written), query) == written
    assert found("خانۀ خانه", "خانه", FoldOptions(hamza=False)) == ["خانه"]
    assert found("خانۀ خانة", "خانه", FoldOptions(ta_marbuta=False)) == ["خانۀ"]


def test_a_hamza_that_ends_a_name_is_found_with_it() -> None:
    assert found("في صنعاء وصنعاءَ، أجزاؤها", "صنعاء") == ["صنعاء", "صنعاءَ"]
    assert found("في صنعاء هنا", "صنعا") == ["صنعاء"]
    assert found("في صنعاء هنا", "صنعا", FoldOptions(hamza=False)) == ["صنعا"]


def test_white_space_inside_a_name_may_vary() -> None:
    assert found("الولايات\u00a0 المتحدة", "الولايات المتحدة") == ["الولايات\u00a0 المتحدة"]


def test_exact_search_keeps_every_difference() -> None:
    content = "أحمد احمد مَكتبة"
    assert found(content, "احمد", FOLD_NOTHING) == ["احمد"]
    assert found(content, "مكتبة", FOLD_NOTHING) == []


def test_each_difference_can_be_kept_alone() -> None:
    content = "على علي كتابة كتابه أب اب"
    assert found(content, "علي", FoldOptions(maqsura=False)) == ["علي"]
    assert found(content, "كتابه", FoldOptions(ta_marbuta=False)) == ["كتابه"]
    assert found(content, "اب", FoldOptions(hamza=False))[-1:] == ["اب"]
    assert "أب" not in found(content, "اب", FoldOptions(hamza=False))


def test_arabic_and_persian_digits_equal_latin_ones() -> None:
    assert fold_text("٢٠٢٠ ۲۰۲۰ 2020") == "2020 2020 2020"


@given(arabic, st.data())
def test_what_is_found_folds_to_the_query(content: str, data: st.DataObject) -> None:
    if not content:
        return
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    query = content[start:end]
    needle = fold(query).text.strip(" ")
    spans = list(find_folded(fold(content), query))
    if needle:
        assert spans
    for span in spans:
        assert needle in fold(span.slice(content)).text
        assert span.end == len(content) or not unicodedata.combining(content[span.end])


@given(arabic)
def test_each_folded_character_comes_from_the_place_it_names(content: str) -> None:
    folded = fold(content)
    assert len(folded.text) == len(folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)
    for index, char in enumerate(folded.text):
        assert char in fold(content[folded.offsets[index]]).text


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_folding_without_offsets_gives_the_same_text(text: str) -> None:
    assert fold_text(text) == fold(text).text.strip()
