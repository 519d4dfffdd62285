"""Opening projects: what is one by its name, and what is open already."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication
from workflows.driver import User

from reader.project.samples import create_sample_project
from reader.ui.dialogs.history import HistoryDialog
from reader.ui.words.history_words import HistoryWords


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path)
    yield user
    user.close()


def test_a_project_that_is_open_here_is_not_called_open_elsewhere(user: User, tmp_path: Path) -> None:
    file = tmp_path / "sample.sqlite"
    create_sample_project(file)
    user.window.open_paths([file])
    user.settle()
    opened = user.project
    user.window.open_paths([tmp_path / ".." / tmp_path.name / "sample.sqlite"])
    user.settle()
    assert user.project is opened
    assert "open already" in user.message


@pytest.mark.parametrize("name", ["SAMPLE.SQLITE", "sample.Hashiya", "sample.DB"])
def test_a_project_is_known_by_its_ending_in_any_case(user: User, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    create_sample_project(file)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    user.drop(data)
    assert user.project.path == file


def test_each_opening_of_the_history_leaves_nothing_behind(user: User, tmp_path: Path) -> None:
    file = tmp_path / "sample.sqlite"
    create_sample_project(file)
    user.window.open_paths([file])
    user.settle()
    for _ in range(3):
        user.command("history")
        user.dialog(HistoryDialog)
        user.key(Qt.Key.Key_Escape)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not user.window.history.findChildren(HistoryWords)
