"""Every occurrence of a name: the seed, what proclitics and spelling hide, what must not be found, and an oracle."""

import json
from itertools import product
from pathlib import Path

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.domain.span import Span
from reader.text.normalize import fold_text
from reader.text.occurrences import (
    find_occurrences,
    find_occurrences_before,
    occurrences,
    without_proclitic,
)
from reader.text.searchable import SearchableText


def found(content: str, name: str) -> list[tuple[str, str]]:
    """Return what is glued before each occurrence, and the occurrence."""
    return [(each.prefix, each.span.slice(content)) for each in occurrences(content, name)]


def test_the_seed_names_milley_four_times_and_israel_five_times(seed_text: str) -> None:
    assert found(seed_text, "ميلي") == [("", "ميلي"), ("و", "ميلي"), ("ل", "ميلي"), ("", "ميلي")]
    assert found(seed_text, "إسرائيل") == [("", "إسرائيل")] * 3 + [("ل", "إسرائيل"), ("", "إسرائيل")]


def test_no_word_that_only_contains_israel_is_found(seed_text: str) -> None:
    alike = [word for word in regex.findall(r"\w+", seed_text) if "إسرائيل" in word and word.endswith(("ي", "ين"))]
    assert len(alike) == 9
    places = [each.span for each in occurrences(seed_text, "إسرائيل")]
    for word in regex.finditer(r"\w*إسرائيل(?:ي|يين)\b", seed_text):
        assert not any(span.overlaps(Span(*word.span())) for span in places)


def test_every_gold_mention_of_the_seed_is_among_the_occurrences_of_its_own_text(
    seed_text: str, shared_data: Path
) -> None:
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))["spans"]
    for row in gold:
        name = "الجيش" if row["text"] == "لجيش" else row["text"]
        assert Span(row["start"], row["end"]) in [each.span for each in occurrences(seed_text, name)], row


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("للجيش وبالجيش والجيش وللجيش", "الجيش", [("ل", "لجيش"), ("وب", "الجيش"), ("و", "الجيش"), ("ول", "لجيش")]),
        ("قال للجنة واللجنة", "اللجنة", [("ل", "لجنة"), ("و", "اللجنة")]),
        ("لله الأمر", "الله", [("ل", "له")]),
        ("لليبيا وليبيا", "ليبيا", [("ل", "ليبيا"), ("و", "ليبيا")]),
        ("لألمانيا والمانيا", "ألمانيا", [("ل", "ألمانيا"), ("و", "المانيا")]),
        ("تل\u00a0أبيب  وتل   أبيب", "تل أبيب", [("", "تل\u00a0أبيب"), ("و", "تل   أبيب")]),
        ("إســرائيل وَإِسْرَائِيلَ", "اسرائيل", [("", "إســرائيل"), ("وَ", "إِسْرَائِيلَ")]),
        ("ﺇﺳﺮﺍﺋﻴﻞ", "إسرائيل", [("", "ﺇﺳﺮﺍﺋﻴﻞ")]),
        ("“غانتس”،(غانتس).غانتس:غانتس_غانتس", "غانتس", [("", "غانتس")] * 5),
        ("مصطفي كمال ومصطفى كمال", "مصطفى كمال", [("", "مصطفي كمال"), ("و", "مصطفى كمال")]),
        ("فاطمه", "فاطمة", [("", "فاطمه")]),
        ("25 نوفمبر / تشرين", "25 نوفمبر/تشرين", [("", "25 نوفمبر / تشرين")]),
        ("عام (2002) مضى", "عام (2002)", [("", "عام (2002)")]),
        ("صنعاء وصنعاءَ وصنعا", "صنعاء", [("", "صنعاء"), ("و", "صنعاءَ")]),
        ("قال د. أحمد", "د.", [("", "د.")]),
        ("London, (LONDON) Londoner", "London", [("", "London"), ("", "LONDON")]),
    ],
)
def test_a_name_is_found_behind_proclitics_and_in_any_spelling(
    content: str, name: str, expected: list[tuple[str, str]]
) -> None:
    assert found(content, name) == expected


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("قال على الفور", "علي"),
        ("إلى", "الي"),
        ("سماء بناء", "سما"),
        ("شهر آب", "أب"),
        ("كمال", "مال"),
        ("بلد", "لد"),
        ("ألليبيا", "ليبيا"),
        ("ؤإسرائيل", "إسرائيل"),
        ("1.25 و250", "25"),
        ("تل\nأبيب", "تل أبيب"),
        ("تل، أبيب", "تل أبيب"),
        ("...", "“”"),
    ],
)
def test_another_word_is_not_an_occurrence(content: str, name: str) -> None:
    assert found(content, name) == []


def test_a_name_with_the_article_that_had_none_is_told_apart() -> None:
    places = occurrences("جيش الجيش بالجيش للجيش", "جيش")
    assert [(each.article, each.prefix) for each in places] == [(False, ""), (True, ""), (True, "ب"), (True, "ل")]


def test_the_letters_before_a_remembered_name_go_where_the_rest_is_a_word() -> None:
    words = {"الأمم", "لبنان", "كوفيد", "اللجنة", "ليد"}
    names = ("للأمم المتحدة", "بلبنان", "وكوفيد", "للجنة", "ورد")
    bare = [without_proclitic(name, words.__contains__) for name in names]
    assert bare == ["الأمم المتحدة", "لبنان", "كوفيد", "اللجنة", "ورد"]


@given(st.integers(0, 40), st.lists(st.sampled_from(["ميلي", "وميلي", "سلام", "ﻻ", "لَ", "\n"]), max_size=40))
def test_looking_backward_finds_the_same_places(words: int, parts: list[str]) -> None:
    content = " ".join(parts)
    text, position = SearchableText(content), min(words, len(content))
    forward = [each for each in find_occurrences(text, "ميلي") if each.span.end <= position]
    assert list(find_occurrences_before(text, "ميلي", position)) == forward[::-1]


def test_offsets_hold_across_the_parts_in_which_a_long_text_is_folded() -> None:
    content = "قَالَ ﻻ بـأس. " * 700 + "وميلِي هنا، " + "ﷺ " * 4000 + "“ميلي”"
    assert found(content, "ميلي") == [("و", "ميلِي"), ("", "ميلي")]
    text = SearchableText(content)
    assert not text.advance(1e-9)
    assert [each.span.slice(content) for each in find_occurrences(text, "ميلي", near=len(content) - 3000)] == ["ميلي"]


# --- an oracle that tries every range of the text

LETTERS = "اأإلوبفسجية\u064e\u0640ﻻ "
IGNORED = "\u064e\u0640"
PREFIXES = {one + two for one, two in product(("", "و", "ف"), ("", "ب", "ل", "ك", "س"))}


def _letters(text: str) -> str:
    return "".join(char for char in text if char not in IGNORED)


def oracle(content: str, name: str) -> list[Span]:
    """Return the occurrences by comparing every range of the text with the name."""
    places: dict[int, Span] = {}
    for start, end in product(range(len(content)), range(1, len(content) + 1)):
        whole_letters = start < end and content[start] not in f"{IGNORED} " and content[end - 1 : end] not in (" ", "")
        if not whole_letters or (end < len(content) and content[end] in IGNORED):
            continue
        if content[start:end].rstrip(IGNORED).endswith(" "):
            # a mark that stands on a space is none of the word's
            continue
        if (_letters(content[end:]) or " ")[0].isalnum():
            continue
        before = content[:start].rsplit(" ", 1)[-1]
        if start > 0 and before and _reads(_letters(content[start:end]), _letters(before), name):
            places.setdefault(end, Span(start, end))
        elif not _letters(before) and _same(_letters(content[start:end]), name):
            places[end] = Span(start, end)
    return sorted(places.values())


def _same(surface: str, name: str) -> bool:
    return fold_text(surface) == fold_text(name)


def _reads(surface: str, prefix: str, name: str) -> bool:
    if prefix in PREFIXES and len(fold_text(name)) >= (4 if set("كس") & set(prefix) else 3) and _same(surface, name):
        return True
    lam = prefix in ("ل", "ول", "فل") and surface.startswith("ل") and name.startswith("ال")
    return lam and (_same("ا" + surface, name) or (name[2] == "ل" and _same("ال" + surface, name)))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["الجيش", "لجيش", "للجيش", *LETTERS, " ", " "]), max_size=14).map("".join),
    st.sampled_from(["الجيش", "اللجية", "جية", "إسلو", "بيجا"]),
)
@example("وَبالـجيش للجيش", "الجيش")
@example("للجية", "اللجية")
@example(" \u064eالجيش", "الجيش")
@example("الجيش \u064e", "الجيش")
def test_the_occurrences_are_those_that_trying_every_range_gives(content: str, name: str) -> None:
    mine = [each.span for each in occurrences(content, name) if not each.article]
    assert mine == oracle(content, name)
