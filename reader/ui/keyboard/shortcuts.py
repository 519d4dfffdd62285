"""Keys as text: what is bound to commands, what the reading view keeps for itself, and how keys are shown.

A binding is a key sequence as Qt writes it in files ("Ctrl+Shift+F"), or a letter of the reading view ("e",
"shift+e"), which acts only there and is the same key on every layout.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from reader.ui.keyboard.keys import ARABIC_LETTERS, digit_of, letter_of

Bindings = tuple[str, ...]

_LETTER = re.compile(r"(shift\+)?[a-z]")
_ARABIC_ON_KEY = {latin: arabic for arabic, latin in reversed(ARABIC_LETTERS.items())}
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT, _META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier
_MODIFIER_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_CAPS = {
    "Shift": "⇧", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Space": "␣", "Return": "Enter",
    "PgUp": "PgUp", "PgDown": "PgDn", "Esc": "Esc", "Meta": "Meta",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FixedKey:
    """Describe keys that the reading view keeps for itself; `sequences` are all it answers to, `caps` what is shown.

    `id` is that of the command that does the same, where there is one.
    """

    id: str
    caps: tuple[str, ...]
    sequences: Bindings


_DIGITS = "1234567890"
FIXED_KEYS: tuple[FixedKey, ...] = (
    FixedKey("words", ("←", "→"), ("Left", "Right")),
    FixedKey("letters", ("Alt ←", "Alt →"), ("Alt+Left", "Alt+Right")),
    FixedKey("lines", ("↑", "↓"), ("Up", "Down")),
    FixedKey("screens", ("PgUp", "PgDn"), ("PgUp", "PgDown")),
    FixedKey("line_ends", ("Home", "End"), ("Home", "End")),
    FixedKey("article_ends", ("Ctrl Home", "Ctrl End"), ("Ctrl+Home", "Ctrl+End")),
    FixedKey("page", ("␣", "⇧ ␣"), ("Space", "Shift+Space")),
    FixedKey("accept", ("␣",), ("Space",)),
    FixedKey("accept_paragraph", ("⇧ ␣",), ("Shift+Space",)),
    FixedKey("next_suggestion", ("Tab",), ("Tab",)),
    FixedKey("previous_suggestion", ("⇧ Tab",), ("Shift+Tab", "Backtab", "Shift+Backtab")),
    FixedKey("extend", ("⇧ ←", "⇧ →"), ("Shift+Left", "Shift+Right")),
    FixedKey("extend_letters", ("⇧ Alt ←", "⇧ Alt →"), ("Alt+Shift+Left", "Alt+Shift+Right")),
    FixedKey(
        "extend_lines",
        ("⇧ ↑", "⇧ ↓"),
        ("Shift+Up", "Shift+Down", "Shift+PgUp", "Shift+PgDown", "Shift+Home", "Shift+End",
         "Ctrl+Shift+Home", "Ctrl+Shift+End"),
    ),
    FixedKey("drop", ("Esc",), ("Esc", "Shift+Esc")),
    FixedKey("label", ("1 – 9", "0"), tuple(_DIGITS)),
    FixedKey("label_more", ("⇧ 1 – 9", "⇧ 0"), tuple(f"Shift+{digit}" for digit in _DIGITS)),
    FixedKey("remove", ("Del",), ("Del", "Shift+Del")),
    FixedKey("inspector", ("Enter",), ("Return", "Shift+Return", "Enter", "Shift+Enter")),
)  # fmt: skip
# what text fields do with their keys
_QT_KEYS = ("Backspace", "Shift+Backspace")


def is_letter(binding: str) -> bool:
    """Tell a letter of the reading view from a key sequence."""
    return _LETTER.fullmatch(binding) is not None


def arabic_letter(letter: str) -> str:
    """Return the Arabic letter on the same key as a Latin one, for showing beside it; "" when there is none."""
    return _ARABIC_ON_KEY.get(letter.removeprefix("shift+"), "")


def caps(binding: str) -> str:
    """Return a binding as key caps, separated by spaces: "Ctrl ⇧ F"."""
    if is_letter(binding):
        return f"⇧ {binding[-1].upper()}" if binding.startswith("shift+") else binding.upper()
    # "Ctrl++" ends with the key itself
    parts = re.findall(r"[^+]+|\+$", binding)
    return " ".join(_CAPS.get(part, part) for part in parts)


def told(sequence: QKeySequence) -> str:
    """Return a key sequence in words: Qt would put the names of its keys into the interface's language."""
    if sys.platform == "darwin":
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    shown = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return shown.replace("Return", "Enter").replace("PgDown", "PgDn")


def fixed_caps(fixed_id: str) -> str:
    """Return the first key that the reading view keeps for something, as key caps; "" when there is none."""
    return next((fixed.caps[0] for fixed in FIXED_KEYS if fixed.id == fixed_id), "")


def binding_of(event: QKeyEvent) -> str:
    """Return what pressing this key would bind; "" while only modifiers are held or for a key without a name."""
    key, modifiers = event.key(), event.modifiers() & (_SHIFT | _CTRL | _ALT | _META)
    if key in _MODIFIER_KEYS:
        return ""
    letter = letter_of(event)
    if letter and not modifiers & (_CTRL | _ALT | _META):
        return f"shift+{letter}" if modifiers & _SHIFT else letter
    digit = None if letter else digit_of(event)
    if letter:
        key = Qt.Key(ord(letter.upper()))
    elif digit is not None:
        key = Qt.Key(int(Qt.Key.Key_0) + digit)
    # a sign that needs Shift is that sign, not Shift and the sign
    if modifiers == _SHIFT and 0x20 < key < 0x110000 and not letter and not Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        modifiers = Qt.KeyboardModifier.NoModifier
    if key in (0, Qt.Key.Key_unknown):
        return ""
    combination = QKeyCombination(modifiers, Qt.Key(key))
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def is_fixed(binding: str) -> bool:
    """Tell whether a binding is kept by the reading view or by Qt, so that no command can have it."""
    return binding in _QT_KEYS or any(binding in fixed.sequences for fixed in FIXED_KEYS)


def owner_of(binding: str, bound: Mapping[str, Bindings]) -> str:
    """Return the command that has a binding, or ""."""
    same = _same(binding)
    return next((command for command, keys in bound.items() if any(_same(key) == same for key in keys)), "")


def _same(binding: str) -> str:
    return binding if is_letter(binding) else QKeySequence(binding).toString()


def sequences(bindings: Iterable[str]) -> list[QKeySequence]:
    """Return the bindings that are key sequences, for a QAction."""
    return [QKeySequence(binding) for binding in bindings if not is_letter(binding)]


def with_binding(bound: Bindings, binding: str) -> Bindings:
    """Return a command's keys with one in place of those of its sort: of the letters, or of the key sequences."""
    kept = tuple(each for each in bound if is_letter(each) is not is_letter(binding))
    return (*kept, binding) if is_letter(binding) else (binding, *kept)


def without_binding(bound: Bindings, binding: str) -> Bindings:
    """Return a command's keys without one of them."""
    return tuple(each for each in bound if _same(each) != _same(binding))
