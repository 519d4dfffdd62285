"""The header has room for everything in both languages, and the list is filtered by every state."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from workflows.driver import User

from reader.domain.article import ArticleStatus
from reader.project.samples import create_sample_project
from reader.ui.application import make_application
from reader.ui.header import Header


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "مشروع له اسم طويل جدا لا يتسع له رأس النافذة.sqlite")
    user = User(tmp_path)
    user.window.open_paths(list(tmp_path.glob("*.sqlite")))
    user.settle()
    yield user
    user.close()
    make_application("en", "light")


def parts(header: Header) -> list[QWidget]:
    row = header.layout()
    widgets = [row.itemAt(place).widget() for place in range(row.count())]
    return [each for each in widgets if each is not None and each.isVisible() and each.width() > 0]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [1440, 1180, 900])
def test_nothing_in_the_header_overlaps_or_leaves_it(user: User, language: str, width: int) -> None:
    user.window.settings.language = language
    user.window.resize(width, 800)
    user.settle()
    header = user.window.header
    assert user.window.width() == width
    boxes = sorted((each.geometry() for each in parts(header)), key=lambda box: box.left())
    assert boxes[0].left() >= 0 and boxes[-1].right() < header.width()
    for one, other in itertools.pairwise(boxes):
        assert one.right() < other.left()
    assert header.search_field.width() >= 90
    at_left = header.project_button.x() < header.modes.x()
    assert at_left == (language == "en")


def test_the_project_menu_and_the_search_field_are_reached_with_tab(user: User) -> None:
    header = user.window.header
    header.project_button.setFocus(Qt.FocusReason.TabFocusReason)
    user.key(Qt.Key.Key_Tab)
    assert header.search_field.hasFocus()
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert user.window.palette_commands.palette.query.hasFocus()
    user.key(Qt.Key.Key_Escape)
    assert header.search_field.hasFocus()


def test_articles_are_filtered_by_any_state_and_the_chips_follow(user: User) -> None:
    panel, ids = user.window.articles, user.project.article_ids()
    with user.project.edit("article.status") as edit:
        edit.set_status(ids[1], ArticleStatus.SKIP)
    user.settle()
    panel.filters[ArticleStatus.SKIP].trigger()
    user.settle()
    assert panel.model.ids == [ids[1]]
    assert not any(chip.isChecked() for chip in panel.chips.values())
    assert "1" in panel.filters[ArticleStatus.SKIP].text()
    QTest.mouseClick(panel.chips[None], Qt.MouseButton.LeftButton)
    user.settle()
    assert panel.model.ids == ids and panel.chips[None].isChecked() and panel.filters[None].isChecked()


def test_a_chip_that_no_article_stands_behind_is_quiet_and_tells_no_zero(user: User) -> None:
    panel, ids = user.window.articles, user.project.article_ids()
    done = panel.chips[ArticleStatus.DONE]
    assert (done.text(), done.property("quiet")) == ("Done", True)
    assert panel.chips[None].text() == "All 2" and not panel.chips[None].property("quiet")
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    user.settle()
    assert panel.model.ids == [] and panel.nothing.isVisible(), "it can be chosen all the same"
    with user.project.edit("article.status") as edit:
        edit.set_status(ids[0], ArticleStatus.DONE)
    user.wait_for(lambda: panel.model.ids == [ids[0]])
    assert (done.text(), done.property("quiet")) == ("Done 1", False)


def test_the_theme_of_the_system_is_one_of_ours_and_is_kept(user: User) -> None:
    user.window.actions_table["theme_dark"].trigger()
    user.window.actions_table["theme_system"].trigger()
    user.settle()
    assert user.window.settings.theme == "system" and user.window.session.theme.name in ("light", "dark")
    assert user.window.actions_table["theme_system"].isChecked()
