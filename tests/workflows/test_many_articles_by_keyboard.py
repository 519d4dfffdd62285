"""What is done to many articles at once, with the keyboard alone, in both languages and directions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from workflows.driver import ALT, CTRL, SHIFT, User

from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus
from reader.project import ArticleDraft
from reader.ui.dialogs.corpus import ChoicesDialog, DeleteDialog, FilterNameDialog
from reader.ui.dialogs.transfer import ExportDialog

TAGS = ("اقتصاد", "سياسة", "رياضة")
COUNT = 12


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    text = tmp_path / "first.txt"
    text.write_text("قال أحمد إن المشروع جاهز.\n", encoding="utf-8")
    made = User(tmp_path, arabic=request.param == "ar")
    made.window.settings.language = request.param
    project = made.open(text)
    ids = project.add_articles([ArticleDraft(ArticleDetails(f"خبر {n}"), f"نص {n} هنا") for n in range(1, COUNT)])
    with project.edit("article.tag") as edit:
        for name in TAGS:
            edit.add_tag(ids[0], name)
    made.settle()
    made.window.articles.list.setFocus()
    yield made
    made.window.settings.language = "en"
    made.close()


def select(user: User, first: int, count: int) -> tuple[ArticleId, ...]:
    """Walk to an article with the arrows and select those after it too, with Shift."""
    listed = user.window.articles.list
    listed.setFocus()
    user.key(Qt.Key.Key_Home)
    user.key(Qt.Key.Key_Down, times=first)
    user.key(Qt.Key.Key_Down, SHIFT, times=count - 1)
    chosen = user.window.articles.selected_ids()
    assert chosen == tuple(user.project.article_ids()[first : first + count])
    return chosen


def open_menu(user: User) -> QMenu:
    """Press the key for the context menu; the system sends what Qt asks it for: the place of the row in focus."""
    listed = user.window.articles.list
    place = listed.visualRect(listed.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, listed.viewport().mapToGlobal(place))
    QApplication.sendEvent(listed.viewport(), event)
    user.settle()
    menu = user.window.corpus.menu
    assert menu.isVisible() and QApplication.activePopupWidget() is menu
    return menu


def press(user: User, *keys: Qt.Key) -> None:
    """Press keys in the menu that is open."""
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget(), key)
        user.settle()


def walk_to(user: User, menu: QMenu, action: object) -> None:
    for _ in menu.actions():
        press(user, Qt.Key.Key_Down)
        if menu.activeAction() is action:
            return
    raise AssertionError("the arrows do not come there")


def test_a_state_is_given_to_all_from_the_menu_and_taken_back_as_one(user: User) -> None:
    chosen = select(user, 2, 4)
    menu = open_menu(user)
    states = next(each for each in menu.actions() if each.menu() is not None)
    walk_to(user, menu, states)
    # a menu inside another opens towards the end of the line
    press(user, Qt.Key.Key_Left if user.arabic else Qt.Key.Key_Right)
    inner = states.menu()
    assert inner.isVisible() and all(each.text() for each in inner.actions())
    walk_to(user, inner, user.window.actions_table["status_done"])
    press(user, Qt.Key.Key_Return)
    rows = [user.project.article_row(each).status for each in user.project.article_ids()]
    assert [rows.index(ArticleStatus.DONE), rows.count(ArticleStatus.DONE)] == [2, 4]
    assert user.window.articles.selected_ids() == chosen, "what was selected stays so for the next command"
    assert ("٤" if user.arabic else "4") in user.window.status.accessibleDescription()
    user.key(Qt.Key.Key_Z, CTRL)
    assert all(user.project.article_row(each).status is not ArticleStatus.DONE for each in chosen)


def test_a_tag_is_found_by_typing_and_given_to_all(user: User) -> None:
    chosen = select(user, 1, 5)
    user.letter("t", CTRL)
    dialog = user.dialog(ChoicesDialog)
    first = dialog.list.item(0)
    assert first.checkState() is Qt.CheckState.PartiallyChecked, "one of five has it"
    user.write("رياضه")
    shown = [dialog.list.item(row).text() for row in range(3) if not dialog.list.isRowHidden(row)]
    assert len(shown) == 1 and "رياضة" in shown[0]
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Space)
    assert not dialog.name.text(), "what was typed was no new tag"
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert [name for name, _ in user.project.tags()] == sorted(TAGS)
    assert all("رياضة" in user.project.article_tags(each) for each in chosen)
    assert user.project.article_tags(chosen[0]) == tuple(sorted(TAGS)), "the half-ticked ones stay as they were"
    user.letter("t", CTRL)
    user.dialog(ChoicesDialog)
    user.write("جديدة")
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert dict(user.project.tags())["جديدة"] == 5
    user.key(Qt.Key.Key_Z, CTRL, times=2)
    assert dict(user.project.tags())["رياضة"] == 1 and "جديدة" not in dict(user.project.tags())


def test_articles_are_assigned_and_those_of_mine_listed(user: User) -> None:
    chosen = select(user, 3, 3)
    user.letter("a", CTRL | SHIFT)
    user.dialog(ChoicesDialog)
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Up)
    user.key(Qt.Key.Key_Space)
    user.key(Qt.Key.Key_Return)
    user.settle()
    user.window.articles.choices.mine.trigger()
    user.settle()
    assert tuple(user.window.articles.model.ids) == chosen


def test_those_selected_are_what_is_exported(user: User) -> None:
    select(user, 1, 3)
    user.letter("e", CTRL)
    dialog = user.dialog(ExportDialog)
    assert dialog.scope_form.selected.isChecked() and len(dialog.scope_form.scope.article_ids or ()) == 3
    user.key(Qt.Key.Key_Escape)


def test_deleting_says_all_of_it_and_is_behind_undo(user: User) -> None:
    ids = user.project.article_ids()
    chosen = select(user, 4, 3)
    user.key(Qt.Key.Key_Delete)
    dialog = user.dialog(DeleteDialog)
    for label in dialog.findChildren(type(dialog._heading)):
        assert label.height() >= label.heightForWidth(label.width()), f"cut off: {label.text()}"
    user.key(Qt.Key.Key_Tab)
    while QApplication.focusWidget() is not dialog.agree:
        user.key(Qt.Key.Key_Tab)
    user.key(Qt.Key.Key_Space)
    user.wait_for_tasks()
    assert user.project.article_ids() == [each for each in ids if each not in chosen]
    user.key(Qt.Key.Key_Z, CTRL)
    assert len(user.project.article_ids()) == COUNT - 3 and user.project.check() == []
    assert user.window.articles.list.hasFocus() or user.view.hasFocus()


def test_the_next_unfinished_one_comes_with_a_key_from_list_and_text(user: User) -> None:
    ids = user.project.article_ids()
    with user.project.edit("article.status") as edit:
        for each in ids[1:5]:
            edit.set_status(each, ArticleStatus.DONE)
    user.window.session.show_article(ids[0])
    for widget, wanted in ((user.window.articles.list, ids[5]), (user.view, ids[6])):
        widget.setFocus()
        user.key(Qt.Key.Key_PageDown, ALT)
        assert user.window.session.article_id == wanted


def test_a_filter_is_saved_and_chosen_again_with_the_keyboard(user: User) -> None:
    panel = user.window.articles
    panel.choices.choose_tag("سياسة")
    user.settle()
    user.command("save_filter")
    user.dialog(FilterNameDialog)
    user.write("السياسة")
    user.key(Qt.Key.Key_Return)
    user.settle()
    panel.list.setFocus()
    user.press(panel.pills[0])
    assert len(panel.model.ids) == COUNT
    menu = panel.filter_button.menu()
    menu.popup(panel.filter_button.mapToGlobal(panel.filter_button.rect().bottomLeft()))
    walk_to(user, menu, panel.choices.saved.menuAction())
    press(user, Qt.Key.Key_Left if user.arabic else Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert len(panel.model.ids) == 1 and len(panel.pills) == 1
