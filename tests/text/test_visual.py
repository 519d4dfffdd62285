"""Text for terminals: order by Unicode's own test, brackets mirrored, marks on their letters."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.article import Direction
from reader.text.visual import columns, for_terminal

CONTROLS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _mirrors(shared_data: Path) -> dict[str, str]:
    found = {}
    for line in (shared_data / "unicode-15.0" / "BidiMirroring.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, second = line.split("#")[0].split(";")
            found[chr(int(first, 16))] = chr(int(second, 16))
    return found


def test_order_and_brackets_are_those_of_unicodes_bidi_test(shared_data: Path) -> None:
    mirrors = _mirrors(shared_data)
    path = shared_data / "unicode-15.0" / "BidiCharacterTest-every20.txt"
    rows = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        if line.startswith("#") or len(fields) != 5:
            continue
        text = "".join(chr(int(code, 16)) for code in fields[0].split())
        levels = fields[3].split()
        # the direction of a paragraph is found by another function; marks and separators move by rules of their own
        skipped = any(unicodedata.bidirectional(char) in ("NSM", "B", "S", "BN") for char in text)
        ours = for_terminal(text).translate(dict.fromkeys(map(ord, CONTROLS)))
        if skipped or not _same_base(text, fields[2]):
            continue
        expected = "".join(
            mirrors.get(text[at], text[at]) if int(levels[at]) % 2 else text[at] for at in map(int, fields[4].split())
        )
        expected = "".join(char for char in expected if char not in CONTROLS)
        if not any("\u0600" <= char <= "\u06ff" for char in text):
            assert ours == expected, ascii(text)
            rows += 1
    assert rows > 500


def _same_base(text: str, level: str) -> bool:
    from reader.text.direction import paragraph_direction

    return (paragraph_direction(text, Direction.RTL) is Direction.RTL) == (level == "1")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("שלום (עולם)", "(םלוע) םולש"),
        ("שלום foo(bar)", "foo(bar) םולש"),
        ("he said (שלום) [x]", "he said (םולש) [x]"),
        ("«שלום»", "«םולש»"),
        ("שָׁלוֹם", "םוֹלשָׁ"),
        ("(abc)", "(abc)"),
        ("", ""),
        ("שלום 2021-11", "2021-11 םולש"),
    ],
)
def test_lines_are_drawn_left_to_right(text: str, shown: str) -> None:
    assert for_terminal(text) == shown


def test_letters_are_joined_and_keep_their_harakat() -> None:
    shown = for_terminal("وَقَالَ لَا")
    assert shown == "\ufefb\u064e \ufedd\u064e\ufe8e\ufed7\u064e\ufeed\u064e"


def test_a_terminal_that_does_bidi_itself_gets_the_text_as_it_is() -> None:
    assert for_terminal("وَقَالَ (لا)", reorder=False) == "وَقَالَ (لا)"


@pytest.mark.parametrize("reorder", [True, False])
def test_escape_sequences_in_a_text_do_not_reach_the_terminal(reorder: bool) -> None:
    shown = for_terminal("a\x1b[31mסוף\x07\x9b2J\x7f", reorder=reorder)
    assert not any(unicodedata.category(char) == "Cc" for char in shown)
    assert "\u241b" in shown


def test_long_paragraphs_are_wrapped_before_they_are_reordered() -> None:
    assert for_terminal("אחת שתים שלוש ארבע", width=10) == "  םיתש תחא\n עברא שולש"
    assert for_terminal("one two three", width=8) == "one two\nthree"
    assert for_terminal("אבגדהוזח", width=5) == "הדגבא\n  חזו"


@given(st.text("אבג דהו abc 12 ()\u05b0\U0001e900\U0001f600\n", max_size=80), st.integers(4, 30))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text: str, width: int) -> None:
    shown = for_terminal(text, width=width)
    assert all(columns(line) <= width for line in shown.split("\n"))
    letters = "()"
    keep = [char for char in text if not char.isspace() and char not in letters]
    assert sorted(char for char in shown if not char.isspace() and char not in letters) == sorted(keep)
    assert sum(map(shown.count, letters)) == sum(map(text.count, letters))


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert for_terminal(text).count("\n") == text.count("\n")
    assert "\u1abb" not in for_terminal(text)
    assert "\u1abc" not in for_terminal(text)
