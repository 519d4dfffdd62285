"""The history in the window: what happened, the way to its place, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from workflows.driver import CTRL, NONE, User, saved

TEXT = "وقال غانتس لإسرائيل اليوم إن رئيس الأركان في القدس.\nثم عاد غانتس إلى القدس مساء."


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path)
    file = tmp_path / "خبر.txt"
    file.write_text(TEXT, encoding="utf-8")
    other = tmp_path / "آخر.txt"
    other.write_text("نص آخر فيه كلام قليل.", encoding="utf-8")
    user.open(file, other)
    show(user, "خبر")
    yield user
    user.close()


def show(user: User, title: str) -> None:
    for article_id in user.project.article_ids():
        if user.project.article(article_id).details.title == title:
            user.window.session.show_article(article_id)
    user.settle()
    user.view.setFocus()


def type_text(widget: QWidget, text: str) -> None:
    """Type letters that are on no Latin keyboard."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, ord(letter), NONE, letter))


def label(user: User, word: str, digit: str, *, last: bool = False) -> None:
    user.go_to_word(TEXT.rindex(word) if last else TEXT.index(word))
    user.digit(digit)
    user.settle()


def open_history(user: User):  # type: ignore[no-untyped-def]
    user.key(Qt.Key.Key_H, CTRL)
    user.settle()
    dialog = user.window.history.dialog
    assert dialog is not None and dialog.isVisible()
    return dialog


def texts(dialog, column: int = 2) -> list[str]:  # type: ignore[no-untyped-def]
    model = dialog.model
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def answer(text: str) -> str:
    """Press a button of the question that is open; return what it asks."""
    box = next(box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible())
    button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
    said = box.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return said


def test_every_action_is_listed_in_words_with_who_when_and_where(user: User) -> None:
    label(user, "غانتس", "1")
    label(user, "القدس", "2")
    user.key(Qt.Key.Key_Z, CTRL)
    dialog = open_history(user)
    what = texts(dialog)
    assert what[0].startswith("Undone:") and "القدس" in what[0]
    assert "القدس" in what[1] and "labelled as" in what[1]
    assert "غانتس" in what[2]
    assert what[-1] == "Project made"
    assert texts(dialog, 1)[0] == user.project.annotator.name
    assert texts(dialog, 0)[0].startswith("today")
    assert texts(dialog, 3)[1] == "خبر"
    user.key(Qt.Key.Key_Escape)
    assert user.window.history.dialog is None


def test_the_list_is_filtered_by_text_kind_article_and_time(user: User) -> None:
    label(user, "غانتس", "1")
    label(user, "القدس", "2")
    show(user, "آخر")
    user.digit("3")
    dialog = open_history(user)
    everything = dialog.model.rowCount()
    type_text(dialog.text, "القدس")
    QTest.keyClick(dialog.text, Qt.Key.Key_Down)
    assert ["القدس" in text for text in texts(dialog)] == [True]
    assert dialog.table.hasFocus()
    dialog.text.clear()
    dialog.kind.setCurrentIndex(dialog.kind.findText("Mentions"))
    assert len(texts(dialog)) == 3
    dialog.where.setCurrentIndex(1)
    assert len(texts(dialog)) == 1
    dialog.where.setCurrentIndex(0)
    dialog.kind.setCurrentIndex(0)
    assert dialog.model.rowCount() == everything
    dialog.day.setCurrentIndex(dialog.day.findData("opened"))
    assert dialog.model.rowCount() == 3, "what was before the window opened the project is not listed"
    assert "Mentions: 3 added" in dialog.summary.text()
    dialog.day.setCurrentIndex(dialog.day.findData("yesterday"))
    assert dialog.model.rowCount() == everything
    dialog.day.setCurrentIndex(dialog.day.findData("day"))
    dialog.date.setDate(dialog.date.date().addDays(-3))
    assert dialog.date.isVisible() and dialog.model.rowCount() == 0
    assert not dialog.go_button.isEnabled() and not dialog.restore_button.isEnabled()


def test_enter_goes_to_the_mention_also_in_another_article(user: User) -> None:
    label(user, "القدس", "2", last=True)
    mention = next(iter(user.window.session.mentions.values()))
    show(user, "آخر")
    dialog = open_history(user)
    type_text(dialog.text, "القدس")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    user.settle()
    assert user.window.history.dialog is None
    assert user.content == TEXT
    assert user.focus.mention_id == mention.id
    assert user.window.focusWidget() is user.view


def test_going_back_to_a_point_is_asked_counted_and_one_step_to_undo(user: User) -> None:
    label(user, "غانتس", "1")
    then = saved(user.project)
    label(user, "القدس", "2")
    label(user, "غانتس", "3", last=True)
    now = saved(user.project)
    assert len(then) == 1 and len(now) == 3
    dialog = open_history(user)
    assert not dialog.restore_button.isEnabled(), "the newest is where one is"
    dialog.select(dialog.model.index(2, 0))
    QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    user.settle()
    said = answer("Cancel")
    assert "2 action" in said and "Mentions: 2 added" in said
    assert saved(user.project) == now
    QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    user.settle()
    answer("Go back")
    user.settle()
    assert saved(user.project) == then
    assert texts(dialog)[0] == "Gone back to an earlier point"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    user.settle()
    assert len(user.window.session.mentions) == 1
    user.window.activateWindow()
    QTest.qWaitForWindowActive(user.window)
    user.view.setFocus()
    user.key(Qt.Key.Key_Z, CTRL)
    user.settle()
    assert saved(user.project) == now
    assert user.project.check() == []


def test_the_inspector_tells_how_a_mention_came_to_be(user: User) -> None:
    label(user, "غانتس", "1")
    user.digit("2")
    QTest.qWait(200)
    section = user.window.inspector.history
    lines = section.lines()
    assert len(lines) == 2 and "relabelled" in lines[0] and "labelled as" in lines[1]
    user.key(Qt.Key.Key_Escape, NONE)
    user.go_to_word(TEXT.index("اليوم"))
    QTest.qWait(200)
    assert not section.isVisible()


def test_in_arabic_the_history_is_in_arabic_with_its_digits(user: User) -> None:
    user.window.settings.language = "ar"
    try:
        label(user, "غانتس", "1")
        dialog = open_history(user)
        what, when = texts(dialog)[0], texts(dialog, 0)[0]
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    finally:
        user.window.settings.language = "en"
        user.settle()
    assert not any(letter in what for letter in "abcdefghijklmnopqrstuvwxyz")
    assert not any(digit in when for digit in "0123456789")
