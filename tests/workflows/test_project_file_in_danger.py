"""The project file is locked, deleted, moved, replaced, or its disk is full: told at once, and nothing is lost."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from workflows.driver import User, saved

from reader.project import Project


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text("قال ميلي إن اللقاء كان طيبا في المدينة " * 40, encoding="utf-8")
    user = User(tmp_path)
    user.open(tmp_path / "seed.txt")
    user.digit("1")
    yield user
    user.close()


HOLD = """
import sys
from pathlib import Path
from reader.project import Project
project = Project.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
project.close()
"""


def test_a_project_open_in_another_process_is_offered_for_reading(qapp: object, user: User, tmp_path: Path) -> None:
    path = user.project.path
    user.command("close_project")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None and holder.stdout.readline().strip() == "open"
        assert not user.window.files.open_path(path)
        assert "another window" in user.message and user.window.session.project is None
        user.answer("Open for reading")
        assert user.project.read_only and len(user.window.session.mentions) == 1
        assert "Read only" in user.window.status.save_button.text()
        user.view.setFocus()
        user.digit("2")
        assert "reading only" in user.message
        assert len(user.window.session.mentions) == 1
    finally:
        holder.communicate("")
    assert holder.returncode == 0
    assert user.window.files.open_path(path) and not user.project.read_only


def test_a_second_window_reads_and_the_first_writes_on(user: User, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    second = User(tmp_path / "second")
    assert not second.window.files.open_path(user.project.path)
    second.answer("Open for reading")
    assert second.project.read_only
    user.window.activateWindow()
    user.settle()
    user.view.setFocus()
    user.key(Qt.Key.Key_Escape)
    user.key(Qt.Key.Key_Left)
    user.digit("2")
    assert len(saved(user.project)) == 2 == len(saved(second.project))
    second.close()
    assert user.project.check() == []


@pytest.mark.parametrize("what", ["deleted", "moved", "replaced"])
def test_a_lost_file_is_told_at_once_and_a_copy_keeps_everything(user: User, tmp_path: Path, what: str) -> None:
    path, before = user.project.path, saved(user.project)
    if what == "deleted":
        path.unlink()
    elif what == "moved":
        path.rename(tmp_path / "elsewhere.sqlite")
    else:
        Project.create(tmp_path / "x.sqlite").close()
        (tmp_path / "x.sqlite").replace(path)
    # nothing is done in the window: it is noticed all the same
    user.wait_for(lambda: "Save a copy now" in user.message, 10)
    assert path.name in user.message and "Not saved" in user.window.status.save_button.text()
    user.view.setFocus()
    user.key(Qt.Key.Key_Escape)
    user.key(Qt.Key.Key_Left)
    user.digit("2")
    assert saved(user.project) == before, "what cannot be saved is not shown as done"
    user.answer("Save a copy")
    user.choose_files(tmp_path / "rescue.sqlite")
    user.wait_for_tasks()
    user.answer("Go on in the copy")
    assert user.project.name == "rescue" and user.project.check() == []
    assert saved(user.project) > before, "what was done after the file was lost is saved in the copy"
    assert "Saved" in user.window.status.save_button.text()


def test_on_a_full_disk_an_edit_waits_and_is_saved_by_trying_again(user: User, tmp_path: Path) -> None:
    connection = user.project._store.connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    for _ in range(300):
        user.key(Qt.Key.Key_Escape)
        user.key(Qt.Key.Key_Left)
        user.window.labelling.give_label(None)
        if user.window.session.save_problem is not None:
            break
    assert user.window.session.save_problem is not None
    assert "Not saved" in user.message and "Not saved" in user.window.status.save_button.text()
    words = user.focused_text
    before = saved(user.project)
    user.answer("Save a copy")
    user.choose_files(tmp_path / "copy.sqlite")
    user.wait_for_tasks()
    with Project.open(tmp_path / "copy.sqlite") as copy:
        assert saved(copy) == before and copy.check() == []
    connection.execute("PRAGMA max_page_count = 1000000")
    assert user.focused_text == words, "the words are still in focus"
    QTest.mouseClick(user.window.status.save_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert len(saved(user.project)) == len(before) + 1
    assert "Saved" in user.window.status.save_button.text() and user.project.check() == []
