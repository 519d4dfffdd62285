"""The window as a whole: every screen in both languages, mirrored, folded, and true about what is saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from workflows.driver import CTRL, User, saved

from reader.domain.article import ArticleStatus
from reader.domain.span import Span
from reader.project.samples import create_sample_project
from reader.ui.application import make_application
from reader.ui.session import Mode
from reader.ui.settings import THEMES


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path)
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    yield user
    user.close()
    make_application("en", "light")


def test_the_language_changes_while_running_and_the_window_is_mirrored(user: User) -> None:
    window = user.window
    english = window.articles.x()
    window.actions_table["language_ar"].trigger()
    user.settle()
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.articles.x() > window.inspector.x()
    assert english < window.inspector.width()
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    assert any("الفقرة" in text for text in shown) and any("ذكرا" in text for text in shown)
    latin = [text for text in shown if any("a" <= char.lower() <= "z" for char in text)]
    assert latin == ["RTL"] or all(text in ("RTL", "LTR") or "\u2066" in text for text in latin), latin
    window.actions_table["language_en"].trigger()
    user.settle()
    assert window.articles.x() < window.reading.x()


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_paints_the_paper_its_own_colour(user: User, theme: str) -> None:
    user.window.actions_table[f"theme_{theme}"].trigger()
    user.settle()
    picture = user.view.viewport().grab().toImage()
    assert picture.pixelColor(4, picture.height() // 2) == QColor(user.window.session.theme.view)


def test_a_label_moves_no_ink_of_the_text(user: User) -> None:
    def ink() -> list[tuple[int, int]]:
        picture = user.view.viewport().grab().toImage()
        line = user.view.rects(Span(0, 60))[0].toRect()
        dark = [(x, y) for y in range(line.top(), line.bottom()) for x in range(line.left() - 20, line.right() + 40)]
        return [at for at in dark if picture.pixelColor(*at).lightness() < 60]

    session = user.window.session
    session.set_focus(None)
    user.settle()
    with_labels = ink()
    user.view.set_mentions([], {})
    user.settle()
    assert with_labels
    # tints darken the rims of letters a little: the dark cores stay where they are
    without = set(ink())
    assert len(without - set(with_labels)) <= len(without) // 50


def test_read_mode_hides_the_tools_and_keeps_the_text_where_it_is(user: User) -> None:
    before = user.view.first_visible_position()
    user.key(Qt.Key.Key_1, CTRL)
    user.window.actions_table["mode_read"].trigger()
    user.settle()
    assert user.window.session.mode is Mode.READ
    assert not user.window.reading.strip.isVisible() and not user.window.reading.dock.isVisible()
    assert not user.window.articles.isVisible()
    assert user.view.first_visible_position() == before
    user.window.actions_table["mode_label"].trigger()
    user.settle()
    assert user.window.reading.dock.isVisible()


def test_find_is_folded_and_enter_walks_the_hits(user: User) -> None:
    user.window.reading.open_find()
    user.settle()
    QTest.keyClicks(user.window.reading.find_bar.query, "")
    user.window.reading.find_bar.query.setText("ايلاف")
    user.settle()
    assert user.window.reading.find_bar.result.text() == "1 of 2"
    user.key(Qt.Key.Key_Return)
    assert user.window.reading.find_bar.result.text() == "2 of 2"
    user.key(Qt.Key.Key_Escape)
    assert user.focused_text == "إيلاف" and user.view.hasFocus()


def test_done_next_marks_the_article_and_goes_on(user: User) -> None:
    first = user.window.session.article_id
    user.window.actions_table["done_next"].trigger()
    user.settle()
    assert user.window.session.article_id != first
    assert user.project.article_row(first).status is ArticleStatus.DONE
    assert "1 of 2" in user.window.articles.progress_label.text()
    user.letter("z")
    user.settle()
    assert user.project.article_row(first).status is ArticleStatus.DOING
    assert user.window.session.article_id == first, "undo goes back to where the step was"


def test_the_status_line_tells_when_an_action_is_not_saved_and_retry_saves_it(user: User) -> None:
    before = len(saved(user.project))
    connection = user.project._store.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    user.go_to_word(user.content.index("ومن المقرر"))
    for _ in range(400):
        user.window.labelling.give_label(None)
        if user.window.session.save_problem is not None:
            break
        user.key(Qt.Key.Key_Left)
    assert user.window.session.save_problem is not None
    assert "Not saved" in user.window.status.save_button.text()
    assert user.window.reading.messages.isVisible()
    made = len(saved(user.project))
    connection.execute("PRAGMA max_page_count = 1000000")
    QTest.mouseClick(user.window.status.save_button, Qt.MouseButton.LeftButton)
    assert len(saved(user.project)) == made + 1 > before
    assert "Saved" in user.window.status.save_button.text()


def test_a_second_window_on_the_project_is_refused_and_offers_reading(user: User, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = User(tmp_path / "other")
    other.window.open_paths([tmp_path / "sample.sqlite"])
    other.settle()
    assert other.window.session.project is None
    messages = other.window.reading.messages
    assert "another window" in messages.label.text() and "sample.sqlite" in messages.label.text()
    other.close()


def test_a_project_dropped_on_the_window_is_opened(qapp: object, tmp_path: Path) -> None:
    create_sample_project(tmp_path / "dropped.sqlite")
    user = User(tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "dropped.sqlite"))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    user.window.dropEvent(event)
    user.settle()
    assert user.project.name == "dropped"
    user.close()


def test_what_is_copied_is_the_text_in_logical_order(user: User) -> None:
    user.select(Span(user.content.index("رأس النخيل"), user.content.index("رأس النخيل") + 10))
    user.key(Qt.Key.Key_C, CTRL)
    user.window.actions_table["copy"].trigger()
    assert QApplication.clipboard().text() == "رأس النخيل"


def test_panes_are_walked_with_f6_and_left_with_escape(user: User) -> None:
    user.window.actions_table["next_pane"].trigger()
    assert user.window.inspector.isAncestorOf(QApplication.focusWidget())
    user.window.actions_table["previous_pane"].trigger()
    assert user.view.hasFocus()
    user.key(Qt.Key.Key_Escape)
    assert user.window.articles.list.hasFocus()
