"""Every command on a keyboard that has no Latin letter, and the fields of text that keep their own keys there."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from workflows.driver import CTRL, NONE, SHIFT, User, saved

from reader.project.samples import create_sample_project
from reader.ui.application import make_application
from reader.ui.dialogs.export_report import ExportReportDialog
from reader.ui.dialogs.project import DetailsDialog
from reader.ui.keyboard.actions import COMMANDS
from reader.ui.keyboard.shortcuts import is_letter
from tests.screenshots import exporting

# xkb's layout "ara", as its file says it: the keys of a Latin keyboard, what they give, and what they give with Shift
KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
PLAIN = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر\ufefbىةوزظ"
SHIFTED = "\u064e\u064b\u064f\u064c\ufef9إ`÷×؛<>\u0650\u064d][\ufef7أـ،/:\"~\u0652}{\ufef5آ',.؟"
ROWS = {24: "qwertyuiop[]", 38: "asdfghjkl;'", 52: "zxcvbnm,./"}
SCANS = {key: start + place for start, row in ROWS.items() for place, key in enumerate(row)}
EASTERN = "٠١٢٣٤٥٦٧٨٩"
BOUND = [(command.id, binding) for command in COMMANDS for binding in command.default_bindings]


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path, arabic=True)
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    yield user
    user.close()


def listen(user: User, *, but: str = "") -> list[str]:
    """Return a list that gets the name of each command that is called, instead of its being carried out."""
    called: list[str] = []
    for command in COMMANDS:
        if command.id != but:
            action = user.window.actions_table[command.id]
            action.triggered.disconnect()
            action.triggered.connect(partial(lambda name, _checked=False: called.append(name), command.id))
    return called


def press(latin: str, modifiers: Qt.KeyboardModifier, *, place: bool, eastern: bool = False) -> None:
    """Press the key that bears a Latin letter or sign, as X11 reports it under the layout "ara"."""
    assert len(KEYS) == len(PLAIN) == len(SHIFTED)
    target = QApplication.focusWidget()
    assert target is not None
    char = EASTERN[int(latin)] if latin.isdecimal() and eastern else latin
    if latin in KEYS:
        char = (SHIFTED if modifiers & SHIFT else PLAIN)[KEYS.index(latin)]
    scan = SCANS.get(latin, 0) if place else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, ord(char), modifiers, scan, 0, 0, char))


def press_binding(binding: str, *, place: bool, eastern: bool) -> None:
    """Press a letter of the reading view or a key sequence."""
    if is_letter(binding):
        press(binding[-1], SHIFT if len(binding) > 1 else NONE, place=place)
        return
    (combination,) = QKeySequence(binding)
    key, modifiers = combination.key(), combination.keyboardModifiers()
    latin = chr(key).lower() if key < 0x7F else ""
    if latin and (latin in KEYS or (latin.isdecimal() and eastern)):
        press(latin, modifiers, place=place, eastern=eastern)
    else:
        QTest.sendKeyEvent(QTest.KeyAction.Click, QApplication.focusWidget(), key, latin, modifiers)


@pytest.mark.parametrize(
    ("place", "eastern"), [(True, False), (False, False), (True, True)], ids=["places", "letters", "eastern digits"]
)
def test_every_key_of_every_command_calls_it(user: User, place: bool, eastern: bool) -> None:
    if place and sys.platform != "linux":
        pytest.skip("the places of keys as X11 reports them")
    called = listen(user)
    silent = []
    for command, binding in BOUND:
        user.view.setFocus()
        user.window.actions_table[command].setEnabled(True)
        called.clear()
        # the help sheet has a sign of its own in Arabic beside that of Latin layouts
        if binding != "?":
            press_binding(binding, place=place, eastern=eastern)
            if called != [command]:
                silent.append((command, binding, list(called)))
    assert len(BOUND) > 70
    assert silent == []


def test_every_command_is_found_by_typing_its_name_in_arabic(user: User) -> None:
    """Type what an Arabic keyboard can, go down to the command and press Enter."""
    make_application("ar", "light")
    user.command("language_ar")
    called = listen(user, but="palette")
    palette = user.window.palette_commands.palette
    for command in COMMANDS:
        if command.id in ("palette", "language_en"):
            continue
        user.window.actions_table[command.id].setEnabled(True)
        press("k", CTRL, place=True)
        user.settle(1)
        user.write(">" + user.window.actions_table[command.id].text().rstrip("…"))
        user.settle()
        for _ in range(len(palette.model.rows)):
            found = palette.current()
            if found is not None and found.key == command.id:
                break
            user.key(Qt.Key.Key_Down)
        called.clear()
        user.key(Qt.Key.Key_Return)
        assert called == [command.id]
    make_application("en", "light")


def clipboard() -> str:
    return QApplication.clipboard().text()


def check_field(user: User, field: QLineEdit | QPlainTextEdit) -> None:
    """Select all, copy, cut, paste and undo in a field, which nothing else may answer."""

    def text() -> str:
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    before = saved(user.project)
    field.setFocus()
    user.write("قال غانتس")
    assert text() == "قال غانتس"
    press("a", CTRL, place=True)
    press("c", CTRL, place=True)
    assert clipboard() == "قال غانتس"
    press("x", CTRL, place=True)
    assert text() == ""
    press("v", CTRL, place=True)
    press("v", CTRL, place=True)
    assert text() == "قال غانتسقال غانتس"
    press("z", CTRL, place=True)
    assert text() == "قال غانتس"
    press("z", CTRL | SHIFT, place=True)
    assert text() == "قال غانتسقال غانتس"
    assert field.hasFocus() and saved(user.project) == before


def test_a_note_keeps_its_own_keys(user: User) -> None:
    press("n", NONE, place=True)
    user.settle()
    note = user.window.inspector.notes.note
    assert note.hasFocus()
    note.selectAll()
    user.key(Qt.Key.Key_Delete)
    check_field(user, note)


def test_the_find_bar_the_palette_and_the_fields_of_dialogs_keep_their_own_keys(user: User) -> None:
    press("f", CTRL, place=True)
    check_field(user, user.window.reading.find_bar.query)
    user.key(Qt.Key.Key_Escape)
    press("k", CTRL, place=True)
    check_field(user, user.window.palette_commands.palette.query)
    user.key(Qt.Key.Key_Escape)
    press("i", CTRL, place=True)
    dialog = user.dialog(DetailsDialog)
    field = next(each for each in dialog.findChildren(QLineEdit) if each.hasFocus())
    press("a", CTRL, place=True)
    check_field(user, field)
    press("k", CTRL, place=True)
    assert not user.window.palette_commands.palette.isVisible(), "the window's keys rest"
    user.key(Qt.Key.Key_Escape)


def test_rows_of_a_report_are_copied_in_its_dialog(user: User) -> None:
    dialog = exporting(user.window, "en")["exported"]
    assert isinstance(dialog, ExportReportDialog)
    dialog.show()
    dialog.table.setFocus()
    user.settle()
    QApplication.clipboard().setText("")
    press("c", CTRL, place=True)
    assert "\t" in clipboard() and user.content not in clipboard()
    dialog.close()
