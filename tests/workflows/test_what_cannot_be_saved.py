"""Edits that the disk refuses: each waits for its own article, none is forgotten, and none goes unasked."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from workflows.driver import SHIFT, User, saved

from reader.project import Project

FIRST = "وقال غانتس لإسرائيل اليوم إن رئيس الأركان في القدس."
SECOND = "نص آخر فيه كلام قليل عن الجيش."


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path)
    for name, text in (("أول", FIRST), ("ثان", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    user.open(tmp_path / "أول.txt", tmp_path / "ثان.txt")
    show(user, "أول")
    yield user
    user.close()


def show(user: User, title: str) -> None:
    for article_id in user.project.article_ids():
        if user.project.article(article_id).details.title == title:
            user.window.session.show_article(article_id)
    user.settle()
    user.view.setFocus()


@contextmanager
def refusing_disk(project: Project) -> Iterator[None]:
    """Let sqlite refuse every write, as on a medium that became read-only."""
    connection = project._store.connection
    connection.execute("PRAGMA query_only = 1")
    yield
    # by then the project may have been left
    with suppress(sqlite3.ProgrammingError):
        connection.execute("PRAGMA query_only = 0")


def write_note(user: User, text: str) -> None:
    user.letter("n")
    user.settle()
    user.write(text)
    user.key(Qt.Key.Key_Escape)
    user.settle()


def notes(user: User) -> dict[str, str]:
    return {
        mention.quote(user.project.article(article_id).content): mention.note
        for article_id in user.project.article_ids()
        for mention in user.project.mentions(article_id)
    }


def test_a_label_that_waits_goes_to_its_own_article_when_another_is_shown(user: User) -> None:
    with refusing_disk(user.project):
        user.go_to_word(FIRST.index("غانتس"))
        user.digit("1")
        assert user.window.session.unsaved == 1 and "Not saved" in user.window.status.save_button.text()
        show(user, "ثان")
        focus = user.focus
    user.press(user.window.status.save_button)
    assert [(quote, label) for _, _, label, quote in saved(user.project)] == [("غانتس", "PER")]
    first, second = (user.project.article(article_id) for article_id in user.project.article_ids())
    labelled = first if first.content == FIRST else second
    assert len(user.project.mentions(labelled.id)) == 1
    assert user.focus == focus, "what is read now stays in focus"
    assert user.project.check() == [] and "Saved" in user.window.status.save_button.text()


def test_every_edit_that_waits_is_saved_in_order(user: User) -> None:
    for word in ("غانتس", "القدس"):
        user.go_to_word(FIRST.index(word))
        user.digit("1")
    with refusing_disk(user.project):
        user.go_to_word(0)
        for note in ("أول", "ثان"):
            user.letter("w")
            write_note(user, note)
        user.letter("w", SHIFT)
        assert user.focused_text == "غانتس"
        user.digit("2")
        assert user.window.session.unsaved == 3
    user.press(user.window.status.save_button)
    assert notes(user) == {"غانتس": "أول", "القدس": "ثان"}
    assert {label for _, _, label, quote in saved(user.project) if quote == "غانتس"} == {"ORG"}
    assert user.window.session.save_problem is None and user.window.session.unsaved == 0


def test_the_next_edit_that_can_be_saved_takes_those_that_wait_with_it(user: User) -> None:
    with refusing_disk(user.project):
        user.go_to_word(FIRST.index("غانتس"))
        user.digit("1")
        user.digit("1")
        assert user.window.session.unsaved == 1, "asked for twice, wanted once"
    user.go_to_word(FIRST.index("القدس"))
    user.digit("1")
    assert sorted(quote for _, _, _, quote in saved(user.project)) == ["القدس", "غانتس"]


def test_a_note_written_while_a_task_has_the_project_is_saved_when_it_ends(user: User) -> None:
    user.go_to_word(FIRST.index("غانتس"))
    user.digit("1")
    user.project.lend()
    write_note(user, "كتبت أثناء الاستيراد")
    assert notes(user) == {"غانتس": ""}
    user.project.take_back()
    user.window.session.taken_back.emit()
    assert notes(user) == {"غانتس": "كتبت أثناء الاستيراد"}


def test_the_window_does_not_close_on_a_note_that_cannot_be_saved(user: User) -> None:
    user.go_to_word(FIRST.index("غانتس"))
    user.digit("1")
    with refusing_disk(user.project):
        user.letter("n")
        user.write("ثمين")
        user.window.close()
        box = user.dialog(QMessageBox)
        assert user.window.isVisible() and "1 change" in box.text()
        user.key(Qt.Key.Key_Escape)
        user.settle()
        assert user.window.isVisible()
    user.window.leaving.may_leave(lambda: None)
    assert notes(user) == {"غانتس": "ثمين"}


def test_the_user_may_leave_without_what_cannot_be_saved(user: User) -> None:
    with refusing_disk(user.project):
        user.go_to_word(FIRST.index("غانتس"))
        user.digit("1")
        user.command("close_project")
        box = user.dialog(QMessageBox)
        leave = next(button for button in box.buttons() if button.text() == "Leave without them")
        user.press(leave)
        user.settle()
        assert user.window.session.project is None


def test_a_piece_is_no_longer_added_to_a_mention_that_was_undone(user: User) -> None:
    user.go_to_word(FIRST.index("غانتس"))
    user.digit("1")
    user.letter("p")
    assert user.window.session.adding_piece_to is not None
    user.letter("z")
    assert user.window.session.adding_piece_to is None and saved(user.project) == set()
    user.go_to_word(FIRST.index("القدس"))
    user.digit("1")
    assert [quote for _, _, _, quote in saved(user.project)] == ["القدس"]
