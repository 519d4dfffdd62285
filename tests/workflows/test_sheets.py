"""What lies over the window goes without taking anything of the window with it."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from workflows.driver import User

from reader.project.samples import create_sample_project
from reader.ui.widgets.sheet import Sheet

SHEETS = ("label_all", "findings", "keys", "preferences", "label_set", "palette", "entities", "notes")


@pytest.fixture
def user(tmp_path: Path, qapp: object) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path)
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    yield user
    user.command("language_en")
    user.close()


def sheet_of(user: User) -> Sheet | None:
    return next((each for each in user.window.findChildren(Sheet) if each.isVisible()), None)


@pytest.mark.parametrize("command", SHEETS)
def test_menus_find_bar_and_languages_work_after_a_sheet_was_closed(user: User, command: str) -> None:
    user.command(command)
    assert sheet_of(user) is not None
    user.key(Qt.Key.Key_Tab, times=3)
    user.key(Qt.Key.Key_Escape, times=2)
    assert sheet_of(user) is None
    gc.collect()
    user.command("find")
    user.write("ميناء")
    assert user.window.reading.find_bar.result.text() == "1 of 2"
    user.key(Qt.Key.Key_Escape)
    user.command("language_ar")
    titles = [action.text() for action in user.window.menus.main.actions() if action.menu() is not None]
    assert titles[0] == "المقالة"


@pytest.mark.parametrize("command", SHEETS)
def test_tab_walks_a_sheet_in_a_ring_and_never_leaves_it(user: User, command: str) -> None:
    user.command(command)
    sheet = sheet_of(user)
    assert sheet is not None
    first, visited = QApplication.focusWidget(), []
    for _ in range(200):
        user.key(Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None and sheet.isAncestorOf(now)
        visited.append(now)
        if now is first:
            break
    assert visited[-1] is first
    user.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is (visited[-2] if len(visited) > 1 else first)


def test_a_sheet_closes_when_the_field_that_had_the_keyboard_is_gone(user: User) -> None:
    field = QLineEdit(user.window)
    field.show()
    field.setFocus()
    user.command("keys")
    field.deleteLater()
    user.settle()
    user.key(Qt.Key.Key_Escape, times=2)
    assert sheet_of(user) is None
