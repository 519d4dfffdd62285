"""Drills: a project that was deleted, and one that was spoilt, are got back through the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from workflows.driver import User, saved

from reader.storage.backups import place_of
from reader.ui.dialogs.restore import RestoreDialog


@pytest.fixture(params=["en", "ar"])
def user(
    request: pytest.FixtureRequest, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[User]:
    monkeypatch.setenv("HASHIYA_HOME", str(tmp_path / "home"))
    (tmp_path / "seed.txt").write_text("قال ميلي إن اللقاء كان طيبا في المدينة", encoding="utf-8")
    user = User(tmp_path)
    user.command(f"language_{request.param}")
    user.open(tmp_path / "seed.txt")
    for digit in ("1", "2", "3"):
        user.digit(digit)
        user.key(Qt.Key.Key_Escape)
        user.key(Qt.Key.Key_Left)
    yield user
    user.command("language_en")
    user.close()


def lose(user: User) -> Path:
    """Close the project and delete its file with all that lies beside it."""
    path = user.project.path
    user.command("close_project")
    for leftover in path.parent.glob(f"{path.name}*"):
        leftover.unlink()
    return path


def test_a_deleted_project_is_offered_on_the_start_page_and_made_again_from_its_second_copy(user: User) -> None:
    before = saved(user.project)
    assert len(before) == 3
    path = lose(user)
    user.window.start.set_recent(user.window.settings.recent)
    user.settle()
    buttons = user.window.start.findChildren(QToolButton)
    user.press(next(each for each in buttons if str(path.parent) in each.text() and each.isVisible()))
    assert path.name in user.message
    user.press(user.window.reading.messages.findChildren(QPushButton)[0])
    dialog = user.dialog(RestoreDialog)
    chosen = dialog.chosen
    assert chosen is not None and chosen.place == path and chosen.is_lost
    assert (chosen.operations, chosen.articles) == (5, 1)
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert user.project.path == path and saved(user.project) == before
    assert user.project.check() == []
    user.digit("4")
    assert user.project.check() == [], "work goes on in it"


def test_a_backup_is_restored_as_a_new_file_and_the_spoilt_one_stays(user: User, tmp_path: Path) -> None:
    before = saved(user.project)
    user.project.back_up()
    path, uid = user.project.path, user.project.uid
    assert place_of(uid, tmp_path / "home") == path
    user.view.setFocus()
    for _ in range(3):
        user.letter("z")
    assert saved(user.project) == set()
    user.window.files.documents = lambda: tmp_path  # type: ignore[method-assign]
    user.command("restore")
    dialog = user.dialog(RestoreDialog)
    assert path.stem in dialog.table.item(0, 0).text()
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert user.project.path != path and path.exists() and saved(user.project) == before
    assert user.project.check() == []


def test_the_list_is_told_newest_first_with_name_time_and_counts(user: User, tmp_path: Path) -> None:
    user.project.back_up()
    lose(user)
    user.command("restore_lost")
    dialog = user.dialog(RestoreDialog)
    rows = [[dialog.table.item(row, column).text() for column in range(5)] for row in range(dialog.table.rowCount())]
    assert len(rows) == 2 and all("project" in row[0] for row in rows)
    assert [row[1] for row in rows] == sorted((row[1] for row in rows), reverse=True)
    assert rows[0][4] != rows[1][4]
    user.key(Qt.Key.Key_Escape)
    assert user.window.session.project is None
