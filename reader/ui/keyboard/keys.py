"""Which letter or digit key was pressed, whatever the keyboard layout makes of it.

Under a purely Arabic layout Qt never fires a shortcut on a Latin letter (measured), so a letter is resolved by the
Latin character, else by the physical key, else by the Arabic letter that stands on the same key. With Ctrl, Alt or
Meta the whole press is told anew as a Latin layout would report it.
"""

import sys
import unicodedata

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# first scan code of each letter row: evdev + 8 as X11 and Wayland report it; set 1 as Windows reports it
_ROW_STARTS = {"linux": (24, 38, 52), "win32": (16, 30, 44)}
_DIGIT_START = {"linux": 10, "win32": 2}
# macOS reports no scan code; its virtual key codes name the physical key
_MAC_LETTERS = {
    0: "a", 1: "s", 2: "d", 3: "f", 4: "h", 5: "g", 6: "z", 7: "x", 8: "c", 9: "v", 11: "b", 12: "q", 13: "w",
    14: "e", 15: "r", 16: "y", 17: "t", 31: "o", 32: "u", 34: "i", 35: "p", 37: "l", 38: "j", 40: "k", 45: "n", 46: "m",
}  # fmt: skip
_MAC_DIGITS = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}

# the Arabic (101) layout; what stands on the same keys with Shift is resolved by the physical key
ARABIC_LETTERS: dict[str, str] = {
    "ض": "q", "ص": "w", "ث": "e", "ق": "r", "ف": "t", "غ": "y", "ع": "u", "ه": "i", "خ": "o", "ح": "p",
    "ش": "a", "س": "s", "ي": "d", "ب": "f", "ل": "g", "ا": "h", "ت": "j", "ن": "k", "م": "l",
    "ئ": "z", "ء": "x", "ؤ": "c", "ر": "v", "لا": "b", "ى": "n", "ة": "m",
    # the same keys with Shift
    "\u064e": "q", "\u064b": "w", "\u064f": "e", "\u064c": "r", "لإ": "t", "إ": "y", "‘": "u", "÷": "i", "×": "o",
    "؛": "p", "\u0650": "a", "\u064d": "s", "لأ": "g", "أ": "h", "ـ": "j", "،": "k", "\u0652": "x",
    "لآ": "b", "آ": "n", "’": "m",
    # lam-alef as one character, as X11 reports it
    "\ufefb": "b", "\ufef5": "b", "\ufef7": "g", "\ufef9": "t",
}  # fmt: skip
# signs of every layout that stand on letters of the Arabic one, with Shift
_SHIFTED_SIGNS = {"`": "u", "]": "d", "[": "f", "/": "l", "~": "z", "}": "c", "{": "v", "'": "m"}
# signs of the Latin layout under other Arabic letters
_SIGNS = {"و": ",", "ز": ".", "ظ": "/", "ك": ";", "ط": "'", "ج": "[", "د": "]", "ذ": "`"}
_SIGN_PLACES = {"linux": {59: ",", 60: ".", 61: "/", 47: ";", 48: "'", 34: "[", 35: "]", 49: "`"},
                "win32": {51: ",", 52: ".", 53: "/", 39: ";", 40: "'", 26: "[", 27: "]", 41: "`"}}  # fmt: skip
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
_SHIFTED_DIGITS = dict(zip(")!@#$%^&*(", range(10), strict=True))


def _by_place(event: QKeyEvent) -> str:
    if sys.platform == "darwin":
        return _MAC_LETTERS.get(event.nativeVirtualKey(), "")
    code = event.nativeScanCode()
    for row, start in zip(_ROWS, _ROW_STARTS.get(sys.platform, _ROW_STARTS["linux"]), strict=True):
        if start <= code < start + len(row):
            return row[code - start]
    return ""


def letter_of(event: QKeyEvent) -> str:
    """Return the Latin letter a..z of the key, or "" when it is no letter key."""
    key = int(event.key())
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key).lower()
    if event.modifiers() & _SHIFT and key < 0x7F and (letter := _SHIFTED_SIGNS.get(chr(key))):
        # the same sign stands elsewhere on other layouts
        has_place = event.nativeScanCode() or sys.platform == "darwin"
        return letter if not has_place or _by_place(event) == letter else ""
    text = event.text()
    if text in ARABIC_LETTERS:
        # a layout that is not Arabic 101 puts its letters elsewhere: the physical key knows better
        return _by_place(event) or ARABIC_LETTERS[text]
    if key < 0x110000 and chr(key) in ARABIC_LETTERS:
        return _by_place(event) or ARABIC_LETTERS[chr(key)]
    is_foreign_letter = key < 0x110000 and key > 0x7F and chr(key).isalpha()
    return _by_place(event) if is_foreign_letter or key in (0, Qt.Key.Key_unknown) else ""


def digit_of(event: QKeyEvent) -> int | None:
    """Return the digit 0..9 of the key on any layout, row or keypad, with or without Shift; None for other keys."""
    key = int(event.key())
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return key - int(Qt.Key.Key_0)
    text = event.text()
    if len(text) == 1 and text.isdecimal():
        return unicodedata.decimal(text)
    if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return None
    if sys.platform == "darwin":
        return _MAC_DIGITS.get(event.nativeVirtualKey())
    start = _DIGIT_START.get(sys.platform, _DIGIT_START["linux"])
    if start <= event.nativeScanCode() < start + 10:
        return (event.nativeScanCode() - start + 1) % 10
    return _SHIFTED_DIGITS.get(text or chr(key) if key < 0x110000 else text)


def on_latin_layout(event: QKeyEvent) -> QKeyEvent | None:
    """Return a press with Ctrl, Alt or Meta as a Latin layout reports it; None when it is reported so already."""
    key, modifiers = int(event.key()), event.modifiers()
    if not modifiers & (_CTRL | _ALT | _META) or Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return None
    found = letter_of(event).upper()
    if not found and 0x7F < key < 0x110000:
        char = chr(key)
        by_place = _SIGN_PLACES.get(sys.platform, {}).get(event.nativeScanCode(), "")
        found = str(unicodedata.decimal(char)) if char.isdecimal() else by_place or _SIGNS.get(char, "")
    if not found:
        return None
    return QKeyEvent(QEvent.Type.KeyPress, ord(found), modifiers, "", event.isAutoRepeat(), event.count())
