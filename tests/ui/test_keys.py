"""Keys are the same keys under every layout."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from reader.ui.keyboard.keys import digit_of, letter_of

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(key: int, text: str = "", scan: int = 0, modifiers: Qt.KeyboardModifier = _NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("letter", "arabic"), [("e", "ث"), ("c", "ؤ"), ("w", "ص"), ("h", "ا"), ("l", "م"), ("n", "ى"), ("z", "ئ")]
)
def test_a_letter_is_known_by_its_latin_form_or_by_the_arabic_letter_on_its_key(letter: str, arabic: str) -> None:
    assert letter_of(press(ord(letter.upper()), letter)) == letter
    assert letter_of(press(ord(arabic), arabic)) == letter


@pytest.mark.skipif(sys.platform != "linux", reason="scan codes as X11 reports them")
@pytest.mark.parametrize(("scan", "letter"), [(26, "e"), (54, "c"), (25, "w"), (43, "h"), (46, "l"), (52, "z")])
def test_a_physical_key_is_known_under_persian_hebrew_and_cyrillic_layouts(scan: int, letter: str) -> None:
    for char in "ثקу":
        assert letter_of(press(ord(char), char, scan)) == letter
    assert letter_of(press(0, "", scan)) == letter


def test_digits_are_known_in_latin_arabic_and_persian_form() -> None:
    assert digit_of(press(Qt.Key.Key_3, "3")) == 3
    assert digit_of(press(0x0663, "٣")) == 3
    assert digit_of(press(0x06F3, "۳")) == 3
    assert digit_of(press(Qt.Key.Key_A, "a")) is None


def test_shift_and_a_digit_is_that_digit() -> None:
    assert digit_of(press(Qt.Key.Key_Exclam, "!", 0, _SHIFT)) == 1
    assert digit_of(press(Qt.Key.Key_ParenRight, ")", 0, _SHIFT)) == 0
    assert digit_of(press(Qt.Key.Key_Exclam, "!", 0)) is None


def test_keys_that_are_no_letters_are_none() -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_F1, Qt.Key.Key_Escape):
        assert letter_of(press(key)) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="scan codes as X11 reports them")
def test_signs_that_stand_on_letters_of_the_arabic_layout_are_signs_where_they_stand_elsewhere() -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    assert letter_of(press(ord("/"), "/", 46, shift)) == "l"
    assert letter_of(press(ord("~"), "~", 52, shift)) == "z"
    # the key beside 1 of an American keyboard, the 7 of a German one
    assert letter_of(press(ord("~"), "~", 49, shift)) == ""
    assert letter_of(press(ord("/"), "/", 16, shift)) == ""
    assert letter_of(press(ord("/"), "/", 61)) == ""
