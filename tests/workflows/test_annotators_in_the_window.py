"""Other annotators' mentions: seen, not changed, taken over as one step; and names changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu
from workflows.driver import User

from reader.ui.dialogs.importing import ImportDialog


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text("نص أول في المشروع", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("a", "قال ميلي اليوم"), ("b", "وصل ميلي أمس")):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        start = text.index("ميلي")
        (folder / f"{name}.ann").write_text(f"T1\tPER {start} {start + 4}\tميلي\n", encoding="utf-8")
    user = User(tmp_path)
    user.open(tmp_path / "seed.txt")
    user.window.imports.add_paths([folder])
    user.wait_for_tasks()
    assert not user.window.findChildren(ImportDialog), "a folder that is annotated throughout needs no question"
    yield user
    user.close()


def shown(user: User) -> list[str]:
    return [mention.quote(user.content) for mention in user.window.session.mentions.values()]


def test_the_mentions_of_an_imported_folder_are_offered_and_cannot_be_changed(user: User) -> None:
    assert shown(user) == []
    user.answer("Show the mentions of")
    assert shown(user) == ["ميلي"] and user.view.text is not None
    assert user.window.status.layer_button.isVisible() and "brat" in user.window.status.layer_button.text()
    assert "1 mention" in user.window.status.count_label.text()
    operations = len(user.project.operations())
    user.letter("w")
    for key in (Qt.Key.Key_2, Qt.Key.Key_Delete):
        user.key(key)
    user.letter("h")
    assert len(user.project.operations()) == operations and shown(user) == ["ميلي"]
    assert "can be read, not changed" in user.message


def test_they_are_copied_to_ones_own_in_one_step_and_taken_back(user: User) -> None:
    user.answer("Show the mentions of")
    user.answer("all articles")
    user.wait_for_tasks()
    assert "2 mention" in user.message
    assert user.window.session.layer is None and shown(user) == ["ميلي"]
    ids = user.project.article_ids()
    assert [len(user.project.mentions(each)) for each in ids] == [0, 1, 1]
    user.view.setFocus()
    user.letter("z")
    assert [len(user.project.mentions(each)) for each in ids] == [0, 0, 0] and shown(user) == []
    assert user.project.check() == []


def test_the_menu_of_annotators_shows_each_and_renames_one(user: User) -> None:
    user.answer("Show")
    menu: QMenu = user.window.menus.layers
    menu.popup(user.window.pos())
    user.settle()
    names = [action.text() for action in menu.actions() if action.isCheckable()]
    assert len(names) == 2 and "(yours)" in names[0] and "brat" in names[1]
    menu.setActiveAction(menu.actions()[1])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    user.settle()
    assert shown(user) == ["ميلي"]
    user.command("rename_annotator")
    user.dialog(QInputDialog)
    user.write("ليلى")
    user.key(Qt.Key.Key_Return)
    assert [each.name for each in user.project.annotators()][1] == "ليلى"
    assert "ليلى" in user.window.status.layer_button.text()
    user.command("own_layer")
    assert shown(user) == [] and not user.window.status.layer_button.isVisible()
    # without a window manager nobody gives the window back its keyboard after a menu
    user.window.activateWindow()
    user.settle()
    user.view.setFocus()
    user.letter("z")
    assert [each.name for each in user.project.annotators()][1] == "brat"
