"""A narrowed list follows what is done, and never takes the article away that someone is in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from workflows.driver import ALT, CTRL, User

from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus
from reader.domain.article_list import ArticleFilter, ArticleGroup, Listing, Section
from reader.domain.entity import Entity, EntityId
from reader.domain.span import Span
from reader.project import ArticleDraft
from reader.ui.article_listing import with_guest

TITLES = ("أول", "ثان", "ثالث", "رابع", "خامس")


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    made = User(tmp_path)
    made.open()
    drafts = [ArticleDraft(ArticleDetails(each), f"قال أحمد {each} إن المشروع جاهز") for each in TITLES]
    ids = made.project.add_articles(drafts)
    label = made.project.schema.mention_labels[0].id
    with made.project.edit("mention.add") as edit:
        for each in ids[:4]:
            edit.add_mention(each, label, [Span(4, 8)])
    made.window.session.show_article(ids[0])
    made.settle()
    yield made
    made.close()


def listed(user: User) -> list[ArticleId]:
    return user.window.articles.model.ids


def narrow(user: User, wanted: ArticleFilter) -> None:
    user.window.listing.show(wanted)
    user.settle()


def label_name(user: User) -> str:
    return user.project.schema.mention_labels[0].name


def show(user: User, article_id: ArticleId) -> None:
    user.window.session.show_article(article_id)
    user.settle()
    user.view.setFocus()


def test_an_article_that_lost_its_label_stays_while_it_is_read_and_goes_when_it_is_left(user: User) -> None:
    ids = user.project.article_ids()
    narrow(user, ArticleFilter(label=label_name(user)))
    assert listed(user) == ids[:4]
    show(user, ids[1])
    user.letter("w")
    user.key(Qt.Key.Key_Delete)
    assert not user.window.session.mentions
    QTest.qWait(600)
    assert listed(user) == ids[:4] and user.window.articles.list.currentIndex().row() == 1
    assert user.window.session.article_id == ids[1]
    user.key(Qt.Key.Key_Down, ALT)
    assert user.window.session.article_id == ids[2], "the place in the list was kept"
    user.wait_for(lambda: listed(user) == [ids[0], *ids[2:4]])
    assert user.window.session.article_id == ids[2] and user.window.articles.list.currentIndex().row() == 1
    user.key(Qt.Key.Key_Up, ALT)
    assert user.window.session.article_id == ids[0]


def test_an_article_that_is_right_again_before_it_is_left_stays_for_good(user: User) -> None:
    ids = user.project.article_ids()
    narrow(user, ArticleFilter(label=label_name(user)))
    show(user, ids[1])
    user.letter("w")
    user.key(Qt.Key.Key_Delete)
    user.key(Qt.Key.Key_Z, CTRL)
    user.key(Qt.Key.Key_Down, ALT)
    QTest.qWait(600)
    assert listed(user) == ids[:4]


def test_an_article_that_is_labelled_joins_the_list_at_its_place(user: User) -> None:
    ids = user.project.article_ids()
    narrow(user, ArticleFilter(label=label_name(user)))
    show(user, ids[4])
    user.key(Qt.Key.Key_Left)
    user.digit("1")
    user.wait_for(lambda: listed(user) == ids)
    assert user.window.session.article_id == ids[4] and user.window.articles.list.currentIndex().row() == 4
    assert user.focus.mention_id is not None, "the hand is where it was"


def test_a_list_of_an_entity_follows_what_is_linked_here_and_elsewhere(user: User) -> None:
    ids = user.project.article_ids()
    with user.project.edit("entity.add") as edit:
        entity = edit.add_entity(Entity(EntityId(0), "أحمد")).id
        for article_id in ids[:3]:
            edit.link_mention(user.project.mentions(article_id)[0].id, entity)
    narrow(user, ArticleFilter(entities=(entity,)))
    assert listed(user) == ids[:3]
    show(user, ids[1])
    for article_id, linked in ((ids[1], None), (ids[3], entity)):
        with user.project.edit("mention.link", article_id=article_id) as edit:
            edit.link_mention(user.project.mentions(article_id)[0].id, linked)
    user.wait_for(lambda: listed(user) == ids[:4])
    show(user, ids[0])
    user.wait_for(lambda: listed(user) == [ids[0], *ids[2:4]])


def test_a_list_of_a_day_follows_what_is_done_no_longer(user: User) -> None:
    ids = user.project.article_ids()
    with user.project.edit("article.work") as edit:
        for article_id in ids[:3]:
            edit.set_status(article_id, ArticleStatus.DONE)
    narrow(user, ArticleFilter(finished=(0, 1 << 50)))
    assert listed(user) == ids[:3]
    show(user, ids[1])
    user.window.corpus.set_status(ArticleStatus.DOING)
    user.settle()
    assert listed(user) == ids[:3]
    user.key(Qt.Key.Key_Down, ALT)
    user.wait_for(lambda: listed(user) == [ids[0], ids[2]])


def test_who_is_done_with_one_after_another_goes_down_the_list_and_not_to_its_top(user: User) -> None:
    ids = user.project.article_ids()
    narrow(user, ArticleFilter(statuses=(ArticleStatus.TODO,)))
    show(user, ids[2])
    with user.project.edit("article.status", article_id=ids[2]) as edit:
        edit.set_status(ids[2], ArticleStatus.DONE)
    user.settle()
    assert listed(user) == ids, "it is being read"
    user.key(Qt.Key.Key_Down, ALT)
    assert user.window.session.article_id == ids[3]
    user.key(Qt.Key.Key_Return, CTRL)
    assert user.window.session.article_id == ids[4]
    user.wait_for(lambda: listed(user) == [*ids[:2], ids[4]])


def test_articles_done_elsewhere_leave_the_list_and_its_parts_are_counted_anew(user: User) -> None:
    ids = user.project.article_ids()
    narrow(user, ArticleFilter(label=label_name(user)))
    user.window.articles.choices.choose_group(ArticleGroup.SOURCE)
    show(user, ids[0])
    mentions = [each.id for article_id in ids[:2] for each in user.project.mentions(article_id)]
    with user.project.edit("mention.remove") as edit:
        for each in mentions:
            edit.remove_mention(each)
    user.wait_for(lambda: listed(user) == [ids[0], *ids[2:4]])
    model = user.window.articles.model
    assert [each.count for each in [model.section_at(0)] if each] == [3] and model.rowCount() == 4
    show(user, ids[2])
    user.wait_for(lambda: listed(user) == ids[2:4])
    assert user.window.session.article_id == ids[2]


@given(st.permutations(range(12)), st.integers(0, 11), st.sets(st.integers(0, 11)), st.integers(1, 4))
def test_a_guest_stands_behind_the_nearest_that_stood_before_it(
    old: list[int], at: int, gone: set[int], parts: int
) -> None:
    before = [ArticleId(each) for each in old[: at + 1]]
    rest = [ArticleId(each) for each in old if each not in gone]
    cuts = [rest[part::parts] for part in range(parts)]
    ids = [each for cut in cuts for each in cut]
    sections = tuple(Section(str(part), len(cut)) for part, cut in enumerate(cuts) if cut)
    found, guest = with_guest(Listing(ids, sections), before)
    assert (guest is None) is (before[-1] in rest)
    assert [each for each in found.ids if each != guest] == ids
    assert not sections or sum(each.count for each in found.sections) == len(found.ids)
    if guest is not None:
        place = list(found.ids).index(guest)
        kept = [each for each in before[:-1] if each in rest]
        assert (found.ids[place - 1] == kept[-1]) if kept else place == 0
