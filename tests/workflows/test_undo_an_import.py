"""Undoing an import in the window: the articles go from the list and the screen, and come back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from workflows.driver import CTRL, NONE, SHIFT, User

from reader.domain.annotator import AnnotatorKind
from reader.domain.span import Span


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"نص {name}\n\nقال ميلي كلمة", encoding="utf-8")
    user = User(tmp_path, arabic=request.param == "ar")
    user.command(f"language_{request.param}")
    user.open(tmp_path / "a.txt")
    yield user
    user.command("language_en")
    user.close()


def add_more(user: User) -> None:
    user.window.imports.add_paths([user.folder / "b.txt", user.folder / "c.txt"], ask=False)
    user.wait_for_tasks()


def test_an_import_is_undone_and_done_again_from_the_keyboard(user: User) -> None:
    first = user.window.session.article_id
    add_more(user)
    project, session = user.project, user.window.session
    session.show_article(project.article_ids()[2])
    user.view.setFocus()
    user.key(Qt.Key.Key_Z, CTRL)
    assert project.article_ids() == [first] and session.article_id == first
    assert user.window.articles.model.ids == [first]
    user.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(project.article_ids()) == 3 and len(user.window.articles.model.ids) == 3
    # the import that the project began with
    user.key(Qt.Key.Key_Z, CTRL)
    user.key(Qt.Key.Key_Z, CTRL)
    assert project.article_ids() == [] and session.article is None and user.window.articles.model.ids == []
    user.command("redo")
    assert session.project is project and project.article_ids() == [first]
    session.show_article(first)
    user.view.setFocus()
    user.digit("1")
    assert len(session.mentions) == 1 and project.check() == []


def test_others_work_keeps_an_import_and_is_told(user: User) -> None:
    project = user.project
    with project.edit("annotator.add") as edit:
        other = edit.add_annotator("ليلى", AnnotatorKind.HUMAN)
    add_more(user)
    mine, project.annotator = project.annotator, other
    with project.edit("mention.add") as edit:
        edit.add_mention(project.article_ids()[1], None, [Span(0, 2)])
    project.annotator = mine
    user.view.setFocus()
    user.key(Qt.Key.Key_Z, CTRL)
    assert len(project.article_ids()) == 3
    user.wait_for(lambda: user.message, 5)
    assert "import" in user.message or "الاستيراد" in user.message or "This" in user.message


def words(field: QPlainTextEdit) -> str:
    return field.toPlainText().strip()


def write(user: User, text: str) -> QPlainTextEdit:
    """Write into the note that has the keyboard, and stay in it."""
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    user.write(text)
    return field


@pytest.mark.parametrize("kind", ["article", "paragraph", "mention"])
def test_a_note_that_is_being_written_is_never_lost_with_the_import_of_its_article(user: User, kind: str) -> None:
    first = user.window.session.article_id
    add_more(user)
    project, session = user.project, user.window.session
    article_id = project.article_ids()[2]
    session.show_article(article_id)
    user.settle()
    user.view.setFocus()
    if kind == "mention":
        user.digit("1")
    user.letter("n", SHIFT if kind == "article" else NONE)
    field = write(user, "يراجع")

    def bodies() -> list[str]:
        mentions = [each.note for each in project.mentions(article_id) if each.note]
        return mentions + [each.body for each in project.notes(article_id)]

    # by the menu, the keyboard still in the note: the words are a step of their own
    user.command("undo")
    assert project.has_article(article_id) and bodies() == [] and words(field) == ""
    user.command("redo")
    assert bodies() == ["يراجع"] and words(field) == "يراجع"
    for _ in range(3 if kind == "mention" else 2):
        user.command("undo")
    assert project.article_ids() == [first]
    for _ in range(3 if kind == "mention" else 2):
        user.command("redo")
    assert project.has_article(article_id) and bodies() == ["يراجع"]
    assert project.check() == []


def test_what_is_written_on_is_saved_before_the_step_back(user: User) -> None:
    project, session = user.project, user.window.session
    article_id = session.article_id
    assert article_id is not None
    user.view.setFocus()
    user.letter("n", SHIFT)
    write(user, "أول")
    user.command("undo")
    write(user, "ثان")
    user.command("undo")
    user.command("redo")
    assert [each.body for each in project.notes(article_id)] == ["ثان"]
