"""What a screen reader is told of the reading view, asked through Qt's own accessibility interface."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.domain.span import Span
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project
from reader.project.importing import paste_text
from reader.ui.article_view.accessibility import AccessibleArticle, AccessibleText
from reader.ui.main_window import MainWindow
from reader.ui.settings import Settings

TEXT = "😀 قال غانتس لإسرائيل اليوم\nكلام ثان 😀 في السطر الثاني\n\nThird, in English 😀."


@pytest.fixture
def window(tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    path = tmp_path / "p.sqlite"
    with Project.create(path, schema=read_schema(starter_schemas()[0][1])) as project:
        paste_text(project, TEXT, "عنوان")
    window = MainWindow(Settings(tmp_path / "settings.ini"))
    window.resize(1280, 900)
    window.show()
    window.open_paths([path])
    for _ in range(3):
        qapp.processEvents()
    yield window
    window.close()
    window.deleteLater()
    qapp.processEvents()


def text_of(window: MainWindow) -> AccessibleText:
    found = QAccessible.queryAccessibleInterface(window.reading.view)
    assert isinstance(found, AccessibleArticle)
    return found.article_text


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_the_view_is_a_read_only_text_of_many_lines_with_the_articles_name(window: MainWindow) -> None:
    found = QAccessible.queryAccessibleInterface(window.reading.view)
    assert found.role() is QAccessible.Role.EditableText
    state = found.state()
    assert state.readOnly and state.multiLine and state.focusable
    assert found.text(QAccessible.Text.Name) == "عنوان"
    assert found.textInterface() is text_of(window)


def test_offsets_are_utf16_units(window: MainWindow) -> None:
    text, units = text_of(window), utf16(TEXT)
    assert text.characterCount() == len(units) // 2
    assert text.text(0, -1) == TEXT
    for start in range(0, len(units) // 2, 3):
        expected = units[2 * start : 2 * start + 10].decode("utf-16-le", "ignore")
        if "\ufffd" not in units[2 * start : 2 * start + 10].decode("utf-16-le", "replace"):
            assert text.text(start, start + 5) == expected
    assert text.text(5, 5) == ""
    assert text.text(10_000, 20_000) == ""


def test_the_caret_is_where_the_focus_begins(window: MainWindow) -> None:
    text = text_of(window)
    for word in ("غانتس", "لإسرائيل", "ثان", "English"):
        start = TEXT.index(word)
        window.reading.focusing.focus_span(Span(start, start + len(word)))
        assert text.cursorPosition() == len(utf16(TEXT[:start])) // 2


def test_an_assistive_program_moves_caret_and_selection(window: MainWindow) -> None:
    text, session = text_of(window), window.session
    start = TEXT.index("English")
    text.setCursorPosition(len(utf16(TEXT[: start + 3])) // 2)
    assert session.focus is not None and session.focus.span == Span(start, start + 7)
    first = TEXT.index("كلام")
    units = len(utf16(TEXT[:first])) // 2
    text.addSelection(units, units + 8)
    assert session.focus.span == Span(first, first + 8)


def test_each_character_is_found_again_at_the_middle_of_its_rectangle(window: MainWindow) -> None:
    text, checked = text_of(window), 0
    for place, char in enumerate(TEXT):
        unit = len(utf16(TEXT[:place])) // 2
        box = text.characterRect(unit)
        if char == "\n":
            continue
        assert not box.isEmpty(), place
        found = text.offsetAtPoint(box.center())
        # whole pixels of the screen: beside a very narrow letter its neighbour may be hit
        assert found == unit or box.width() <= 4, (place, char)
        checked += found == unit
    assert checked > 0.9 * len(TEXT.replace("\n", ""))
    assert text.offsetAtPoint(QPoint(-5000, -5000)) == -1


def test_the_labels_of_the_focus_are_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("reader.ui.article_view.accessibility.announce", lambda _view, message: said.append(message))
    start = TEXT.index("غانتس")
    window.reading.focusing.focus_span(Span(start, start + 5))
    window.reading.view.setFocus()
    QTest.keyClick(window.reading.view, Qt.Key.Key_1)
    name = window.session.project.schema.mention_labels[0].shown("en")  # type: ignore[union-attr]
    found = QAccessible.queryAccessibleInterface(window.reading.view)
    assert found.text(QAccessible.Text.Description) == f"غانتس, {name}"
    assert said[-1] == name
    QTest.keyClick(window.reading.view, Qt.Key.Key_Left)
    assert found.text(QAccessible.Text.Description) == "لإسرائيل"


def test_ten_thousand_questions_crash_nothing_and_leak_nothing(window: MainWindow) -> None:
    text = text_of(window)
    # what other tests left goes first; a loss at each question would be ten thousand
    gc.collect()
    view, nothing = window.reading.view, sys.getrefcount(None)
    for turn in range(10_000):
        unit = turn % text.characterCount()
        text.text(unit, unit + 3)
        text.cursorPosition()
        if turn % 20 == 0:
            text.characterRect(unit)
            QAccessible.queryAccessibleInterface(view).state()
            view.look.marks = view.look.marks
    gc.collect()
    assert abs(sys.getrefcount(None) - nothing) < 1000


def test_an_interface_goes_with_its_window(tmp_path: Path, qapp: QApplication) -> None:
    for turn in range(5):
        window = MainWindow(Settings(tmp_path / f"{turn}.ini"))
        window.show()
        assert isinstance(QAccessible.queryAccessibleInterface(window.reading.view), AccessibleArticle)
        window.close()
        window.deleteLater()
        del window
        for _ in range(3):
            qapp.processEvents()
        gc.collect()
