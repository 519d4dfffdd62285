"""A text that is there already, or nearly: told alike whether it is pasted, dropped or lies in a watched folder."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from workflows.driver import CTRL, User

from reader.ui.commands import pasting
from reader.ui.dialogs.importing import ImportDialog
from reader.ui.dialogs.near import NearDialog
from reader.ui.dialogs.pasting import PasteDialog

WORDS = [f"كلمة{number}" for number in range(60)]
TEXT, NEAR = " ".join(WORDS), " ".join([*WORDS[:-1], "غيرها"])
OTHER = "نص آخر لا يشبه ما في المشروع من أخبار"


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text(TEXT, encoding="utf-8")
    user = User(tmp_path)
    user.open(tmp_path / "seed.txt")
    yield user
    user.close()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Keep every comparing waiting until it is set."""
    go_on, look = threading.Event(), pasting.look_for_near

    def slow(*given: Any) -> Any:
        assert go_on.wait(30)
        return look(*given)

    monkeypatch.setattr(pasting, "look_for_near", slow)
    yield go_on
    go_on.set()


def default_button(dialog: QDialog) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.isDefault())


def paste(user: User, text: str) -> PasteDialog:
    QApplication.clipboard().setText(text)
    user.key(Qt.Key.Key_V, CTRL)
    return user.dialog(PasteDialog)


def drop_text(user: User, text: str) -> PasteDialog:
    data = QMimeData()
    data.setHtml(f"<style>p {{}}</style><p>{text}</p>")
    data.setText("غير هذا")
    user.drop(data)
    return user.dialog(PasteDialog)


def drop_files(user: User, *paths: Path) -> ImportDialog:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    user.drop(data)
    return user.dialog(ImportDialog)


def contents(user: User) -> list[str]:
    return [user.project.article(each).content for each in user.project.article_ids()]


@pytest.mark.parametrize("give", [paste, drop_text])
def test_a_text_that_is_nearly_an_article_is_told_and_shown_beside_it(user: User, give: Any) -> None:
    dialog = give(user, NEAR)
    user.wait_for(dialog.alike.isVisible)
    assert "97%" in dialog.alike.text() and "seed" in dialog.alike.text()
    user.press(dialog.beside_button)
    beside = user.dialog(NearDialog)
    assert (beside.mine.toPlainText(), beside.other.toPlainText()) == (NEAR, TEXT)
    beside.list.setFocus()
    user.key(Qt.Key.Key_Space)
    user.press(default_button(beside))
    assert not [each for each in user.window.findChildren(PasteDialog) if each.isVisible()], "it was not wanted"
    assert contents(user) == [TEXT]


def test_who_knows_that_it_is_nearly_an_article_adds_it_all_the_same(user: User) -> None:
    dialog = paste(user, NEAR)
    user.wait_for(dialog.alike.isVisible)
    user.press(default_button(dialog))
    assert contents(user) == [TEXT, NEAR] and user.content == NEAR
    assert "nearly the same" in user.message


def test_a_text_that_is_there_is_gone_to(user: User) -> None:
    dialog = paste(user, TEXT)
    user.wait_for(dialog.alike.isVisible)
    assert "already" in dialog.alike.text() and dialog.beside_button.text() == "Go to the article"
    user.press(dialog.beside_button)
    assert contents(user) == [TEXT] and user.content == TEXT


def test_a_hasty_enter_waits_for_the_comparing_and_asks_only_where_there_is_something(
    user: User, held: threading.Event
) -> None:
    dialog = paste(user, OTHER)
    user.press(default_button(dialog))
    assert dialog.isVisible() and "Comparing" in dialog.alike.text() and contents(user) == [TEXT]
    held.set()
    user.wait_for(lambda: len(contents(user)) == 2)
    assert contents(user)[1] == OTHER
    held.clear()
    dialog = paste(user, NEAR)
    user.press(default_button(dialog))
    held.set()
    user.wait_for(dialog.beside_button.isVisible)
    assert dialog.isVisible() and len(contents(user)) == 2, "what is nearly there is not added unseen"
    user.press(default_button(dialog))
    assert contents(user)[2] == NEAR


def test_who_does_not_want_to_wait_adds_at_once(user: User, held: threading.Event) -> None:
    dialog = paste(user, NEAR)
    user.press(default_button(dialog))
    user.press(default_button(dialog))
    assert contents(user) == [TEXT, NEAR]
    held.set()
    user.wait_for_tasks()
    assert contents(user) == [TEXT, NEAR] and user.content == NEAR


def test_a_text_that_is_corrected_is_compared_as_it_stands(user: User) -> None:
    dialog = paste(user, OTHER)
    user.wait_for_tasks()
    assert not dialog.alike.isVisible()
    dialog.text_edit.selectAll()
    QApplication.clipboard().setText(NEAR)
    dialog.text_edit.paste()
    user.wait_for(dialog.beside_button.isVisible)
    dialog.text_edit.setFocus()
    user.key(Qt.Key.Key_A, CTRL)
    user.write("غيره")
    assert not dialog.alike.isVisible(), "what was said of it is no longer so"
    user.wait_for_tasks()
    user.press(default_button(dialog))
    user.wait_for(lambda: len(contents(user)) == 2)
    assert contents(user)[1] == "غيره"


def test_dropped_files_that_are_there_or_nearly_are_shown_beside_the_articles(user: User, tmp_path: Path) -> None:
    (tmp_path / "near.txt").write_text(NEAR, encoding="utf-8")
    (tmp_path / "same.txt").write_text(TEXT, encoding="utf-8")
    dialog = drop_files(user, tmp_path / "near.txt", tmp_path / "same.txt")
    assert "1 text can be added." in dialog.summary.text() and "there already" in dialog.summary.text()
    user.press(dialog.near_button)
    beside = user.dialog(NearDialog)
    rows = [beside.list.item(row) for row in range(beside.list.count())]
    assert ["near.txt" in rows[0].text(), "same.txt" in rows[1].text()] == [True, True]
    assert (
        rows[1].data(Qt.ItemDataRole.CheckStateRole) is None and not rows[1].flags() & Qt.ItemFlag.ItemIsUserCheckable
    ), "the very same is never added twice"
    beside.list.setFocus()
    user.key(Qt.Key.Key_Down)
    assert (beside.mine.toPlainText(), beside.other.toPlainText()) == (TEXT, TEXT)
    user.press(default_button(beside))
    user.press(default_button(dialog))
    user.wait_for_tasks()
    assert contents(user) == [TEXT, NEAR]


def test_a_dropped_file_like_no_other_asks_nothing_more(user: User, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    dialog = drop_files(user, tmp_path / "other.txt")
    assert not dialog.near_button.isVisible() and not dialog.compared.isVisible()
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert contents(user) == [TEXT, OTHER]


def test_files_of_a_watched_folder_are_compared_too(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    user.window.watched.watch(folder)
    (folder / "near.txt").write_text(NEAR, encoding="utf-8")
    user.wait_for(lambda: "1 new file" in user.message)
    user.answer("Look and add")
    dialog = user.dialog(ImportDialog)
    assert [each.path.name for each in dialog.near] == ["near.txt"] and dialog.near_button.isVisible()
    dialog.reject()
