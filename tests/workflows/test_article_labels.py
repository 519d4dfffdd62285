"""An analyst gives labels to whole articles, and looks up what a label is for, by keys and by mouse."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel
from workflows.driver import User

from reader.domain.schema import LabelConstraints
from reader.project.samples import create_sample_project
from reader.ui.label_set.sheet import LabelSetSheet
from reader.ui.panels.guideline_card import GuidelineCard
from reader.ui.widgets.text_line import TextLine


@pytest.fixture(params=[False, True], ids=["latin layout", "arabic layout"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    made = User(tmp_path, arabic=request.param)
    made.window.open_paths([tmp_path / "sample.sqlite"])
    made.settle()
    yield made
    made.close()


def given(user: User) -> set[str]:
    """Return the labels of the article from the project file."""
    names = {label.id: label.name for label in user.project.schema.labels}
    article_id = user.window.session.article_id
    assert article_id is not None
    return {names[each.label_id] for each in user.project.article_labels(article_id)}


def rows(user: User) -> list[str]:
    listed = user.window.article_labels.picker.list
    return [listed.item(row).text() for row in range(listed.count())]


def test_b_gives_labels_of_many_and_one_of_a_single_choice(user: User) -> None:
    assert given(user) == {"economy", "neutral"}
    user.letter("b")
    picker = user.window.article_labels.picker
    assert picker.isVisible()
    assert "Topic" in rows(user) and "Tone (one)" in rows(user)
    assert any("Economy" in row and "given" in row for row in rows(user))
    user.digit("1")
    assert given(user) == {"economy", "neutral", "politics"} and user.view.hasFocus()
    user.letter("b")
    user.write("critical")
    user.key(Qt.Key.Key_Return)
    assert given(user) == {"economy", "critical", "politics"}, "another tone takes the place of the first"
    user.letter("b")
    user.digit("1")
    assert given(user) == {"economy", "critical"}
    user.letter("z")
    user.letter("z")
    assert given(user) == {"economy", "neutral", "politics"}
    user.letter("b")
    user.key(Qt.Key.Key_Escape)
    assert given(user) == {"economy", "neutral", "politics"} and user.view.hasFocus()


def test_the_labels_stand_under_the_title_and_as_chips_that_take_them_away(user: User) -> None:
    assert "Economy" in user.window.reading.heading()[1] and "Neutral" in user.window.reading.heading()[1]
    inspector = user.window.inspector
    inspector.tabs.setCurrentWidget(inspector.notes_page)
    user.settle()
    section = inspector.notes_page.labels
    assert section.isVisible() and {chip.text() for chip in section.chips.values()} == {"Economy", "Neutral"}
    chip = next(chip for chip in section.chips.values() if chip.text() == "Economy")
    chip.setFocus()
    user.key(Qt.Key.Key_Space)
    user.settle()
    assert given(user) == {"neutral"} and "Economy" not in user.window.reading.heading()[1]
    user.press(section.add_button)
    assert user.window.article_labels.picker.isVisible()
    user.write("culture")
    user.key(Qt.Key.Key_Return)
    assert given(user) == {"neutral", "culture"}
    user.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    user.settle()
    assert {chip.text() for chip in section.chips.values()} == {"Economy"}, "those of the other article"


def test_without_article_labels_b_says_where_to_make_some(user: User) -> None:
    with user.project.edit("label.remove") as edit:
        from reader.domain.schema import LabelKind, RemovalPolicy

        for label in user.project.schema.labels:
            if label.kind is LabelKind.ARTICLE:
                edit.remove_label(label.id, RemovalPolicy.DELETE)
    user.settle()
    assert not user.window.inspector.notes_page.labels.isVisibleTo(user.window.inspector.notes_page)
    user.letter("b")
    assert not user.window.article_labels.picker.isVisible()


def test_the_article_list_is_narrowed_to_a_label(user: User) -> None:
    articles = user.project.article_ids()
    panel = user.window.articles
    panel.choices.article_labels.aboutToShow.emit()
    actions = {action.text(): action for action in panel.choices.article_labels.actions()}
    assert {"All", "Economy", "Neutral"} <= set(actions) and "Topic" not in actions
    actions["Neutral"].trigger()
    user.settle()
    assert panel.model.ids == articles[:1]
    user.letter("b")
    user.write("critical")
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert panel.model.ids == articles[:1], "it has another tone now, but it is being read"
    user.window.session.show_article(articles[1])
    user.wait_for(lambda: panel.model.ids == [])
    (pill,) = panel.pills
    assert "Neutral" in pill.text()
    user.press(pill)
    user.settle()
    assert panel.model.ids == articles


# --- guidelines


def card(user: User) -> GuidelineCard:
    return user.window.guidelines.card


def texts(user: User) -> str:
    return "\n".join(each.text() for each in card(user).findChildren(QLabel) if each.isVisible())


def test_i_shows_what_the_label_in_focus_is_for_with_examples(user: User) -> None:
    role = user.project.schema.find_label_named("ROLE")
    org = user.project.schema.find_label_named("ORG")
    assert role is not None and org is not None
    with user.project.edit("label.change") as edit:
        edit.change_label(replace(role, constraints=LabelConstraints(may_nest_in=(org.id,))))
    user.settle()
    user.letter("w")
    user.settle()
    while user.window.session.focused_mention.label_id != role.id:
        user.letter("w")
    user.letter("i")
    user.settle()
    assert card(user).isVisible() and QApplication.focusWidget() is card(user)
    assert card(user).title.text() == "Role" and "A position or title" in texts(user)
    assert "Organisation" in texts(user) and "Former" in texts(user) and "منصب" in texts(user)
    lines = [each for each in card(user).findChildren(TextLine) if each.isVisible()]
    assert len(lines) == 3
    user.key(Qt.Key.Key_Down)
    assert card(user).title.text() == "Date"
    user.digit("1")
    assert card(user).title.text() == "Person"
    user.key(Qt.Key.Key_Up)
    assert card(user).title.text() == "Event"
    user.letter("i")
    assert not card(user).isVisible() and user.view.hasFocus()


def test_enter_on_the_card_edits_its_label(user: User) -> None:
    user.letter("i")
    user.digit("4")
    user.key(Qt.Key.Key_Return)
    user.settle()
    sheet = user.window.sheets.current.content
    assert isinstance(sheet, LabelSetSheet) and sheet.label_form.name.text() == "LOC"
    user.key(Qt.Key.Key_Escape)
    assert user.view.hasFocus()


def test_the_card_opens_from_the_list_of_labels_and_from_a_chip(user: User) -> None:
    user.letter("l")
    user.write("media")
    user.settle()
    user.write("?")
    user.settle()
    assert card(user).isVisible() and card(user).title.text() == "Media"
    user.key(Qt.Key.Key_Escape)
    assert user.view.hasFocus()
    nat = user.project.schema.find_label_named("NAT")
    assert nat is not None
    chip = user.window.reading.strip.chip(nat.id)
    assert "A nationality, also as an adjective" in chip.toolTip()
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, chip.mapToGlobal(at))
    QApplication.sendEvent(chip, event)
    user.settle()
    assert card(user).isVisible() and card(user).title.text() == "Nationality"


def test_another_key_of_the_users_opens_and_closes_the_card(user: User) -> None:
    user.window.settings.shortcuts = {"guideline": ("q",)}
    user.settle()
    user.letter("q")
    assert card(user).isVisible()
    user.letter("i")
    assert card(user).isVisible()
    user.letter("q")
    assert not card(user).isVisible() and user.view.hasFocus()
