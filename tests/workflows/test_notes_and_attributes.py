"""An analyst writes notes on mentions, paragraphs and the article, and sets attributes, by keys alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit
from workflows.driver import NEXT, User

from reader.domain.schema import Attribute
from reader.project.importing import import_paths
from reader.ui.panels.inspector.attributes import SET

ATTRIBUTES = (
    Attribute("certainty", ("sure", "doubtful"), "sure", names={"en": "Certainty", "ar": "اليقين"}),
    Attribute("former", flag=True, names={"en": "Former", "ar": "سابق"}),
    Attribute("gloss", names={"en": "Gloss", "ar": "شرح"}),
)


@pytest.fixture(params=[False, True], ids=["latin layout", "arabic layout"])
def analyst(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    text = tmp_path / "article.txt"
    text.write_text("قال أحمد الزاهي إن المشروع جاهز.\nوأضاف أن الميناء سيفتح غدا.\n", encoding="utf-8")
    made = User(tmp_path, arabic=request.param)
    project = made.open(text)
    label = project.schema.find_label_named("PER")
    assert label is not None
    with project.edit("label.change") as edit:
        edit.change_label(replace(label, attributes=ATTRIBUTES))
    made.settle()
    yield made
    made.close()


def label_ahmad(user: User) -> None:
    user.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    user.key(NEXT)
    user.digit("1")
    user.settle()
    assert user.focused_text == "أحمد"


def attributes(user: User) -> dict[str, str]:
    """Return the attributes of the only mention, from the project file."""
    article_id = user.window.session.article_id
    assert article_id is not None
    (mention,) = user.project.mentions(article_id)
    return dict(mention.attributes)


def write(text: str) -> None:
    """Put a text in where the keyboard is, as an input method does."""
    field = QApplication.focusWidget()
    assert hasattr(field, "insertPlainText"), field
    field.insertPlainText(text)


def test_t_and_a_digit_set_a_value_and_t_again_shows_what_is_set(analyst: User) -> None:
    label_ahmad(analyst)
    analyst.letter("t")
    picker = analyst.window.attributes.picker
    assert picker.isVisible() and picker.list.count() == 4
    analyst.digit("2")
    assert attributes(analyst) == {"certainty": "doubtful"}
    assert analyst.view.hasFocus()
    analyst.letter("t")
    analyst.digit("3")
    assert attributes(analyst) == {"certainty": "doubtful", "former": SET}
    analyst.letter("t")
    analyst.digit("3")
    assert attributes(analyst) == {"certainty": "doubtful"}
    analyst.letter("t")
    analyst.digit("1")
    assert attributes(analyst) == {"certainty": "sure"}
    analyst.letter("z")
    assert attributes(analyst) == {"certainty": "doubtful"}


def test_a_text_is_written_in_the_inspector(analyst: User) -> None:
    label_ahmad(analyst)
    analyst.letter("t")
    analyst.digit("4")
    analyst.settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert("رئيس التحرير")
    analyst.key(Qt.Key.Key_Return)
    assert attributes(analyst) == {"certainty": "sure", "gloss": "رئيس التحرير"}


def test_the_inspector_shows_the_fields_of_the_label_and_their_values(analyst: User) -> None:
    label_ahmad(analyst)
    section = analyst.window.inspector.attributes
    assert section.isVisible()
    certainty, former = section.fields["certainty"], section.fields["former"]
    assert isinstance(certainty, QComboBox) and isinstance(former, QCheckBox)
    assert certainty.currentText() == "sure" and not former.isChecked()
    former.click()
    assert attributes(analyst) == {"certainty": "sure", "former": SET}
    analyst.letter("z") if analyst.view.hasFocus() else analyst.window.actions_table["undo"].trigger()
    analyst.settle()
    assert attributes(analyst) == {"certainty": "sure"} and not former.isChecked()
    analyst.view.setFocus()
    analyst.digit("2")
    analyst.settle()
    assert not section.isVisible()


def test_a_label_without_attributes_says_so(analyst: User) -> None:
    label_ahmad(analyst)
    analyst.digit("2")
    analyst.letter("t")
    assert not analyst.window.attributes.picker.isVisible()
    assert "no attributes" in analyst.window.status.count_label.text()


def test_n_on_words_without_a_label_writes_a_note_on_their_paragraph(analyst: User) -> None:
    analyst.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    analyst.letter("n")
    write("متى يفتح؟")
    analyst.key(Qt.Key.Key_Escape)
    article_id = analyst.window.session.article_id
    assert article_id is not None
    (note,) = analyst.project.notes(article_id)
    assert note.span is not None and note.body == "متى يفتح؟"
    assert note.span.slice(analyst.content) == "وأضاف أن الميناء سيفتح غدا."
    assert analyst.view.hasFocus()
    assert analyst.view.column.noted == {2}
    page = analyst.window.inspector.notes_page
    assert page.count == 1
    # emptied, the note is gone; undone, it is there again
    analyst.letter("n")
    analyst.window.inspector.notes.note.clear()
    analyst.key(Qt.Key.Key_Escape)
    assert analyst.project.notes(article_id) == []
    analyst.letter("z")
    assert [each.body for each in analyst.project.notes(article_id)] == ["متى يفتح؟"]


def test_what_is_being_written_is_saved_when_another_article_is_shown_meanwhile(analyst: User) -> None:
    other = analyst.folder / "other.txt"
    other.write_text("نص آخر تماما.\n", encoding="utf-8")
    import_paths(analyst.project, [other])
    first = analyst.window.session.article_id
    assert first is not None
    analyst.letter("n", Qt.KeyboardModifier.ShiftModifier)
    write("يراجع مع المحرر")
    analyst.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert analyst.window.session.article_id != first
    assert [(each.span, each.body) for each in analyst.project.notes(first)] == [(None, "يراجع مع المحرر")]
    assert analyst.window.inspector.notes_page.article_note.toPlainText() == ""
    analyst.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    analyst.view.setFocus()
    analyst.letter("n")
    write("عن الفقرة الأولى")
    analyst.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert {each.body for each in analyst.project.notes(first)} == {"يراجع مع المحرر", "عن الفقرة الأولى"}
    analyst.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    analyst.view.setFocus()
    label_ahmad(analyst)
    analyst.letter("n")
    write("عن أحمد")
    analyst.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    (mention,) = analyst.project.mentions(first)
    assert mention.note == "عن أحمد"


def test_a_note_on_a_mention_is_listed_and_its_line_goes_to_it(analyst: User) -> None:
    label_ahmad(analyst)
    analyst.letter("n")
    write("من هو؟")
    analyst.key(Qt.Key.Key_Escape)
    analyst.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    inspector = analyst.window.inspector
    inspector.tabs.setCurrentWidget(inspector.notes_page)
    analyst.settle()
    assert inspector.notes_page.count == 1
    inspector.notes_page.span_chosen.emit(next(iter(analyst.window.session.mentions.values())).hull)
    assert analyst.focus.mention_id is not None and analyst.focused_text == "أحمد"


def test_labelling_words_while_a_paragraph_note_is_open_loses_nothing(analyst: User) -> None:
    analyst.letter("n")
    write("عن الفقرة")
    analyst.view.setFocus()
    label_ahmad(analyst)
    article_id = analyst.window.session.article_id
    assert article_id is not None
    assert [each.body for each in analyst.project.notes(article_id)] == ["عن الفقرة"]
    assert analyst.window.inspector.notes.note.toPlainText() == ""


def test_all_notes_are_found_by_their_words_or_by_what_they_stand_on_and_gone_to(analyst: User) -> None:
    other = analyst.folder / "other.txt"
    other.write_text("نص آخر تماما.\n", encoding="utf-8")
    import_paths(analyst.project, [other])
    label_ahmad(analyst)
    analyst.letter("n")
    write("من هُوَ؟")
    analyst.key(Qt.Key.Key_Escape)
    analyst.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    analyst.letter("n")
    write("متى يفتح؟")
    analyst.key(Qt.Key.Key_Escape)
    analyst.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    analyst.letter("n", Qt.KeyboardModifier.ShiftModifier)
    write("للأرشيف")
    analyst.window.actions_table["notes"].trigger()
    analyst.settle()
    commands = analyst.window.notes
    assert commands.notes is not None and commands.sheet is not None
    # the note that was being written is there, too
    assert {row.body for row in commands.notes.model.rows} == {"من هُوَ؟", "متى يفتح؟", "للأرشيف"}
    commands.notes.query.setText("من هو")
    commands.fill()
    assert [row.body for row in commands.notes.model.rows] == ["من هُوَ؟"]
    commands.notes.query.setText("الميناء")
    commands.fill()
    assert [row.body for row in commands.notes.model.rows] == ["متى يفتح؟"]
    analyst.key(Qt.Key.Key_Return)
    assert not commands.sheet.isVisible()
    assert analyst.focused_text == "وأضاف" and analyst.view.hasFocus()
    analyst.window.actions_table["notes"].trigger()
    commands.notes.query.setText("أحمد")
    commands.fill()
    analyst.key(Qt.Key.Key_Return)
    assert analyst.focused_text == "أحمد" and analyst.focus.mention_id is not None


def test_ctrl_enter_finishes_a_note_and_does_not_call_the_article_done(analyst: User) -> None:
    label_ahmad(analyst)
    article_id = analyst.window.session.article_id
    assert article_id is not None
    before = analyst.project.article_row(article_id).status
    analyst.letter("n")
    write("يراجع هذا الاسم")
    analyst.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (mention,) = analyst.project.mentions(article_id)
    assert mention.note == "يراجع هذا الاسم"
    assert QApplication.focusWidget() is analyst.view, "the keyboard is in the text again"
    assert analyst.project.article_row(article_id).status is before
    # in the text the keys still do what they did
    analyst.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert analyst.project.article_row(article_id).status is not before
