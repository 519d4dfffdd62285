"""An analyst links mentions to entities by typing, walks an entity's mentions, and keeps the register in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from workflows.driver import NEXT, User

from reader.domain.entity import Entity

TEXT = "التقى أحمد الزاهي وزير النقل. وقال الزاهي إن الوزير وافق، وشكر لأحمد حضوره.\n"


@pytest.fixture(params=[False, True], ids=["latin layout", "arabic layout"])
def analyst(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    text = tmp_path / "article.txt"
    text.write_text(TEXT, encoding="utf-8")
    made = User(tmp_path, arabic=request.param)
    made.open(text)
    yield made
    made.close()


def label(user: User, words: str, digit: str, nth: int = 0) -> None:
    """Walk to some words and give them a label by keys."""
    start = -1
    for _ in range(nth + 1):
        start = user.content.index(words, start + 1)
    user.go_to_word(start)
    for _ in range(words.count(" ")):
        user.key(NEXT, Qt.KeyboardModifier.ShiftModifier)
    if user.focused_text != words:
        user.letter("c")
    assert user.focused_text == words
    user.digit(digit)
    user.settle()


def entities(user: User) -> list[Entity]:
    return user.project.entities()


def linked(user: User) -> dict[str, str]:
    """Return the entity's name by the quote of each linked mention, from the project file."""
    article_id = user.window.session.article_id
    assert article_id is not None
    names = {entity.id: entity.name for entity in entities(user)}
    return {
        mention.quote(user.content): names[mention.entity_id]
        for mention in user.project.mentions(article_id)
        if mention.entity_id is not None
    }


def picker_rows(user: User) -> list[str]:
    picker = user.window.reading.picker
    assert picker.isVisible()
    return [picker.list.item(row).text() for row in range(picker.list.count())]


def test_l_and_enter_make_an_entity_of_a_new_name_and_the_next_mention_of_it_is_linked_so(analyst: User) -> None:
    label(analyst, "أحمد الزاهي", "1")
    analyst.letter("l")
    analyst.key(Qt.Key.Key_Return)
    assert linked(analyst) == {"أحمد الزاهي": "أحمد الزاهي"}
    assert analyst.view.hasFocus()
    (entity,) = entities(analyst)
    per = analyst.project.schema.find_label_named("PER")
    assert per is not None and entity.label_id == per.id
    # another form of the name: typed, found by likeness, taken with Enter
    label(analyst, "الزاهي", "1", nth=1)
    analyst.letter("l")
    assert any("أحمد الزاهي" in row for row in picker_rows(analyst))
    analyst.window.reading.picker.query.setText("أحمد الزاهي")
    analyst.key(Qt.Key.Key_Return)
    assert linked(analyst) == {"أحمد الزاهي": "أحمد الزاهي", "الزاهي": "أحمد الزاهي"}
    assert len(entities(analyst)) == 1


def test_a_role_is_linked_to_the_person_it_means_and_z_takes_it_back(analyst: User) -> None:
    label(analyst, "أحمد الزاهي", "1")
    analyst.letter("l")
    analyst.key(Qt.Key.Key_Return)
    label(analyst, "وزير النقل", "6")
    analyst.letter("l")
    analyst.window.reading.picker.query.setText("الزاهي")
    rows = picker_rows(analyst)
    at = next(row for row, text in enumerate(rows) if "أحمد الزاهي" in text)
    while analyst.window.reading.picker.list.currentRow() != at:
        analyst.key(Qt.Key.Key_Down)
    analyst.key(Qt.Key.Key_Return)
    assert linked(analyst)["وزير النقل"] == "أحمد الزاهي"
    analyst.letter("z")
    assert "وزير النقل" not in linked(analyst)


def test_l_still_gives_a_label_by_part_of_its_name_and_by_digit(analyst: User) -> None:
    label(analyst, "أحمد الزاهي", "1")
    analyst.letter("l")
    analyst.digit("2")
    (mention,) = analyst.window.session.mentions.values()
    found = analyst.project.schema.find_label(mention.label_id)
    assert found is not None and found.name == "ORG"
    analyst.letter("l")
    analyst.window.reading.picker.query.setText("شخص")
    at = next(row for row, text in enumerate(picker_rows(analyst)) if text == "Person")
    while analyst.window.reading.picker.list.currentRow() != at:
        analyst.key(Qt.Key.Key_Down)
    analyst.key(Qt.Key.Key_Return)
    (mention,) = analyst.window.session.mentions.values()
    found = analyst.project.schema.find_label(mention.label_id)
    assert found is not None and found.name == "PER"


def test_words_without_a_label_take_label_and_link_of_an_entity_at_once(analyst: User) -> None:
    label(analyst, "أحمد الزاهي", "1")
    analyst.letter("l")
    analyst.key(Qt.Key.Key_Return)
    analyst.go_to_word(analyst.content.index("الزاهي", 12))
    analyst.letter("l")
    analyst.window.reading.picker.query.setText("أحمد الزاهي")
    rows = picker_rows(analyst)
    at = next(row for row, text in enumerate(rows) if "أحمد الزاهي" in text)
    while analyst.window.reading.picker.list.currentRow() != at:
        analyst.key(Qt.Key.Key_Down)
    analyst.key(Qt.Key.Key_Return)
    assert linked(analyst)["الزاهي"] == "أحمد الزاهي"
    assert len({mention.label_id for mention in analyst.window.session.mentions.values()}) == 1


def test_the_page_of_entities_walks_the_mentions_of_one_round_and_round(analyst: User) -> None:
    label(analyst, "أحمد الزاهي", "1")
    analyst.letter("l")
    analyst.key(Qt.Key.Key_Return)
    label(analyst, "الزاهي", "1", nth=1)
    analyst.letter("l")
    analyst.window.reading.picker.query.setText("أحمد الزاهي")
    analyst.key(Qt.Key.Key_Return)
    page = analyst.window.inspector.entities_page
    analyst.settle()
    assert page.count == 1
    analyst.window.inspector.tabs.setCurrentWidget(page)
    page.list.setFocus()
    page.list.setCurrentRow(0)
    seen = []
    for _ in range(3):
        analyst.key(Qt.Key.Key_Return)
        seen.append(analyst.focused_text)
    assert seen[0] != seen[1] and seen[0] == seen[2]
    assert set(seen) == {"أحمد الزاهي", "الزاهي"}


def test_a_link_is_taken_away_again(analyst: User) -> None:
    label(analyst, "أحمد الزاهي", "1")
    analyst.letter("l")
    analyst.key(Qt.Key.Key_Return)
    analyst.letter("l")
    rows = picker_rows(analyst)
    at = rows.index("No entity")
    while analyst.window.reading.picker.list.currentRow() != at:
        analyst.key(Qt.Key.Key_Down)
    analyst.key(Qt.Key.Key_Return)
    assert linked(analyst) == {}
    assert analyst.window.inspector.entity.link_button.isVisible()


def make_three(user: User) -> None:
    """Link three mentions to three entities."""
    for words, nth in (("أحمد الزاهي", 0), ("الزاهي", 1), ("أحمد", 1)):
        label(user, words, "1", nth)
        user.letter("l")
        user.window.reading.picker.query.setText("")
        rows = picker_rows(user)
        at = next(row for row, text in enumerate(rows) if text.startswith("New entity"))
        while user.window.reading.picker.list.currentRow() != at:
            user.key(Qt.Key.Key_Down)
        user.key(Qt.Key.Key_Return)
    assert len(entities(user)) == 3


def test_two_entities_are_merged_in_the_register_and_ctrl_z_parts_them_again(analyst: User) -> None:
    make_three(analyst)
    analyst.window.actions_table["entities"].trigger()
    analyst.settle()
    register = analyst.window.register.register
    assert register is not None and register.model.rowCount() == 3
    assert register.filter.hasFocus()
    register.filter.setText("الزاهي")
    analyst.window.register.fill()
    assert register.model.rowCount() == 2
    analyst.key(Qt.Key.Key_Down)
    analyst.key(Qt.Key.Key_Home)
    analyst.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(register.selected()) == 2
    register.merge_button.setFocus()
    analyst.key(Qt.Key.Key_Space)
    assert {entity.name for entity in entities(analyst)} & {"أحمد الزاهي", "الزاهي"} and len(entities(analyst)) == 2
    (merged,) = [entity for entity in entities(analyst) if entity.aliases]
    assert {merged.name, *merged.aliases} == {"أحمد الزاهي", "الزاهي"}
    assert len(analyst.project.entity_mentions(merged.id)) == 2
    assert register.message.text()
    analyst.key(Qt.Key.Key_Escape)
    assert analyst.view.hasFocus()
    analyst.letter("z")
    assert len(entities(analyst)) == 3


def test_what_is_selected_and_ticked_in_the_register_stays_so_when_something_else_changes(analyst: User) -> None:
    make_three(analyst)
    kept, other = analyst.project.entities()[:2]
    analyst.window.linking.merge(kept.id, [other.id])
    analyst.window.register.open(kept.id)
    analyst.settle()
    register = analyst.window.register.register
    assert register is not None
    register.table.selectAll()
    analyst.settle()
    chosen = register.selected()
    register.mentions.setFocus()
    register.mentions.setCurrentRow(1)
    analyst.key(Qt.Key.Key_Space)
    (ticked,), name = register.ticked(), register.split_name.text()
    with analyst.project.edit("entity.change") as edit:
        edit.set_entity_note(chosen[-1], "كما ورد في تقرير آخر")
    QTest.qWait(120)
    assert register.selected() == chosen and len(chosen) == 2
    assert register.ticked() == [ticked] and register.split_name.text() == name


def test_mentions_are_split_off_into_an_entity_of_their_own(analyst: User) -> None:
    make_three(analyst)
    kept, other = analyst.project.entities()[:2]
    analyst.window.linking.merge(kept.id, [other.id])
    analyst.window.register.open(kept.id)
    analyst.settle()
    register = analyst.window.register.register
    assert register is not None and register.mentions.count() == 2
    register.mentions.setFocus()
    register.mentions.setCurrentRow(1)
    analyst.key(Qt.Key.Key_Space)
    assert len(register.ticked()) == 1 and register.split_name.text()
    register.split_button.setFocus()
    analyst.key(Qt.Key.Key_Space)
    analyst.settle()
    assert len(entities(analyst)) == 3
    assert all(len(analyst.project.entity_mentions(entity.id)) == 1 for entity in entities(analyst))


def test_an_entity_is_renamed_in_the_register_and_its_old_name_stays_an_alias(analyst: User) -> None:
    make_three(analyst)
    (entity,) = [each for each in entities(analyst) if each.name == "أحمد"]
    analyst.window.register.open(entity.id)
    analyst.settle()
    register = analyst.window.register.register
    assert register is not None
    analyst.key(Qt.Key.Key_F2)
    assert register.form.name.hasFocus()
    register.form.name.setText("أحمد بن علي")
    analyst.key(Qt.Key.Key_Tab)
    register.form.wikidata.setFocus()
    register.form.wikidata.setText("Q42")
    analyst.key(Qt.Key.Key_Return)
    found = analyst.project.find_entity(entity.id)
    assert found is not None
    assert (found.name, found.aliases, dict(found.external_ids)) == ("أحمد بن علي", ("أحمد",), {"wikidata": "Q42"})


def test_enter_on_a_mention_of_the_register_goes_to_it(analyst: User) -> None:
    make_three(analyst)
    (entity,) = [each for each in entities(analyst) if each.name == "الزاهي"]
    analyst.window.register.open(entity.id)
    analyst.settle()
    analyst.key(Qt.Key.Key_Return)
    analyst.key(Qt.Key.Key_Return)
    assert analyst.window.register.sheet is not None and not analyst.window.register.sheet.isVisible()
    assert analyst.focused_text == "الزاهي" and analyst.focus.mention_id is not None
