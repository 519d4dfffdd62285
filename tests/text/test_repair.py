"""Text out of pages: letters for forms, reading order, ligatures, paragraphs."""

import arabic_reshaper
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from reader.text.repair import in_logical_order, is_visual, join_glyphs, join_lines, part_scripts, plain_letters

LINES = [
    "وقال غانتس في تل أبيب إن الجيش الإسرائيلي لا ينام.",
    "وأضاف أن اللقاء الذي كان مع ميلي من أجل السلام.",
    "ثم عاد من هناك إلى بلاده بعد يومين على متن طائرة.",
]


def test_letters_stand_for_their_forms_and_nothing_else_changes() -> None:
    assert plain_letters("\ufef7\ufea3\ufeae ½ ﬁ Å") == "لأحر ½ ﬁ Å"


def test_lines_in_the_order_in_which_they_are_seen_are_read_again() -> None:
    reshaper = arabic_reshaper.ArabicReshaper({"delete_harakat": False})
    seen = [get_display(reshaper.reshape(line), base_dir="R") for line in LINES]
    assert is_visual(seen) and not is_visual(LINES)
    assert [in_logical_order(line) for line in seen] == LINES


@given(st.lists(st.sampled_from(["قال", "ميلي", "كتاب", "123", "Nova"]), max_size=20))
def test_a_text_that_makes_sense_is_never_turned_round(words: list[str]) -> None:
    assert not is_visual([" ".join(words)])


def test_ligatures_come_as_most_lam_alefs_of_the_page_did() -> None:
    turned = [["ا"], ["إ", "ل"], ["ن"], [" "], ["ا", "ل"], ["ي", "ب", "ح"]]
    assert join_glyphs(turned) == "الإن لاحبي"
    right = [["ا"], ["ل", "إ"], ["ن"], [" "], ["ل", "ا"], ["ح", "ب", "ي"]]
    assert join_glyphs(right) == "الإن لاحبي"
    assert join_glyphs([["f", "i"], ["e"]]) == "fie"


def test_ligatures_stay_as_they_came_unless_something_tells_that_they_were_turned() -> None:
    assert join_glyphs([*"أعلنت ", "شر", *"كة"]) == "أعلنت شركة"
    assert join_glyphs([*"أعلنت ", "رش", *"كة ", "يف", *" بلد"]) == "أعلنت شركة في بلد"
    assert join_glyphs(["ف", "ك", "ةر", " ", "ل"]) == "فكرة ل"


def test_a_space_lost_between_scripts_is_put_back_but_a_prefix_stays() -> None:
    assert part_scripts("وPythonمن") == "وPython من"


def test_lines_are_joined_to_paragraphs() -> None:
    full = "كلمات كثيرة تملأ السطر كله من أوله إلى آخره وتزيد"
    assert join_lines(["عنوان", full, full, "وتنتهي هنا.", "", full, "ثم هنا."]) == [
        "عنوان", f"{full} {full} وتنتهي هنا.", f"{full} ثم هنا.",
    ]  # fmt: skip
    assert join_lines([]) == []
    long = "a long enough line of Latin letters with an exam-"
    assert join_lines([long, "ple in it"]) == [f"{long[:-1]}ple in it"]
