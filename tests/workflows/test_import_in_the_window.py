"""Bringing articles in through the window: files, folders, drops and pasted text, by keys and by mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QPushButton
from workflows.driver import CTRL, User

from reader.ui.dialogs.importing import ImportDialog, OutcomeDialog
from reader.ui.dialogs.project import NewProjectDialog, PasteDialog

ARABIC = "قال غانتس لإيلاف إن اللقاء كان طيبا"


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text("نص أول في المشروع", encoding="utf-8")
    user = User(tmp_path)
    user.open(tmp_path / "seed.txt")
    yield user
    user.close()


@pytest.fixture(params=["en", "ar"])
def user_in_both(request: pytest.FixtureRequest, user: User) -> Iterator[User]:
    """The user, with the interface in each language."""
    user.command(f"language_{request.param}")
    user.arabic = request.param == "ar"
    yield user
    user.command("language_en")


def titles(user: User) -> list[str]:
    return [user.project.article_row(each).title for each in user.project.article_ids()]


def test_a_file_is_added_by_keyboard_alone(user_in_both: User, tmp_path: Path) -> None:
    user = user_in_both
    (tmp_path / "a.txt").write_text(f"عنوان\n\n{ARABIC}", encoding="utf-8")
    user.command("add_files")
    user.choose_files(tmp_path / "a.txt")
    dialog = user.dialog(ImportDialog)
    assert "utf-8" in dialog.table.item(0, 1).text()
    assert ARABIC in dialog.preview.toPlainText()
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert titles(user) == ["seed", "عنوان"]
    assert user.content.endswith(ARABIC), "the new article is shown"
    assert user.message


def test_a_wrong_charset_is_seen_in_the_preview_and_chosen_anew(user_in_both: User, tmp_path: Path) -> None:
    user = user_in_both
    (tmp_path / "old.txt").write_bytes((ARABIC + "\n").encode("cp1256") * 20)
    user.window.imports.add_paths([tmp_path / "old.txt"])
    dialog = user.dialog(ImportDialog)
    dialog.charset_box.setFocus()
    for name in ("cp1251", "cp1256"):
        # walk to the charset with the arrow keys
        user.key(Qt.Key.Key_Home)
        while dialog.charset_box.currentText() != name:
            user.key(Qt.Key.Key_Down)
        user.wait_for_tasks()
        assert name in dialog.table.item(0, 1).text()
        assert (ARABIC in dialog.preview.toPlainText()) is (name == "cp1256")
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    article = user.window.session.article
    assert article is not None and article.content.startswith(ARABIC)
    assert (article.provenance.charset, article.provenance.charset_source) == ("cp1256", "given")


def test_escape_adds_nothing(user: User, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, encoding="utf-8")
    user.window.imports.add_paths([tmp_path / "a.txt"])
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Escape)
    user.wait_for_tasks()
    assert titles(user) == ["seed"]


def test_what_was_left_out_and_what_failed_is_told_by_file_with_its_fix(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("قال ميلي", encoding="utf-8")
    (folder / "a.ann").write_text("T1\tPER 4 8\tميلي\n#1\tComment T1\tx\n", encoding="utf-8")
    (folder / "stray.txt").write_text("نص بلا هوامش", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x03\x04" * 100)
    user.command("add_folder")
    user.choose_files(folder)
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert sorted(titles(user)) == ["a", "seed", "stray"]
    assert len(user.project.operations()) == 3, "made, first text, and all of this as one operation"
    assert "1 file" in user.message
    user.answer("Details")
    dialog = user.dialog(OutcomeDialog)
    told = {dialog.table.item(row, 0).text(): dialog.table.item(row, 1).text() for row in range(2)}
    assert any("bad.txt" in name and "not a text file" in text for name, text in told.items())
    assert any("no mention" in text for text in told.values())
    assert dialog.fix_button.text() == "Choose the character set…"
    user.press(dialog.fix_button)
    again = user.dialog(ImportDialog)
    assert again.table.rowCount() == 1
    user.key(Qt.Key.Key_Escape)


def test_the_same_text_twice_is_reported_and_can_be_shown(user: User, tmp_path: Path) -> None:
    first = user.window.session.article_id
    (tmp_path / "b.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "again.txt").write_text("نص أول في المشروع", encoding="utf-8")
    user.window.imports.add_paths([tmp_path / "b.txt", tmp_path / "again.txt"])
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert "already" in user.message and "again.txt" in user.message
    assert user.window.session.article_id != first
    user.answer("Details")
    user.press(user.dialog(OutcomeDialog).fix_button)
    assert user.window.session.article_id == first


def test_files_are_dropped_on_the_window(user: User, tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(ARABIC, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "d.txt"))])
    user.drop(data)
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert user.content == ARABIC


def test_a_dropped_text_is_looked_at_and_added(user: User) -> None:
    data = QMimeData()
    data.setText(ARABIC)
    user.drop(data)
    dialog = user.dialog(PasteDialog)
    assert dialog.text_edit.toPlainText() == ARABIC
    dialog.title_edit.setFocus()
    user.write("من الشبكة")
    user.key(Qt.Key.Key_Return)
    assert titles(user) == ["seed", "من الشبكة"] and user.content == ARABIC


def test_a_text_is_pasted_into_a_new_project_by_keyboard_alone(qapp: object, tmp_path: Path) -> None:
    user = User(tmp_path)
    QApplication.clipboard().setText(ARABIC)
    user.key(Qt.Key.Key_V, CTRL)
    dialog = user.dialog(NewProjectDialog)
    dialog.path_edit.setFocus()
    dialog.path_edit.selectAll()
    user.write(str(tmp_path / "مشروع.sqlite"))
    user.key(Qt.Key.Key_Return)
    paste = user.dialog(PasteDialog)
    button = next(each for each in paste.findChildren(QPushButton) if each.isDefault())
    button.setFocus()
    user.key(Qt.Key.Key_Return)
    assert user.project.name == "مشروع" and user.content == ARABIC
    user.close()


def test_a_folder_without_texts_is_told(user: User, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    user.window.imports.add_paths([tmp_path / "empty"])
    user.wait_for_tasks()
    assert "There is no file in the folder" in user.message
