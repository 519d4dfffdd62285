"""Everything that can have the keyboard has a name for a screen reader, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from reader.project.samples import create_sample_project
from reader.ui.application import make_application
from reader.ui.main_window import MainWindow
from reader.ui.panels.picker import Picker
from reader.ui.settings import LANGUAGES, Settings
from tests.screenshots import dialogs

# parts that Qt makes inside its own widgets; the widget around them is the one that is named
PARTS = ("qt_scrollarea", "qt_spinbox", "qt_tabwidget", "qt_calendar", "ScrollLeftButton", "ScrollRightButton")


def above(widget: QWidget) -> list[QWidget]:
    """Return the widgets around a widget, from inside out."""
    parent = widget.parentWidget()
    return [] if parent is None else [parent, *above(parent)]


def nameless(root: QWidget) -> Iterator[str]:
    """Yield what can have the keyboard and has no name."""
    for widget in (root, *root.findChildren(QWidget)):
        name = widget.objectName()
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.focusProxy() or name.startswith(PARTS):
            continue
        around = above(widget)
        if any(isinstance(each, QComboBox) or (isinstance(each, Picker) and each.isHidden()) for each in around):
            # the list of a combo box is its part; a picker gets the name of what it asks for when it opens
            continue
        if isinstance(widget, QAbstractButton) and not widget.text() and widget.icon().isNull():
            # nothing to be seen on it yet: it is hidden and gets its text with what it is for
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        if not found.text(QAccessible.Text.Name).strip(" \u2066\u2067\u2068\u2069"):
            yield " < ".join([type(widget).__name__, name, *(type(each).__name__ for each in around)])


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    make_application(request.param, "light")
    yield request.param
    make_application("en", "light")


def test_whatever_can_have_the_keyboard_has_a_name(language: str, tmp_path: Path, qapp: QApplication) -> None:
    create_sample_project(tmp_path / "sample.sqlite")
    settings = Settings(tmp_path / "settings.ini")
    settings.language = language
    window = MainWindow(settings)
    window.show()
    qapp.processEvents()
    found = list(nameless(window.start))
    window.open_paths([tmp_path / "sample.sqlite"])
    window.reading.open_find()
    window.entities.pick()
    window.reading.messages.show_message("info", "…", [(window.tr("Undo"), window.labelling.undo)])
    qapp.processEvents()
    found += nameless(window)
    sheet = window.label_set.open()
    assert sheet is not None
    for tab in ("labels", "relations", "violations"):
        sheet.show_tab(tab)
        found += nameless(sheet)
    for dialog in dialogs(window, language).values():
        found += nameless(dialog)
        dialog.deleteLater()
    window.close()
    window.deleteLater()
    qapp.processEvents()
    assert not found, "\n".join(sorted(set(found)))
