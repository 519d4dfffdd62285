"""An analyst orders a corpus: filters, sorts and groups the list, tags, assigns, moves and deletes articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from workflows.driver import ALT, CTRL, SHIFT, User

from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.article_list import ArticleFilter, ArticleGroup, ArticleOrder
from reader.domain.entity import Entity, EntityId
from reader.domain.span import Span
from reader.project import ArticleDraft
from reader.ui.dialogs.corpus import ChoicesDialog, DeleteDialog, FilterNameDialog

NAMES = (("أوبك ترفع الإنتاج", "وكالة"), ("Port authority", "Trade"), ("اسرائيل", "وكالة"), ("ميناء", ""))


@pytest.fixture(params=[False, True], ids=["latin layout", "arabic layout"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    text = tmp_path / "first.txt"
    text.write_text("قال أحمد إن المشروع جاهز.\n", encoding="utf-8")
    made = User(tmp_path, arabic=request.param)
    made.open(text)
    made.project.add_articles([ArticleDraft(ArticleDetails(title, source), f"نص {title}") for title, source in NAMES])
    made.settle()
    yield made
    made.close()


def titles(user: User) -> list[str]:
    return [user.project.article_row(each).title for each in user.window.articles.model.ids]


def select(user: User, first: int, last: int) -> None:
    """Select articles with Shift, as one does in any list."""
    panel = user.window.articles
    panel.list.setFocus()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=_middle(user, first))
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, SHIFT, _middle(user, last))
    user.settle()


def _middle(user: User, row: int) -> QPoint:
    panel = user.window.articles
    return panel.list.visualRect(panel.model.index(row)).center()


def test_tags_go_to_all_that_are_selected_and_are_undone_as_one(user: User) -> None:
    ids = user.project.article_ids()
    select(user, 1, 3)
    assert user.window.articles.selected_ids() == tuple(ids[1:4])
    user.command("tag_articles")
    user.dialog(ChoicesDialog)
    user.write("اقتصاد")
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert [user.project.article_tags(each) for each in ids] == [(), *[("اقتصاد",)] * 3, ()]
    assert user.window.articles.selected_ids() == tuple(ids[1:4]), "what was selected stays so"
    user.window.articles.choices.tags.aboutToShow.emit()
    action = user.window.articles.choices.tags.actions()[1]
    assert "اقتصاد" in action.text()
    action.trigger()
    user.settle()
    assert user.window.articles.model.ids == ids[1:4]
    (pill,) = user.window.articles.pills
    assert "اقتصاد" in pill.text()
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    user.settle()
    assert user.window.articles.model.ids == ids and not user.window.articles.pills
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.project.tags() == []


def test_ticks_say_who_works_on_the_articles_and_mine_shows_them(user: User) -> None:
    ids = user.project.article_ids()
    select(user, 0, 1)
    user.command("assign_articles")
    dialog = user.dialog(ChoicesDialog)
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    user.key(Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    user.settle()
    assert [bool(user.project.assignees(each)) for each in ids] == [True, True, False, False, False]
    user.window.articles.choices.mine.trigger()
    user.settle()
    assert user.window.articles.model.ids == ids[:2]


def test_the_list_is_filtered_while_typing_sorted_and_grouped(user: User) -> None:
    panel = user.window.articles
    panel.filter.setFocus()
    user.write("إسرائيل")
    assert titles(user) == ["اسرائيل"]
    panel.filter.clear()
    panel.choices.choose_order(ArticleOrder.TITLE)
    assert titles(user) == sorted(titles(user), key=lambda title: title.replace("أ", "ا").lower())
    before = titles(user)
    panel.choices.choose_order(ArticleOrder.TITLE)
    assert panel.choices.descending and titles(user) == before[::-1]
    panel.choices.choose_order(ArticleOrder.LIST)
    panel.choices.choose_group(ArticleGroup.SOURCE)
    model = panel.model
    heads = [model.section_at(row) for row in range(model.rowCount())]
    assert [(head.key, head.count) for head in heads if head] == [("Trade", 1), ("وكالة", 2), ("", 2)]
    for article_id in model.ids:
        row = model.row_of(article_id)
        assert row is not None and model.id_at(row) == article_id
    # the arrow goes over the head of a part
    panel.list.setFocus()
    panel.set_current(model.ids[0])
    user.window.session.show_article(model.ids[0])
    user.key(Qt.Key.Key_Down)
    assert user.window.session.article_id == model.ids[1]


def test_an_article_is_moved_with_the_keys_and_only_in_the_reading_order(user: User) -> None:
    ids, panel = user.project.article_ids(), user.window.articles
    panel.list.setFocus()
    user.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert user.project.article_ids() == [ids[1], ids[0], *ids[2:]]
    assert user.window.session.article_id == ids[0]
    user.key(Qt.Key.Key_Up, ALT | SHIFT)
    assert user.project.article_ids() == ids
    panel.choices.choose_order(ArticleOrder.TITLE)
    user.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert user.project.article_ids() == ids


def test_those_selected_are_moved_together_and_undone_as_one(user: User) -> None:
    ids = user.project.article_ids()
    user.window.articles.list.setFocus()
    user.window.session.show_article(ids[1])
    user.settle()
    user.key(Qt.Key.Key_Down, SHIFT)
    assert user.window.articles.selected_ids() == (ids[1], ids[2])
    user.key(Qt.Key.Key_Down, ALT | SHIFT, times=2)
    assert user.project.article_ids() == [ids[0], ids[3], ids[4], ids[1], ids[2]]
    assert user.window.articles.selected_ids() == (ids[1], ids[2]), "they stay selected"
    user.key(Qt.Key.Key_Down, ALT | SHIFT)
    user.key(Qt.Key.Key_Up, ALT | SHIFT)
    assert user.project.article_ids() == [ids[0], ids[3], ids[1], ids[2], ids[4]]
    user.key(Qt.Key.Key_Z, CTRL, times=3)
    assert user.project.article_ids() == ids


def test_the_next_unfinished_article_is_found_round_the_end(user: User) -> None:
    ids = user.project.article_ids()
    with user.project.edit("article.status") as edit:
        for article_id in ids[1:]:
            edit.set_status(article_id, ArticleStatus.SKIP if article_id == ids[2] else ArticleStatus.DONE)
    user.window.session.show_article(ids[3])
    user.settle()
    user.key(Qt.Key.Key_PageDown, ALT)
    assert user.window.session.article_id == ids[0]
    assert user.project.article_row(ids[3]).status is ArticleStatus.DONE
    assert "3" in user.window.articles.today_label.text(), "what is done today is told"


def test_deleting_says_what_it_means_and_enter_does_not_do_it(user: User) -> None:
    ids = user.project.article_ids()
    select(user, 1, 2)
    user.key(Qt.Key.Key_Delete)
    user.dialog(DeleteDialog)
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert user.project.article_ids() == ids
    select(user, 1, 2)
    user.key(Qt.Key.Key_Delete)
    dialog = user.dialog(DeleteDialog)
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    user.wait_for_tasks()
    assert user.project.article_ids() == [ids[0], *ids[3:]]
    assert user.window.session.article_id in user.project.article_ids()
    assert user.window.articles.model.ids == user.project.article_ids()
    assert not user.window.actions_table["undo"].isEnabled()
    assert user.project.backups(), "a backup was made first"
    assert user.project.check() == []


def test_a_filter_is_saved_under_a_name_and_chosen_again(user: User) -> None:
    panel = user.window.articles
    panel.filter.setText("اسرائيل")
    user.settle()
    user.command("save_filter")
    user.dialog(FilterNameDialog)
    user.write("القدس")
    user.key(Qt.Key.Key_Return)
    user.settle()
    (saved,) = user.project.saved_filters()
    assert saved.wanted == ArticleFilter("اسرائيل") and saved.name == "القدس"
    panel.filter.clear()
    user.settle()
    assert len(panel.model.ids) == 5
    panel.choices.saved.aboutToShow.emit()
    panel.choices.saved.actions()[0].trigger()
    user.settle()
    assert titles(user) == ["اسرائيل"] and panel.filter.text() == "اسرائيل"
    panel.choices.saved.aboutToShow.emit()
    panel.choices.forget.actions()[0].trigger()
    user.settle()
    assert user.project.saved_filters() == []
    panel.choices.saved.aboutToShow.emit()
    assert not panel.choices.forget.actions() and panel.choices.forget.menuAction() not in panel.choices.saved.actions()
    user.key(Qt.Key.Key_Z, CTRL)
    assert [each.name for each in user.project.saved_filters()] == ["القدس"]


def test_one_of_many_tags_or_sources_is_found_by_typing(user: User) -> None:
    ids, panel = user.project.article_ids(), user.window.articles
    with user.project.edit("article.tag") as edit:
        for number in range(60):
            edit.add_tag(ids[number % 4], f"وسم {number:02}")
        edit.add_tag(ids[4], "الأمم المتحدة")
    user.settle()
    open_filters(user, panel.choices.tags)
    assert len(panel.choices.tags.actions()) == 43 and "61" in panel.choices.tags.actions()[0].text()
    in_menu(user, Qt.Key.Key_Return)  # find among all of them
    user.wait_for(panel.finder.picker.isVisible)
    user.write("الامم")
    assert panel.finder.picker.list.count() == 1, "hamza and beginning do not matter"
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert panel.model.ids == [ids[4]] and panel.list.hasFocus()
    open_filters(user, panel.choices.tags)
    ticked = [each for each in panel.choices.tags.actions() if each.isChecked()]
    assert len(ticked) == 1 and "الأمم المتحدة" in ticked[0].text(), "what is chosen stands in the menu"
    in_menu(user, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    panel.choices.finding.emit("tag")
    user.write("وسم 1")
    assert panel.finder.picker.list.count() == 10
    user.key(Qt.Key.Key_Escape)
    assert not panel.finder.picker.isVisible() and panel.model.ids == [ids[4]], "Esc leaves everything as it was"


def test_the_list_is_narrowed_to_a_label_and_to_entities_and_that_is_saved(user: User) -> None:
    ids, panel = user.project.article_ids(), user.window.articles
    person = user.project.schema.find_label_named("PER")
    assert person is not None
    with user.project.edit("mention.add") as edit:
        one, other = (edit.add_entity(Entity(EntityId(0), name, person.id)).id for name in ("غانتس", "ميلي"))
        edit.add_mention(ids[0], person.id, [Span(0, 3)], entity_id=one)
        edit.add_mention(ids[0], person.id, [Span(4, 8)], entity_id=other)
        edit.add_mention(ids[1], person.id, [Span(0, 2)], entity_id=one)
        edit.add_mention(ids[2], person.id, [Span(0, 2)])
    user.settle()
    open_filters(user, panel.choices.labels)
    next(each for each in panel.choices.labels.actions() if each.text() == "Person").trigger()
    in_menu(user, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert panel.model.ids == ids[:3]
    for name, left in (("غانتس", ids[:2]), ("ميلي", ids[:1])):
        panel.choices.entity.trigger()
        user.write(name)
        user.key(Qt.Key.Key_Return)
        user.settle()
        assert panel.model.ids == left
    assert len(panel.pills) == 3
    user.command("save_filter")
    user.dialog(FilterNameDialog)
    user.write("معا")
    user.key(Qt.Key.Key_Return)
    user.settle()
    panel.show_filter(ArticleFilter())
    assert panel.model.ids == ids
    panel.choices.saved.aboutToShow.emit()
    panel.choices.saved.actions()[0].trigger()
    user.settle()
    assert panel.model.ids == ids[:1] and len(panel.pills) == 3


def open_filters(user: User, wanted: QMenu) -> None:
    """Open the menu of filters and one of its parts with the keyboard."""
    button = user.window.articles.filter_button
    menu = button.menu()
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    for _ in menu.actions():
        in_menu(user, Qt.Key.Key_Down)
        if menu.activeAction() is wanted.menuAction():
            break
    in_menu(user, Qt.Key.Key_Return)
    assert wanted.isVisible()


def in_menu(user: User, *keys: Qt.Key) -> None:
    """Press keys in the menu that is open."""
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget(), key)
        user.settle()


def test_the_context_menu_changes_the_state_of_all_selected(user: User) -> None:
    ids, panel = user.project.article_ids(), user.window.articles
    select(user, 0, 2)
    panel.list.customContextMenuRequested.emit(_middle(user, 1))
    user.settle()
    menu = user.window.corpus.menu
    assert isinstance(menu, QMenu) and menu.isVisible()
    states = next(action.menu() for action in menu.actions() if action.menu())
    states.actions()[2].trigger()
    menu.close()
    user.settle()
    rows = [user.project.article_row(each).status for each in ids]
    assert rows == [ArticleStatus.DONE] * 3 + [ArticleStatus.TODO] * 2
    assert panel.list.selectionModel().isSelected(panel.model.index(1))
    panel.list.selectionModel().select(panel.model.index(1), QItemSelectionModel.SelectionFlag.Deselect)
    assert panel.selected_ids() == (ids[0], ids[2])
