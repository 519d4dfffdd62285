"""The key sheet shows every key there is, as it is now."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from workflows.driver import User

from reader.project.samples import create_sample_project
from reader.ui.keyboard.actions import COMMANDS
from reader.ui.keyboard.keys import digit_of
from reader.ui.keyboard.shortcuts import FIXED_KEYS, caps, is_letter, owner_of
from reader.ui.panels.key_sheet import GROUPS, KeySheet

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path)
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    yield user
    user.close()


def sheet(user: User) -> KeySheet:
    user.key(Qt.Key.Key_F1)
    user.settle()
    (found,) = [each for each in user.window.findChildren(KeySheet) if each.isVisible()]
    return found


def shown(keys: KeySheet) -> dict[str, tuple[str, ...]]:
    return {row.id: row.caps for row, widget in keys.rows if not widget.isHidden()}


def test_every_key_of_every_command_is_on_the_sheet(user: User) -> None:
    rows = shown(sheet(user))
    for command in COMMANDS:
        for binding in command.default_bindings:
            assert any(cap.split(" / ")[0] == caps(binding) for cap in rows[command.id]), command.id
    assert {each.id for each in FIXED_KEYS} <= set(rows)
    with_keys = {command.id for command in COMMANDS if command.default_bindings}
    assert set(rows) == with_keys | {each.id for each in FIXED_KEYS}
    user.key(Qt.Key.Key_Escape)
    assert user.view.hasFocus()


def test_groups_name_only_what_there_is() -> None:
    known = {command.id for command in COMMANDS} | {each.id for each in FIXED_KEYS}
    named = [each for ids in GROUPS.values() for each in ids]
    assert set(named) <= known and len(named) == len(set(named))


def test_the_keys_that_the_reading_view_keeps_are_those_it_answers_to(user: User) -> None:
    """Press every key with every modifier: what the reading view takes is in the table of fixed keys, or a letter."""
    keys, session = user.window.reading.keys, user.window.session
    keys.letters = {}
    focus = session.focus
    taken = set()
    plain = [Qt.Key(code) for code in range(0x20, 0x7F) if not 0x61 <= code <= 0x7A]
    named = [key for key in Qt.Key if Qt.Key.Key_Escape.value <= key.value <= Qt.Key.Key_F12.value]
    for modifiers in (_NONE, _SHIFT, _ALT, _CTRL, _SHIFT | _ALT, _SHIFT | _CTRL, _ALT | _CTRL):
        for key in (*plain, *named):
            session.set_focus(focus)
            event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
            if keys.key_press(event):
                digit = digit_of(event)
                name = QKeySequence(QKeyCombination(modifiers, key)).toString()
                if digit is not None:
                    name = f"Shift+{digit}" if modifiers & _SHIFT else str(digit)
                taken.add(name)
    kept = {name for each in FIXED_KEYS for name in each.sequences}
    # Qt asks the view about these as moves of the keyboard focus
    expected = {QKeySequence(name).toString() for name in kept if not name.lower().endswith("tab")}
    assert taken == expected, "change FIXED_KEYS in reader/ui/keyboard/shortcuts.py with TextKeys"


def test_the_users_own_keys_and_the_arabic_letters_are_shown(user: User) -> None:
    user.window.settings.shortcuts = {"export": ("Ctrl+Alt+X",), "grow": ("q",)}
    rows = shown(sheet(user))
    assert rows["export"] == ("Ctrl Alt X",)
    assert rows["grow"] == ("Q / ض",)
    assert rows["next_mention"] == ("W / ص",)


def test_the_sheet_is_searched_by_what_keys_do_and_by_their_names(user: User) -> None:
    keys = sheet(user)
    QTest.keyClicks(keys.query, "undo")
    assert set(shown(keys)) == {"undo"}
    keys.query.setText("ctrl g")
    assert set(shown(keys)) == {"go_to_paragraph"}
    keys.query.setText("no such key")
    assert not shown(keys)


def test_no_two_commands_share_a_key() -> None:
    bound = {command.id: command.default_bindings for command in COMMANDS}
    for command in COMMANDS:
        for binding in command.default_bindings:
            assert owner_of(binding, bound) == command.id, binding
            assert is_letter(binding) or QKeySequence(binding).toString(), binding
