"""The Arabic interface as it is seen: every pane from right to left, names of files whole, sentences on their side."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from bidi import get_display
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QStyleOptionMenuItem,
    QWidget,
)
from workflows.driver import CTRL, User

from reader.formats.libraries import install_command
from reader.formats.registry import exporters
from reader.project import Project
from reader.project.samples import create_sample_project
from reader.ui.application import make_application
from reader.ui.dialogs.corpus import DeleteDialog
from reader.ui.dialogs.export_report import ExportReportDialog
from reader.ui.dialogs.importing import ImportDialog
from reader.ui.dialogs.transfer import ExportDialog
from reader.ui.keyboard.shortcuts import told
from reader.ui.label_set.parts import TextField
from reader.ui.preferences.sheet import PAGES
from reader.ui.settings import LANGUAGES, Settings
from reader.ui.widgets.key_cap import KeyCap
from tests.screenshots import dialogs

ISOLATED = re.compile("[\u2066\u2067\u2068][^\u2069]*\u2069")
MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")
NAMES = ("000_70336bf34635e671.txt", "تقرير-12.txt", "12_خبر (2).txt")


@pytest.fixture(params=LANGUAGES)
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    make_application(request.param, "light")
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path, arabic=request.param == "ar")
    user.command(f"language_{request.param}")
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    yield user
    user.command("language_en")
    user.close()
    make_application("en", "light")


def screens(user: User) -> Iterator[QWidget]:
    """Yield the window in its states, what lies over it, and every dialog."""
    window = user.window
    yield window
    for command in ("mode_read", "mode_dashboard", "mode_label"):
        user.command(command)
        yield window
    window.reading.open_find()
    window.concordance.open_with("رأس النخيل")
    user.settle(20)
    yield window
    window.concordance.close()
    for command in ("palette", "entities", "notes", "keys"):
        user.command(command)
        yield window
        user.key(Qt.Key.Key_Escape)
    for page in PAGES:
        window.sheets.show_preferences(page)
        user.settle()
        yield window
    sheet = window.label_set.open()
    assert sheet is not None
    for tab in ("labels", "article_labels", "relations", "violations"):
        sheet.show_tab(tab)
        user.settle()
        yield window
    if window.sheets.current is not None:
        window.sheets.current.close_sheet()
    user.settle()
    window.everywhere.open()
    yield window
    user.key(Qt.Key.Key_Escape)
    window.checking.open()
    yield window
    user.key(Qt.Key.Key_Escape)
    for dialog in dialogs(window, window.settings.language).values():
        dialog.show()
        user.settle(1)
        yield dialog
        dialog.close()
        dialog.deleteLater()


def above(widget: QWidget) -> Iterator[QWidget]:
    found: QWidget | None = widget
    while found is not None:
        yield found
        found = found.parentWidget()


def runs_as_its_content(widget: QWidget) -> bool:
    """Tell what runs as its content: key caps, places of files, colours, and names in the one or the other language."""
    if widget.findChildren(KeyCap, options=Qt.FindChildOption.FindDirectChildrenOnly):
        return True
    for each in above(widget):
        if isinstance(each, KeyCap | TextField):
            return True
        if isinstance(each, QLineEdit) and (each.text()[:1] in ("/", "#") or each.text()[1:3] == ":\\"):
            return True
    return False


def test_every_pane_list_and_dialog_runs_as_the_interface_does(user: User) -> None:
    expected = Qt.LayoutDirection.LeftToRight
    if user.window.settings.language == "ar":
        expected = Qt.LayoutDirection.RightToLeft
    wrong, seen = set(), 0
    for screen in screens(user):
        for widget in screen.findChildren(QWidget):
            if not widget.isVisible() or runs_as_its_content(widget):
                continue
            seen += 1
            if widget.layoutDirection() is not expected:
                wrong.add(" < ".join(type(each).__name__ for each in above(widget)))
    assert seen > 2500
    assert wrong == set()


def first_strong(text: str) -> str:
    """Return "L" or "R" as a label of Qt finds it: by the first letter, inside isolates too."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return "L" if kind == "L" else "R"
    return ""


def words_of_the_interface(text: str) -> str:
    """Return a text without what is isolated in it."""
    return ISOLATED.sub("", text)


def test_every_sentence_of_a_label_begins_on_the_side_of_the_interface(user: User) -> None:
    """One that begins with a name of the user's would otherwise run as that name does."""
    side = "R" if user.window.settings.language == "ar" else "L"
    wrong, seen = set(), 0
    for screen in screens(user):
        for label in (screen, *screen.findChildren(QWidget)):
            texts = [label.toolTip()]
            if isinstance(label, QLabel):
                texts.append(label.text())
            for text in texts:
                if not text or not first_strong(words_of_the_interface(text)) or text == words_of_the_interface(text):
                    continue
                seen += 1
                if first_strong(text) != side:
                    wrong.add(text)
    assert seen > 20
    assert wrong == set()


def texts_of(screen: QWidget) -> Iterator[str]:
    """Yield every text that is written on a screen."""
    for widget in (screen, *screen.findChildren(QWidget)):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield widget.currentText()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            for row in range(min(40, model.rowCount())):
                for column in range(columns):
                    yield str(model.index(row, column).data() or "")
        yield widget.toolTip()


def check_names(screen: QWidget, language: str) -> int:
    """Assert of each file name on a screen that it is shown whole, as python-bidi orders the text around it."""
    checked = 0
    for text in texts_of(screen):
        for name in NAMES:
            stem = name.rsplit(".", 1)[0]
            found = re.search(rf"{re.escape(stem)}(\.[a-z0-9.]+)", text)
            if found is None:
                continue
            line = next(each for each in text.split("\n") if found.group() in each)
            shown = MARKS.sub("", get_display(line, base_dir="R" if language == "ar" else "L"))
            assert MARKS.sub("", get_display(found.group(), base_dir="L")) in shown, text
            checked += 1
    return checked


def test_names_of_files_stay_whole_wherever_they_are_told(user: User, tmp_path: Path) -> None:
    """Import, import again, export and replace files whose names are digits, Latin and Arabic at once."""
    language, window = user.window.settings.language, user.window
    folder = tmp_path / "files"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / name).write_text(f"قال غانتس {number} نعم", encoding="utf-8")
        (folder / name.replace(".txt", ".docx")).write_bytes(b"no such file")
    window.imports.add_paths([folder])
    dialog = user.dialog(ImportDialog)
    for row in range(dialog.model.rowCount()):
        dialog.table.setCurrentIndex(dialog.model.index(row, 0))
        user.settle(1)
        assert check_names(dialog, language) >= 3
    dialog.accept()
    user.wait_for_tasks()
    user.settle()
    check_names(window, language)
    for name in NAMES:
        target = tmp_path / name.replace(".txt", ".csv")
        target.write_text("there already", encoding="utf-8")
        user.key(Qt.Key.Key_E, CTRL)
        export = user.dialog(ExportDialog)
        export.formats.choose("csv")
        export.path_edit.setText(str(target))
        user.wait_for(lambda export=export: export.export_button.isEnabled())
        export.accept()
        question = user.dialog(QMessageBox)
        assert check_names(question, language) >= 1
        next(each for each in question.buttons() if each is not question.escapeButton()).click()
        report = user.dialog(ExportReportDialog)
        assert check_names(report, language) >= 1
        report.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        user.settle()
    window.open_paths([tmp_path / "sample.sqlite"])
    QApplication.processEvents()


def test_keys_in_menus_and_tips_are_written_from_left_to_right_in_their_own_names(user: User) -> None:
    checked = 0
    for menu in (user.window.menus.main, *user.window.menus.main.findChildren(QMenu)):
        for action in menu.actions():
            option = QStyleOptionMenuItem()
            menu.initStyleOption(option, action)
            keys = told(action.shortcut())
            if not keys:
                continue
            rtl = user.window.settings.language == "ar"
            for text in (option.text.replace("\t", " "), action.toolTip()):
                assert keys in MARKS.sub("", get_display(text, base_dir="R" if rtl else "L")), text
            checked += 1
    assert checked > 30


def test_a_place_with_nothing_in_it_says_so(user: User, tmp_path: Path) -> None:
    window = user.window
    assert not window.articles.nothing.isVisible() and not window.reading.nothing.isVisible()
    window.articles.filter.setText("zzzz")
    user.wait_for(window.articles.nothing.isVisible)
    sought = window.articles.nothing.text()
    window.articles.filter.setText("")
    user.wait_for(lambda: not window.articles.nothing.isVisible())
    Project.create(tmp_path / "empty.sqlite").close()
    window.open_paths([tmp_path / "empty.sqlite"])
    user.settle()
    assert window.articles.nothing.isVisible() and window.articles.nothing.text() != sought
    assert "Ctrl O" in window.reading.nothing.text() and window.reading.nothing.isVisible()
    window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    assert not window.articles.nothing.isVisible() and not window.reading.nothing.isVisible()


@pytest.mark.parametrize("count", [1, 40])
def test_a_question_is_as_high_as_its_lines(user: User, count: int) -> None:
    dialog = DeleteDialog(count, "بدء العمل في ميناء رأس النخيل " * 4, 35, user.window.settings.language, user.window)
    dialog.show()
    user.settle()
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.close()
    dialog.deleteLater()


def test_each_format_says_what_its_offsets_count(user: User) -> None:
    """Users cannot tell from which side offsets count: the dialog of the export says it of every format."""
    user.key(Qt.Key.Key_E, CTRL)
    dialog = user.dialog(ExportDialog)
    order = "ترتيب القراءة" if user.window.settings.language == "ar" else "logical order"
    told = {}
    for name, each in exporters().items():
        dialog.formats.choose(name)
        user.settle(1)
        if dialog.exporter.name == name and name not in ("html", "docx", "pdf") and not install_command(each):
            told[name] = dialog.facts.text()
    assert len(told) > 12
    assert {name for name, text in told.items() if order not in text} == set()
    assert "UTF-16" in told["labelstudio"] and "UTF-16" not in told["jsonl"]
    dialog.reject()


def test_a_window_whose_language_was_changed_says_what_one_opened_in_it_says(user: User, tmp_path: Path) -> None:
    language = user.window.settings.language
    other = "en" if language == "ar" else "ar"
    for each in (other, language):
        user.command(f"language_{each}")
    user.settle(20)
    changed = {MARKS.sub("", text) for text in texts_of(user.window)}
    user.command("close_project")
    assert user.window.start.isVisible()
    changed |= {MARKS.sub("", text) for text in texts_of(user.window.start)}
    (tmp_path / "fresh").mkdir()
    Settings(tmp_path / "fresh" / "settings.ini").language = language
    fresh = User(tmp_path / "fresh")
    expected = {MARKS.sub("", text) for text in texts_of(fresh.window.start)}
    fresh.window.open_paths([tmp_path / "sample.sqlite"])
    fresh.settle(20)
    expected |= {MARKS.sub("", text) for text in texts_of(fresh.window)}
    fresh.close()
    told = {text for text in expected - changed if not re.search(r"[0-9٠-٩]:[0-9٠-٩]", text)}
    assert len(expected) > 100
    assert told == set()
