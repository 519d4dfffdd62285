"""A user at the window: real key and mouse events, and eyes that see what is in focus."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QThread
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QWidget

from reader.domain.span import Span
from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project import Project
from reader.project.importing import import_paths
from reader.text import tokens
from reader.ui.article_view.selection import Focus
from reader.ui.keyboard.actions import arabic_letter
from reader.ui.main_window import MainWindow
from reader.ui.settings import Settings

Dialog = TypeVar("Dialog", bound=QDialog)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NEXT, BACK = Qt.Key.Key_Left, Qt.Key.Key_Right  # in a right-to-left paragraph


def gold(shared_data: Path) -> list[dict[str, Any]]:
    """Return the gold mentions of the seed article in reading order, outer before inner."""
    spans = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))["spans"]
    return sorted(spans, key=lambda span: (span["start"], -span["end"]))


class User:
    """Work at one window. `arabic` types on a layout that has no Latin letters."""

    def __init__(self, folder: Path, *, arabic: bool = False) -> None:
        self.folder, self.arabic = folder, arabic
        self.app = QApplication.instance()
        self.window = MainWindow(Settings(folder / "settings.ini"))
        self.window.resize(1280, 900)
        self.window.show()
        self.presses, self._closed = 0, False
        self.settle()

    def settle(self, rounds: int = 3) -> None:
        for _ in range(rounds):
            self.app.processEvents()
            # what was replaced goes at once, as it does in a running event loop
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for(self, condition: Callable[[], object], seconds: float = 30) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it did not come about"
            self.settle(1)
            QThread.msleep(2)
        self.settle()

    def wait_for_tasks(self) -> None:
        """Wait until nothing runs in the background."""
        self.wait_for(lambda: not self.window.files.tasks.running)

    def dialog(self, kind: type[Dialog]) -> Dialog:
        """Return the dialog of a kind that is open, once it has the keyboard."""
        found: list[Dialog] = []

        def is_there() -> bool:
            found[:] = [each for each in self.window.findChildren(kind) if each.isVisible()]
            return bool(found) and QApplication.activeWindow() is found[0]

        self.wait_for(is_there, 10)
        return found[0]

    def choose_files(self, *paths: Path) -> None:
        """Type the names of files into the file dialog that is open, and press Enter."""
        dialog = self.dialog(QFileDialog)
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        edit.setFocus()
        edit.selectAll()
        self.write(str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths))
        self.key(Qt.Key.Key_Return)
        self.settle()

    def write(self, text: str) -> None:
        """Type a text where the keyboard is, letters of any script."""
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._target(), QKeyEvent(kind, 0, NONE, char))

    def press(self, widget: QWidget) -> None:
        """Click a button or anything else that takes a click."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def command(self, name: str) -> None:
        """Give a command of the menus."""
        action = self.window.actions_table[name]
        assert action.isEnabled(), name
        action.trigger()
        self.settle()

    @property
    def message(self) -> str:
        """What the bar over the text says, without the mark of its direction; empty when it is not there."""
        bar = self.window.reading.messages
        return bar.label.text().lstrip("\u200e\u200f") if bar.isVisible() else ""

    def answer(self, text: str) -> None:
        """Press the button of the bar over the text that bears this text."""
        bar = self.window.reading.messages
        self.press(next(each for each in bar.findChildren(QPushButton) if text in each.text()))

    def drop(self, data: QMimeData) -> None:
        """Drop something on the window, as the system delivers it."""
        at, none, left = QPointF(50, 80), Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, left, none)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.window, QDropEvent(at, Qt.DropAction.CopyAction, data, left, none))
        self.settle()

    def open(self, *paths: Path) -> Project:
        """Open a project that holds these texts."""
        file = self.folder / "project.sqlite"
        with Project.create(file, schema=read_schema(RESOURCES / "schemas" / "news.toml")) as project:
            assert not import_paths(project, paths).problems
        self.window.open_paths([file])
        self.settle()
        return self.project

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self.window.close()
        self.window.deleteLater()
        self.settle()

    @property
    def project(self) -> Project:
        found = self.window.session.project
        assert found is not None
        return found

    @property
    def view(self) -> Any:
        return self.window.reading.view

    @property
    def content(self) -> str:
        return self.window.session.content

    @property
    def focus(self) -> Focus:
        found = self.window.session.focus
        assert found is not None
        return found

    @property
    def focused_text(self) -> str:
        return self.focus.span.slice(self.content)

    # --- hands on the keyboard

    def _target(self) -> QWidget:
        """Return the widget that has the keyboard; a window manager gives it back to the window after a dialog."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.settle()
        return QApplication.focusWidget() or self.window

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self._target(), key, modifiers)
            self.presses += 1
            self.settle(1)

    def letter(self, letter: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press the key of a Latin letter; on the Arabic layout the system reports the Arabic letter there."""
        self.presses += 1
        if not self.arabic:
            QTest.keyClick(self._target(), Qt.Key(ord(letter.upper())), modifiers)
            return
        arabic = arabic_letter(letter)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(arabic[0]), modifiers, 0, 0, 0, arabic)
            QApplication.sendEvent(self._target(), event)

    def digit(self, digit: str) -> None:
        self.key(Qt.Key(ord(digit)))

    def go_to_word(self, position: int) -> None:
        """Walk with the arrow keys to the word around a code point."""
        if self.focus.mention_id is not None:
            self.key(Qt.Key.Key_Escape)
        for _ in range(400):
            span = self.focus.span
            word = tokens.word_at(self.content, position)
            assert word is not None
            if span.start == word.start:
                return
            self.key(NEXT if span.start < word.start else BACK)
        raise AssertionError(f"the word at {position} was not reached")

    def select(self, span: Span) -> None:
        """Select a span with arrow keys, C, and Shift with the arrow keys."""
        self.go_to_word(span.start)
        for _ in range(4):
            if self.focus.span.start == span.start:
                break
            self.letter("c")
        for _ in range(12):
            if self.focus.span.end >= span.end:
                break
            self.key(NEXT, SHIFT)
        assert self.focus.span == span, (self.focused_text, span.slice(self.content))

    # --- hand on the mouse

    def point(self, position: int) -> QPoint:
        """Return the middle of a character on the screen, scrolled to if need be."""
        self.view.ensure_visible(Span(position, position + 1))
        self.settle()
        box = self.view.rects(Span(position, position + 1))[0]
        return box.center().toPoint()

    def click(self, point: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, point)
        self.settle()

    def double_click(self, point: QPoint) -> None:
        viewport = self.view.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NONE, point)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, NONE, point)
        self.settle()

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        viewport = self.view.viewport()
        button = Qt.MouseButton.LeftButton
        self._mouse(viewport, QEvent.Type.MouseButtonPress, start, button, button, modifiers)
        for part in (0.3, 0.7, 1.0):
            at = QPoint(
                round(start.x() + (end.x() - start.x()) * part), round(start.y() + (end.y() - start.y()) * part)
            )
            self._mouse(viewport, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, button, modifiers)
        self._mouse(viewport, QEvent.Type.MouseButtonRelease, end, button, Qt.MouseButton.NoButton, modifiers)
        self.settle()

    def hover(self, point: QPoint) -> None:
        """Move the mouse without a button."""
        none = Qt.MouseButton.NoButton
        self._mouse(self.view.viewport(), QEvent.Type.MouseMove, point, none, none, NONE)

    @staticmethod
    def _mouse(
        target: QWidget,
        kind: QEvent.Type,
        point: QPoint,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
        modifiers: Qt.KeyboardModifier,
    ) -> None:
        there = target.mapToGlobal(point)
        QApplication.sendEvent(target, QMouseEvent(kind, QPointF(point), QPointF(there), button, buttons, modifiers))

    def press_label(self, name: str) -> None:
        """Click a label in the row that appears under a selection."""
        label = self.project.schema.find_label_named(name)
        assert label is not None
        popup = self.window.reading.popup
        assert popup.isVisible(), "no label row appeared"
        chip = next(chip for chip in chips_of(popup) if chip.label.id == label.id)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        self.settle()


def chips_of(popup: QWidget) -> Iterator[Any]:
    """Yield the chips of a label row."""
    from reader.ui.panels.label_strip import LabelChip

    yield from popup.findChildren(LabelChip)


def saved(project: Project) -> set[tuple[int, int, str, str]]:
    """Return what the project file holds of its first article: start, end, label, quote."""
    article = project.article(project.article_ids()[0])
    names = {label.id: label.name for label in project.schema.labels}
    return {
        (
            mention.start,
            mention.end,
            names[mention.label_id] if mention.label_id else "",
            mention.quote(article.content),
        )
        for mention in project.mentions(article.id)
    }
