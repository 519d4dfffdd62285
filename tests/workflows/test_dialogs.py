"""Every dialog of the window is opened, filled in and left, by the keyboard, in English and in Arabic."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QMessageBox, QPushButton
from workflows.driver import CTRL, User

from reader.domain.article import Direction
from reader.project import Project
from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.export_report import ExportReportDialog
from reader.ui.dialogs.first_steps import FirstStepsDialog
from reader.ui.dialogs.project import DetailsDialog, GoToDialog, NewProjectDialog
from reader.ui.dialogs.transfer import ExportDialog

TEXT = "قال ميلي كلمة\n\nوصل غانتس أمس\n\nنشرت الصحيفة الخبر"


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text(TEXT, encoding="utf-8")
    user = User(tmp_path, arabic=request.param == "ar")
    user.command(f"language_{request.param}")
    user.open(tmp_path / "seed.txt")
    yield user
    user.command("language_en")
    user.close()


def choose(user: User, box: QComboBox, text: str) -> None:
    """Walk through a box with the arrow keys to the choice that holds a text."""
    box.setFocus()
    user.key(Qt.Key.Key_Home)
    while text not in box.currentText():
        before = box.currentIndex()
        user.key(Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{text} is not among the choices"


def test_a_project_is_made_with_the_label_set_chosen(user: User, tmp_path: Path) -> None:
    user.key(Qt.Key.Key_N, CTRL)
    dialog = user.dialog(NewProjectDialog)
    choose(user, dialog.schema_box, "wojood")
    dialog.path_edit.setFocus()
    dialog.path_edit.selectAll()
    user.write(str(tmp_path / "ثان.sqlite"))
    user.key(Qt.Key.Key_Return)
    assert user.project.path == tmp_path / "ثان.sqlite" and len(user.project.schema.labels) == 21


def test_a_project_is_opened_by_its_name(user: User, tmp_path: Path) -> None:
    Project.create(tmp_path / "other.sqlite").close()
    user.command("open_project")
    user.choose_files(tmp_path / "other.sqlite")
    assert user.project.name == "other"


def test_title_and_date_are_written_and_a_wrong_date_is_refused(user: User) -> None:
    user.key(Qt.Key.Key_I, CTRL)
    dialog = user.dialog(DetailsDialog)
    save = next(each for each in dialog.buttons.buttons() if each.isDefault())
    for name, text in (("title", "عنوان جديد"), ("source", "إيلاف"), ("published", "2026-13-01")):
        dialog._fields[name].setFocus()
        dialog._fields[name].selectAll()
        user.write(text)
    assert not save.isEnabled() and dialog.warning.text()
    dialog._fields["published"].selectAll()
    user.write("2026-11-24")
    choose(user, dialog.direction_box, dialog.direction_box.itemText(1))
    dialog._fields["title"].setFocus()
    user.key(Qt.Key.Key_Return)
    article = user.window.session.article
    assert article is not None and article.title == "عنوان جديد"
    assert (article.details.source, article.details.published) == ("إيلاف", "2026-11-24")
    assert article.base_direction is Direction.RTL
    user.view.setFocus()
    user.letter("z")
    assert user.window.session.article.title == TEXT.split("\n")[0]


@pytest.mark.parametrize("digits", ["3", "٣"])
def test_a_paragraph_is_gone_to_by_its_number(user: User, digits: str) -> None:
    user.key(Qt.Key.Key_G, CTRL)
    user.dialog(GoToDialog)
    user.write(digits)
    user.key(Qt.Key.Key_Return)
    assert user.focused_text == "نشرت"
    user.key(Qt.Key.Key_G, CTRL)
    user.dialog(GoToDialog)
    user.key(Qt.Key.Key_Escape)
    assert user.focused_text == "نشرت"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_steps_are_read_beside_the_window(user: User, language: str) -> None:
    user.command(f"language_{language}")
    user.command("first_steps")
    page = user.dialog(FirstStepsDialog)
    assert not page.isModal() and page.windowTitle() == {"en": "First steps", "ar": "الخطوات الأولى"}[language]
    document = page.page.document()
    assert "Ctrl+H" in document.toPlainText() and document.blockCount() > 10
    wanted = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    block = document.begin()
    while block.isValid():
        assert not block.text() or block.textDirection() == wanted
        block = block.next()
    user.key(Qt.Key.Key_Escape)
    user.wait_for(lambda: not user.window.findChildren(FirstStepsDialog))


def test_what_the_program_is_can_be_read_and_left(user: User) -> None:
    user.command("about")
    assert user.dialog(AboutDialog).windowTitle()
    user.key(Qt.Key.Key_Escape)
    user.wait_for(lambda: not user.window.findChildren(AboutDialog))


def test_an_export_is_asked_for_written_read_back_and_reported(user: User, tmp_path: Path) -> None:
    user.digit("1")
    user.key(Qt.Key.Key_E, CTRL)
    dialog = user.dialog(ExportDialog)
    dialog.formats.setFocus()
    user.write("CSV")
    assert dialog.formats.currentItem().text().startswith("CSV") and dialog.facts.text()
    target = tmp_path / "ذكر.csv"
    dialog.path_edit.setFocus()
    dialog.path_edit.selectAll()
    user.write(str(target))
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    report = user.dialog(ExportReportDialog)
    assert report.isVisible()
    rows = list(csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 1 and "قال" in rows[0].values()
    user.key(Qt.Key.Key_Escape)
    user.wait_for(lambda: not user.window.findChildren(ExportReportDialog))


def test_a_file_that_is_there_is_only_replaced_when_the_user_says_so(user: User, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    for agreed in (False, True):
        target.write_text("mine", encoding="utf-8")
        user.command("export")
        dialog = user.dialog(ExportDialog)
        dialog.path_edit.setFocus()
        dialog.path_edit.selectAll()
        user.write(str(target))
        user.key(Qt.Key.Key_Return)
        box = user.dialog(QMessageBox)
        assert target.name in box.text()
        if agreed:
            user.press(box.findChildren(QPushButton)[0])
            user.wait_for_tasks()
            user.dialog(ExportReportDialog)
        user.key(Qt.Key.Key_Escape)
        user.wait_for_tasks()
        assert (target.read_text(encoding="utf-8") == "mine") is not agreed


def test_one_article_is_exported_when_only_this_one_is_asked_for(user: User, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("نص ثان", encoding="utf-8")
    user.window.imports.add_paths([tmp_path / "b.txt"], ask=False)
    user.wait_for_tasks()
    user.window.session.show_article(user.project.article_ids()[1])
    user.command("export")
    dialog = user.dialog(ExportDialog)
    dialog.scope_form.one.setFocus()
    user.key(Qt.Key.Key_Space)
    dialog.path_edit.setFocus()
    dialog.path_edit.selectAll()
    user.write(str(tmp_path / "one.jsonl"))
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    user.dialog(ExportReportDialog)
    user.key(Qt.Key.Key_Escape)
    written = (tmp_path / "one.jsonl").read_text(encoding="utf-8")
    assert "نص ثان" in written and "ميلي" not in written


def test_a_copy_is_saved_and_work_goes_on_in_it(user: User, tmp_path: Path) -> None:
    user.digit("1")
    user.command("save_copy")
    user.choose_files(tmp_path / "نسخة.sqlite")
    user.wait_for_tasks()
    assert "نسخة.sqlite" in user.message and user.project.name == "project"
    user.press(user.window.reading.messages.findChildren(QPushButton)[0])
    assert user.project.name == "نسخة" and len(user.window.session.mentions) == 1
    assert user.project.check() == []


def test_dialogs_are_left_with_escape_and_change_nothing(user: User) -> None:
    operations = len(user.project.operations())
    for command, kind in (
        ("new_project", NewProjectDialog),
        ("open_project", QFileDialog),
        ("add_files", QFileDialog),
        ("add_folder", QFileDialog),
        ("article_details", DetailsDialog),
        ("export", ExportDialog),
        ("save_copy", QFileDialog),
    ):
        user.command(command)
        dialog = user.dialog(kind)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        user.wait_for(lambda kind=kind: not [each for each in user.window.findChildren(kind) if each.isVisible()])
    assert user.project.name == "project" and len(user.project.operations()) == operations
