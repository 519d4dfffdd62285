"""Preferences by keys and mouse: each applies at once, is kept, and leaves the text alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QSlider, QWidget
from workflows.driver import ALT, CTRL, NEXT, SHIFT, User, saved

from reader.project.samples import create_sample_project
from reader.ui.application import make_application
from reader.ui.preferences.sheet import Preferences
from reader.ui.settings import Settings
from reader.ui.words.i18n import choose_digits


@pytest.fixture(params=["latin", "arabic"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path, monkeypatch: Any) -> Iterator[User]:
    monkeypatch.setenv("HASHIYA_HOME", str(tmp_path / "home"))
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path, arabic=request.param == "arabic")
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    yield user
    user.close()
    choose_digits("auto")
    make_application("en", "light")


def open_page(user: User, page: str = "reading") -> Preferences:
    user.key(Qt.Key.Key_Comma, CTRL)
    user.settle()
    (found,) = [each for each in user.window.findChildren(Preferences) if each.isVisible()]
    QTest.mouseClick(found.buttons[page], Qt.MouseButton.LeftButton)
    user.settle()
    return found


def control(preferences: Preferences, name: str) -> Any:
    found = [each for each in preferences.findChildren(QWidget, name) if each.isVisible()]
    assert len(found) == 1, name
    return found[0]


def press(user: User, preferences: Preferences, name: str) -> None:
    QTest.mouseClick(control(preferences, name), Qt.MouseButton.LeftButton)
    user.settle()


def test_the_sample_and_the_article_change_with_each_setting_and_the_text_stays(user: User) -> None:
    content, before = user.content, saved(user.project)
    preferences = open_page(user)
    sample = preferences.stack.currentWidget().widget().sample
    assert sample.text.mentions and sample.text.content
    for name, key in (("column", Qt.Key.Key_Home), ("zoom", Qt.Key.Key_Right), ("line_height", Qt.Key.Key_Right)):
        slider: QSlider = control(preferences, name)
        height, size = user.view.text.metrics.line_height, user.view.text.width
        slider.setFocus()
        user.key(key, times=3)
        changed = (user.view.text.metrics.line_height, user.view.text.width)
        assert changed != (height, size), name
        assert sample.text.metrics.line_height == user.view.text.metrics.line_height, name
    fonts: QComboBox = control(preferences, "font")
    fonts.setFocus()
    user.key(Qt.Key.Key_Down)
    assert user.view.text.font.family() == sample.text.font.family() == "Amiri"
    press(user, preferences, "theme_sepia")
    assert user.window.session.theme.name == "sepia" and user.window.sheets.current is not None
    user.key(Qt.Key.Key_Escape)
    assert not any(each.isVisible() for each in user.window.findChildren(Preferences))
    assert user.content == content and saved(user.project) == before
    kept = Settings(user.folder / "settings.ini")
    assert (kept.theme, kept.font_family) == ("sepia", "Amiri") and kept.line_height > 1 and kept.column_width < 700


def test_the_language_changes_under_the_open_sheet_and_mirrors_it(user: User) -> None:
    preferences = open_page(user)
    press(user, preferences, "reading_language_ar")
    user.settle(6)
    assert preferences.isVisible() and preferences.isRightToLeft()
    assert preferences.buttons["reading"].text().strip() == "القراءة"
    assert preferences.buttons["reading"].mapTo(user.window, preferences.rect().topLeft()).x() > user.window.width() / 2
    assert control(preferences, "reading_language_ar").isChecked()


@pytest.mark.parametrize(("style", "shown"), [("latin", "1"), ("arabic", "١"), ("persian", "۱")])
def test_digits_of_the_interface_are_those_chosen(user: User, style: str, shown: str) -> None:
    preferences = open_page(user, "language")
    press(user, preferences, f"own_digits_{style}")
    told = " ".join(label.text() for label in user.window.status.findChildren(QLabel))
    assert shown in told and not any(other in told for other in "1١۱" if other != shown), told
    assert shown in user.window.reading.heading()[1]
    assert "25" in user.content, "the text keeps its own digits"


def test_arrows_go_by_letter_when_that_is_chosen(user: User) -> None:
    preferences = open_page(user)
    press(user, preferences, "arrows_letter")
    user.key(Qt.Key.Key_Escape)
    user.key(Qt.Key.Key_Home, CTRL)
    word = user.focused_text
    user.key(NEXT)
    assert len(user.focused_text) < len(word)
    user.key(NEXT, ALT)
    assert len(user.focused_text) > 1


def test_a_switch_is_turned_with_the_keyboard(user: User) -> None:
    preferences = open_page(user)
    control(preferences, "hover").setFocus()
    user.key(Qt.Key.Key_Space)
    assert not user.window.settings.hover_target
    user.key(Qt.Key.Key_Return)
    assert user.window.settings.hover_target


def test_tab_reaches_every_control_and_stays_on_the_sheet(user: User) -> None:
    preferences = open_page(user)
    seen = set()
    preferences.close_button.setFocus()
    for _ in range(40):
        user.key(Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert preferences.isAncestorOf(now), now
        seen.add(now.objectName())
    assert {"page_reading", "font", "zoom", "line_height", "column", "theme_light", "arrows_word"} <= seen
    assert {"hover", "visual", "reading_digits_auto", "reading_language_en"} <= seen


def test_pages_and_choices_are_walked_with_the_arrows(user: User) -> None:
    preferences = open_page(user)
    preferences.buttons["reading"].setFocus()
    user.key(Qt.Key.Key_Down, times=2)
    assert preferences.page == "keyboard"
    user.key(Qt.Key.Key_Up, times=2)
    control(preferences, "theme_light").setFocus()
    user.key(Qt.Key.Key_Right)
    user.settle()
    assert user.window.session.theme.name == "sepia"
    assert control(preferences, "theme_sepia").hasFocus(), "the page that was built anew keeps the keyboard"


def test_a_label_gets_another_digit_which_acts_at_once_and_can_be_undone(user: User) -> None:
    schema = user.project.schema
    one, two = schema.find_label_by_key("1"), schema.find_label_by_key("2")
    assert one is not None and two is not None
    preferences = open_page(user, "labels")
    box: QComboBox = control(preferences, f"label_{one.id}")
    box.setFocus()
    user.key(Qt.Key.Key_Down)
    assert user.project.schema.find_label_by_key("2").id == one.id
    assert user.project.schema.find_label_by_key("1").id == two.id
    user.key(Qt.Key.Key_Escape)
    user.go_to_word(user.content.index("ومن المقرر"))
    before = saved(user.project)
    user.digit("2")
    (made,) = saved(user.project) - before
    assert made[2] == one.name
    user.key(Qt.Key.Key_Z, CTRL, 2)
    assert user.project.schema.find_label_by_key("1").id == one.id


def test_what_is_suggested_is_chosen_on_a_page_of_its_own(user: User) -> None:
    preferences = open_page(user, "suggestions")
    control(preferences, "remember").setFocus()
    user.key(Qt.Key.Key_Space)
    slider: QSlider = control(preferences, "least_confidence")
    slider.setFocus()
    user.key(Qt.Key.Key_Home)
    kept = Settings(user.folder / "settings.ini")
    assert not kept.remember and kept.least_confidence == 0


# --- shortcuts


def choose(user: User, preferences: Preferences, command: str) -> Any:
    page = preferences.stack.currentWidget().widget()
    for row in range(page.table.rowCount()):
        page.table.selectRow(row)
        if page.current() == command:
            break
    page.table.setFocus()
    assert page.current() == command
    return page


def test_new_keys_are_pressed_and_act_at_once_everywhere(user: User) -> None:
    preferences = open_page(user, "keyboard")
    choose(user, preferences, "flag")
    user.key(Qt.Key.Key_Return)
    user.letter("j")
    assert user.window.actions_table.bindings["flag"] == ("j",)
    choose(user, preferences, "toggle_articles")
    user.key(Qt.Key.Key_Return)
    user.letter("j", CTRL | SHIFT)
    assert user.window.actions_table.bindings["toggle_articles"] == ("Ctrl+Shift+J",)
    user.key(Qt.Key.Key_Escape)
    article = user.window.session.article_id
    user.letter("j")
    assert user.project.article_row(article).flagged
    user.letter("g")
    assert user.project.article_row(article).flagged, "the old letter does nothing now"
    shown = user.window.settings.show_articles
    user.letter("j", CTRL | SHIFT)
    user.settle()
    assert user.window.settings.show_articles != shown
    assert "Ctrl+Shift+J" in user.window.actions_table["toggle_articles"].toolTip()
    assert Settings(user.folder / "settings.ini").shortcuts == {"flag": ("j",), "toggle_articles": ("Ctrl+Shift+J",)}


def test_dock_and_palette_show_the_new_letter(user: User) -> None:
    user.go_to_word(user.content.index("ومن المقرر"))
    user.window.settings.shortcuts = {"grow": ("q",)}
    user.settle()
    dock = [item for item in user.window.reading.dock_items.now() if item.command == "grow"]
    assert [item.keys for item in dock] == ["Q"]
    user.window.settings.shortcuts = {"grow": ("q",), "note": ("Ctrl+Alt+N",)}
    assert user.window.inspector.notes.cap.accessibleName() == "Ctrl Alt N"
    user.letter("q")
    assert user.focus.is_selection or " " in user.focused_text
    user.letter("k", CTRL)
    user.window.palette_commands.palette.query.setText(">grow")
    user.settle()
    assert user.window.palette_commands.palette.current().keys == "Q"


def test_keys_of_another_command_are_swapped_taken_or_left(user: User) -> None:
    preferences = open_page(user, "keyboard")
    bound = user.window.actions_table.bindings
    page = choose(user, preferences, "export")
    user.key(Qt.Key.Key_Return)
    user.letter("f", CTRL)
    assert page.swap_button.isVisible() and bound["export"] == ("Ctrl+E",), "nothing changes before the answer"
    press(user, preferences, "leave")
    assert bound["export"] == ("Ctrl+E",) and bound["find"] == ("Ctrl+F",)
    choose(user, preferences, "export")
    user.key(Qt.Key.Key_Return)
    user.letter("f", CTRL)
    assert page.swap_button.hasFocus()
    user.key(Qt.Key.Key_Space)
    assert bound["export"] == ("Ctrl+F",) and bound["find"] == ("Ctrl+E",)
    choose(user, preferences, "undo")
    user.key(Qt.Key.Key_Return)
    user.letter("e", CTRL)
    press(user, preferences, "take")
    assert bound["undo"] == ("Ctrl+E", "z") and bound["find"] == ()
    press(user, preferences, "reset_all")
    assert bound["undo"] == ("Ctrl+Z", "z") and bound["find"] == ("Ctrl+F",) and bound["export"] == ("Ctrl+E",)
    assert Settings(user.folder / "settings.ini").shortcuts == {}


def test_keys_that_the_text_needs_are_refused(user: User) -> None:
    preferences = open_page(user, "keyboard")
    page = choose(user, preferences, "export")
    for key, modifiers in (
        (Qt.Key.Key_Left, SHIFT),
        (Qt.Key.Key_3, None),
        (Qt.Key.Key_Space, None),
        (Qt.Key.Key_Tab, None),
    ):
        page.table.setFocus()
        user.key(Qt.Key.Key_Return)
        user.key(key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert "cannot be given away" in page.message.text()
    assert user.window.actions_table.bindings["export"] == ("Ctrl+E",)


def test_a_command_may_be_left_without_keys_and_gets_them_back(user: User) -> None:
    preferences = open_page(user, "keyboard")
    choose(user, preferences, "done_next")
    user.key(Qt.Key.Key_Delete)
    assert user.window.actions_table.bindings["done_next"] == ()
    assert Settings(user.folder / "settings.ini").shortcuts == {"done_next": ()}
    press(user, preferences, "reset_keys")
    assert user.window.actions_table.bindings["done_next"] == ("Ctrl+Return", "Ctrl+Enter")


# --- storage


def test_a_backup_is_made_now_with_a_second_copy_elsewhere(user: User, tmp_path: Path) -> None:
    from reader.project import Project

    second = tmp_path / "نسخ"
    second.mkdir()
    user.window.settings.second_copy = second
    count = len(user.project.backups())
    preferences = open_page(user, "storage")
    press(user, preferences, "back_up_now")
    assert len(user.project.backups()) == count + 1
    (copy,) = second.iterdir()
    with Project.open(copy, read_only=True) as project:
        assert saved(project) == saved(user.project)


def test_a_second_copy_that_fails_is_told(user: User, tmp_path: Path) -> None:
    user.window.settings.second_copy = tmp_path / "not there"
    preferences = open_page(user, "storage")
    press(user, preferences, "back_up_now")
    page = preferences.stack.currentWidget().widget()
    assert user.project.uid[:8] in page.result.text()
