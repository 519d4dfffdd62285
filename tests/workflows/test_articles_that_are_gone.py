"""What the window remembers of articles follows when an import is undone; a find bar follows to another article."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from workflows.driver import CTRL, SHIFT, User

from reader.domain.article import ArticleId
from reader.domain.span import Span
from reader.ui.dialogs.history import HistoryDialog
from reader.ui.dialogs.importing import OutcomeDialog
from reader.ui.panels.palette import Kind


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"نص {name}\n\nقال ميلي كلمة", encoding="utf-8")
    (tmp_path / "long.txt").write_text("كلام طويل " * 200 + "ميلي", encoding="utf-8")
    user = User(tmp_path)
    user.open(tmp_path / "a.txt", tmp_path / "long.txt")
    yield user
    user.close()


def add(user: User, *names: str) -> list[ArticleId]:
    """Add files in the window, and return the articles they became."""
    before = set(user.project.article_ids())
    user.window.imports.add_paths([user.folder / name for name in names], ask=False)
    user.wait_for_tasks()
    return [each for each in user.project.article_ids() if each not in before]


def undo(user: User) -> None:
    user.view.setFocus()
    user.key(Qt.Key.Key_Z, CTRL)
    user.settle()


def test_the_palette_lists_no_article_of_an_import_that_was_undone(user: User) -> None:
    first, session = user.project.article_ids()[0], user.window.session
    (new,) = add(user, "b.txt")
    session.show_article(new)
    session.show_article(first)
    undo(user)
    assert not user.project.has_article(new) and new not in session.visited
    user.letter("k", CTRL)
    user.settle()
    rows = user.window.palette_commands.palette.model.rows
    assert rows and all(row.key != new for row in rows if row.kind is Kind.ARTICLE)
    user.key(Qt.Key.Key_Escape)
    # done again, the palette lists it as one of those that were not shown yet
    user.view.setFocus()
    user.key(Qt.Key.Key_Z, CTRL | SHIFT)
    user.letter("k", CTRL)
    user.settle()
    assert any(row.key == new for row in user.window.palette_commands.palette.model.rows if row.kind is Kind.ARTICLE)


def test_show_after_an_import_that_was_undone_says_that_the_article_is_gone(user: User) -> None:
    first, session = user.project.article_ids()[0], user.window.session
    add(user, "b.txt")
    assert session.article_id == first
    user.project.undo()
    user.settle()
    user.answer("Show")
    assert session.article_id == first
    assert user.message == "This article is not there any more."


def test_the_details_of_an_import_are_shown_after_its_articles_are_gone(user: User) -> None:
    add(user, "b.txt")
    add(user, "b.txt")
    assert "in the project already" in user.message
    user.project.undo()
    user.settle()
    user.answer("Details…")
    dialog = user.dialog(OutcomeDialog)
    assert dialog.table.rowCount() == 1
    dialog.reject()


def test_going_from_the_history_to_an_article_that_is_gone_says_so(user: User) -> None:
    first, session = user.project.article_ids()[0], user.window.session
    (new,) = add(user, "b.txt")
    session.show_article(new)
    user.view.setFocus()
    user.digit("1")
    undo(user)
    undo(user)
    assert session.article_id == first and not user.project.has_article(new)
    user.command("history")
    dialog = user.dialog(HistoryDialog)
    user.wait_for(lambda: dialog.model.rowCount() > 0)
    rows = [dialog.model.row(at) for at in range(dialog.model.rowCount())]
    at = next(at for at, row in enumerate(rows) if row is not None and row.operation.article_id == new)
    dialog.table.selectRow(at)
    dialog.table.doubleClicked.emit(dialog.model.index(at, 0))
    user.settle()
    assert session.article_id == first
    assert user.message == "This article is not there any more."


def test_showing_another_article_while_the_find_bar_is_open_focuses_its_first_word(user: User) -> None:
    first, long = user.project.article_ids()
    session = user.window.session
    session.show_article(long)
    user.view.setFocus()
    user.letter("f", CTRL)
    user.write("ميلي")
    finding = user.window.reading.find_bar
    user.wait_for(lambda: "1" in finding.result.text(), 5)
    session.show_article(first)
    user.settle()
    assert user.focus.span == Span(0, 2), "not where the hit of the article before stood"
    assert not user.window.reading.find_bar.isVisible()
