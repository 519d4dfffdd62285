"""Work beside the window: it goes on being read, the work is told of and stopped, and nothing is left half done."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from workflows.driver import CTRL, User

from reader.domain.errors import CancelledError
from reader.ui.dialogs.importing import ImportDialog
from reader.ui.work.tasks import Progress


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text("نص أول في المشروع كله", encoding="utf-8")
    user = User(tmp_path)
    user.open(tmp_path / "seed.txt")
    yield user
    user.window.files.tasks.stop()
    user.wait_for_tasks()
    user.close()


class Work:
    """Work that goes on until it is let go or stopped."""

    def __init__(self, user: User) -> None:
        self.go_on, self.done = threading.Event(), list[object]()
        assert user.window.files.run("Counting", self._run, self.done.append)

    def _run(self, progress: Progress) -> str:
        progress(812, 1240)
        while not self.go_on.wait(0.005):
            if progress.cancelled():
                raise CancelledError
        return "counted"


def test_a_running_task_is_shown_in_the_status_line_and_the_text_is_read_on(user: User) -> None:
    work = Work(user)
    user.wait_for(user.window.status.task_button.isVisible)
    assert "812 / 1,240" in user.window.status.task_button.text()
    assert user.window.status.task_bar.value() == 812
    before = user.focused_text
    user.key(Qt.Key.Key_Left)
    assert user.focused_text != before
    user.digit("1")
    assert len(user.window.session.mentions) == 1, "a task that only reads keeps nobody from labelling"
    work.go_on.set()
    user.wait_for_tasks()
    assert work.done == ["counted"] and not user.window.status.task_button.isVisible()


def test_the_popover_is_opened_and_the_task_stopped_by_keyboard_alone(user: User) -> None:
    work = Work(user)
    user.key(Qt.Key.Key_J, CTRL)
    popover = user.window.background.popover
    assert popover.isVisible() and "Counting" in popover.title.text() and "812 of 1,240" in popover.line.text()
    user.key(Qt.Key.Key_Escape)
    assert not popover.isVisible() and user.view.hasFocus()
    user.key(Qt.Key.Key_J, CTRL)
    user.key(Qt.Key.Key_Space)
    user.wait_for_tasks()
    assert work.done == [] and not popover.isVisible() and "Stopped" in user.message
    assert user.view.hasFocus()


def test_a_second_task_has_to_wait_and_so_has_another_project(user: User, tmp_path: Path) -> None:
    work = Work(user)
    user.command("check")
    assert "still being done" in user.message
    assert not user.window.files.open_path(tmp_path / "other.sqlite")
    user.command("close_project")
    assert user.window.session.project is not None
    work.go_on.set()
    user.wait_for_tasks()
    user.command("check")
    user.wait_for_tasks()
    assert "All is well" in user.message


def test_while_articles_are_written_edits_wait_and_say_so(user: User) -> None:
    halfway, go_on = threading.Event(), threading.Event()

    def work(project: object, _progress: Progress) -> int:
        with project.edit("test") as edit:  # type: ignore[attr-defined]
            edit.set_flag(project.article_ids()[0], True)  # type: ignore[attr-defined]
            halfway.set()
            assert go_on.wait(20)
        return 1

    user.window.files.run_writing("Writing", work, lambda _one: None)
    assert halfway.wait(20)
    user.digit("1")
    assert user.window.session.mentions == {} and "still being done" in user.message
    assert "Being written to" in user.window.status.save_button.text()
    user.key(Qt.Key.Key_Left)
    go_on.set()
    user.wait_for_tasks()
    assert "Saved" in user.window.status.save_button.text()
    assert user.project.article_row(user.project.article_ids()[0]).flagged
    user.digit("1")
    assert len(user.window.session.mentions) == 1 and user.project.check() == []


def test_an_import_that_is_stopped_adds_nothing(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number}.txt").write_text(f"نص رقم {number} " * 50, encoding="utf-8")
    user.window.imports.add_paths([folder])
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Return)
    tasks = user.window.files.tasks
    assert tasks.running and user.project.is_lent
    tasks.stop()
    user.wait_for_tasks()
    assert len(user.project.article_ids()) == 1 and "Stopped" in user.message
    assert user.project.check() == []


def test_closing_the_window_asks_first_and_then_stops_the_task(user: User) -> None:
    work = Work(user)
    user.window.close()
    user.settle()
    box = user.dialog(QMessageBox)
    assert user.window.isVisible() and "Counting" in box.text()
    user.key(Qt.Key.Key_Escape)
    assert user.window.isVisible() and user.window.files.tasks.running
    user.window.close()
    box = user.dialog(QMessageBox)
    user.press(next(each for each in box.findChildren(QPushButton) if "Stop" in each.text()))
    user.wait_for(lambda: not user.window.isVisible())
    assert work.done == [] and user.window.session.project is None


def test_a_fault_in_a_task_is_not_hidden(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: seen.append(kind))

    def broken(_progress: Progress) -> None:
        raise ZeroDivisionError

    user.window.files.run("Breaking", broken, lambda _none: None)
    user.wait_for_tasks()
    assert seen == [ZeroDivisionError]
