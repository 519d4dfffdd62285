"""A watched folder: what comes into it is offered in the bar, and added only when the user says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from workflows.driver import User

from reader.ui.dialogs.importing import ImportDialog
from reader.ui.settings import Settings


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text("نص أول في المشروع", encoding="utf-8")
    (tmp_path / "in").mkdir()
    user = User(tmp_path)
    user.open(tmp_path / "seed.txt")
    yield user
    user.close()


def test_new_files_are_offered_looked_at_and_added(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "old.txt").write_text("كان هنا من قبل", encoding="utf-8")
    user.command("watch_folder")
    user.choose_files(folder)
    assert "is watched" in user.message
    (folder / "new.txt").write_text("خبر جديد وصل الآن", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    user.wait_for(lambda: "1 new file" in user.message)
    assert len(user.project.article_ids()) == 1, "nothing is taken in by itself"
    user.answer("Look and add")
    dialog = user.dialog(ImportDialog)
    assert [path.name for path in dialog.model.paths] == ["new.txt"]
    dialog.accept()
    user.wait_for_tasks()
    user.answer("Show")
    assert user.content == "خبر جديد وصل الآن"


def test_what_is_declined_is_not_offered_again_and_what_came_meanwhile_is(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    user.window.watched.watch(folder)
    (folder / "a.txt").write_text("خبر أول", encoding="utf-8")
    user.wait_for(lambda: "1 new file" in user.message)
    user.answer("Not these")
    project = user.project.path
    user.close()
    (folder / "b.txt").write_text("خبر ثان جاء والنافذة مغلقة", encoding="utf-8")
    again = User(tmp_path)
    again.window.open_paths([project])
    again.wait_for(lambda: "1 new file" in again.message)
    again.answer("Look and add")
    assert [path.name for path in again.dialog(ImportDialog).model.paths] == ["b.txt"]
    again.dialog(ImportDialog).reject()
    again.command("watch_folder")
    assert "no longer watched" in again.message
    assert Settings(tmp_path / "settings.ini").watched_folder(again.project.uid)[0] is None
    again.close()
