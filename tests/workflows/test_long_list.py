"""A project of many articles is opened: the first of them are listed at once, the others once they are seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from workflows.driver import User

from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.article_list import ArticleOrder
from reader.domain.span import Span
from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project import ArticleDraft, Project
from reader.ui.panels.inspector.entities import EntityItem

COUNT = 1_200


def make(path: Path, count: int = COUNT) -> list[ArticleId]:
    """Store articles in an order that is not that of their ids."""
    with Project.create(path, schema=read_schema(RESOURCES / "schemas" / "news.toml")) as project:
        drafts = [ArticleDraft(ArticleDetails(f"خبر {at}"), f"قال أحمد {at} إن الاجتماع انتهى") for at in range(count)]
        ids = project.add_articles(drafts)
        with project.edit("article.move") as edit:
            edit.move_articles(ids[:2], ids[-1])
        return project.article_ids()


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    made = User(tmp_path)
    yield made
    made.close()


def test_opening_lists_the_first_articles_and_the_others_follow_with_the_place_kept(user: User, tmp_path: Path) -> None:
    ids = make(tmp_path / "many.sqlite")
    user.window.open_paths([tmp_path / "many.sqlite"])
    panel = user.window.articles
    listed = panel.model.rowCount()
    assert panel.chips[None].text() == "All", "they are counted once they are seen"
    assert 0 < listed < COUNT and panel.model.id_at(0) == ids[0] == user.window.session.article_id
    panel.list.setCurrentIndex(panel.model.index(7))
    panel.list.verticalScrollBar().setValue(300)
    user.wait_for(lambda: panel.model.rowCount() == COUNT)
    assert panel.model.ids == ids
    user.wait_for(lambda: panel.chips[None].text() == "All 1,200")
    assert "1,200" in panel.progress_label.text()
    assert panel.list.currentIndex().row() == 7 and panel.list.verticalScrollBar().value() == 300
    assert user.window.session.article_id == ids[7]
    panel.list.setFocus()
    user.key(Qt.Key.Key_End)
    assert user.window.session.article_id == ids[-1]


def test_whoever_asks_for_the_articles_behind_the_first_ones_has_them_at_once(user: User, tmp_path: Path) -> None:
    ids = make(tmp_path / "many.sqlite")
    window = user.window
    window.open_paths([tmp_path / "many.sqlite"])
    session, panel = window.session, window.articles
    assert panel.model.rowCount() < COUNT
    session.show_article(ids[-2])
    assert panel.list.currentIndex().row() == COUNT - 2, "the article shown is the one selected"
    window.actions_table["next_article"].trigger()
    assert session.article_id == ids[-1] and panel.model.rowCount() == COUNT


def test_ordering_and_changing_articles_at_once_leave_no_article_out_and_none_twice(user: User, tmp_path: Path) -> None:
    ids = make(tmp_path / "many.sqlite")
    window = user.window
    window.open_paths([tmp_path / "many.sqlite"])
    window.articles.choices.choose_order(ArticleOrder.TITLE)
    user.wait_for(lambda: window.articles.model.rowCount() == COUNT)
    for _ in range(30):
        user.settle()
    assert sorted(window.articles.model.ids) == sorted(ids) and window.articles.model.ids != ids
    user.command("close_project")
    window.open_paths([tmp_path / "many.sqlite"])
    assert window.articles.model.rowCount() < COUNT
    (added,) = user.project.add_articles([ArticleDraft(ArticleDetails("جديد"), "نص")])
    for _ in range(30):
        user.settle()
    assert window.articles.model.ids == user.project.article_ids() and added in window.articles.model.ids


def test_the_order_by_mentions_follows_each_change_of_them(user: User, tmp_path: Path) -> None:
    make(tmp_path / "few.sqlite", 3)
    user.window.open_paths([tmp_path / "few.sqlite"])
    project = user.project
    first, second, third = project.article_ids()

    def by_mentions() -> list[ArticleId]:
        return list(project.listing(order=ArticleOrder.MENTIONS, descending=True).ids)

    label = project.schema.mention_labels[0].id
    with project.edit("mention.add") as edit:
        edit.add_mention(second, label, [Span(0, 3)])
    assert by_mentions()[0] == second
    with project.edit("mention.add") as edit:
        for span in (Span(0, 3), Span(4, 8)):
            edit.add_mention(third, label, [span])
    assert by_mentions()[:2] == [third, second]
    project.undo()
    assert by_mentions() == [second, first, third]


def test_the_page_of_entities_lists_what_came_while_it_was_not_seen(user: User, tmp_path: Path) -> None:
    make(tmp_path / "few.sqlite", 3)
    user.window.open_paths([tmp_path / "few.sqlite"])
    user.key(Qt.Key.Key_Left)
    user.letter("1")
    user.letter("l")
    user.key(Qt.Key.Key_Return)
    user.settle()
    inspector = user.window.inspector
    page = inspector.entities_page
    assert page.count == 1 and "1" in inspector.tabs.tabText(inspector.tabs.indexOf(page))
    assert page.list.count() == 0, "nobody sees the list yet"
    inspector.tabs.setCurrentWidget(page)
    shown = page.list.item(0).data(Qt.ItemDataRole.UserRole)
    assert isinstance(shown, EntityItem) and shown.name == user.project.entities()[0].name
