"""Narrow windows: the panels lie over the text when asked for, and the text keeps its place and its focus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from workflows.driver import User

from reader.project.samples import create_sample_project


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path)
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.command(f"language_{request.param}")
    user.settle()
    yield user
    user.command("language_en")
    user.close()


def focused_lines(user: User) -> list[QRect]:
    """Return where the words in focus are, in the coordinates of the window."""
    viewport = user.view.viewport()
    offset = viewport.mapTo(user.window, QPoint(0, 0))
    return [box.toRect().translated(offset) for box in user.view.rects(user.focus.span)]


def place(user: User, widget: object) -> QRect:
    return QRect(widget.mapTo(user.window, QPoint(0, 0)), widget.size())  # type: ignore[attr-defined]


def test_wide_windows_dock_both_panels_and_narrow_ones_none(user: User) -> None:
    for width, articles, inspector in (
        (1180, True, True),
        (1179, True, False),
        (900, True, False),
        (899, False, False),
    ):
        user.window.resize(width, 800)
        user.settle()
        shown = user.window.articles.isVisible(), user.window.inspector.isVisible()
        assert shown == (articles, inspector), width


@pytest.mark.parametrize("words", [3, 60])
def test_f10_lays_the_inspector_over_the_text_beside_the_line_in_focus(user: User, words: int) -> None:
    user.window.resize(1000, 760)
    user.settle()
    user.key(Qt.Key.Key_Left, times=words)
    focus, width = user.focus, user.view.width()
    user.key(Qt.Key.Key_F10)
    inspector = user.window.inspector
    assert inspector.isVisible() and inspector.isAncestorOf(QApplication.focusWidget())
    assert user.view.width() == width, "the text is not set anew"
    assert user.focus == focus
    at_right = place(user, inspector).center().x() > user.window.width() // 2
    assert at_right is not user.window.isRightToLeft()
    assert not any(place(user, inspector).intersects(line) for line in focused_lines(user))
    user.key(Qt.Key.Key_Escape)
    assert not inspector.isVisible() and user.view.hasFocus() and user.focus == focus
    assert user.window.settings.show_inspector, "what was asked for in a wide window is not forgotten"
    user.window.resize(1300, 800)
    user.settle()
    assert inspector.isVisible() and place(user, inspector).height() > 600


def test_f9_lays_the_list_over_the_text_and_an_article_is_chosen_from_it(user: User) -> None:
    user.window.resize(860, 760)
    user.settle()
    first = user.window.session.article_id
    user.key(Qt.Key.Key_F9)
    assert user.window.articles.list.hasFocus()
    user.key(Qt.Key.Key_Down)
    assert user.window.session.article_id != first
    user.key(Qt.Key.Key_Return)
    assert not user.window.articles.isVisible() and user.view.hasFocus()


def test_going_to_the_text_takes_the_panel_away_and_f10_twice_too(user: User) -> None:
    user.window.resize(1000, 760)
    user.settle()
    user.key(Qt.Key.Key_F10)
    user.view.setFocus()
    user.settle()
    assert not user.window.inspector.isVisible()
    user.key(Qt.Key.Key_F10)
    user.key(Qt.Key.Key_F10)
    assert not user.window.inspector.isVisible() and user.view.hasFocus()


def test_enter_goes_into_the_inspector_also_where_it_has_no_room(user: User) -> None:
    user.window.resize(1000, 760)
    user.settle()
    user.letter("w")
    user.key(Qt.Key.Key_Return)
    assert user.window.inspector.isVisible()
    user.key(Qt.Key.Key_Escape)
    assert not user.window.inspector.isVisible() and user.view.hasFocus()


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("width", [1180, 1000, 880])
def test_nothing_in_header_strip_and_dock_is_clipped(user: User, width: int, zoom: float) -> None:
    user.window.settings.zoom = zoom
    user.window.resize(width, 800)
    user.letter("w")
    user.settle()
    window = user.window
    assert window.width() == width
    for bar in (window.header, window.reading.dock, window.status):
        for button in bar.findChildren(QPushButton):
            if button.isVisible():
                assert bar.rect().contains(QRect(button.mapTo(bar, QPoint(0, 0)), button.size())), button.text()
                assert button.width() >= button.sizeHint().width(), button.text()
    strip = window.reading.strip
    assert strip.shown and (len(strip.shown) == len(user.project.schema.mention_labels)) is strip.more_button.isHidden()
    for widget in (*map(strip.chip, strip.shown), strip.more_button, strip.edit_button):
        if widget.isVisible():
            assert strip.rect().contains(QRect(widget.mapTo(strip, QPoint(0, 0)), widget.size())), widget.text()
            assert widget.width() >= widget.sizeHint().width(), widget.text()
    window.settings.zoom = 1.0


def test_while_reading_the_panels_lie_over_the_text_and_nothing_is_forgotten(user: User) -> None:
    window = user.window
    window.resize(1300, 800)
    user.command("mode_read")
    for key, panel, command in (
        (Qt.Key.Key_F9, window.articles, "toggle_articles"),
        (Qt.Key.Key_F10, window.inspector, "toggle_inspector"),
    ):
        assert not panel.isVisible() and not window.actions_table[command].isChecked()
        user.key(key)
        assert panel.isVisible() and window.actions_table[command].isChecked()
        user.key(Qt.Key.Key_Escape)
        assert not panel.isVisible() and not window.actions_table[command].isChecked()
    assert window.settings.show_articles and window.settings.show_inspector
    user.command("mode_label")
    assert window.articles.isVisible() and window.inspector.isVisible()
    assert window.actions_table["toggle_articles"].isChecked()
